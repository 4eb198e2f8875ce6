"""One record per seam between stages. Nothing after a reader knows where a row came from."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Split = Literal["train", "validation", "test"]
Status = Literal["ready", "review", "held", "suppressed", "rejected", "failed"]


class Record(BaseModel):
    """Frozen, and no field that was not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Reject(Record):
    """An input row that became no record, and why. Rejections are data: counted and written."""

    source_file: str
    row_number: int = Field(description="1 for the first data row, message or line of the file.")
    reason: str = Field(description="A code of `schemas.reasons`.")
    detail: str = Field("", description="What was found, cut to 200 characters.")
    may_be_out: tuple[str, ...] = Field(
        (),
        # For the rows below it, and written nowhere.
        exclude=True,
        description="Addresses in a lead's row that may say that they opted out.",
    )


class Message(Record):
    """One real email of a mailbox or archive (ingest -> curate)."""

    message_id: str
    source_file: str
    mailbox: str = Field(description="Owner of the mailbox: the first folder of the path.")
    folder: str
    date: datetime | None = Field(description="UTC; None where the header is missing or absurd.")
    sender: str
    sender_name: str
    recipients: tuple[str, ...]
    recipient_name: str
    subject: str
    body: str = Field(description="What the author wrote: no quoted text, no signature.")
    quoted: str = Field(description="Replied-to or forwarded text below the author's own words.")
    signature: str
    is_html: bool


class Pair(Record):
    """One row of a corpus of inputs and answers (ingest -> curate)."""

    source: str = Field(description="dolly, cover-letters, academic or summaries.")
    source_file: str
    row_number: int
    licence: str
    category: str = Field("", description="The corpus' own category, where it has one.")
    inputs: dict[str, str] = Field(description="The corpus' own fields, trimmed, never renamed.")
    target: str


class TrainingExample(Record):
    """One supervised pair (curate -> train). Every corpus becomes this."""

    example_id: str
    recipe: str
    source: str
    licence: str
    group: str = Field(description="Rows of one group (sender, company) share a split.")
    split: Split
    inputs: dict[str, object] = Field(description="The variables of the recipe's user template.")
    target: str = Field(description="The answer exactly as the model must write it.")


class Lead(Record):
    """One person to write to (ingest -> generate)."""

    source_file: str
    row_number: int
    lead_id: str
    email: str = Field(description="As given, whitespace trimmed; checked by the leads gate.")
    first_name: str = ""
    last_name: str = ""
    full_name: str = ""
    title: str = ""
    company: str = ""
    industry: str = ""
    city: str = ""
    country: str = ""
    consent: str = Field("", description="To this email, as the file says it.")
    lawful_basis: str = Field("", description="Of the processing, as the file says it.")
    source: str = Field("", description="Where the address came from, as the recipient reads it.")
    sole_trader: str = Field("", description="Whether the company is one person's own.")
    headline: str = ""
    career_history: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    recent_activity: tuple[str, ...] = ()
    company_updates: tuple[str, ...] = ()
    mbti: str = Field("", description="One of the 16 types, upper case, or empty.")
    objective: str = Field("", description="Overrides the campaign's objective.")
    recipe: str = Field("", description="Overrides the campaign's recipe.")
    adapter: str = Field("", description="Overrides the campaign's adapter.")
    extra: dict[str, str] = Field(default_factory=dict, description="Columns no alias maps.")

    def __hash__(self) -> int:
        # Not of all fields, as the library's own is: `extra` has no hash.
        return hash((self.source_file, self.row_number, self.full_name, self.company))


class Draft(Record):
    """What the model wrote for one lead (generate -> score), or why there is nothing."""

    lead_id: str
    source_file: str
    row_number: int
    recipe: str
    adapter: str
    adapter_version: str
    base_model: str
    prompt_sha256: str
    prompt_tokens: int
    output_tokens: int
    attempts: int
    subject: str = ""
    body: str = ""
    raw_text: str = ""
    failure: str = Field("", description="A reason code where no email could be read.")


class Scores(Record):
    """Measures of one email. None means that there was nothing to measure against."""

    word_count: int
    word_count_in_range: bool
    greeting_ok: bool
    closing_ok: bool
    personalization_ok: bool
    grounding: float = Field(ge=0, le=1, description="Share of checkable items with a source.")
    unsupported: tuple[str, ...] = Field((), description="The items without one.")
    claims: tuple[str, ...] = Field((), description="«sentence <- fields that it rests on».")
    withheld: tuple[str, ...] = Field((), description="Fields that the model was not shown.")
    semantic_similarity: float | None = None
    bertscore_precision: float | None = None
    bertscore_recall: float | None = None
    bertscore_f1: float | None = None
    bleu: float | None = None
    rouge_l: float | None = None
    distinctness: float | None = None
    memorisation: float | None = None
    spam_score: float | None = None
    quality: float = Field(ge=0, le=10)


class Email(Record):
    """A draft with its scores and the verdict on it (score -> export)."""

    draft: Draft
    scores: Scores | None
    status: Status
    reasons: tuple[str, ...] = ()


class Outcome(Record):
    """What became of one input row. There is exactly one for EVERY row."""

    source_file: str
    row_number: int
    lead_id: str
    recipient_email: str
    recipient_name: str
    status: Status
    reasons: tuple[str, ...] = ()
    detail: str = Field("", description="What was found in a row that could not be read.")
