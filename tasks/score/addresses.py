"""Email and web addresses of a text, also such as a mail program makes links of unasked."""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from functools import lru_cache
from urllib.parse import urlsplit

from tasks.common.addresses import PROVIDERS
from tasks.common.unseen import visible
from tasks.score.lexicon import OPENERS
from tasks.score.words import STOP_WORDS

# Also without a dot: «eve@localhost» is an address to a mail program.
_EMAIL = re.compile(r"[\w.+%'-]*\w@\w[\w-]*(?:\.[\w-]+)*|[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<![\w.@])@[A-Za-z_]\w+")
_URL = re.compile(
    r"\b(?:[a-z][a-z0-9+.-]{1,20}://|www\.|(?:mailto|tel|callto|sms|sips?|xmpp|irc|skype|facetime|"
    r"whatsapp|viber|msteams|magnet|bitcoin|ethereum|geo|intent|https?|ftp|ldap|ssh|data|"
    r"javascript|vbscript|file):(?=\S))[^\s<>\"]+"
    r"|(?<![\w:/])//(?=\w)[^\s<>\"]+|(?<!\\)\\\\(?=\w)[^\s<>\"]+",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"(?<![\w.@-])(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?P<end>[^\W\d_]{2,24})(?![\w@])(?::\d{2,5})?"
    r"(?P<path>[/?#][^\s<>\"]*)?"
    r"|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]\w)(?::\d{2,5})?(?:/[^\s<>\"]*)?",
)
# Endings that name files and programs; honorifics, degrees and the like: none of them a host.
_NO_HOST_END = frozenset(
    """js ts rb cpp jsx tsx pdf doc docx xls xlsx csv ppt pptx txt json xml yaml html htm png jpg
    jpeg gif svg parquet""".split()  # noqa: SIM905
)
_NO_HOST = re.compile(
    r"(?:mr|mrs|ms|dr|prof|st|no|vs|inc|ltd|jr|sr|etc|e\.g|i\.e|[ap]\.m|p\.s)\.\w+|"
    r"(?-i:(?:[A-Z]\.)+[A-Z][a-z]+)|(?:asp|vb|ado)\.net", re.IGNORECASE,
)  # fmt: skip
# Endings that mail programs make links of however they are written.
_LINKED = frozenset(
    """com org net io ai dev app eu uk de cz pl fr nl ch edu gov biz info co xyz top ru cn online
    site shop store cloud club tech test example link click tv ly gl gg sh zip""".split()  # noqa: SIM905
)
# Endings that are words too: «evilshop.me» is a link, «soon.It ended» lacks a space.
_WORDS_TOO = frozenset(
    """am as at be by do id in is it me my no so to us build business chat coffee email free how
    life live new news now one open page plus read save talk team tips today win work works world
    you zero""".split()  # noqa: SIM905
)
# Written so that a person reads an address and a program none.
_TLD = rf"(?:{'|'.join(sorted(_LINKED | _WORDS_TOO))})\b"
_QUOTE = "[\"'`“”‘’«»]"
# Where strangers have addresses beside the lead.
_MAILBOX_HOSTS = {domain for provider in PROVIDERS for domain in provider.domains} | set(
    """aol.com att.net bellsouth.net bigpond.com bluewin.ch bol.com.br btinternet.com centrum.cz
    comcast.net cox.net daum.net email.cz fastmail.com foxmail.com free.fr freenet.de gmx.at gmx.ch
    gmx.com gmx.de gmx.net hanmail.net hey.com hotmail.co.uk hotmail.com hotmail.de hotmail.es
    hotmail.fr hotmail.it inbox.lv inbox.ru interia.pl laposte.net libero.it list.ru live.com
    live.nl mail.com mail.ru mail.de msn.com naver.com o2.pl onet.pl op.pl orange.fr outlook.com
    outlook.de outlook.fr poczta.onet.pl posteo.de qq.com rambler.ru rediffmail.com sapo.pt
    sbcglobal.net seznam.cz sfr.fr shaw.ca sky.com t-online.de talktalk.net telenet.be tiscali.it
    tutanota.com uol.com.br verizon.net virgilio.it virginmedia.com wanadoo.fr web.de wp.pl
    yahoo.com.br yahoo.com.mx yeah.net zoho.com 126.com 163.com""".split()  # noqa: SIM905
)
# «connect the dot in between»: such a word names a host only where nothing goes on behind it.
_TLD_SAID = rf"(?:{'|'.join(sorted(_LINKED))})\b|(?:{'|'.join(sorted(_WORDS_TOO))})\b(?![ \t]+\w)"
_DOT = re.compile(
    r"\s*[\[({]\s*(?:d[o0]t|\.)\s*[\])}]\s*"
    rf"|(?:\s+|\s*[-–—_*/]\s*)d[o0]t(?:\s+|\s*[-–—_*/]\s*)(?={_TLD_SAID})"
    rf"|\s*{_QUOTE}\s*(?:d[o0]t|\.)\s*{_QUOTE}\s*(?={_TLD_SAID})"
    rf"|(?<=\w)[·‧⋅•∙・⸱⸳ꞏ◦●](?={_TLD})|[。．｡]",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\s*[\[({]\s*(?:at|@)\s*[\])}]\s*|\s*[-–—_*/]at[-–—_*/]\s*(?=[\w-]+\.[a-z]{2,}\b)"
    rf"|\s*{_QUOTE}\s*at\s*{_QUOTE}\s*(?=[\w-]+\.[a-z]{{2,}}\b)",
    re.IGNORECASE,
)
# «a demo at ledgerline.com/demo» names a place, too.
_BARE_AT = re.compile(r"\s+at\s+(?=[\w-]+\.[a-z]{2,}\b)", re.IGNORECASE)
# «e v i l . c o m»; initials have their dots beside them.
_SPACED = re.compile(r"(?<!\S)(?:[\w.@/:-][ \t]+){4,}[\w.@/:-](?!\S)")
_GAP = re.compile(
    rf"(?<=\w)\s+\.(?=[a-z]{{2,}}\b)|(?<=\w)\s+\.\s+(?={_TLD})"
    r"|(?<=\w)\.\s+(?=(?:com|org|net|io|ru|xyz)\b)"
)


