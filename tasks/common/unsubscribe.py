"""One-click unsubscribe links: signed, one a recipient, without the address in them.

In:   campaign spring, tomas@orlik.example
Out:  https://ledgerline.example/stop?t=eyJjIjoic3ByaW5nIiwiayI6…
"""

import contextlib
import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from itsdangerous import BadData, URLSafeSerializer

from schemas.errors import InputFileError, MailmillError, UsageError
from schemas.settings import Settings
from tasks.common.addresses import suppression_key

_SALT = "mailmill.unsubscribe.v1"
_HASH_LENGTH = 32
LEAST_SIGNING_KEY = 16
FIRST_KEY = "unsubscribe.key"
_KEY_FILE = re.compile(r"unsubscribe(?:\.(\d{1,6}))?\.key")


class Unsubscribed(NamedTuple):
    """Whom a token names: a person by `key_id` and `email_key`, never by address."""

    campaign: str
    key_id: str
    email_key: str


class UnsubscribeTokens:
    """Makes and reads the tokens of unsubscribe links.

    Args:
        keys: signing keys, the newest last: it signs, and all of them read. Whoever has one can
            make tokens for anyone.
    """

    def __init__(self, *keys: str):
        if any(len(key) < LEAST_SIGNING_KEY for key in keys) or not keys:
            raise MailmillError(
                "the signing key is too short", where="MAILMILL_SIGNING_KEY",
                fix=f"use {LEAST_SIGNING_KEY} characters or more",
            )  # fmt: skip
        self._keys = {_key_id(key): key for key in keys}
        self._newest = _key_id(keys[-1])
        self._serializers = {
            name: URLSafeSerializer(
                key, salt=_SALT, signer_kwargs={"digest_method": hashlib.sha256}
            )
            for name, key in self._keys.items()
        }

    @property
    def key_ids(self) -> Sequence[str]:
        """Names of the keys that are alive, as opt-outs by link name them."""
        return tuple(self._keys)

    def url(self, base: str, campaign: str, email: str) -> str:
        """The link of one recipient: the same for the same key, campaign and address."""
        return f"{base}?t={self._token(self._newest, campaign, self.email_key(email))}"

    def read(self, token: str) -> Unsubscribed:
        """Whom a token names.

        Raises:
            MailmillError: the token was altered, cut, or signed with a key that is not here.
        """
        for key_id, serializer in self._serializers.items():
            try:
                content = serializer.loads(token)
                found = Unsubscribed(str(content["c"]), key_id, str(content["k"]))
            except (BadData, KeyError, TypeError, ValueError):
                continue
            # Base64 has several spellings of the same bytes, and only ours was sent.
            if self._token(key_id, found.campaign, found.email_key) == token:
                return found
        raise MailmillError("the unsubscribe token is not one of ours")

    def email_key(self, email: str, key_id: str | None = None) -> str:
        """Keyed hash of an address, equal for all its spellings, by which a token names it.

        Keyed, so that nobody can find the address by hashing a list of guesses.

        Args:
            email: the address.
            key_id: the key to take; the newest where None.
        """
        key = self._keys[key_id or self._newest].encode()
        spelling = suppression_key(email).encode("utf-8", "surrogatepass")
        return hmac.new(key, spelling, hashlib.sha256).hexdigest()[:_HASH_LENGTH]

    def _token(self, key_id: str, campaign: str, email_key: str) -> str:
        return str(self._serializers[key_id].dumps({"c": campaign, "k": email_key}))


def signing_keys(settings: Settings) -> list[str]:
    """Every key that is alive, the newest last: all of HOME/keys, then the one of the settings.

    The first is made where there is none. Links in sent emails die with their key: keep the files.

    Raises:
        InputFileError: a key file is empty or cannot be read.
    """
    folder = settings.home / "keys"
    if not settings.signing_key and not _key_files(folder):
        with _telling(folder / FIRST_KEY):
            _make_key(folder / FIRST_KEY)
    keys = [_read_key(path) for path in _key_files(folder)]
    return [*keys, settings.signing_key] if settings.signing_key else keys


def rotate_key(settings: Settings) -> Path:
    """Make a new key that signs from now on; the older ones go on reading. Returns its file.

    Raises:
        UsageError: the key is in the settings, where only its owner can change it.
    """
    if settings.signing_key:
        raise UsageError(
            "the signing key comes from MAILMILL_SIGNING_KEY",
            fix=f"save it in {settings.home / 'keys'} as {FIRST_KEY} or unsubscribe.N.key, "
            "so that its links live on, then set another",
        )
    signing_keys(settings)
    newest = _key_files(settings.home / "keys")[-1]
    path = newest.with_name(f"unsubscribe.{_number(newest) + 1}.key")
    with _telling(path):
        _make_key(path)
    return path


def tokens_of(settings: Settings) -> UnsubscribeTokens:
    """The tokens of a home."""
    return UnsubscribeTokens(*signing_keys(settings))


def _key_id(key: str) -> str:
    """A name for a key that does not tell it."""
    return hashlib.sha256(f"{_SALT} {key}".encode()).hexdigest()[:8]


def _key_files(folder: Path) -> list[Path]:
    """The key files, the oldest first: by their number, for copying loses times."""
    return sorted(
        (path for path in folder.glob("*.key") if _KEY_FILE.fullmatch(path.name)), key=_number
    )


def _number(path: Path) -> int:
    found = _KEY_FILE.fullmatch(path.name)
    return int(found[1] or 1) if found else 0


def _read_key(path: Path) -> str:
    with _telling(path):
        key = path.read_text(encoding="ascii").strip()
    if len(key) < LEAST_SIGNING_KEY:
        raise InputFileError(
            "holds no signing key", where=path,
            fix="restore it, or delete it and have a new one made (links already sent will die)",
        )  # fmt: skip
    return key


@contextlib.contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Tell what goes wrong with a key file as a person needs it."""
    try:
        yield
    except (OSError, UnicodeDecodeError) as error:
        raise InputFileError(f"cannot be read ({error})", where=path) from error


def _make_key(path: Path) -> None:
    """Write a new key that only its owner can read; a key made meanwhile by another run stays."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(temporary)  # unlike a rename, never replaces
    finally:
        temporary.unlink()
