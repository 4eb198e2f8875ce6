import importlib.util

import pytest

from tasks.common.embedding_model import embedding_model_folder
from tasks.score.similarity import PairScorer, ReferenceScorer, Similarity, best_of

APPROVED = (
    "Hi Tomas,\n\nYour second plant is good news. Could we talk about invoices?\n\nBest,\nNadia"
)
NEAR = "Hi Marta,\n\nYour third plant is good news. Could we talk about invoices?\n\nBest,\nNadia"
FAR = "The tide comes in twice a day along this coast."


@pytest.fixture(scope="module")
def scorer() -> PairScorer:
    return PairScorer()


def test_without_references_nothing_is_measured_or_loaded(monkeypatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", None)
    references = ReferenceScorer(["", " \n"])
    assert references.score([APPROVED, ""]) == [Similarity(), Similarity()]
    assert references.metadata() == {}


def test_blank_text_has_nothing_to_measure(scorer: PairScorer) -> None:
    assert scorer.score(["", " "], [APPROVED, APPROVED]) == [Similarity(), Similarity()]


def test_equal_text_scores_highest(scorer: PairScorer) -> None:
    (same,) = ReferenceScorer([FAR, APPROVED], scorer).score([APPROVED])
    assert same.bleu == pytest.approx(100)
    assert same.rouge_l == 1
    assert same.semantic_similarity == pytest.approx(1, abs=1e-4)
    assert same.bertscore_f1 == pytest.approx(1, abs=1e-4)


def test_nearer_text_scores_higher_in_every_measure(scorer: PairScorer) -> None:
    near, blank, far = ReferenceScorer([APPROVED], scorer).score([NEAR, "", FAR])
    assert blank == Similarity()
    for name in Similarity.__dataclass_fields__:
        assert getattr(near, name) > getattr(far, name)


def test_path_with_t5_in_it_loads_the_same_model(scorer: PairScorer, tmp_path) -> None:
    link = tmp_path / "mt5-models"
    link.symlink_to(embedding_model_folder(), target_is_directory=True)
    (here,) = scorer.score([NEAR], [APPROVED])
    (there,) = PairScorer(link).score([NEAR], [APPROVED])
    assert there.bertscore_f1 == pytest.approx(here.bertscore_f1, abs=1e-5)


def test_metadata_names_what_the_figures_depend_on(scorer: PairScorer) -> None:
    metadata = ReferenceScorer([APPROVED], scorer).metadata()
    assert metadata["references"] == "1"
    assert metadata["embedding_model"] == "all-MiniLM-L6-v2"
    assert metadata["embedding_revision"].startswith("sha256:")
    assert "version:2.6.0" in metadata["bleu"]
    assert not any("/" in value for value in metadata.values())


def test_metadata_is_known_before_anything_is_scored() -> None:
    assert PairScorer().metadata()["bleu"].startswith("nrefs:1|case:mixed|eff:yes|tok:13a|")


def test_bertscore_figures_belong_to_one_reference() -> None:
    one = Similarity(0.1, 0.9, 0.2, 0.3, 5.0, 0.5)
    two = Similarity(0.2, 0.4, 0.6, 0.5, 1.0, 0.1)
    assert best_of([one, Similarity(), two]) == Similarity(0.2, 0.4, 0.6, 0.5, 5.0, 0.5)
