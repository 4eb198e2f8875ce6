import contextlib
import stat
import string
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import InputFileError, MailmillError, UsageError
from schemas.settings import Settings
from tasks.common.unsubscribe import UnsubscribeTokens, rotate_key, signing_keys, tokens_of

TOKENS = UnsubscribeTokens("a key for tests that is long enough")


def token_of(url: str) -> str:
    return url.partition("?t=")[2]


def test_token_names_campaign_and_address_key() -> None:
    url = TOKENS.url("https://l.com/stop", "spring", "Tomas@Orlik.cz")
    assert url.startswith("https://l.com/stop?t=")
    found = TOKENS.read(token_of(url))
    assert (found.campaign, found.email_key) == ("spring", TOKENS.email_key("tomas@orlik.cz"))


def test_all_spellings_of_an_address_share_a_key() -> None:
    assert TOKENS.email_key("J@müller.de") == TOKENS.email_key(" j+tag@XN--MLLER-KVA.de ")


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
    position %= len(token)
    altered = token[:position] + character + token[position + 1 :]
    if altered != token:
        with pytest.raises(MailmillError):
            TOKENS.read(altered)


def test_no_token_has_a_second_spelling() -> None:
    # The last character of base64 carries bits that decode to nothing.
    token = token_of(TOKENS.url("u", "spring", "tomas@orlik.cz"))
    for last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=":
        if last != token[-1]:
            with pytest.raises(MailmillError):
                TOKENS.read(token[:-1] + last)


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
    settings = Settings(home=tmp_path, signing_key="given key, long enough")
    assert signing_keys(settings) == ["given key, long enough"]
    assert not list(tmp_path.iterdir())


def test_key_file_is_made_once_and_private(tmp_path) -> None:
    settings = Settings(home=tmp_path, signing_key="")
    keys = signing_keys(settings)
    path = tmp_path / "keys" / "unsubscribe.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert signing_keys(settings) == keys
    assert [p.name for p in path.parent.iterdir()] == ["unsubscribe.key"]


def test_runs_that_start_together_share_a_key(tmp_path) -> None:
    settings = Settings(home=tmp_path, signing_key="")
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: tuple(signing_keys(settings)), range(8)))
    assert len(keys) == 1


def test_empty_key_file_is_not_replaced(tmp_path) -> None:
    path = tmp_path / "keys" / "unsubscribe.key"
    path.parent.mkdir()
    path.write_text("\n")
    with pytest.raises(InputFileError, match="holds no signing key"):
        signing_keys(Settings(home=tmp_path, signing_key=""))


def test_a_rotated_key_keeps_old_links_alive(tmp_path) -> None:
    settings = Settings(home=tmp_path, signing_key="")
    before = tokens_of(settings)
    old = token_of(before.url("u", "spring", "a@b.cz"))
    path = rotate_key(settings)
    after = tokens_of(settings)
    new = token_of(after.url("u", "spring", "a@b.cz"))
    assert (path.name, stat.S_IMODE(path.stat().st_mode)) == ("unsubscribe.2.key", 0o600)
    assert old != new
    assert after.read(old) == before.read(old)
    assert after.read(new).key_id == after.key_ids[-1]
    with pytest.raises(MailmillError, match="not one of ours"):
        before.read(new)


def test_the_tenth_key_is_newer_than_the_ninth(tmp_path) -> None:
    settings = Settings(home=tmp_path, signing_key="")
    for _ in range(9):
        path = rotate_key(settings)
    assert path.name == "unsubscribe.10.key"
    assert signing_keys(settings)[-1] == path.read_text().strip()


def test_the_settings_key_signs_and_those_of_the_home_still_read(tmp_path) -> None:
    old = tokens_of(Settings(home=tmp_path, signing_key=""))
    link = token_of(old.url("u", "spring", "a@b.cz"))
    given = Settings(home=tmp_path, signing_key="given key, long enough")
    assert tokens_of(given).read(link) == old.read(link)
    assert tokens_of(given).email_key("a@b.cz") != old.email_key("a@b.cz")


def test_a_key_of_the_settings_is_not_rotated_here(tmp_path) -> None:
    given = Settings(home=tmp_path, signing_key="given key, long enough")
    with pytest.raises(UsageError, match="MAILMILL_SIGNING_KEY"):
        rotate_key(given)


def forgeries(random: Random) -> Iterator[str]:
    """Tokens that nobody was sent: changed, cut, joined from parts of two, signed by others."""
    people = [f"p{n}@orlik{n % 7}.example" for n in range(50)]
    ours = [
        token_of(TOKENS.url("u", campaign, who)) for who in people for campaign in ("spring", "may")
    ]
    strangers = UnsubscribeTokens("another key that is long enough")
    known = set(ours)
    letters = string.ascii_letters + string.digits + "-_.="
    while True:
        one, two = random.sample(ours, 2)
        (payload, _, sign), (other, _, other_sign) = one.rpartition("."), two.rpartition(".")
        at, cut = random.randrange(len(one)), random.randrange(1, len(one))
        forged = random.choice([
            one[:at] + random.choice(letters) + one[at + 1 :],
            one[:at] + one[at + 1 :],
            one[:at] + random.choice(letters) + one[at:],
            one[:cut], one[cut:], one[::-1], one.swapcase(), one + one[-1],
            f"{payload}.{other_sign}", f"{other}.{sign}", f"{payload}.", f".{sign}",
            one[:cut] + two[cut:],
            token_of(strangers.url("u", "spring", random.choice(people))),
            f"{payload}.{strangers.url('u', 'spring', people[0]).rpartition('.')[2]}",
        ])  # fmt: skip
        if forged not in known:
            yield forged


def test_of_ten_thousand_forged_tokens_none_is_accepted() -> None:
    accepted = []
    for token in islice(forgeries(Random(5)), 10_000):
        with contextlib.suppress(MailmillError):
            accepted.append(TOKENS.read(token))
    assert accepted == []
