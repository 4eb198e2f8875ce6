import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import InputFileError, MailmillError
from schemas.settings import Settings
from tasks.export.unsubscribe import UnsubscribeTokens, signing_key

TOKENS = UnsubscribeTokens("a key for tests that is long enough")


def token_of(url: str) -> str:
    return url.partition("?t=")[2]


def test_token_names_campaign_and_address_key() -> None:
    url = TOKENS.url("https://l.com/stop", "spring", "Tomas@Orlik.cz")
    assert url.startswith("https://l.com/stop?t=")
    assert TOKENS.read(token_of(url)) == ("spring", TOKENS.email_key("tomas@orlik.cz"))


def test_all_spellings_of_an_address_share_a_key() -> None:
    assert TOKENS.email_key("J@müller.de") == TOKENS.email_key(" j@XN--MLLER-KVA.de ")


def test_link_is_the_same_every_night() -> None:
    again = UnsubscribeTokens("a key for tests that is long enough")
    assert TOKENS.url("u", "spring", "a@b.cz") == again.url("u", "spring", "a@b.cz")


def test_other_key_cannot_read() -> None:
    other = UnsubscribeTokens("another key that is long enough")
    with pytest.raises(MailmillError, match="not one of ours"):
        other.read(token_of(TOKENS.url("u", "spring", "a@b.cz")))


def test_address_cannot_be_found_without_the_key() -> None:
    other = UnsubscribeTokens("another key that is long enough")
    assert TOKENS.email_key("a@b.cz") != other.email_key("a@b.cz")


@given(st.integers(0, 10_000), st.characters(codec="ascii"))
def test_altered_token_is_refused(position: int, character: str) -> None:
    token = token_of(TOKENS.url("u", "spring", "tomas@orlik.cz"))
    position %= len(token) - 1  # the last character carries padding bits only
    altered = token[:position] + character + token[position + 1 :]
    if altered != token:
        with pytest.raises(MailmillError):
            TOKENS.read(altered)


@given(st.text())
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(MailmillError):
        TOKENS.read(text)


@given(st.emails())
def test_link_holds_no_address(address: str) -> None:
    url = TOKENS.url("https://l.com/stop", "spring", address)
    assert "@" not in url
    assert url.isascii()
    assert not set(url) & set(" <>\"'\n")


def test_short_key_is_refused() -> None:
    with pytest.raises(MailmillError, match="too short"):
        UnsubscribeTokens("short")


def test_key_of_the_settings_comes_first(tmp_path) -> None:
    assert signing_key(Settings(home=tmp_path, signing_key="given key, long enough")) == (
        "given key, long enough"
    )
    assert not list(tmp_path.iterdir())


def test_key_file_is_made_once_and_private(tmp_path) -> None:
    settings = Settings(home=tmp_path, signing_key="")
    key = signing_key(settings)
    path = tmp_path / "keys" / "unsubscribe.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert signing_key(settings) == key
    assert [p.name for p in path.parent.iterdir()] == ["unsubscribe.key"]


def test_runs_that_start_together_share_a_key(tmp_path) -> None:
    settings = Settings(home=tmp_path, signing_key="")
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: signing_key(settings), range(8)))
    assert len(keys) == 1


def test_empty_key_file_is_not_replaced(tmp_path) -> None:
    path = tmp_path / "keys" / "unsubscribe.key"
    path.parent.mkdir()
    path.write_text("\n")
    with pytest.raises(InputFileError, match="holds no signing key"):
        signing_key(Settings(home=tmp_path, signing_key=""))
