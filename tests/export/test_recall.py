"""A person is found in every kind of file that holds them, in any spelling, and nobody else is."""

import gzip
from pathlib import Path

import pytest

from schemas.records import Lead
from schemas.tables import LEADS
from tasks.common.parquet import write_table
from tasks.common.unsubscribe import UnsubscribeTokens
from tasks.export.eml import eml_writer
from tasks.export.gold import write_gold
from tasks.export.handoff import csv_writer, handoff_row
from tasks.export.recall import recall
from tasks.export.review import guarded
from tasks.ingest.lead_files import open_text
from tasks.ingest.opt_outs import link_of


@pytest.fixture
def person(tmp_path, run, make_row, lead, campaign) -> Lead:
    """A home in which one night wrote to two people."""
    people = [
        lead.model_copy(update={"email": "Ann.Lee@googlemail.com", "lead_id": "1"}),
        lead.model_copy(update={"email": "ben@tarn.example", "row_number": 2, "lead_id": "2"}),
    ]
    rows = [make_row(who.row_number, recipient_email=who.email) for who in people]
    write_gold(tmp_path / "gold", run, rows)
    folder = tmp_path / "runs" / "spring" / "20260512-ab12"
    write_table(folder / "shards" / "p9-00000" / "leads.parquet", LEADS, people)
    (folder / "shards" / "p9-00000" / "scores.jsonl").write_text(
        '{"source_file": "leads.csv", "row_number": 1}\n'
        '{"source_file": "leads.csv", "row_number": 2}\n'
    )
    with (
        csv_writer(folder / "handoff" / "emails.csv") as write_line,
        eml_writer(folder / "handoff" / "eml", campaign) as write_message,
    ):
        for row, who in zip(rows, people, strict=True):
            write_line(handoff_row(row, who))
            write_message(handoff_row(row, who))
    (folder / "report.html").write_text("<p>To Ann &lt;Ann.Lee@googlemail.com&gt;</p>")
    (folder / "manifest.json").write_text("{}")
    (tmp_path / "suppression").mkdir()
    (tmp_path / "suppression" / "unsubscribed.txt").write_text("annlee@gmail.com\n")
    return people[0]


def test_every_file_that_holds_a_person_is_listed(tmp_path: Path, person: Lead) -> None:
    found = {
        str(one.path.relative_to(tmp_path)): one.rows for one in recall(tmp_path, person.email)
    }
    (eml,) = [name for name in found if name.endswith(".eml")]
    assert Path(eml).name.startswith("1-")
    night = "campaign=spring/run_date=2026-05-12/part-20260512-ab12-0000.parquet"
    run = "runs/spring/20260512-ab12"
    assert found == {
        f"gold/emails/{night}": 1,
        f"gold/outcomes/{night}": 1,
        f"{run}/shards/p9-00000/leads.parquet": 1,
        f"{run}/shards/p9-00000/scores.jsonl": 1,
        f"{run}/handoff/emails.csv": 1,
        eml: 1,
        f"{run}/report.html": 1,
        "suppression/unsubscribed.txt": 1,
    }


@pytest.mark.parametrize("spelling", ["ANNLEE+x@gmail.com", " a.n.n.l.e.e@GoogleMail.com "])
def test_any_spelling_finds_the_same_files(tmp_path: Path, person: Lead, spelling: str) -> None:
    assert list(recall(tmp_path, spelling)) == list(recall(tmp_path, person.email))


@pytest.mark.parametrize(
    "other", ["ann@gmail.com", "annlee@gmail.com.example", "ann.lee@tarn.example"]
)
def test_nobody_else_is_found(tmp_path: Path, person: Lead, other: str) -> None:
    assert list(recall(tmp_path, other)) == []


def test_the_lead_file_that_a_row_came_from_is_named(tmp_path: Path, person: Lead) -> None:
    assert set().union(*(one.sources for one in recall(tmp_path, person.email))) == {"leads.csv"}


def test_an_address_in_a_column_that_no_alias_maps_counts(tmp_path: Path, lead: Lead) -> None:
    file = tmp_path / "bronze" / "leads" / "part.parquet"
    write_table(file, LEADS, [lead.model_copy(update={"extra": {"Private": "ann@fell.example"}})])
    assert [(one.path, one.rows) for one in recall(tmp_path, "ann@fell.example")] == [(file, 1)]


def test_a_file_that_cannot_be_searched_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "gold" / "emails"
    folder.mkdir(parents=True)
    (folder / "part-x.parquet").write_bytes(b"torn")
    (folder / ".part-y.parquet.7.tmp").write_bytes(b"PAR1")
    found = list(recall(tmp_path, "ann@fell.example"))
    assert [(one.path.name, one.rows) for one in found] == [
        (".part-y.parquet.7.tmp", 0), ("part-x.parquet", 0),
    ]  # fmt: skip
    assert all(one.problem for one in found)


