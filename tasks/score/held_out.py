"""Answers to held-out examples, measured one by one.

In:   an example with its inputs and target, and the fields that a model answered with
Out:  {"answered": [1.0, 0.0, …], "rouge_l": [0.41, 0.0, …], …}, one value an example
"""

import random
from collections.abc import Mapping, Sequence
from typing import Any

from schemas.campaign import Campaign, Compliance, Sender
from schemas.records import Draft, Lead, Scores, TrainingExample
from tasks.common.embedding_model import embed
from tasks.common.prompts import FACT_LABELS
from tasks.score.distinctness import distinctness
from tasks.score.frames import frame_shares, masked
from tasks.score.grounding import REASON_OF_KIND, UNSOURCED, ground, read_sources
from tasks.score.invented import invented_in
from tasks.score.judge import judge
from tasks.score.offers import is_told
from tasks.score.rules import used_fields
from tasks.score.shard import is_failed, score_email
from tasks.score.similarity import PairScorer, Similarity
from tasks.score.training_index import TrainingIndex

Fields = Mapping[str, object]
Row = dict[str, float | None]

LIKENESS = (
    "bleu", "rouge_l", "bertscore_precision", "bertscore_recall", "bertscore_f1",
    "semantic_similarity",
)  # fmt: skip
RULES = ("word_count_in_range", "greeting_ok", "closing_ok", "personalization_ok")
_KINDS = {label: kind for kind, label in FACT_LABELS.items()}
# An email is its own lead's when it is nearer to that lead than to these many others.
OTHER_LEADS, OTHER_OBJECTIVES = 49, 19


def measure(
    examples: Sequence[TrainingExample],
    answers: Sequence[Fields],
    targets: Sequence[Fields],
    *,
    index: TrainingIndex | None = None,
    scorer: PairScorer | None = None,
) -> dict[str, list[float | None]]:
    """Every measure of every answer.

    An answer that failed, without fields, scores 0 wherever more is better. `bleu` is 0 to 100,
    `quality` 0 to 10, `invented` a count (of a cover letter's qualifications without a source), all
    others 0 to 1; less is better for `memorisation`, `frame_share` and `invented` alone.
    `distinctness` and `frame_share` look at the wording: what the inputs gave is masked. None where
    there is nothing to measure: the measures of sales emails (the rules, `quality`, `sourced`,
    `ready`, `fields_used`, `own_lead_first`, `own_objective_first`) need a lead.

    Args:
        examples: held-out.
        answers: one for each; empty for a failure.
        targets: what each should have been.
        index: of the training text, where memorisation is to be measured.
        scorer: the models; None for new ones.
    """
    scorer = scorer or PairScorer()
    texts = [as_text(answer) for answer in answers]
    given = [given_in(example.inputs) for example in examples]
    frames = [masked(text, strings) for text, strings in zip(texts, given, strict=True)]
    likeness = scorer.score(texts, [as_text(target) for target in targets])
    rows = [
        measure_one(example, answer, like, different, index)
        for example, answer, like, different in zip(
            examples, answers, likeness, distinctness(frames), strict=True
        )
    ]
    for row, share in zip(rows, frame_shares(texts, given), strict=True):
        row["frame_share"] = share
    to_leads = [i for i, example in enumerate(examples) if "lead" in example.inputs]
    emails = [texts[i] for i in to_leads]
    inputs = [examples[i].inputs for i in to_leads]
    leads = ["\n".join(strings_of(one["lead"], one["facts"])) for one in inputs]
    objectives = [str(one["objective"]) for one in inputs]
    for name, sources, others in (
        ("own_lead_first", leads, OTHER_LEADS),
        ("own_objective_first", objectives, OTHER_OBJECTIVES),
    ):
        for i, is_first in zip(to_leads, own_first(emails, sources, others), strict=True):
            rows[i][name] = is_first
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def measure_one(
    example: TrainingExample,
    answer: Fields,
    like: Similarity,
    different: float | None,
    index: TrainingIndex | None,
) -> Row:
    """The measures of one answer that need no other one."""
    inputs, text = example.inputs, as_text(answer)
    row: Row = {"answered": float(bool(text)), "distinctness": different}
    row |= {name: getattr(like, name) or 0.0 for name in LIKENESS}
    if "lead" in inputs:
        return row | _measure_email(example, answer, index)
    given = given_in(inputs)
    row["memorisation"] = index.share(text, given) if index else None
    subject, body = str(answer.get("subject", "")), str(answer.get("body", text))
    row["grounding"] = ground(subject, body, read_sources(given)).share if text else 0.0
    if (found := invented_for(inputs, text)) is not None:
        row["invented"] = float(len(found)) if text else None
    return row


