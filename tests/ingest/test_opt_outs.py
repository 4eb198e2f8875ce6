"""What an import takes, what it refuses, and that it never takes a part."""

import os
from datetime import date
from pathlib import Path

import pytest

from schemas.errors import InputFileError
from tasks.common.unsubscribe import UnsubscribeTokens
from tasks.ingest.opt_outs import Imported, home_lists, import_opt_outs, opt_outs, understood
from tasks.ingest.suppression import SuppressionList

TOKENS = UnsubscribeTokens("a key for tests that is long enough")
TODAY = date(2026, 3, 2)
LINK = TOKENS.url("https://l.example/stop", "spring", "ann@orlik.example")
TOKEN = LINK.partition("?t=")[2]


@pytest.fixture
def imported(tmp_path: Path):
    """Imports a file of such text; what was found, and the home's list."""

    def run(text: str, tokens: UnsubscribeTokens = TOKENS) -> tuple[Imported, Path]:
        file, into = tmp_path / "export.csv", tmp_path / "suppression" / "unsubscribed.txt"
        file.write_text(text, encoding="utf-8")
        return import_opt_outs(file, into, tokens, TODAY), into

    return run


def reason(into: Path, email: str, tokens: UnsubscribeTokens = TOKENS) -> str | None:
    return SuppressionList.load([into], tokens).reason(email)


@pytest.mark.parametrize("link", [
    TOKEN, LINK, f"<{LINK}>", f'"{LINK}"', f"{LINK}&utm_source=esp", f"  {TOKEN} ",
])  # fmt: skip
def test_a_link_or_token_a_line(imported, link: str) -> None:
    found, into = imported(f"{link}\n")
    assert found == Imported(addresses=0, links=1, blank=0, new=1)
    assert reason(into, "ANN+x@orlik.example") == "suppressed.unsubscribed"
    assert reason(into, "ben@orlik.example") is None


def test_a_providers_csv(imported) -> None:
    text = "Email Address,First Name,Domain\nann@orlik.example,Ann,orlik.example\n,Bo,\n"
    found, into = imported(text)
    assert found == Imported(addresses=1, links=0, blank=1, new=1)
    assert reason(into, "ann@orlik.example") == "suppressed.address"
    assert reason(into, "jan@orlik.example") is None


@pytest.mark.parametrize("entry", ["1|ann@orlik.example", "ann@orlik.example <jan@b.example>"])
def test_whoever_an_entry_names_is_imported(imported, entry: str) -> None:
    for text in (entry, f"Email,When\n{entry},May"):
        assert reason(imported(f"{text}\n")[1], "ann@orlik.example") == "suppressed.address"


def test_a_link_as_the_list_keeps_it_counts_in_any_column(imported, tmp_path: Path) -> None:
    kept = imported(f"{TOKEN}\n")[1].read_text().splitlines()[-1]
    (tmp_path / "s.csv").write_text(f"Email,Entry\n,{kept}\n,link: see the page\n")
    assert reason(tmp_path / "s.csv", "ann@orlik.example") == "suppressed.unsubscribed"


def test_our_own_list_of_tokens_as_csv(imported) -> None:
    found, into = imported(f"campaign;unsubscribe_url\nspring;{LINK}\n")
    assert found.links == 1
    assert reason(into, "ann@orlik.example") == "suppressed.unsubscribed"


def test_a_second_import_changes_nothing(imported) -> None:
    text = f"{TOKEN}\nBen@tarn.example\n"
    _, into = imported(text)
    before = into.read_bytes()
    found, _ = imported(text + "ben@TARN.example\n")
    assert (found.new, into.read_bytes()) == (0, before)


def test_what_was_on_the_list_stays(imported) -> None:
    imported("ann@orlik.example\n")
    _, into = imported("ben@tarn.example\n")
    assert reason(into, "ann@orlik.example") == reason(into, "ben@tarn.example") is not None


@pytest.mark.parametrize("entry", [
    "Mary Smith", "tarn.example", "@tarn.example", f"{TOKEN[:-1]}", f"{TOKEN}x", TOKEN[:30],
    TOKEN.replace(".", "@x."), f"{TOKEN[:20]}.{TOKEN[20:]}", "https://l.example/stop?t=abc",
    "https://l.example/stop", "link:", "link:deadbeef:00",
    f"link:{TOKENS.key_ids[0]}:{'0' * 32}", "ann@orlik.example;ben@tarn.example",
])  # fmt: skip
def test_a_row_that_is_not_understood_stops_all_with_its_line(imported, entry: str) -> None:
    _, into = imported("ann@orlik.example\n")
    before = into.read_bytes()
    with pytest.raises(InputFileError, match=r"export\.csv, line 2: .* is neither"):
        imported(f"ben@tarn.example\n{entry}\n")
    assert into.read_bytes() == before


