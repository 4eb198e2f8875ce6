"""Likeness to approved emails, measured by Mailmill and by calling the libraries plainly."""

import time
from itertools import product
from pathlib import Path
from typing import Any

from tasks.common.embedding_model import LAYERS, embedding_model_folder
from tasks.score.similarity import ReferenceScorer

EMAILS, REFERENCES = 64, 4
FACTS = ("opened a second plant", "moved to a new office", "won a regional prize", "hired a buyer")


def test_scoring(record: Any) -> None:
    references = [email(n, fact) for n, fact in zip(range(REFERENCES), FACTS, strict=True)]
    bodies = [email(n, FACTS[n % 4]) for n in range(100, 100 + EMAILS)]
    seconds = {}
    for name, score in (("plainly", plainly), ("mailmill", ReferenceScorer(references).score)):
        given = (bodies, references) if name == "plainly" else (bodies,)
        score(*((bodies[:2], references) if name == "plainly" else (bodies[:2],)))  # loads models
        started = time.perf_counter()
        score(*given)
        seconds[name] = round(time.perf_counter() - started, 2)
    record("scoring", {
        "emails": EMAILS, "references": REFERENCES, "seconds": seconds,
        "plainly_to_mailmill": round(seconds["plainly"] / seconds["mailmill"], 1),
    })  # fmt: skip


def email(n: int, fact: str) -> str:
    """Of some 60 to 110 words, as emails are."""
    tail = " The numbers of last year may be a place to start." * (n % 5)
    return (
        f"Hi Ann,\n\nI read that Orlik {n} Foods {fact}, and I wondered how the supplier invoices "
        "are matched since then. At firms of your size that takes a person two days each month, "
        f"mostly for the ten percent that do not fit.{tail} Would you have room for a 20-minute "
        "call about it next month? A short answer is enough.\n\nBest regards,\nNadia Brandt"
    )


def plainly(bodies: list[str], references: list[str], models: dict[str, Any] = {}) -> None:  # noqa: B006
    """One pair after the other, as each library's own first example does; models loaded once."""
    from bert_score import BERTScorer
    from rouge_score.rouge_scorer import RougeScorer
    from sacrebleu import sentence_bleu
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.util import cos_sim

    if not models:
        folder: Path = embedding_model_folder()
        models["bert"] = BERTScorer(model_type=str(folder), num_layers=LAYERS, device="cpu")
        models["encoder"] = SentenceTransformer(str(folder), device="cpu")
    rouge = RougeScorer(["rougeL"])
    for body, reference in product(bodies, references):
        models["bert"].score([body], [reference])
        encode = models["encoder"].encode
        cos_sim(encode(body, show_progress_bar=False), encode(reference, show_progress_bar=False))
        sentence_bleu(body, [reference])
        rouge.score(reference, body)
