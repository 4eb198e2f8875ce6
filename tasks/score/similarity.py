"""Likeness to approved example emails: BLEU, ROUGE-L, BERTScore and embedding cosine.

Raw BERTScore depends on its model and layer: compare runs by it, never read it as it stands.
ROUGE-L's tokeniser knows ASCII words only.
"""

import importlib.metadata
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from tasks.common.embedding_model import (
    BATCH_SIZE,
    LAYERS,
    NAME,
    embed,
    embedding_model_folder,
    embedding_model_revision,
    fast_numbers,
)


@dataclass(frozen=True)
class Similarity:
    """Likeness of one body to its best reference; all None where there was none."""

    semantic_similarity: float | None = None
    bertscore_precision: float | None = None
    bertscore_recall: float | None = None
    bertscore_f1: float | None = None
    bleu: float | None = None
    rouge_l: float | None = None


class PairScorer:
    """Measures texts against one reference each. Models load once, when first needed.

    Args:
        folder: the sentence-embedding model; None for the one inside the pip package.
    """

    def __init__(self, folder: Path | None = None):
        self._given_folder = folder

    def score(self, texts: Sequence[str], references: Sequence[str]) -> list[Similarity]:
        """One result a pair, in order; a pair with a blank side has nothing to measure.

        However often a text occurs among the pairs, it is embedded once.

        Raises:
            MailmillError: the embedding model is not installed.
        """
        pairs = [
            (text, reference)
            for text, reference in zip(texts, references, strict=True)
            if text.strip() and reference.strip()
        ]
        # BERTScore raises on empty texts, and every model costs seconds to load for nothing.
        measured = iter(self._measure(pairs) if pairs else [])
        return [
            next(measured) if text.strip() and reference.strip() else Similarity()
            for text, reference in zip(texts, references, strict=True)
        ]

    def metadata(self) -> dict[str, str]:
        """What the figures depend on, for the manifest."""
        version = importlib.metadata.version
        return {
            "embedding_model": NAME,
            "embedding_revision": f"sha256:{embedding_model_revision(self._folder)}",
            "bertscore": f"bert-score {version('bert-score')}, layer {LAYERS}, raw, no idf",
            "bleu": str(self._bleu.get_signature().format()),
            "rouge_l": f"rouge-score {version('rouge-score')}, F-measure, no stemmer",
            "semantic_similarity": f"sentence-transformers {version('sentence-transformers')}",
        }

    def _measure(self, pairs: list[tuple[str, str]]) -> list[Similarity]:
        texts = [text for text, _ in pairs]
        references = [reference for _, reference in pairs]
        with fast_numbers():
            bert = self._bert.score(texts, references, batch_size=BATCH_SIZE)
        precision, recall, f1 = (measure.tolist() for measure in bert)
        return [
            Similarity(
                semantic_similarity=cosine,
                bertscore_precision=precision[i],
                bertscore_recall=recall[i],
                bertscore_f1=f1[i],
                bleu=float(self._bleu.sentence_score(texts[i], [references[i]]).score),
                rouge_l=rouge_l(texts[i], references[i]),
            )
            for i, cosine in enumerate(self._cosines(pairs))
        ]

    def _cosines(self, pairs: list[tuple[str, str]]) -> list[float]:
        """Cosine of each pair's embeddings, -1 to 1."""
        distinct = list(dict.fromkeys(text for pair in pairs for text in pair))
        vector = dict(zip(distinct, embed(distinct, self._folder), strict=True))
        return [float(vector[text] @ vector[reference]) for text, reference in pairs]

    @cached_property
    def _folder(self) -> Path:
        return self._given_folder or embedding_model_folder()

    @cached_property
    def _bert(self) -> Any:
        from bert_score import BERTScorer
        from transformers.utils import logging

        logging.disable_progress_bar()
        with _path_without("t5", self._folder) as path:
            return BERTScorer(model_type=path, num_layers=LAYERS, device="cpu", nthreads=0)

    @cached_property
    def _bleu(self) -> Any:
        from sacrebleu.metrics import BLEU

        bleu = BLEU(effective_order=True)
        # As it always is here: else there is no signature before something is scored.
        bleu.num_refs = 1
        return bleu


@cache
def _rouge_scorer() -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(["rougeL"], use_stemmer=False)


def rouge_l(text: str, reference: str) -> float:
    """ROUGE-L's F-measure, 0 to 1; 0 where either is blank. It needs no model."""
    if not text.strip() or not reference.strip():
        return 0.0
    return float(_rouge_scorer().score(reference, text)["rougeL"].fmeasure)


class ReferenceScorer:
    """Scores bodies against all references and keeps the best of each measure.

    Args:
        references: bodies of approved emails; blank ones are left out.
        scorer: the models; None for new ones.
    """

    def __init__(self, references: Sequence[str], scorer: PairScorer | None = None):
        self.references = [text for text in references if text.strip()]
        self._scorer = scorer or PairScorer()

    def score(self, bodies: Sequence[str]) -> list[Similarity]:
        """One result a body, in order, computed in one batch; no model loads without references.

        Raises:
            MailmillError: there are references but no embedding model.
        """
        count = len(self.references)
        if not count:
            return [Similarity() for _ in bodies]
        texts = [body for body in bodies for _ in range(count)]
        scored = self._scorer.score(texts, self.references * len(bodies))
        return [best_of(scored[start : start + count]) for start in range(0, len(scored), count)]

    def metadata(self) -> dict[str, str]:
        """What the figures depend on, for the manifest; empty without references."""
        if not self.references:
            return {}
        return {"references": str(len(self.references)), **self._scorer.metadata()}


def best_of(scored: Sequence[Similarity]) -> Similarity:
    """The highest of each measure; BERTScore's three figures are of the reference of best F1."""
    measured = [one for one in scored if one.bertscore_f1 is not None]
    if not measured:
        return Similarity()
    bert = max(measured, key=lambda one: one.bertscore_f1 or 0.0)
    return replace(
        bert,
        semantic_similarity=max(one.semantic_similarity or 0.0 for one in measured),
        bleu=max(one.bleu or 0.0 for one in measured),
        rouge_l=max(one.rouge_l or 0.0 for one in measured),
    )


@contextmanager
def _path_without(text: str, folder: Path) -> Iterator[str]:
    """A path of `folder` that does not hold `text`.

    bert_score loads whatever has «t5» anywhere in its path as a T5 model, with random weights.
    """
    if text not in str(folder):
        yield str(folder)
        return
    with tempfile.TemporaryDirectory() as temporary:
        link = Path(temporary) / "model"
        link.symlink_to(folder.resolve(), target_is_directory=True)
        yield str(link)
