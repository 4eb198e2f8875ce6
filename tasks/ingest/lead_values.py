"""Raw values of one row become a `Lead`: trimmed, NFC, lists split, names taken apart.

In:   {"full_name": "O'Neill, Mary", "email": " mary@kilbride.example ", "skills": "audit; VAT"}
Out:  Lead(first_name="Mary", last_name="O'Neill", email="mary@kilbride.example",
           skills=("audit", "VAT"), …)
"""

import hashlib
import html
import json
import math
import re
from collections.abc import Callable, Mapping
from itertools import product
from typing import TypeVar

from nameparser import HumanName

from schemas.records import Lead, Reject
from tasks.common.countries import country_code
from tasks.ingest.cell_text import one_line, plain_text, seen_text, without_emoji
from tasks.ingest.lead_addresses import address_of
from tasks.ingest.lead_columns import Several
from tasks.ingest.lead_opt_out import nested_opt_outs

DETAIL_LENGTH = 200
NOTHING = frozenset({
    "null", "n/a", "#n/a", "none", "nan", "-", "--", "—", "(null)", "undefined", "#ref!", "#value!",
    "#name?", "#div/0!", "#null!", "#num!", "#error!",
})  # fmt: skip
LONGEST_NOTHING = max(map(len, NOTHING))
# First names as programs write nothing. Some Nan and None are people, and all are family names.
NOBODY = frozenset({"NULL", "null", "NaN", "nan", "NONE", "none", "N/A", "n/a", "undefined"})
NAMES = ("first_name", "last_name", "full_name")
PLAIN = frozenset({
    "title", "company", "industry", "city", "headline", "objective", "recipe", "adapter", "source",
})  # fmt: skip
LISTS = frozenset({"career_history", "skills", "recent_activity", "company_updates"})
MBTI_TYPES = frozenset(map("".join, product("EI", "NS", "FT", "JP")))
# A cell that is nothing but one unfilled field of a template: {{title}}, *|TITLE|*, %TITLE%, ${t}.
UNFILLED = re.compile(r"\{\{[^{}]*\}\}|\*\|\w*\|\*|%[A-Z_]+%|\$\{\w*\}|\{[A-Za-z_]+\}")
_BREAKS = re.compile(r"[;|\r\n\x0b\x0c\x85\u2028\u2029]+")
Value = TypeVar("Value")


class _Unusable(Exception):
    """A cell that makes its row no lead."""


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
    except _Unusable as error:
        reason, detail = error.args
        return reject(source_file, row_number, reason, detail)


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
    """A raw value as text; `NULL`, `N/A`, `none`, `-`, `#REF!` and NaN are empty."""
    text = _text(value)
    # Longer text cannot be one of the words; most cells are spared the case folding.
    return "" if len(text) <= LONGEST_NOTHING and text.casefold() in NOTHING else text


def plain_cell(value: object) -> str:
    """A raw value as one line of plain text; a template's unfilled field is empty."""
    text = one_line(plain_text(cell(value)))
    return "" if len(text) < 80 and UNFILLED.fullmatch(text) else text


def country_cell(value: object) -> str:
    """A raw value as a country: what is no name stays, to be held, and is not the campaign's.

    Of several columns the first that says something; where two name two countries, both. But that
    of the company may be another one than the person's.
    """
    told = [(alias, text) for alias, raw in _columns(value) if (text := _stated(raw))]
    own = [text for alias, text in told if alias != "companycountry"]
    if len({country_code(text) for text in own} - {""}) > 1:
        return "; ".join(own)
    return told[0][1] if told else ""


def law_cell(value: object) -> str:
    """A raw value as what the law asks for; of several columns all different ones.

    «none», which is empty elsewhere, is an answer here, and a broken formula is not nothing.
    """
    texts = [_stated(raw) for _, raw in _columns(value)]
    said = [
        text for text in texts if text.startswith("#") or text.casefold() == "none" or cell(text)
    ]
    return "; ".join({text.casefold(): text for text in said}.values())


def name_cell(value: object) -> str:
    """A raw value as a name: people are called Null and None, nobody `-`, `N/A` or a flower."""
    text = without_emoji(plain_text(_text(value)))
    is_name = any(character.isalpha() for character in text) and text.casefold() != "n/a"
    return text if is_name else ""


