from tasks.export.tally import Tally


def row(status: str, **more: object) -> dict[str, object]:
    return {"status": status, "reasons": [], **more}


def test_room_is_shared_between_statuses() -> None:
    rows = [row(status) for status in ["ready"] * 9 + ["review"] * 9 + ["failed"]]
    shown = [shown["status"] for shown, _ in Tally.of((one, None) for one in rows).shown(5)]
    assert shown == ["review", "review", "failed", "ready", "ready"]


def test_every_status_is_counted_also_with_none() -> None:
    tally = Tally.of([(row("held", reasons=["held.deadline"]), None)])
    assert tally.statuses == {
        "ready": 0, "review": 0, "held": 1, "suppressed": 0, "rejected": 0, "failed": 0,
    }  # fmt: skip
    assert dict(tally.reasons) == {"held.deadline": 1}


def test_averages_are_over_the_emails_that_have_the_measure() -> None:
    rules = dict.fromkeys(
        ("word_count_in_range", "greeting_ok", "closing_ok", "personalization_ok"), True
    )
    rows = [
        row("ready", quality=10.0, bleu=20.0, **rules),
        row("review", quality=8.0, bleu=None, **{**rules, "closing_ok": False}),
        row("failed", quality=None),
    ]
    averages = Tally.of((one, None) for one in rows).averages
    assert (averages["emails"], averages["quality"], averages["bleu"]) == (2, 9.0, 20.0)
    assert averages["closing_ok_rate"] == 0.5
    assert averages["rouge_l"] is None


def test_a_night_without_emails_has_no_averages() -> None:
    assert Tally().averages["quality"] is None
    assert Tally().rule_rates == {}