@pytest.mark.parametrize("row", [
    ",,fell.example", "x,#ann@orlik.example,", "x,x@@y.example,",
])  # fmt: skip
def test_a_csv_row_that_is_not_understood_stops_all_with_its_line(imported, row: str) -> None:
    with pytest.raises(InputFileError, match=r"export\.csv, line 3: .* is neither"):
        imported(f"id,email,domain\n1,ann@orlik.example,\n{row}\n")


def test_a_link_stands_in_for_a_missing_address(imported) -> None:
    found, into = imported(f"email,token\nben@tarn.example,\n,{TOKEN}\n")
    assert (found.addresses, found.links, found.blank) == (1, 1, 0)
    assert reason(into, "ann@orlik.example") == "suppressed.unsubscribed"


def test_an_open_quote_loses_nobody(imported) -> None:
    _, into = imported("ann@orlik.example\n")
    with pytest.raises(InputFileError, match=r"export\.csv, line 2: .*close the quote"):
        imported('email,reason\nbo@s.example,"too many\nben@tarn.example,spam\n')
    assert reason(into, "bo@s.example") is None


def test_a_link_of_another_home_is_refused(imported) -> None:
    other = UnsubscribeTokens("another key that is long enough")
    with pytest.raises(InputFileError, match="line 1"):
        imported(other.url("https://l.example/u", "spring", "ann@orlik.example") + "\n")


def test_opt_outs_by_an_old_links_key_match_after_rotation(imported) -> None:
    rotated = UnsubscribeTokens("a key for tests that is long enough", "the next key, long enough")
    _, into = imported(f"{TOKEN}\n", rotated)
    assert reason(into, "ann@orlik.example", rotated) == "suppressed.unsubscribed"
    new = rotated.url("https://l.example/u", "spring", "ben@tarn.example")
    _, into = imported(f"{new}\n", rotated)
    assert reason(into, "ben@tarn.example", rotated) == "suppressed.unsubscribed"
    assert reason(into, "ann@orlik.example", rotated) == "suppressed.unsubscribed"


def test_an_opt_out_whose_key_is_gone_stops_the_run(imported) -> None:
    _, into = imported(f"{TOKEN}\n")
    with pytest.raises(InputFileError, match=r"unsubscribed\.txt, line 3: .*signing key"):
        reason(into, "ben@tarn.example", UnsubscribeTokens("another key that is long enough"))


def test_the_list_holds_no_address_of_who_opted_out_by_link(imported) -> None:
    _, into = imported(f"{TOKEN}\n")
    assert "@" not in into.read_text()
    assert TOKEN not in into.read_text()


def test_links_are_not_understood_without_the_homes_keys() -> None:
    assert understood(TOKEN) is None


def test_a_list_may_hold_all_kinds(tmp_path: Path) -> None:
    file = tmp_path / "s.txt"
    file.write_text(f"ann@orlik.example\n*.tarn.example\n{TOKEN}\n")
    kinds = [who.kind for _, _, who in opt_outs(file, TOKENS) if who]
    assert kinds == ["address", "domain", "link"]


def test_the_homes_lists_are_all_files_below_and_behind_links(tmp_path: Path) -> None:
    folder, shared = tmp_path / "suppression", tmp_path / "shared"
    for path in (folder / "a.txt", folder / "sub" / "b.csv", shared / "c.txt", folder / ".d",
                 folder / ".DS_Store", folder / "._a.txt", folder / ".#a.txt",
                 folder / ".a.txt.swp", folder / ".unsubscribed.txt.7.tmp"):  # fmt: skip
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (folder / "shared").symlink_to(shared)
    (folder / "sub" / "loop").symlink_to(folder)
    found = [path.relative_to(folder).as_posix() for path in home_lists(folder)]
    assert found == [".d", "a.txt", "shared/c.txt", "sub/b.csv"]
    assert home_lists(tmp_path / "none") == []


def test_a_homes_list_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch) -> None:
    gone = tmp_path / "gone"
    gone.symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputFileError, match=r"gone: the suppression lists cannot be read"):
        home_lists(gone)
    folder = tmp_path / "suppression"
    (folder / "sub").mkdir(parents=True)
    scandir = os.scandir

    def refusing(path: str):  # root reads what it may not
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(InputFileError, match=r"sub: .*Permission denied"):
        home_lists(folder)
    monkeypatch.undo()
    (folder / "b.txt").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputFileError, match=r"b\.txt: .*a link to nothing"):
        home_lists(folder)
