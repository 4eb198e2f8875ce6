"""The page that tells a person what a recipe's examples are made of."""

from collections.abc import Mapping
from typing import Any

from schemas.reasons import EXAMPLES, explain
from schemas.recipe import Recipe

_ABOUT = {
    "generator": (
        "Written by our own grammar: invented people, companies, objectives and facts. No number or"
        " name stands in an answer that is not in its inputs; no sentence frame in more than 2 % of"
        " the examples."
    ),
    "enron": (
        "Real business mail. Objective and facts are derived from the message itself. People whom a"
        " header of the corpus names and the companies of sender and recipient carry fictional"
        " names; sentences with contact data are dropped. People whom only bodies name are missed."
    ),
    "dolly": (
        "Rows whose instruction or category holds one of the keywords, case ignored, also inside"
        " words. Not every such row asks for an email: the answer becomes the body, the"
        " instruction's first words the subject. Answers with unfilled placeholders are refused."
    ),
    "cover-letters": (
        "Job and applicant in, letter out. Letters that name neither the position nor the company"
        " are refused as generic. A sentence with a number or a name that the résumé does not hold,"
        " or with one word in eight that neither it nor ordinary letters hold, is left out; a"
        " letter of which fewer than 60 words stay is refused as ungrounded, and one that then"
        " names no employer, fewer than two skills or no paper of those in its fields as generic."
        " Many are one paragraph without greeting or sign-off: those get both, and three"
        " paragraphs."
    ),
    "academic": (
        "Instruction in, subject and body out. The corpus fills few templates many times, so near"
        " duplicates are most of it; a group is who writes to whom, so a template may stand in"
        " several splits."
    ),
    "summaries": (
        "Real business mail with summaries that larger models wrote; they are joined by sender and"
        " date, and where several messages share those by recipients. A message gets one summary:"
        " every number and name of it stands in the message and at least half of its content words"
        " do; of those the one that agrees most with the others. Of a long message the first 260"
        " words are kept. Names of people and companies are fictional, contact data of the message"
        " is replaced by neutral words; people whom no header of the corpus names are missed. The"
        " keywords are the words and phrases that summary, subject and message share most. A group"
        " is a subject without «Re:», so that copies, answers and forwards share a split."
    ),
}
_OTHERWISE = {
    ("summary", "generator"): (
        "Written by our own grammar: emails of sixteen kinds about invented things, people and"
        " companies. No number or name stands in a summary that is not in its email; greetings,"
        " small talk and other people's names surround the matter. A group is a thing, so that no"
        " thing stands in two splits."
    ),
    ("academic", "generator"): (
        "Written by our own grammar: invented students and professors, goals of ten kinds. Nothing"
        " bounds how often a sentence frame stands in it: letters to professors begin alike, and"
        " every sixth of these introduces its writer in the same words."
    ),
}
# What reference system B reports of its filter, whose keywords are ours.
_REFERENCE_ROWS = 517
_REPAIRS = {
    "lists": "A list in a field, whose marks are lost, became one line with semicolons.",
    "unsupported": "Sentences that the résumé does not support were left out.",
    "paragraphs": "One long paragraph became opening, body and closing.",
    "greeting": "«Dear Hiring Manager,» was put before a letter that greets nobody.",
    "sign_off": "«Sincerely,» and the applicant's name were put below a letter that nobody signed.",
}
_NOT_JOINED = ("summary.no_message", "summary.ambiguous")


def data_card(recipe: Recipe, manifest: Mapping[str, Any]) -> str:
    """The card in Markdown; `manifest` is the dumped `CurateManifest`."""
    lines = [
        f"# Examples of recipe `{recipe.name}`", "", recipe.purpose, "",
        "| source | licence | rows in | train | validation | test | rejected | over limit |",
        "|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for data in recipe.data:
        if data.source in manifest["missing_sources"]:
            lines.append(f"| {data.source} | {data.licence} | not ingested | | | | | |")
            continue
        splits = manifest["examples"][data.source]
        cells = (
            data.source, data.licence, manifest["rows_in"][data.source], splits.get("train", 0),
            splits.get("validation", 0), splits.get("test", 0),
            sum(manifest["rejects"][data.source].values()), manifest["over_limit"][data.source],
        )  # fmt: skip
        lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    lines += ["", "## Sources", ""]
    lines += [
        f"- **{data.source}**: {_about(recipe.name, data.source)}{_joined(data.source, manifest)}"
        for data in recipe.data
    ]
    for source, counts in manifest["keyword_rows"].items():
        lines += ["", f"## Keywords of {source}", "", *_filter(manifest["rows_in"][source], counts)]
    lines += ["", "## Rejected", "", "| source | reason | rows | meaning |", "|---|---|---|---|"]
    lines += [
        f"| {source} | `{reason}` | {count} | {explain(reason)} |"
        for source, reasons in manifest["rejects"].items()
        for reason, count in reasons.items()
    ]
    reasons = {reason for found in manifest["rejects"].values() for reason in found}
    if shown := sorted(reasons & EXAMPLES.keys()):
        lines += ["", "Examples of our own, no rows of a source:", ""]
        lines += ["| reason | kept | dropped |", "|---|---|---|"]
        lines += [f"| `{code}` | {' | '.join(EXAMPLES[code])} |" for code in shown]
    if manifest["repairs"]:
        lines += ["", "## Repaired", "", "Of the examples kept:", ""]
        lines += ["| source | repair | examples | meaning |", "|---|---|---|---|"]
        lines += [
            f"| {source} | {name} | {count} | {_REPAIRS[name]} |"
            for source, mended in manifest["repairs"].items()
            for name, count in mended.items()
        ]
    lines += [
        "", "## Splits", "",
        f"80 / 5 / 15 % by the hash of each example's group; {manifest['leaking_groups']} groups"
        " stand in more than one split.", "",
        f"Generator seed {manifest['generator_seed']}, SHA-256 of `examples.parquet`"
        f" `{manifest['examples_sha256']}`.", "",
    ]  # fmt: skip
    return "\n".join(lines)


def _about(recipe: str, source: str) -> str:
    return _OTHERWISE.get((recipe, source)) or _ABOUT[source]


def _filter(rows: int, counts: Mapping[str, int]) -> list[str]:
    """What the keywords keep of the file that was read, beside the reference's figure."""
    (searched, kept), *others = counts.items()
    more = " and ".join(f"{count} ({name})" for name, count in others)
    lines = [
        f"Of {rows} rows {kept} hold a keyword in {searched}; reference system B reports"
        f" {_REFERENCE_ROWS}."
    ]
    if kept != _REFERENCE_ROWS:
        lines.append(
            f"The search as B describes it gives {kept}, wider ones of the same file {more}: B"
            " searched otherwise than it says, or another edition of the file. Ours is the search"
            " that it describes, because a keyword in a context or an answer says little of what is"
            " asked for."
        )
    return lines


def _joined(source: str, manifest: Mapping[str, Any]) -> str:
    """How many summaries found their message; empty for another source."""
    if source != "summaries" or source in manifest["missing_sources"]:
        return ""
    rows, rejects = manifest["rows_in"][source], manifest["rejects"][source]
    joined = rows - sum(rejects.get(reason, 0) for reason in _NOT_JOINED)
    return f" {joined} of {rows} summaries found their message."
