"""A small night without Prefect and without a model, run in forks that may be killed."""

import csv
import importlib
import json
import os
import time
import traceback
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.admit import admit_leads
from flows.finish import finish_night
from flows.night import only_run, plan_night
from flows.write import write_shards
from schemas.recipe import load_recipe
from tasks.common.prompts import Chat
from tasks.generate.answer_cache import CachedEngine
from tasks.generate.answers import Writer
from tasks.generate.engine import FakeEngine

NIGHT = date(2026, 3, 2)
LEADS = 4
ROWS = (
    "".join(f"Ann{n},Lee,ann{n}@orlik.example,Buyer,Orlik {n} Foods,\n" for n in range(LEADS))
    + "Cy,Rao,,Buyer,Fell Co,\nx\n"
)
OUTPUTS = ("gold/**/*.parquet", "runs/**/outcomes.parquet", "runs/**/refused.parquet")


def good_answer(chat: Chat) -> str:
    """The email a model should write: it greets, uses the company, and signs."""
    lead = chat[-1]["content"].partition("<lead>\n")[2].splitlines()[0]
    name, *_, company = [part.strip() for part in lead.split(",")]
    body = (
        f"Hi {name.split()[0]},\n\nI am writing because {company} may have many supplier invoices "
        "to match each month. Would you have room for a 20-minute call about that? A short answer "
        "is enough.\n\nBest regards,\nNadia Brandt"
    )
    return json.dumps({"subject": f"Supplier invoices at {company}", "body": body})


class SmallNight:
    """Four good leads and two bad rows, in shards of two.

    Every lead asked for leaves a line in `home/asked.log`.
    """

    def __init__(
        self,
        home: Path,
        file: Path,
        answer: Callable[[Chat], str],
        monkeypatch: pytest.MonkeyPatch,
    ):
        # Here once, so that not every fork loads it.
        importlib.import_module("great_expectations.expectations")
        self.home, self.file, self.seconds_per_answer = home, file, 0.0
        monkeypatch.setenv("MAILMILL_SHARD_SIZE", "2")
        monkeypatch.setattr("flows.finish.show_gate", lambda _gate: None)
        monkeypatch.setattr("flows.write.engine_for", self._engine)
        monkeypatch.setattr(
            "flows.write.find_writers",
            lambda keys, _known: {key: Writer(load_recipe(key[0]), "fake@0", None) for key in keys},
        )
        self._answer = answer

    def __call__(self, deadline: datetime | None = None, run_date: date = NIGHT) -> None:
        """Run it, in this process."""
        plan = plan_night(self.file, None, run_date, None)
        with only_run(plan):
            admitted = admit_leads(plan, lambda _done: None)
            engine = write_shards(plan, admitted, lambda _done: None, deadline=deadline)
            finish_night(plan, admitted, engine)

    def outputs(self) -> dict[str, object]:
        """All rows of all tables, and the hand-off file, by path."""
        found: dict[str, object] = {
            str(path.relative_to(self.home)): pq.read_table(path, partitioning=None).to_pylist()
            for pattern in OUTPUTS
            for path in sorted(self.home.glob(pattern))
        }
        for path in self.home.glob("runs/**/emails.csv"):
            with path.open(newline="", encoding="utf-8") as file:
                found["csv"] = list(csv.reader(file))
        return found

    def statuses(self, campaign: str = "autumn") -> dict[int, tuple[str, ...]]:
        """Status and reason codes of each row of a campaign, by row number."""
        rows = next(
            rows
            for path, rows in self.outputs().items()
            if path.startswith(f"gold/outcomes/campaign={campaign}")
        )
        return {row["row_number"]: (row["status"], *row["reasons"]) for row in rows}

    def asked(self) -> int:
        """How often the model was asked for an email."""
        log = self.home / "asked.log"
        return len(log.read_text().splitlines()) if log.exists() else 0

    def clear(self) -> None:
        """Empty the home but for the key of the unsubscribe links, which is in every email."""
        done = self.home.with_name(f"done-{time.monotonic_ns()}")
        self.home.rename(done)
        self.home.mkdir()
        (done / "keys").rename(self.home / "keys")

    def _engine(
        self,
        *_args: object,
        on_answer: Callable[[bool], object],
        on_start: Callable[[], object],
        **_options: object,
    ) -> CachedEngine:
        return CachedEngine(
            lambda: FakeEngine(self._logged),
            "fake@0",
            self.home / "cache" / "answers",
            on_answer=on_answer,
            on_start=on_start,
        )

    def _logged(self, chat: Chat) -> str:
        with (self.home / "asked.log").open("a") as log:
            log.write("asked\n")
        time.sleep(self.seconds_per_answer)
        return self._answer(chat)


def start_child(work: Callable[[], object]) -> int:
    """Run `work` in a fork of this process; its process id."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except Exception:  # noqa: BLE001  (told here, for the parent sees a code only)
            traceback.print_exc()
        finally:
            os._exit(code)
    return child


def in_a_child(work: Callable[[], object]) -> int:
    """Run `work` in a fork of this process; 0 where it ended well."""
    return os.waitpid(start_child(work), 0)[1]
