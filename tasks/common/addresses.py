"""One spelling for all spellings of an email address."""

import unicodedata

from email_validator import EmailNotValidError, validate_email


def suppression_key(email: str) -> str:
    """`email` as every spelling of it: NFC, casefolded local part, IDNA domain.

    An address that is not valid is only trimmed and casefolded; this never raises.
    """
    try:
        parts = validate_email(email.strip(), check_deliverability=False)
    except EmailNotValidError:
        return unicodedata.normalize("NFC", email.strip().casefold())
    local = unicodedata.normalize("NFC", parts.local_part.casefold())
    return f"{local}@{parts.ascii_domain}"
