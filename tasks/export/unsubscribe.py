"""One-click unsubscribe links: signed, one a recipient, without the address in them.

In:   campaign spring, tomas@orlik.example
Out:  https://ledgerline.example/stop?t=eyJjIjoic3ByaW5nIiwiay…
"""

import contextlib
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from itsdangerous import BadSignature, URLSafeSerializer

from schemas.errors import InputFileError, MailmillError
from schemas.settings import Settings
from tasks.common.addresses import suppression_key

_SALT = "mailmill.unsubscribe.v1"
_KEY_LENGTH = 32
LEAST_SIGNING_KEY = 16


class UnsubscribeTokens:
    """Makes and reads the tokens of unsubscribe links.

    Args:
        key: the signing key; whoever has it can make tokens for anyone.
    """

    def __init__(self, key: str):
        if len(key) < LEAST_SIGNING_KEY:
            raise MailmillError(
                "the signing key is too short", where="MAILMILL_SIGNING_KEY",
                fix=f"use {LEAST_SIGNING_KEY} characters or more",
            )  # fmt: skip
        self._key = key.encode()
        self._serializer = URLSafeSerializer(
            key, salt=_SALT, signer_kwargs={"digest_method": hashlib.sha256}
        )

    def url(self, base: str, campaign: str, email: str) -> str:
        """The link of one recipient: the same for the same key, campaign and address."""
        token = self._serializer.dumps({"c": campaign, "k": self.email_key(email)})
        return f"{base}?t={token!s}"

    def read(self, token: str) -> tuple[str, str]:
        """(campaign, email key) of a token.

        Raises:
            MailmillError: the token was altered, cut, or signed with another key.
        """
        try:
            content = self._serializer.loads(token)
        except BadSignature:
            raise MailmillError("the unsubscribe token is not one of ours") from None
        return str(content["c"]), str(content["k"])

    def email_key(self, email: str) -> str:
        """Keyed hash of an address, equal for all its spellings, by which a token names it.

        Keyed, so that nobody can find the address by hashing a list of guesses.
        """
        spelling = suppression_key(email).encode()
        return hmac.new(self._key, spelling, hashlib.sha256).hexdigest()[:_KEY_LENGTH]


def signing_key(settings: Settings) -> str:
    """The key of the settings, or of HOME/keys/unsubscribe.key, which is made when absent.

    Links in sent emails die with their key: keep the file.

    Raises:
        InputFileError: the key file is empty or cannot be read.
    """
    if settings.signing_key:
        return settings.signing_key
    path = settings.home / "keys" / "unsubscribe.key"
    try:
        if not path.exists():
            _make_key(path)
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputFileError(f"cannot be read ({error})", where=path) from error
    if len(key) < LEAST_SIGNING_KEY:
        raise InputFileError(
            "holds no signing key", where=path,
            fix="restore it, or delete it and have a new one made (links already sent will die)",
        )  # fmt: skip
    return key


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