def _measure_email(example: TrainingExample, answer: Fields, index: TrainingIndex | None) -> Row:
    """An email to a lead, scored and judged as a night does it."""
    lead, campaign = lead_of(example.inputs), campaign_of(example.inputs)
    draft, scores = score_answer(answer, lead, campaign, index)
    status, reasons = judge(draft, scores, campaign)
    used, offer = used_fields(draft.body, lead), campaign.sender.offer
    return {
        **{name: float(bool(scores and getattr(scores, name))) for name in RULES},
        "memorisation": scores.memorisation if scores else None,
        "grounding": scores.grounding if scores else 0.0,
        "quality": scores.quality if scores else 0.0,
        "sourced": float(bool(scores) and REASON_OF_KIND[UNSOURCED] not in reasons),
        "ready": float(status == "ready"),
        "fields_used": sum(used) / len(used) if used else None,
        "offer_told": float(is_told(draft.body, offer)) if offer else None,
    }


def score_answer(
    answer: Fields, lead: Lead, campaign: Campaign, index: TrainingIndex | None = None
) -> tuple[Draft, Scores | None]:
    """An answer to a lead as the draft of a night, and a night's scores; none of a blank one."""
    draft = Draft(
        lead_id=lead.lead_id, source_file=lead.source_file, row_number=lead.row_number, recipe="",
        adapter="", adapter_version="", base_model="", prompt_sha256="", prompt_tokens=0,
        output_tokens=0, attempts=1,
        subject=str(answer.get("subject", "")), body=str(answer.get("body", "")),
    )  # fmt: skip
    if is_failed(draft):
        return draft, None
    return draft, score_email(draft, lead, campaign, index)


def invented_for(inputs: dict[str, Any], text: str) -> tuple[str, ...] | None:
    """The qualifications that a cover letter with these inputs invents; None of other texts."""
    return invented_in(text, given_in(inputs)) if "applicant" in inputs else None


def own_first(texts: Sequence[str], sources: Sequence[str], others: int) -> list[float | None]:
    """1 where a text's embedding is nearest to its own source among `others` random ones, else 0.

    None where all sources are the same; a blank text is nearest to nothing.
    """
    if not texts:
        return []
    vectors, own = embed(texts), embed(sources)
    result: list[float | None] = []
    for i, (text, source) in enumerate(zip(texts, sources, strict=True)):
        rivals = sorted({n for n, other in enumerate(sources) if other != source})
        chosen = random.Random(i).sample(rivals, min(others, len(rivals)))  # noqa: S311
        near = vectors[i] @ own[i]
        is_first = bool(text) and all(near > vectors[i] @ own[n] for n in chosen)
        result.append(float(is_first) if chosen else None)
    return result


def as_text(fields: Fields) -> str:
    """The fields of an answer one below the other, lists joined by commas."""
    parts = (", ".join(map(str, v)) if isinstance(v, list) else str(v) for v in fields.values())
    return "\n\n".join(parts).strip()


def given_in(inputs: Mapping[str, Any]) -> list[str]:
    """Every string of an example's inputs that holds content: cues are wording."""
    return strings_of({name: value for name, value in inputs.items() if name != "cues"})


def strings_of(*values: Any) -> list[str]:
    """Every string in nested lists and objects, in order."""
    found: list[str] = []
    for value in values:
        if isinstance(value, Mapping):
            found += strings_of(*value.values())
        elif isinstance(value, str):
            found.append(value)
        elif isinstance(value, Sequence):
            found += strings_of(*value)
    return found


def lead_of(inputs: Mapping[str, Any]) -> Lead:
    """The lead that an example's inputs describe; facts without a label are recent activity."""
    lead = inputs["lead"]
    facts: dict[str, list[str]] = {kind: [] for kind in FACT_LABELS}
    for fact in inputs["facts"]:
        label, _, text = fact.partition(": ")
        kind = _KINDS.get(label)
        facts[kind or "activity"].append(text if kind else fact)
    return Lead(
        source_file="held out",
        row_number=1,
        lead_id="",
        email="",
        first_name=lead["first_name"],
        full_name=lead["name"],
        title=lead["title"],
        company=lead["company"],
        recent_activity=tuple(facts["activity"]),
        company_updates=tuple(facts["update"]),
        career_history=tuple(facts["career"]),
        skills=tuple(skill for listed in facts["skills"] for skill in listed.split(", ")),
        headline=" ".join(facts["headline"]),
        industry=" ".join(facts["industry"]),
        city=" ".join(facts["city"]),
    )


def campaign_of(inputs: Mapping[str, Any]) -> Campaign:
    """A campaign as an example's inputs tell of it; the rest is made up and used by no measure."""
    sender = inputs["sender"]
    # As it stands: somebody who asks for a draft may have no company.
    return Campaign.model_construct(
        name="held-out",
        objective=inputs["objective"],
        sender=Sender.model_construct(
            name=sender["name"], title=sender["title"], company=sender["company"],
            offer=sender.get("offer", ""), email="sender@held-out.example",
            postal_address="1 Held-out Street",
        ),
        leads=("none",),
        compliance=Compliance(unsubscribe_url="https://held-out.example/stop"),
    )  # fmt: skip
