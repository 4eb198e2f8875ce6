"""Raw values of one row become a `Lead`: trimmed, NFC, lists split, names taken apart.

In:   {"full_name": "O'Neill, Mary", "email": " mary@kilbride.example ", "skills": "audit; VAT"}
Out:  Lead(first_name="Mary", last_name="O'Neill", email="mary@kilbride.example",
           skills=("audit", "VAT"), …)
"""

import hashlib
import json
import math
import re
import unicodedata
from collections.abc import Mapping
from itertools import product

from nameparser import HumanName

from schemas.records import Lead, Reject

DETAIL_LENGTH = 200
NOTHING = frozenset({"null", "n/a", "#n/a", "none", "nan", "-", "--", "—"})
NAMES = ("first_name", "last_name", "full_name")
PLAIN = frozenset({
    "email", "title", "company", "industry", "city", "country", "headline", "objective",
    "recipe", "adapter", "lawful_basis", "source", "sole_trader",
})  # fmt: skip
LISTS = frozenset({"career_history", "skills", "recent_activity", "company_updates"})
MBTI_TYPES = frozenset(map("".join, product("EI", "NS", "FT", "JP")))
_BREAKS = re.compile(r"[;|\r\n]+")
_INVISIBLE = "\ufeff\u200b\u2060"  # left at the ends of cells by web pages and byte-order marks


def build_lead(
    source_file: str, row_number: int, values: Mapping[str, object], extra: Mapping[str, object]
) -> Lead | Reject:
    """One row as a lead. Absent fields are empty; nothing is judged here, only read.

    Args:
        values: field of `Lead` (or `id`) -> raw value: text, number, list, dict or None.
        extra: header -> raw value of the columns that no field takes.
    """
    try:
        return _lead(source_file, row_number, values, extra)
    except UnicodeEncodeError as error:
        # Lone surrogates: text that no encoding holds, from a broken export or a JSON escape.
        return reject(source_file, row_number, "row.unparseable", f"no text: {error.object}")
    except RecursionError:
        return reject(source_file, row_number, "row.unparseable", "nested too deep")


def reject(source_file: str, row_number: int, reason: str, detail: str = "") -> Reject:
    """A reject whose detail is cut and can be written in any encoding."""
    shown = detail[:DETAIL_LENGTH].encode("utf-8", "backslashreplace").decode()
    return Reject(
        source_file=source_file,
        row_number=row_number,
        reason=reason,
        detail=shown[:DETAIL_LENGTH],
    )


def cell(value: object) -> str:
    """A raw value as text; `NULL`, `N/A`, `none`, `-` and NaN are empty."""
    text = _text(value)
    # Longer text cannot be one of the words; most cells are spared the case folding.
    return "" if len(text) < 5 and text.casefold() in NOTHING else text


def name_cell(value: object) -> str:
    """A raw value as a name: people are called Null and None, nobody `-` or `.`."""
    text = _text(value)
    return text if any(character.isalpha() for character in text) else ""


def items(value: object) -> tuple[str, ...]:
    """A multi-value cell as its values: a list, a JSON list, or text with `;`, `|` or lines."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            value = str(value)  # Only looked like JSON: «[sic] a remark; another».
    if isinstance(value, list | tuple):
        return tuple(text for item in value if (text := cell(item)))
    text = cell(value)
    if not text:
        return ()
    return tuple(kept for part in _BREAKS.split(text) if (kept := cell(part)))


def mbti(text: str) -> str:
    """The Myers-Briggs type that `text` begins with (`intj-a` is `INTJ`), or empty."""
    kind = text[:4].upper()
    return kind if kind in MBTI_TYPES and not text[4:5].isalpha() else ""


def split_name(full_name: str) -> tuple[str, str]:
    """(given name, family name) of a person's full name, titles and suffixes left out."""
    name = HumanName(full_name)
    return str(name.first), str(name.last)


def _lead(
    source_file: str, row_number: int, values: Mapping[str, object], extra: Mapping[str, object]
) -> Lead:
    kept: dict[str, object] = {"source_file": source_file, "row_number": row_number, "email": ""}
    for name, raw in values.items():
        if name in LISTS:
            kept[name] = items(raw)
        elif name in PLAIN:
            kept[name] = cell(raw)
    consent = values.get("consent")
    # `cell` empties «none», which is an answer here.
    kept["consent"] = "none" if _text(consent).casefold() == "none" else cell(consent)
    kept.update(_names(*(name_cell(values.get(name)) for name in NAMES)))
    # Of all lists only skills are single terms, so only there a comma parts two of them.
    if len(skills := items(values.get("skills"))) == 1:
        kept["skills"] = tuple(part for s in skills[0].split(",") if (part := s.strip()))
    others = {name: text for name, raw in extra.items() if (text := cell(raw))}
    if stated := cell(values.get("mbti")):
        kept["mbti"] = mbti(stated)
        if not kept["mbti"]:
            others["mbti"] = stated
    kept["lead_id"] = cell(values.get("id")) or _hash(source_file, row_number)
    kept["extra"] = others
    return Lead.model_validate(kept)


def _names(first: str, last: str, full: str) -> dict[str, str]:
    if full and not (first or last):
        first, last = split_name(full)
    return {
        "first_name": first,
        "last_name": last,
        "full_name": full or f"{first} {last}".strip(),
    }


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            text = value.strip()
            if text.isascii():
                return text
            text.encode()  # raises for lone surrogates
            return unicodedata.normalize("NFC", text.strip(_INVISIBLE).strip())
        case float() if math.isnan(value):
            return ""
        case Mapping():
            return ", ".join(text for part in value.values() if (text := cell(part)))
        case list() | tuple():
            return "; ".join(text for part in value if (text := cell(part)))
        case _:
            return str(value).strip()


def _hash(source_file: str, row_number: int) -> str:
    return hashlib.sha256(f"{source_file}\n{row_number}".encode()).hexdigest()[:16]
