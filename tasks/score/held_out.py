"""Answers against the held-out targets of the same inputs, for evaluating an adapter."""

from collections.abc import Sequence

from tasks.score.similarity import PairScorer

MEASURES = ("bleu", "rouge_l", "bertscore_f1", "semantic_similarity")


def compare(answers: Sequence[str], targets: Sequence[str]) -> dict[str, float]:
    """Averages over all pairs; an answer that failed is the empty string and scores 0.

    Args:
        answers: what the model wrote, one for each target.
        targets: the held-out texts.

    Returns:
        `n`, `answered` (share that gave a usable answer), `bleu` (sentence BLEU, 0 to 100),
        `rouge_l`, `bertscore_f1` and `semantic_similarity` (0 to 1).
    """
    scored = PairScorer().score(answers, targets)
    count = max(1, len(targets))
    return {
        "n": float(len(targets)),
        "answered": sum(bool(answer.strip()) for answer in answers) / count,
        **{
            name: sum(getattr(likeness, name) or 0.0 for likeness in scored) / count
            for name in MEASURES
        },
    }
