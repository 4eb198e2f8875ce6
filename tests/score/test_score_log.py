import json
from datetime import UTC, datetime

from tasks.score.score_log import write_score_log
from tasks.score.shard import score_drafts
from tasks.score.similarity import ReferenceScorer

NIGHT = datetime(2026, 5, 12, 2, 10, tzinfo=UTC)


def test_log_grows_by_one_line_an_email(draft, lead, campaign, tmp_path) -> None:
    emails = score_drafts([draft], [lead], campaign, ReferenceScorer([]))
    path = tmp_path / "runs" / "scores.jsonl"
    assert write_score_log(path, emails, NIGHT) == 1
    write_score_log(path, emails, NIGHT)
    first, second = map(json.loads, path.read_text().splitlines())
    assert first == second
    assert first["time"] == "2026-05-12T02:10:00+00:00"
    assert (first["lead_id"], first["status"], first["quality"]) == ("17", "ready", 10)
