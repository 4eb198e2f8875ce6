"""Lead files and a campaign of the size that a benchmark asks for."""

import csv
from pathlib import Path

import yaml

from schemas.settings import PROJECT

SAMPLES = PROJECT / "data" / "samples"


def write_campaign(path: Path) -> None:
    """The sample campaign on leads.csv, one try a lead, nothing to compare with."""
    campaign = yaml.safe_load((SAMPLES / "campaign.yaml").read_text())
    campaign |= {"leads": ["leads.csv"], "suppression": [], "references": "",
                 "quality": {"attempts": 1}}  # fmt: skip
    campaign["compliance"]["country"] = "US"
    path.write_text(yaml.safe_dump(campaign))


def write_leads(path: Path, number: int, changed: int = 0) -> None:
    """The rich sample leads again and again, each at a company of its own, none held by law."""
    with (SAMPLES / "leads-rich.csv").open(newline="", encoding="utf-8") as file:
        sample = list(csv.DictReader(file))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, sample[0])
        writer.writeheader()
        for n in range(number):
            row = dict(sample[n % len(sample)])
            row["email"] = f"p{n}@lead{n}.example"
            row |= {"country": "", "consent": ""}
            row["company"] += f" {n}"
            if changed and n % changed == 0:
                row["title"] = f"Deputy {row['title']}"
            writer.writerow(row)
