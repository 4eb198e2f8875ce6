"""Email and web addresses of a text."""

import re
from urllib.parse import urlsplit

_EMAIL = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"\b(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
# Without a scheme only endings that are no English words: «soon.it would» names no host.
_HOST = re.compile(
    r"\b(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"
    r"(?:com|org|net|io|ai|dev|app|eu|uk|de|cz|pl|fr|nl|ch|edu|gov|biz|info)\b(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)


def addresses_in(text: str) -> tuple[list[str], str]:
    """Email addresses of `text`, casefolded, and the text with them blanked."""
    return _taken(_EMAIL, text)


def urls_in(text: str) -> tuple[list[str], str]:
    """Web addresses of `text` as `host/path`, and the text with them blanked."""
    with_scheme, text = _taken(_URL, text)
    bare, text = _taken(_HOST, text)
    return [_host_and_path(url) for url in with_scheme + bare], text


def url_is_known(url: str, known: set[str]) -> bool:
    """Whether `url` is known, or is a known one cut short: its host, or the start of its path."""
    return any(url == other or other.startswith(f"{url}/") for other in known)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[list[str], str]:
    found = [match[0].rstrip(".,;:!?)'’").casefold() for match in pattern.finditer(text)]
    return found, pattern.sub(lambda match: " " * len(match[0]), text)


def _host_and_path(url: str) -> str:
    try:
        parts = urlsplit(url if "://" in url else f"//{url}")
    except ValueError:  # «http://[» is no address that any source could hold
        return url
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/") + query
