"""A night of many leads with an engine that answers at once, in a process of its own:

    python bulk.py ROWS FOLDER

prints the seconds of each step and the peak memory. A tenth of the rows repeat an address, a
hundredth has none, a thousandth is suppressed.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import yaml
from nights import good_answer

from flows import finish, write
from flows.admit import admit_leads
from flows.night import plan_night
from schemas.recipe import load_recipe
from schemas.settings import PROJECT
from tasks.generate.answer_cache import CachedEngine
from tasks.generate.answers import Writer
from tasks.generate.engine import Completion, FakeEngine, OnAnswer, Request


class ForgetfulEngine(FakeEngine):
    """Keeps no request: the night's memory is what is measured."""

    def generate(
        self, requests: Sequence[Request], on_answer: OnAnswer | None = None
    ) -> list[Completion]:
        answers = super().generate(requests, on_answer)
        self.requests.clear()
        return answers


def make_leads(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("first_name,last_name,email,title,company\n")
        for n in range(rows):
            address = "" if n % 100 == 7 else f"p{n - n % 10 if n % 10 == 9 else n}@orlik.example"
            file.write(f"Ann,Lee,{address},Buyer,Orlik {n} Foods\n")


def main(rows: int, folder: Path) -> None:
    os.environ["MAILMILL_HOME"] = str(folder / "home")
    os.environ.setdefault("MAILMILL_SHARD_SIZE", "2000")
    make_leads(folder / "leads.csv", rows)
    (folder / "stop.txt").write_text("\n".join(f"p{n}@orlik.example" for n in range(0, rows, 1000)))
    campaign = yaml.safe_load((PROJECT / "data/samples/campaign.yaml").read_text())
    campaign |= {"leads": ["leads.csv"], "suppression": ["stop.txt"], "references": "",
                 "adapter": "base", "handoff": ["csv"], "style": {"words": [20, 130]}}  # fmt: skip
    campaign["compliance"]["country"] = "US"  # asks for nothing that the rows would have to say
    (folder / "campaign.yaml").write_text(yaml.safe_dump(campaign))
    finish.show_gate = lambda _gate: None
    write.find_writers = lambda keys, _known: {
        key: Writer(load_recipe(key[0]), "fake@0", None) for key in keys
    }
    write.engine_for = lambda *_args, **_options: CachedEngine(
        lambda: ForgetfulEngine(good_answer), "fake@0", folder / "home" / "cache" / "answers"
    )
    seconds = {}
    started = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal started
        seconds[name] = round(time.perf_counter() - started, 1)
        started = time.perf_counter()

    night = plan_night(folder / "campaign.yaml", None, date(2026, 3, 2), None)
    admitted = admit_leads(night, lambda _done: None)
    lap("read, map, gate, suppress")
    engine = write.write_shards(night, admitted, lambda _done: None)
    lap("write (fake engine), score, footer, gate")
    manifest = finish.finish_night(night, admitted, engine)
    lap("export, report")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"counts": manifest["counts"], "seconds": seconds, "peak_mib": peak}))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
