from typing import Any

import pytest
from pydantic import ValidationError

from schemas.policy import PolicyTable

ACT = {"title": "The Act", "url": "https://law.example/act"}


def table(**changes: Any) -> PolicyTable:
    policy = {"name": "the Act", "countries": ["US"], "consent": "none", "opt_out": "at once",
              "sources": [{"law": "act", "section": "s. 1"}], **changes}  # fmt: skip
    return PolicyTable.model_validate(
        {"as_of": "2026-01-01", "laws": {"act": ACT}, "policies": {"one": policy}}
    )


def test_a_country_finds_its_policy() -> None:
    assert table(countries=["US", "PR"]).by_country["PR"].name == "the Act"


@pytest.mark.parametrize(
    "wrong",
    [
        {"sources": []},
        {"sources": [{"law": "another", "section": "s. 1"}]},
        {"countries": ["USA"]},
        {"countries": ["US", "US"]},
        {"consent": "maybe"},
        {"consent": "express", "sole_trader_consent": "none"},
        {"lable": "Advertisement"},
    ],
)
def test_a_table_that_does_not_hold_together(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        table(**wrong)
