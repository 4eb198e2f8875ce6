"""The whole night on real parts: nf4 training, MLflow, vLLM with the adapter, Parquet."""

from datetime import date

import pyarrow.parquet as pq
import pytest

from flows.adapters import list_adapters
from flows.campaign import campaign_flow
from flows.curate import curate_flow
from flows.evaluate import evaluate_flow
from flows.retrain import retrain_flow

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


@pytest.mark.engine
@pytest.mark.training
def test_eight_leads_through_a_fresh_adapter(home, campaign_file, monkeypatch):
    curate_flow("outreach")
    told = retrain_flow("outreach", max_steps=2, held_out=2)
    assert "v1 is champion: the first one" in told
    assert list_adapters().splitlines()[-1].endswith("(candidate, champion)")

    # Two steps teach the model nothing: what is under test is that every part is real and joined.
    file = campaign_file(LEADS, adapter="champion", quality={"minimum": 0, "attempts": 1})
    campaign_flow(file, run_date=date(2026, 3, 2))

    (part,) = (home / "gold" / "outcomes").rglob("part-*.parquet")
    rows = pq.read_table(part, partitioning=None).to_pylist()
    assert sorted(row["row_number"] for row in rows) == list(range(1, 9))
    assert {row["status"] for row in rows} <= {"ready", "review", "failed"}
    assert {(row["recipe"], row["adapter"], row["adapter_version"]) for row in rows} == {
        ("outreach", "outreach", "1")
    }
    assert all(row["output_tokens"] > 0 for row in rows)
    written = [row for row in rows if row["body"]]
    assert all("unsubscribe.ledgerline.example" in row["text"] for row in written)

    assert "semantic_similarity" in evaluate_flow("outreach", "1", limit=1)
