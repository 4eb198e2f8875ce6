"""A profile of the sales-outreach assistant that Mailmill replaces is a lead as it stands.

In:   {"objective": "invite to a call", "profile_data": {"name": "Mary O'Neill",
       "headline": "Keeps three plants paid on time", "skills": ["audit"], "company updates": "…",
       "MBTI": "INTJ"}}
Out:  Lead(full_name="Mary O'Neill", objective="invite to a call", mbti="INTJ", …)
"""

from collections.abc import Mapping

from schemas.records import Lead, Reject
from tasks.ingest.lead_columns import ALIASES, map_columns
from tasks.ingest.lead_values import build_lead


def is_profile(item: Mapping[str, object]) -> bool:
    """Whether a JSON object nests the person under `profile_data`."""
    return "profile_data" in item


def normalize_profile(
    item: Mapping[str, object], recipe_column: str = "recipe", adapter_column: str = "adapter"
) -> dict[str, object]:
    """Every field of a lead -> its raw value, None where the profile lacks it.

    Keys that no alias maps lie under `extra`. Missing keys never raise, nor does a
    `profile_data` that is no object: the person is then empty.
    """
    person = item.get("profile_data")
    # The person's own keys come first: of two with one name, the first feeds the field.
    pairs = [*person.items()] if isinstance(person, Mapping) else []
    pairs += [(key, value) for key, value in item.items() if key != "profile_data"]
    columns = map_columns([str(key) for key, _ in pairs], recipe_column, adapter_column)
    values = [value for _, value in pairs]
    profile: dict[str, object] = dict.fromkeys([*ALIASES, "recipe", "adapter"])
    profile.update(columns.values(values))
    profile["extra"] = {name: values[position] for name, position in columns.extra.items()}
    return profile


def lead_from_profile(
    item: Mapping[str, object],
    source_file: str,
    row_number: int,
    recipe_column: str = "recipe",
    adapter_column: str = "adapter",
) -> Lead | Reject:
    """One profile as a lead; its email may stand beside or inside `profile_data`."""
    profile = normalize_profile(item, recipe_column, adapter_column)
    extra = profile.pop("extra")
    return build_lead(source_file, row_number, profile, extra if isinstance(extra, Mapping) else {})
