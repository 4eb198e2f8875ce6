import json
from pathlib import Path

import pytest

from schemas.records import TrainingExample
from schemas.tables import EXAMPLES
from tasks.common.parquet import write_table

PEOPLE = (
    ("Tomas Vacek", "Orlik Foods", "opened a second plant in Brno"),
    ("Ines Carvalho", "Portside Cold Storage", "moved its books to the cloud"),
    ("Pól Ó Briain", "Kestrel Freight", "bought six electric lorries"),
    ("Greta Lind", "Norrsken Optik", "hires three accountants"),
    ("Amir Haddad", "Cedar Hill Clinics", "opened a clinic in Tyre"),
    ("Lucia Ferri", "Officine Ferri", "won an export award"),
    ("Yuki Mori", "Hakone Paper", "runs its mill on wind power"),
    ("Omar Diallo", "Sahel Solar", "lit its hundredth village"),
    ("Dana Weiss", "Weiss & Daughter", "is sixty years old this spring"),
    ("Pavel Horak", "Horak Tools", "started a night shift"),
    ("Rhea Pillai", "Backwater Tea", "ships to nine countries"),
    ("Sven Aas", "Fjordlaks", "built a smokehouse"),
)
SPLITS = ("train",) * 4 + ("validation", "test")


def example(number: int, extra: str = "") -> TrainingExample:
    name, company, fact = PEOPLE[number]
    first = name.split()[0]
    body = (
        f"Hi {first},\n\n{company} {fact}, and every change of that kind brings more invoices. "
        f"Would a short call about matching them be of use?\n\nBest regards,\nNadia Brandt{extra}"
    )
    return TrainingExample(
        example_id=f"{number:016x}",
        recipe="outreach",
        source="generator",
        licence="Apache-2.0",
        group=company,
        split=SPLITS[number % len(SPLITS)],
        inputs={
            "objective": "invite to a short call about invoice matching",
            "tone": "warm and plain",
            "sender": {"name": "Nadia Brandt", "title": "", "company": "Ledgerline"},
            "lead": {"name": name, "first_name": first, "title": "", "company": company},
            "facts": [f"{company} {fact}"],
        },
        target=json.dumps({"subject": f"Invoices at {company}", "body": body}, ensure_ascii=False),
    )


@pytest.fixture
def examples() -> list[TrainingExample]:
    """Twelve outreach examples: eight to train on, two to validate, two to test."""
    return [example(number) for number in range(len(PEOPLE))]


@pytest.fixture
def examples_file(tmp_path: Path, examples: list[TrainingExample]) -> Path:
    path = tmp_path / "examples.parquet"
    write_table(path, EXAMPLES, examples)
    return path
