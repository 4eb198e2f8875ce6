from xml.etree import ElementTree

import pytest

from tasks.score.evaluation_report import (
    above,
    interval_of,
    means,
    page_of,
    plot_of,
    rows_of,
    table_of,
)

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
    assert header.split() == ["n", "=", "4", "base", "candidate", "n"]
    assert answered.split()[:5] == ["answered", "0.5", "(0.15", "to", "0.85)"]
    assert answered.endswith("1 (0.51 to 1)")
    assert bleu.endswith("50 (50 to 50)")
    assert quality.split()[1] == "-"


def test_n_stands_where_a_measure_has_not_all_examples() -> None:
    loss = {"loss": [2.0, 1.0, None, None]}
    rows = rows_of({who: {**measures, **loss} for who, measures in RESULTS.items()})
    assert {row["measure"]: row["n"] for row in rows} == {
        "answered": "", "bleu": "", "quality": "0, 3", "loss": "2"
    }  # fmt: skip


def test_all_successes_are_not_certain() -> None:
    found = interval_of("greeting_ok", [1.0] * 100 + [None])
    assert (found.n, found.mean, found.high) == (100, 1.0, 1.0)
    assert found.low == pytest.approx(0.963, abs=1e-3)


def test_an_interval_ends_where_the_measure_does() -> None:
    found = interval_of("grounding", [1.0, 1.0, 1.0, 0.9])
    assert (found.low < 0.95, found.high) == (True, 1.0)
    assert interval_of("loss", [0.1, 9.0]).low == 0.0


def test_what_a_candidate_changes_is_told_in_pairs() -> None:
    results = {
        "base": {"rouge_l": [0.0] * 4},
        "champion": {"rouge_l": [0.125, 0.5, 0.75, 0.875], "loss": [2.0, 1.0, None, None]},
        "v3": {"rouge_l": [0.25, 0.625, 0.875, 1.0], "loss": [1.5, 0.5, 3.0, None]},
        "first_sentence": {"rouge_l": [0.3] * 4},
    }
    rows = {row["measure"]: row["v3 - champion"] for row in rows_of(results)}
    assert rows["rouge_l"] == "+0.125 (+0.125 to +0.125)"
    assert rows["loss"] == "-0.5 (-0.5 to -0.5, n = 2)"


def test_without_a_champion_nothing_changes() -> None:
    assert all(" - champion" not in name for name in rows_of(RESULTS)[0])


def test_means_are_named_by_writer() -> None:
    found = means(RESULTS)
    assert (found["n"], found["base.bleu"], found["candidate.answered"]) == (4.0, 15.0, 1.0)
    assert "base.quality" not in found


def test_the_page_holds_the_verdict_and_bars_inside_their_box() -> None:
    page = page_of("outreach", "today", RESULTS, "v2 is <champion>", depends_on={"bleu": "nrefs:1"})
    assert "<li>bleu: nrefs:1</li>" in page
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


def test_the_plot_is_one_image_with_a_bar_and_the_figures_of_each_writer() -> None:
    svg = ElementTree.fromstring(plot_of({"<b>": RESULTS["base"], **RESULTS}))
    texts = [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[:3] == ["<b>", "base", "candidate"]
    assert [texts.count(name) for name in ("answered", "bleu", "quality")] == [1, 1, 1]
    assert texts.count("50 (50 to 50)") == 1
    coloured = {rect.get("fill") for rect in svg.iter("{http://www.w3.org/2000/svg}rect")}
    assert len(coloured) == 2 + 3  # the page, the ground of the bars, the writers
