"""The whole night on real parts: nf4 training, MLflow, vLLM with the adapter, Parquet."""

import json
from collections import Counter
from datetime import date

import pyarrow.parquet as pq

from flows.adapters import BUNDLED, list_adapters
from flows.campaign import campaign_flow
from flows.curate import curate_flow
from flows.retrain import retrain_flow
from schemas.recipe import Recipe, load_recipe

FEW = 200
LEADS = """\
Ann,Lee,ann@orlik.example,Head of Finance,Orlik Foods,opened a second plant in Brno
Ben,Okafor,ben@tarn.example,Buyer,Tarn Mills,
Cy,Rao,cy@fell.example,Controller,Fell Chemicals,spoke on closing the books in three days
Zoë,O'Hara,zoe@alder.example,Office Manager,Alder & Sons,
Jan,Novák,jan@brook.example,,Brook Optics,
Mei,Chen,mei@cairn.example,Head of Purchasing,Cairn Tools,hired twelve buyers
Ivo,Petrov,ivo@dale.example,Accountant,,
Ada,Silva,ada@elm.example,Head of Finance,Elm Textiles,moved to paperless invoices
"""


def with_few_examples(name: str) -> Recipe:
    recipe = load_recipe(name)
    data = [source.model_copy(update={"limit": FEW}) for source in recipe.data]
    return recipe.model_copy(update={"data": data})


def test_one_step_does_not_beat_the_bundled_champion_who_writes_eight_leads(
    home, models, campaign_file, monkeypatch
):
    home.mkdir()
    (home / "models").symlink_to(models)
    monkeypatch.setattr("flows.adapters.BUNDLED", BUNDLED)
    monkeypatch.setattr("flows.curate.load_recipe", with_few_examples)
    curate_flow("outreach")
    assert "outreach v2 is candidate: " in retrain_flow("outreach", max_steps=1, held_out=2)
    (evaluation,) = (home / "evaluations" / "outreach").glob("*.jsonl")
    answers = [json.loads(line) for line in evaluation.read_text().splitlines()]
    assert Counter(one["writer"] for one in answers) == dict.fromkeys(
        ("base", "champion", "candidate"), 2
    )
    likeness = [one["measures"]["semantic_similarity"] for one in answers
                if one["writer"] == "champion"]  # fmt: skip
    assert all(0.3 < one <= 1 for one in likeness)
    lines = list_adapters().splitlines()
    champion, candidate = [line for line in lines if line.startswith("outreach")]
    assert (champion.endswith("(champion)"), candidate.endswith("(candidate)")) == (True, True)

    file = campaign_file(LEADS, adapter="champion", style={"words": [40, 130]})
    campaign_flow(file, run_date=date(2026, 3, 2))

    (part,) = (home / "gold" / "outcomes").rglob("part-*.parquet")
    rows = pq.read_table(part, partitioning=None).to_pylist()
    assert sorted(row["row_number"] for row in rows) == list(range(1, 9))
    assert {row["status"] for row in rows} <= {"ready", "review", "failed"}
    # The model card says how often held-out leads are.
    assert sum(row["status"] == "ready" for row in rows) >= 5
    assert all(row["memorisation"] is not None for row in rows if row["body"])
    assert {(row["recipe"], row["adapter"], row["adapter_version"]) for row in rows} == {
        ("outreach", "outreach", "1")
    }
    assert all(row["output_tokens"] > 0 for row in rows)
    written = [row for row in rows if row["body"]]
    assert all(row["greeting_ok"] and row["closing_ok"] for row in written)
    assert all("unsubscribe.ledgerline.example" in row["text"] for row in written)