def items(value: object) -> tuple[str, ...]:
    """A multi-value cell as its values: a list, a JSON list, or text with `;`, `|` or lines."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value, parse_float=str, parse_int=str)
        except (ValueError, RecursionError):
            value = str(value)  # Only looked like JSON: «[sic] a remark; another».
    if isinstance(value, list | tuple):
        return tuple(text for item in value if (text := plain_cell(item)))
    text = plain_text(cell(value))  # first, for an entity holds a semicolon
    if not text:
        return ()
    return tuple(kept for part in _BREAKS.split(text) if (kept := plain_cell(part)))


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
            kept[name] = _read(items, name, raw)
        elif name in PLAIN:
            kept[name] = _read(plain_cell, name, raw)
    kept["country"] = _read(country_cell, "country", values.get("country"))
    for name in ("consent", "lawful_basis", "sole_trader"):
        kept[name] = _read(law_cell, name, values.get(name))
    kept["email"] = address_of(_read(cell, "email", values.get("email")))
    kept.update(_names(*(_read(name_cell, name, values.get(name)) for name in NAMES)))
    # Of all lists only skills are single terms, so only there a comma parts two of them.
    if len(skills := items(values.get("skills"))) == 1:
        kept["skills"] = tuple(part for s in skills[0].split(",") if (part := s.strip()))
    named = {**extra, **dict(nested_opt_outs(extra))}
    others = {name: text for name, raw in named.items() if (text := _read(cell, name, raw))}
    if stated := _read(cell, "mbti", values.get("mbti")):
        kept["mbti"] = mbti(stated)
        if not kept["mbti"]:
            others["mbti"] = stated
    own_id = _read(cell, "id", values.get("id"))
    kept["lead_id"] = own_id or row_hash(source_file, row_number)
    kept["extra"] = others
    return Lead.model_validate(kept)


def _read(reader: Callable[[object], Value], name: str, raw: object) -> Value:
    """A value by its reader; what makes the row no lead says in which field it stands."""
    try:
        return reader(raw)
    except UnicodeEncodeError as error:
        # Lone surrogates: text that no encoding holds, from a broken export or a JSON escape.
        raise _Unusable("row.unparseable", f"`{name}` is no text: {error.object}") from None
    except RecursionError:
        raise _Unusable("row.unparseable", f"`{name}` is nested too deep") from None
    except _Unusable as error:
        raise _Unusable(error.args[0], f"`{name}`: {error.args[1]}") from None


def _names(first: str, last: str, full: str) -> dict[str, str]:
    first = "" if first in NOBODY else first
    if not (first or full) and last in NOBODY:
        last = ""
    full = "" if all(part in NOBODY for part in full.split()) else full
    if full and not (first or last):
        first, last = split_name(full)
    elif full and " " not in full and full not in (first, last):
        # «Vorname, Name» and «Name, Surname»: one word beside the other half is not the whole.
        first, last = first or full, last or full
        full = f"{first} {last}" if full in (first, last) else full
    return {
        "first_name": first,
        "last_name": last,
        "full_name": full or f"{first} {last}".strip(),
    }


def _columns(value: object) -> Several:
    return value if isinstance(value, Several) else Several([("", value)])


def _stated(value: object) -> str:
    """A raw value as it stands: markup may strike it out, and an object may say that it ended."""
    if isinstance(value, Mapping | list | tuple):
        return str(value)
    text = _text(value)
    return _text(html.unescape(text)) if "&" in text else text


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            if "\0" in value:
                raise _Unusable("row.nul", value.replace("\0", "\N{SYMBOL FOR NULL}"))
            return seen_text(value)
        case bytes():
            return _text(value.decode("utf-8", "surrogateescape"))
        case float() if math.isnan(value):
            return ""
        case Mapping():
            return ", ".join(text for part in value.values() if (text := cell(part)))
        case list() | tuple():
            return "; ".join(text for part in value if (text := cell(part)))
        case _:
            return str(value).strip()


def row_hash(source_file: str, row_number: int) -> str:
    """The id of a lead whose file gives none."""
    return hashlib.sha256(f"{source_file}\n{row_number}".encode()).hexdigest()[:16]
