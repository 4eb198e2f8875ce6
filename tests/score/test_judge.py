import pytest

from schemas.records import Scores
from tasks.score.judge import judge
from tasks.score.training_index import MEMORISED

GOOD = Scores(
    word_count=80, word_count_in_range=True, greeting_ok=True, closing_ok=True,
    personalization_ok=True, grounding=1, quality=10,
)  # fmt: skip


def test_good_email_is_ready(draft, campaign) -> None:
    assert judge(draft, GOOD, campaign) == ("ready", ())


def test_failed_draft_keeps_its_failure(draft, campaign) -> None:
    failed = draft.model_copy(update={"failure": "output.cut"})
    assert judge(failed, None, campaign) == ("failed", ("output.cut",))


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("word_count_in_range", "body.word_count"),
        ("greeting_ok", "body.no_greeting"),
        ("closing_ok", "body.no_closing"),
        ("personalization_ok", "body.not_personal"),
    ],
)
def test_broken_rule_goes_to_review(rule: str, reason: str, draft, campaign) -> None:
    scores = GOOD.model_copy(update={rule: False})
    assert judge(draft, scores, campaign) == ("review", (reason,))


def test_ungrounded_goes_to_review(draft, campaign) -> None:
    scores = GOOD.model_copy(update={"unsupported": ("date: Monday",)})
    assert judge(draft, scores, campaign) == ("review", ("body.unknown_date",))


def test_a_subject_that_mail_programs_cut_goes_to_review(draft, campaign) -> None:
    long = draft.model_copy(update={"subject": "x" * 151})
    assert judge(long, GOOD, campaign) == ("review", ("subject.too_long",))


@pytest.mark.parametrize(
    ("share", "reasons"), [(None, ()), (MEMORISED, ()), (0.31, ("body.memorised",))]
)
def test_a_share_of_training_text_above_the_limit_goes_to_review(
    share, reasons, draft, campaign
) -> None:
    scores = GOOD.model_copy(update={"memorisation": share})
    assert judge(draft, scores, campaign)[1] == reasons


def test_a_run_of_training_text_goes_to_review_whatever_its_share(draft, campaign) -> None:
    scores = GOOD.model_copy(update={"unsupported": ("training text: 40 words in a row",)})
    assert judge(draft, scores, campaign) == ("review", ("body.memorised",))
    more = scores.model_copy(update={"memorisation": 0.5})
    assert judge(draft, more, campaign) == ("review", ("body.memorised",))


def test_below_minimum_goes_to_review(draft, campaign) -> None:
    scores = GOOD.model_copy(update={"quality": 6.9})
    assert judge(draft, scores, campaign) == ("review", ("quality.below_minimum",))