@pytest.mark.parametrize("data", [
    gzip.compress(b"ben@tarn.example\nann@fell.example\n", mtime=0),
    "email\nann@fell.example\n".encode("utf-16"),
    "\uff41nn\uff20fell.example # May\n".encode(),
    b'"ann"@fell.example\n',
    b"- x\nname,'ann@fell.example\n",
])  # fmt: skip
def test_a_list_is_searched_as_the_run_reads_it(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "suppression" / "list.txt"
    file.parent.mkdir()
    file.write_bytes(data)
    found = list(recall(tmp_path, "ann@fell.example", open_text))
    assert [(one.path, one.rows) for one in found] == [(file, 1)]


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "suppression" / "list.txt.gz"
    file.parent.mkdir()
    file.write_bytes(gzip.compress(b"ann@fell.example\n", mtime=0)[:-4])
    (found,) = recall(tmp_path, "ann@fell.example", open_text)
    assert (found.path, found.rows) == (file, 0)
    assert "breaks off" in found.problem


@pytest.mark.parametrize("entry", [
    "1|ann@fell.example", "email=ann@fell.example", "ann@fell.example <ben@tarn.example>",
])  # fmt: skip
def test_a_list_is_searched_for_whoever_an_entry_may_mean(tmp_path: Path, entry: str) -> None:
    file = tmp_path / "suppression" / ".hidden.txt"
    file.parent.mkdir()
    file.write_text(f"{entry}\n")
    found = list(recall(tmp_path, "ann@fell.example", open_text))
    assert [(one.path, one.rows) for one in found] == [(file, 1)]


def test_a_list_behind_a_linked_folder_is_searched(tmp_path: Path) -> None:
    shared, home = tmp_path / "shared", tmp_path / "home"
    for folder in (shared, home / "suppression"):
        folder.mkdir(parents=True)
    (shared / "list.txt").write_text("ann@fell.example\n")
    (home / "suppression" / "us").symlink_to(shared)
    (shared / "back").symlink_to(home / "suppression")
    (home / "suppression" / "gone").symlink_to(tmp_path / "nowhere")
    found = list(recall(home, "ann@fell.example", open_text))
    assert [(one.path.name, one.rows, one.problem) for one in found] == [
        ("gone", 0, "a link to nothing"), ("list.txt", 1, ""),
    ]  # fmt: skip


def test_who_opted_out_by_a_link_is_found_in_the_list(tmp_path: Path) -> None:
    tokens = UnsubscribeTokens("a key for tests that is long enough")
    token = tokens.url("https://l.example/stop", "spring", "ann@fell.example").partition("=")[2]
    file = tmp_path / "suppression" / "list.csv"
    file.parent.mkdir()
    kept = f"link:{tokens.key_ids[0]}:{tokens.email_key('ann@fell.example')}"
    file.write_text(f"email,token\n,{token}\n,{kept}\n,https://l.example/stop?t={token}&a=b\n")
    for address, rows in (("Ann+x@fell.example", [3]), ("ben@fell.example", [])):
        found = recall(tmp_path, address, open_text, link_of(address, tokens))
        assert [one.rows for one in found] == rows


@pytest.mark.parametrize("cell", [
    "ann@fell.example; ben@tarn.example", "ben@tarn.example/ann@fell.example",
    "ben@tarn.example|ann@fell.example", "ben@tarn.example or Ann <ann@fell.example>",
])  # fmt: skip
def test_one_of_several_addresses_in_a_cell_is_found(tmp_path: Path, lead: Lead, cell: str) -> None:
    file = tmp_path / "gold" / "part.parquet"
    write_table(file, LEADS, [lead.model_copy(update={"email": cell})])
    assert [(one.path, one.rows) for one in recall(tmp_path, "ann@fell.example")] == [(file, 1)]
    assert not list(recall(tmp_path, "tarn@fell.example"))


@pytest.mark.parametrize("email", ["+pat@fell.example", "=pat@fell.example"])
def test_a_guarded_address_of_a_review_file_is_found(tmp_path: Path, email: str) -> None:
    file = tmp_path / "runs" / "spring" / "r" / "handoff" / "review.csv"
    file.parent.mkdir(parents=True)
    file.write_text(f'\ufeff"status","email"\r\n"review","{guarded(email)}"\r\n', newline="")
    assert [(one.path, one.rows) for one in recall(tmp_path, email)] == [(file, 1)]


@pytest.mark.parametrize("field", [
    {"headline": "Buyer, ann@fell.example"},
    {"recent_activity": ("Spoke at Fell", "Ask me: ann@fell.example.")},
    {"company": "Fell (ann@fell.example)"},
    {"headline": "\u201cann@fell.example!\u201d"},
])  # fmt: skip
def test_an_address_in_any_text_of_a_lead_counts(tmp_path: Path, lead: Lead, field: dict) -> None:
    file = tmp_path / "bronze" / "leads" / "part.parquet"
    write_table(file, LEADS, [lead.model_copy(update=field)])
    assert [(one.path, one.rows) for one in recall(tmp_path, "ann@fell.example")] == [(file, 1)]
