"""Quality out of ten: one number by which emails are sorted and gated."""

from tasks.score.grounding import Grounding
from tasks.score.rules import Rules

RULE_POINTS, GROUNDING_POINTS = 2.0, 2.0
FREE_SPAM, SPAM_WEIGHT = 1.0, 0.5
BROKEN_POINTS = 3.0
BROKEN_REASONS = frozenset(
    {"body.placeholder", "body.control_characters", "body.markup", "body.injected_text"}
)


def quality(rules: Rules, grounding: Grounding, spam_score: float) -> float:
    """Quality of one email, 0 to 10.

        2 points each for: words in range, greeting, closing, something personal
      + 2 x the share of grounded items
      - 0.5 x (spam score - 1), where the spam score is above 1
      - 3 where a placeholder, a control character, markup or an injected text is left

    cut to 0 to 10 and rounded to two places. The rules are those of reference system C; the split
    of the ten points is ours, as it published only the average. Likeness to references takes no
    part: most campaigns have none, and their emails must be comparable with those that do.
    """
    kept = (
        rules.word_count_in_range,
        rules.greeting_ok,
        rules.closing_ok,
        rules.personalization_ok,
    )
    points = RULE_POINTS * sum(kept) + GROUNDING_POINTS * grounding.share
    points -= SPAM_WEIGHT * max(0.0, spam_score - FREE_SPAM)
    points -= BROKEN_POINTS * bool(BROKEN_REASONS.intersection(grounding.reasons))
    return round(min(10.0, max(0.0, points)), 2)
