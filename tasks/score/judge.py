"""The verdict on a draft: ready, review or failed, and why."""

from schemas.campaign import Campaign
from schemas.records import Draft, Scores, Status
from schemas.tables import LONGEST_SUBJECT
from tasks.score.grounding import reasons_of
from tasks.score.training_index import MEMORISED


def judge(
    draft: Draft, scores: Scores | None, campaign: Campaign
) -> tuple[Status, tuple[str, ...]]:
    """What becomes of a draft, with every reason code that keeps it from being ready.

    Args:
        scores: None only for a draft that failed.
    """
    if draft.failure or scores is None:
        return "failed", (draft.failure or "output.empty",)
    broken = {
        "output.empty": not (draft.subject.strip() and draft.body.strip()),
        "subject.too_long": len(draft.subject) > LONGEST_SUBJECT,
        "body.word_count": not scores.word_count_in_range,
        "body.no_greeting": not scores.greeting_ok,
        "body.no_closing": not scores.closing_ok,
        "body.not_personal": not scores.personalization_ok,
        "body.memorised": (scores.memorisation or 0.0) > MEMORISED,
    }
    reasons = [code for code, is_broken in broken.items() if is_broken]
    reasons += reasons_of(scores.unsupported)
    if scores.quality < campaign.quality.minimum:
        reasons.append("quality.below_minimum")
    # A long run of training text may be a large share of the email, too.
    return ("review" if reasons else "ready"), tuple(dict.fromkeys(reasons))
