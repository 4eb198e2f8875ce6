"""How a letter begins and ends, as an expression that the engine's grammar holds the model to.

Hi Tomas,                  a salutation or none, the first name, perhaps more
(blank) I saw that …       paragraphs
Best regards,
Nadia Brandt               a line break alone: then the sender's name must follow
Ledgerline                 title, company or both, where they are plain; else two lines at most

So no sampling misspells the reader or who signs, and no letter ends without a signature.
"""

from typing import Any
from unicodedata import category

_SALUTATION = "((Hi|Hello|Hey|Dear|Good morning|Good afternoon),? )?"
# xgrammar compares a `pattern` with the JSON text, where a line break is `\n` and a quote `\"`.
_CHARACTER = r'([^"\\\x00-\x1f]|\\["\\/])'
_LINE_BREAK = r"\\n"
_FREE_LINE = f"({_LINE_BREAK}{_CHARACTER}+)?"
_LONGEST_NAME = 60


def letter_pattern(inputs: dict[str, Any]) -> str:
    """The expression of a letter with these inputs; empty where they name no lead or sender.

    A name that is none (signs, digits, too long) is not forced upon the model either.
    """
    lead, sender = inputs.get("lead") or {}, inputs.get("sender") or {}
    names = [str(who.get(key) or "") for who, key in ((lead, "first_name"), (sender, "name"))]
    if not all(_is_name(name) for name in names):
        return ""
    reader, writer = map(_escaped, names)
    greeting = f"{_SALUTATION}{reader}([ ,.!:;]{_CHARACTER}*)?"
    paragraph = f"({_LINE_BREAK}{_LINE_BREAK}{_CHARACTER}+)"
    signature = f"{_LINE_BREAK}({_LINE_BREAK})?{writer}{_below(sender)}"
    return f"^{greeting}{paragraph}*{signature}$"


def _below(sender: dict[str, Any]) -> str:
    """What may stand below the sender's name."""
    title, company = (str(sender.get(key) or "") for key in ("title", "company"))
    if not company or not all(_is_plain(value) for value in (title, company) if value):
        return _FREE_LINE * 2
    before = f"({_escaped(title)}(, |{_LINE_BREAK}))?" if title else ""
    return f"({_LINE_BREAK}{before}{_escaped(company)})?"


def _escaped(value: str) -> str:
    return value.replace(".", r"\.")


def _is_plain(value: str) -> bool:
    """Whether it is a name but for digits and «&» and commas, which mean nothing in expressions."""
    return _is_name("".join(c for c in value if not c.isdigit() and c not in "&,").strip())


def _is_name(name: str) -> bool:
    """Letters with what stands between them in names: nothing that an expression reads as its own
    but the full stop."""
    return (
        0 < len(name) <= _LONGEST_NAME
        and name == name.strip()
        and any(map(str.isalpha, name))
        and all(c.isalpha() or category(c).startswith("M") or c in " .'’-" for c in name)
    )