def addresses_in(text: str) -> tuple[list[str], str]:
    """Email addresses and @handles of `text`, casefolded, and the text with them blanked."""
    emails, text = _taken(_EMAIL, text)
    handles, text = _taken(_HANDLE, text)
    return emails + handles, text


def urls_in(text: str, copied_from: str = "") -> tuple[list[str], str]:
    """Web addresses of `text` as `host/path`, and the text with them blanked.

    «soon.It would» lacks a space and names no host, unless `copied_from` holds «soon.It» too, or
    what `unveiled` reads so.
    """
    with_scheme, text = _taken(_URL, text)
    bare: list[str] = []
    copied = _as_copied(copied_from)

    def take(match: re.Match[str]) -> str:
        if not _is_host(match, copied):
            return match[0]
        bare.append(_trimmed(match[0]))
        return " " * len(match[0])

    text = _HOST.sub(take, text)
    return [_host_and_path(url) for url in with_scheme + bare], text


def url_is_known(url: str, known: AbstractSet[str]) -> bool:
    """Whether `url` is known, or is a known one cut short: its host, or the start of its path."""
    return any(url == other or other.startswith(f"{url}/") for other in known)


def unveiled(text: str, known: AbstractSet[str] = frozenset()) -> str:
    """`text` with «name (at) host [dot] com», «hxxp» and their like as the addresses they mean.

    Args:
        text: of an email, or of what it may rest on.
        known: hosts and links that «at» may stand before as before any place. Not a mailbox
            provider's, where the word before it may be anybody.
    """
    text = unicodedata.normalize("NFKC", visible(text))
    text = _SPACED.sub(_closed_up, text)
    text = re.sub(r"\bh(?:xx|\*\*)p", "http", text, flags=re.IGNORECASE)
    text = _AT.sub("@", _GAP.sub(".", _DOT.sub(".", text)))
    return _BARE_AT.sub(lambda at: at[0] if _leads_to_known(at, known) else "@", text)


def _closed_up(match: re.Match[str]) -> str:
    return re.sub(r"[ \t]", "", match[0]) if re.search("[.@]", match[0]) else match[0]


def _leads_to_known(at: re.Match[str], known: AbstractSet[str]) -> bool:
    host = _HOST.match(at.string, at.end())
    if not host:
        return False
    url = _host_and_path(_trimmed(host[0]))
    return url_is_known(url, known) and url.partition("/")[0] not in _MAILBOX_HOSTS


def _is_host(match: re.Match[str], copied_from: str) -> bool:
    end = (match["end"] or "").casefold()
    if not end or match["path"]:
        return True
    if end in _NO_HOST_END or _NO_HOST.fullmatch(match[0]):
        return False
    if end in _LINKED or match[0].casefold() in copied_from:
        return True
    if end in _WORDS_TOO:
        # «soon.It ended» goes on; «EVILSHOP.ME» is written as one.
        goes_on = re.match(r"[ \t]+\w", match.string[match.end() :])
        return match["end"].islower() or match[0].isupper() or not goes_on
    return not match["end"].isupper() and end not in OPENERS | STOP_WORDS


@lru_cache(maxsize=8)
def _as_copied(source: str) -> str:
    """`source` for look-ups, as it is and with its disguises off: one email asks several times."""
    return f"{source}\n{unveiled(source)}".casefold()


def _taken(pattern: re.Pattern[str], text: str) -> tuple[list[str], str]:
    found = [_trimmed(match[0]) for match in pattern.finditer(text)]
    return found, pattern.sub(lambda match: " " * len(match[0]), text)


def _trimmed(found: str) -> str:
    return found.rstrip(".,;:!?)'’").casefold()


def _host_and_path(url: str) -> str:
    try:
        parts = urlsplit(url if "://" in url else f"//{url}")
    except ValueError:  # «http://[» is no address that any source could hold
        return url
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/") + query
