"""One key for every spelling of an address; opt-outs are never dropped."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import InputFileError
from tasks.common.addresses import suppression_key
from tasks.ingest.suppression import SuppressionList

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"

# What no reader sees and no rule of addresses refuses, beside zero-width and bidi marks.
UNSEEN = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180d\u180f\u2800\u3164\ufe00\ufe0f\uffa0"
    "\U000e0001\U000e0100\U000e0101\U000e01ef"
)


def loaded(tmp_path: Path, text: str, name: str = "s.txt") -> SuppressionList:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return SuppressionList.load([path])


@pytest.mark.parametrize("spelling", [
    " Mary@KILBRIDE.example ", "MARY@kilbride.EXAMPLE", "mary@kilbride.example",
    "mary+news@kilbride.example", "Mary Smith <mary@kilbride.example>", "<mary@kilbride.example>",
    "mailto:mary@kilbride.example", '"mary@kilbride.example"', '"mary"@kilbride.example',
    "mary@kilbride.example.", "mary@kilbride.example,", "mary\u200b@kilbride.example",
    "\ufeffmary@kilbride.example", "\uff4dary@kilbride\u3002example", "\u00a0mary@kilbride.example",
    "\u202amary@kilbride.example\u202c",
    *(f"mary{unseen}@kilbride.example" for unseen in UNSEEN),
])  # fmt: skip
def test_spellings_of_an_address_share_a_key(spelling: str) -> None:
    assert suppression_key(spelling) == "mary@kilbride.example"


@pytest.mark.parametrize(("email", "key"), [
    ("Ann.Lee+x@googlemail.com", "annlee@gmail.com"),
    ("ann.lee@orlik.example", "ann.lee@orlik.example"),  # dots matter elsewhere
    ("ann_l-ee.x@protonmail.com", "annleex@proton.me"),
    ("ann@me.com", "ann@icloud.com"),
    ("ann@ya.ru", "ann@yandex.ru"),
    ("ann-shop@yahoo.com", "ann@yahoo.com"),
    ("ann-shop@orlik.example", "ann-shop@orlik.example"),
    ("+ann@orlik.example", "+ann@orlik.example"),
    ("jose\u0301@orlik.example", "jos\u00e9@orlik.example"),
    ("ann@gmail.com.example", "ann@gmail.com.example"),
])  # fmt: skip
def test_a_mailbox_has_one_key(email: str, key: str) -> None:
    assert suppression_key(email) == key


@given(st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9._+-]{0,12}@[a-z]{1,8}\.[a-z]{2,5}", fullmatch=True))
def test_the_short_way_and_the_parsers_agree(email: str) -> None:
    # A trailing comma is taken off, and keeps the address from the short way.
    assert suppression_key(email) == suppression_key(f"{email},")


def test_a_domain_and_its_idna_form_share_a_key() -> None:
    assert suppression_key("a@BÜCHER.example") == suppression_key("a@xn--bcher-kva.example")


@given(st.text() | st.emails())
def test_any_text_has_a_key_that_is_its_own_key(text: str) -> None:
    key = suppression_key(text)
    assert suppression_key(key) == key


def test_addresses_domains_and_comments(tmp_path: Path) -> None:
    found = loaded(tmp_path, "# opted out\nMary@Kilbride.example # May\n\ntarn.example\n")
    assert found.reason("mary@kilbride.example") == "suppressed.address"
    assert found.reason("jan@kilbride.example") is None
    assert found.reason("jan@TARN.example") == "suppressed.domain"


def test_a_domain_covers_its_subdomains_and_no_other(tmp_path: Path) -> None:
    found = loaded(tmp_path, "tarn.example\n")
    assert found.reason("jan@eu.mail.tarn.example") == "suppressed.domain"
    assert found.reason("jan@nottarn.example") is None


@pytest.mark.parametrize("entry", [
    "@tarn.example", "*.tarn.example", ".tarn.example", "*@tarn.example", "%@tarn.example",
    "*@*.tarn.example", "www.tarn.example", "WWW.tarn.example",
])  # fmt: skip
def test_other_ways_to_write_a_domain(tmp_path: Path, entry: str) -> None:
    assert loaded(tmp_path, entry).reason("jan@tarn.example") == "suppressed.domain"


def test_csv_with_an_email_column(tmp_path: Path) -> None:
    text = "Name;Email Address;Company Domain\n# a note\nMary;mary@b.example;b.example\nJan;;\n"
    found = loaded(tmp_path, text, "s.csv")
    assert found.reason("mary@b.example") == "suppressed.address"
    assert found.reason("jan@b.example") is None


def test_csv_with_a_domain_column(tmp_path: Path) -> None:
    found = loaded(tmp_path, "domain,since\ntarn.example,2024\n", "s.csv")
    assert found.reason("jan@tarn.example") == "suppressed.domain"


def test_an_address_that_is_not_valid_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match=r"s\.txt, line 1: the entry is neither") as told:
        loaded(tmp_path, "mary@@b.example\n")
    assert "mary" not in str(told.value)  # the sentence goes into logs and Prefect's database


def test_an_entry_that_is_neither_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match=r"s\.txt, line 2: the entry is neither an"):
        loaded(tmp_path, "mary@b.example\nMary Smith\n")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="no such file"):
        SuppressionList.load([tmp_path / "none.txt"])


def test_several_files_are_one_list(tmp_path: Path) -> None:
    for name, line in (("a.txt", "a@b.example"), ("b.txt", "c.example")):
        (tmp_path / name).write_text(line)
    found = SuppressionList.load([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert (len(found.addresses), len(found.domains)) == (1, 1)


def test_the_sample_list_loads() -> None:
    found = SuppressionList.load([SAMPLES / "suppression.txt"])
    assert found.reason("victor@eu.tarnholdings.example") == "suppressed.domain"


@pytest.mark.parametrize(
    "entry", ["Ann Lee <ann@tarn.example>", "<ann@tarn.example>", "mailto:ann@tarn.example"]
)
def test_an_opt_out_in_other_clothes_counts(tmp_path, entry):
    (tmp_path / "s.txt").write_text(f"{entry}\n")
    assert SuppressionList.load([tmp_path / "s.txt"]).reason("ann@tarn.example") is not None


@pytest.mark.parametrize(
    "entry",
    ["ann@tarn.example;bob@x.example", "ann@tarn.example\t2026-01-01", "https://tarn.example/"],
)
def test_an_opt_out_that_is_not_understood_stops_the_run(tmp_path, entry):
    (tmp_path / "s.txt").write_text(f"{entry}\n")
    with pytest.raises(InputFileError):
        SuppressionList.load([tmp_path / "s.txt"])


MARY, JAN = "mary@kilbride.example", "jan@tarn.example"


@pytest.mark.parametrize(("text", "line"), [
    ('email,reason\nbo@s.example,"too many\n{mary},spam\n{jan},stop\n', 2),
    ('email,reason\nbo@s.example,"too many\n{mary},spam\n{jan},"stop"\n', 2),
    ('email,reason\nbo@s.example,"too many\n{mary},"\n{jan},stop\n', 2),
    ('name,email\nBo,bo@s.example\n"Mary,{mary}\nJan,{jan}\n', 3),
    ('email,name\n{jan},"Jan\n{mary},Mary\nbo@s.example,Bo\n', 2),
    ('domain,reason\ns.example,"too many\nkilbride.example,"\n', 2),
    ('email,reason\n"{mary}"x,stop\n', 2),
])  # fmt: skip
def test_an_open_quote_swallows_nobody(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(InputFileError, match=rf"s\.csv, line {line}: .*close the quote"):
        loaded(tmp_path, text.format(mary=MARY, jan=JAN), "s.csv")


def test_a_quoted_cell_may_have_lines(tmp_path: Path) -> None:
    text = f'email,reason\n{MARY},"Too many.\nPlease stop, now."\n{JAN},spam\n'
    found = loaded(tmp_path, text, "s.csv")
    assert (found.reason(MARY), found.reason(JAN)) == ("suppressed.address",) * 2


@pytest.mark.parametrize(("text", "reason"), [
    ("name,email\n{mary}\n", "suppressed.address"),  # a short row
    ("name,company,email\nMary,{mary},\n", "suppressed.address"),  # a shifted one
    ("email,domain\n{jan},\n,kilbride.example\n", "suppressed.domain"),
    ("Work Email,Email\n,{mary}\n", "suppressed.address"),
    ("Company Email,Email\ninfo@kilbride.example,{mary}\n", "suppressed.address"),
    ("Email,Email 2\n{jan},{mary}\n", "suppressed.address"),
    ("Email,Email\n{jan},{mary}\n", "suppressed.address"),
    ("Email,Secondary Email\nNULL,{mary}\n", "suppressed.address"),
    ("id,email\n#1042,{mary}\n", "suppressed.address"),
])  # fmt: skip
def test_whoever_a_row_names_is_covered(tmp_path: Path, text: str, reason: str) -> None:
    assert loaded(tmp_path, text.format(mary=MARY, jan=JAN), "s.csv").reason(MARY) == reason


@pytest.mark.parametrize("row", ["# a note", "# a note, with a comma", "#Mary,mary@@b", "#,,"])
def test_comments_between_rows(tmp_path: Path, row: str) -> None:
    found = loaded(tmp_path, f"name,email\n{row}\nJan,{JAN}\n", "s.csv")
    assert (found.counts["addresses"], found.reason(JAN)) == (1, "suppressed.address")


@pytest.mark.parametrize("mark", "'\u2022*-=\u201c`+\u2013")
def test_a_mark_before_an_address_does_not_hide_it(tmp_path: Path, mark: str) -> None:
    found = loaded(tmp_path, f"{mark}{MARY}\n")
    assert (found.reason(MARY), found.reason(mark + MARY)) == ("suppressed.address",) * 2


@pytest.mark.parametrize("entry", [
    "Mary|{mary}", "1|{mary}", "#|email\n1|{mary}", "email={mary}", "Mary/{mary}", "%20{mary}",
    "email\n1|{mary}", "email=-{mary}", "Mary~{mary}", "1|-%20{mary}", "%2D{mary}",
])  # fmt: skip
def test_a_cell_before_an_address_does_not_hide_it(tmp_path: Path, entry: str) -> None:
    found = loaded(tmp_path, f"{entry.format(mary=MARY)}\n")
    assert (found.reason(MARY), found.reason(JAN)) == ("suppressed.address", None)


def test_what_stands_before_an_address_may_be_its_own(tmp_path: Path) -> None:
    assert loaded(tmp_path, f"1|{MARY}\n").reason(f"1|{MARY}") == "suppressed.address"


@pytest.mark.parametrize("entry", [
    "{mary} <{jan}>", '"{mary}" <{jan}>', "Mary {mary} <{jan}>", "email,name\n{mary} <{jan}>,x",
])  # fmt: skip
def test_two_addresses_of_one_entry_both_count(tmp_path: Path, entry: str) -> None:
    found = loaded(tmp_path, f"{entry.format(mary=MARY, jan=JAN)}\n")
    assert (found.reason(MARY), found.reason(JAN)) == ("suppressed.address",) * 2


def test_a_name_with_an_at_sign_is_no_second_address(tmp_path: Path) -> None:
    found = loaded(tmp_path, f"Mary @ Orlik <{MARY}>\n{JAN} <{JAN.upper()}>\n")
    assert found.counts["addresses"] == 2


@pytest.mark.parametrize("entry", [
    f"- {MARY}", "link:deadbeef:00", "link:deadbeef:nothash", "mary*@kilbride.example",
    "x" * 200_000, "name,email\nx,#mary@kilbride.example",
])  # fmt: skip
def test_what_would_cover_nobody_is_refused(tmp_path: Path, entry: str) -> None:
    with pytest.raises(InputFileError, match=r"line \d: .* is neither"):
        loaded(tmp_path, f"{entry}\n")
