"""A shard of drafts in, emails with scores and verdicts out, in the same order."""

import logging
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from schemas.campaign import Campaign
from schemas.errors import MailmillError
from schemas.records import Draft, Email, Lead, Scores
from tasks.common.careful_lead import careful_lead
from tasks.score.claims import contact_sources, fields_of_both, ledger, source_fields
from tasks.score.distinctness import distinctness
from tasks.score.grounding import (
    LEAKED,
    OFFER_CUT,
    REPEATED,
    RUNS_ON,
    SIGNATURE,
    UNSOURCED,
    VERBATIM,
    ground,
    read_sources,
)
from tasks.score.judge import judge
from tasks.score.offers import cut_short
from tasks.score.quality import quality
from tasks.score.repetition import repeated_sentences
from tasks.score.roles import misplaced
from tasks.score.rules import check_rules
from tasks.score.signature import foreign_lines
from tasks.score.similarity import ReferenceScorer
from tasks.score.spam import spam_score
from tasks.score.subjects import misleading, running_on
from tasks.score.training_index import VERBATIM_RUN, TrainingIndex
from tasks.score.unsourced import unsourced

log = logging.getLogger(__name__)

Indexes = Mapping[tuple[str, str], TrainingIndex]
"""The training index of an adapter, by its name and version; an adapter may have none."""


class Scored(NamedTuple):
    """A draft, its failure perhaps found in scoring, and its scores; None for a failed one."""

    draft: Draft
    scores: Scores | None


def score_drafts(
    drafts: Sequence[Draft],
    leads: Iterable[Lead],
    campaign: Campaign,
    references: ReferenceScorer,
    indexes: Indexes | None = None,
) -> list[Email]:
    """One email for every draft; a failed draft carries no scores.

    Args:
        drafts: of one shard; distinctness is measured among them.
        leads: the lead of every draft, in any order, found by file and row.
        campaign: word range, sender, objective, least quality.
        references: of approved emails, or of none.
        indexes: of the adapters that wrote them; without one memorisation is not measured.

    Raises:
        MailmillError: a draft's lead is not among `leads`.
    """
    by_row = {(lead.source_file, lead.row_number): lead for lead in leads}
    scored = [score_draft(d, _lead_of(d, by_row), campaign, indexes or {}) for d in drafts]
    return judge_drafts(scored, campaign, references)


def score_draft(draft: Draft, lead: Lead, campaign: Campaign, indexes: Indexes) -> Scored:
    """What one draft is by itself, without the references and the others of its shard."""
    if is_failed(draft):
        return Scored(draft, None)
    try:
        index = indexes.get((draft.adapter, draft.adapter_version))
        return Scored(draft, score_email(draft, lead, campaign, index))
    # Whatever a text does to a rule costs its own row, not the night.
    except Exception as error:  # noqa: BLE001
        # Not the lead's id: a file without an id column has its address there.
        where = f"{lead.source_file}, row {lead.row_number}"
        # Nor the error's own words, which may quote the email.
        place = traceback.extract_tb(error.__traceback__)[-1]
        told = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
        log.error("the email of %s could not be scored (%s)", where, told)  # noqa: TRY400
        return Scored(draft.model_copy(update={"failure": "score.failed"}), None)


def judge_drafts(
    scored: Sequence[Scored], campaign: Campaign, references: ReferenceScorer
) -> list[Email]:
    """The scored drafts of a shard compared with the references and each other, and judged."""
    bodies = [draft.body for draft, scores in scored if scores]
    measured = iter(zip(references.score(bodies), distinctness(bodies), strict=True))
    emails = []
    for draft, scores in scored:
        if scores:
            likeness, distinct = next(measured)
            compared = {**asdict(likeness), "distinctness": distinct}
            scores = scores.model_copy(update=compared)
        status, reasons = judge(draft, scores, campaign)
        emails.append(Email(draft=draft, scores=scores, status=status, reasons=reasons))
    return emails


def is_failed(draft: Draft) -> bool:
    """Whether there is no email to score: a failure, or a blank subject or body."""
    return bool(draft.failure) or not draft.subject.strip() or not draft.body.strip()


def score_email(
    draft: Draft,
    lead: Lead,
    campaign: Campaign,
    index: TrainingIndex | None = None,
) -> Scores:
    """All measures of one email that need no other one."""
    careful = careful_lead(lead)
    # The file's own values: markup and all, they stand in the message and in the hand-off.
    called = lead.full_name, lead.first_name, lead.last_name
    lead = careful.lead
    rules = check_rules(draft.body, lead, campaign)
    fields = source_fields(lead, campaign)
    given, offer = list(fields.values()), campaign.sender.offer
    grounding = ground(
        draft.subject,
        draft.body,
        read_sources(given, contact_sources(lead, campaign)),
        called=called,
        roles=fields_of_both(fields),
        company=lead.company,
        withheld=careful.withheld,
        offer=offer,
    )
    names = (lead.company, lead.full_name, campaign.sender.company)
    text = f"{draft.subject}\n\n{draft.body}"
    promises = misleading(draft.subject, draft.body, names)
    spam = spam_score(draft.subject, draft.body)
    leaked = index.leaked(text, given) if index else ()
    run = index.longest_run(text, given) if index else 0
    return Scores(
        word_count=rules.word_count,
        word_count_in_range=rules.word_count_in_range,
        greeting_ok=rules.greeting_ok,
        closing_ok=rules.closing_ok,
        personalization_ok=rules.personalization_ok,
        grounding=grounding.share,
        unsupported=(
            *grounding.unsupported,
            *(f"claim: {said}" for said in misplaced(text, lead, campaign.sender.company)),
            *(_own_words(draft, fields, offer) if campaign.quality.unsourced == "review" else ()),
            *(f"{SIGNATURE}: {line}" for line in foreign_lines(draft.body, campaign.sender)),
            *(f"subject: {promise}" for promise in promises),
            *(f"{RUNS_ON}: {sentence}" for sentence in running_on(draft.subject, names)),
            *(f"{LEAKED}: {item}" for item in leaked),
            *([f"{VERBATIM}: {run} words in a row"] if run >= VERBATIM_RUN else []),
            *(f"{REPEATED}: {sentence}" for sentence in repeated_sentences(draft.body, offer)),
        ),
        claims=ledger(draft.body, fields),
        withheld=tuple(careful.withheld),
        memorisation=index.share(text, given) if index else None,
        spam_score=spam,
        quality=quality(rules, grounding, spam),
    )


def _own_words(draft: Draft, fields: Mapping[str, str], offer: str) -> Iterator[str]:
    """What only a model with a vocabulary of its own may say."""
    for text in (draft.subject, draft.body):
        yield from (f"{UNSOURCED}: {said}" for said in unsourced(text, fields))
    yield from (f"{OFFER_CUT}: {sentence}" for sentence in cut_short(draft.body, offer))


def _lead_of(draft: Draft, leads: Mapping[tuple[str, int], Lead]) -> Lead:
    try:
        return leads[draft.source_file, draft.row_number]
    except KeyError:
        raise MailmillError(
            f"the draft for lead {draft.lead_id} has no lead",
            where=f"{draft.source_file}, row {draft.row_number}",
        ) from None
