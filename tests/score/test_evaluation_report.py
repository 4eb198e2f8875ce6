import pytest

from tasks.score.evaluation_report import above, means, page_of, table_of

RESULTS = {
    "base": {
        "answered": [1.0, 0.0, 1.0, 0.0],
        "bleu": [0.0, 10.0, 20.0, 30.0],
        "quality": [None] * 4,
    },
    "candidate": {"answered": [1.0] * 4, "bleu": [50.0] * 4, "quality": [9.0, 10.0, 9.0, None]},
}


def test_the_table_names_every_measure_with_its_interval() -> None:
    header, answered, bleu, quality = table_of(RESULTS).splitlines()
    assert header.split() == ["n", "=", "4", "base", "candidate"]
    assert answered.split()[:2] == ["answered", "0.5"]
    assert answered.endswith("1 ± 0")
    assert bleu.endswith("50 ± 0")
    assert quality.split()[1] == "-"


def test_means_are_named_by_writer() -> None:
    found = means(RESULTS)
    assert (found["n"], found["base.bleu"], found["candidate.answered"]) == (4.0, 15.0, 1.0)
    assert "base.quality" not in found


def test_the_page_holds_the_verdict_and_bars_inside_their_box() -> None:
    page = page_of("outreach", "today", RESULTS, "v2 is <champion>")
    assert "v2 is &lt;champion&gt;" in page
    assert page.count("<svg") == 3
    assert '<rect x="120.0"' in page  # bleu 50 of 100
    assert "src=" not in page


def test_what_exceeds_a_baseline_is_told_by_writer() -> None:
    results = {
        "base": {"rouge_l": [0.5, 0.5]},
        "candidate": {"rouge_l": [0.9, 0.7]},
        "plain": {"rouge_l": [0.4, 0.4]},
    }
    found = above(results, "plain", "rouge_l")
    assert list(found) == ["base", "candidate"]
    assert found["candidate"].mean == pytest.approx(0.4)
    assert found["base"].low == pytest.approx(0.1)
