"""Each table is declared once, here, and projects to its Arrow schema and its expectations.

A column says its Arrow type, whether it may be null, what it means, and the checks that a gate
holds it to. `tasks.gates` turns the checks into a Great Expectations suite; `reason` is the code
that a failing row carries.
"""

from dataclasses import dataclass, field

import pyarrow as pa

from schemas.checks import Between, Check, IsUnique, LengthBetween, Matches, NotBlank, OneOf

TEXT, INTEGER, NUMBER, FLAG = pa.string(), pa.int64(), pa.float64(), pa.bool_()
TEXTS, TIME, DAY = pa.list_(pa.string()), pa.timestamp("us", tz="UTC"), pa.date32()


@dataclass(frozen=True)
class Column:
    """One column: its Arrow type, what it means, and what a gate checks."""

    name: str
    type: pa.DataType
    meaning: str
    nullable: bool = False
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table of the project. `version` grows by one whenever a column is added."""

    name: str
    version: int
    columns: tuple[Column, ...] = field(default=())

    @property
    def checks(self) -> list[tuple[str, Check]]:
        """Every (column name, check) of the table, in the order of declaration."""
        return [(column.name, check) for column in self.columns for check in column.checks]

    def arrow_schema(self) -> pa.Schema:
        """The Arrow schema, with the table's name and version in its metadata."""
        fields = [
            pa.field(c.name, c.type, nullable=c.nullable, metadata={"meaning": c.meaning})
            for c in self.columns
        ]
        metadata = {"mailmill.table": self.name, "mailmill.version": str(self.version)}
        return pa.schema(fields, metadata=metadata)


# A local part and a domain with a dot; `email-validator` decides the rest at ingest.
EMAIL_REGEX = r"[^@\s]+@[^@\s]+\.[^@\s]+"
# Characters; mail programs cut what is longer, and no salesperson writes it.
LONGEST_SUBJECT = 150
# C0 and C1 controls, and the line ends of Unicode.
NO_CONTROLS = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]*"
SPLITS = ("train", "validation", "test")
STATUSES = ("ready", "review", "held", "suppressed", "rejected", "failed")

MESSAGES = Table(
    "messages",
    1,
    (
        Column("message_id", TEXT, "Message-ID header, or a hash of the file where it lacks one"),
        Column("source_file", TEXT, "the file or archive it came from, and its path inside"),
        Column("mailbox", TEXT, "owner of the mailbox"),
        Column("folder", TEXT, "folder of the mailbox"),
        Column("date", TIME, "when it was sent, UTC", nullable=True),
        Column("sender", TEXT, "address of the From header"),
        Column("sender_name", TEXT, "display name of the sender"),
        Column("recipients", TEXTS, "addresses of To and Cc"),
        Column("recipient_name", TEXT, "display name of the first recipient"),
        Column("subject", TEXT, "decoded subject"),
        Column("body", TEXT, "what the author wrote"),
        Column("quoted", TEXT, "quoted or forwarded text"),
        Column("signature", TEXT, "the author's signature block"),
        Column("is_html", FLAG, "the body was HTML only"),
    ),
)

PAIRS = Table(
    "pairs",
    1,
    (
        Column("source", TEXT, "corpus"),
        Column("source_file", TEXT, "the file it came from"),
        Column("row_number", INTEGER, "1 for the first row or line of the file"),
        Column("licence", TEXT, "licence of the corpus"),
        Column("category", TEXT, "the corpus' own category, or empty"),
        Column("inputs", TEXT, "JSON of the corpus' own fields"),
        Column("target", TEXT, "the answer"),
    ),
)

EXAMPLES = Table(
    "examples",
    1,
    (
        Column(
            "example_id", TEXT, "sha256 of recipe, inputs and target, 16 hex digits",
            checks=(IsUnique("text.duplicate"),),
        ),
        Column("recipe", TEXT, "the recipe that trains on it"),
        Column("source", TEXT, "corpus it came from"),
        Column("licence", TEXT, "licence of the corpus"),
        Column("group", TEXT, "rows of one group share a split"),
        Column("split", TEXT, "train, validation or test",
               checks=(OneOf(SPLITS, "row.missing_field"),)),
        Column("inputs", TEXT, "JSON of the template's variables"),
        Column("target", TEXT, "the answer as the model must write it",
               checks=(NotBlank("row.missing_field"),
                       LengthBetween(20, None, "text.too_short"),
                       LengthBetween(None, 8000, "text.too_long"))),
    ),
)  # fmt: skip

LEADS = Table(
    "leads",
    2,
    (
        Column("source_file", TEXT, "the lead file"),
        Column("row_number", INTEGER, "1 for the first data row"),
        Column("lead_id", TEXT, "the file's own id, or a hash of file and row"),
        Column(
            "email", TEXT, "where to write to",
            checks=(
                NotBlank("email.missing"),
                Matches(EMAIL_REGEX, "email.malformed"),
                LengthBetween(6, 254, "email.malformed"),
            ),
        ),
        Column("first_name", TEXT, "given name",
               checks=(Matches(NO_CONTROLS, "name.control_characters"),)),
        Column("last_name", TEXT, "family name",
               checks=(Matches(NO_CONTROLS, "name.control_characters"),)),
        Column("full_name", TEXT, "name as greeted on an envelope",
               checks=(NotBlank("name.missing"), Matches(NO_CONTROLS, "name.control_characters"))),
        Column("title", TEXT, "job title"),
        Column("company", TEXT, "employer",
               checks=(Matches(NO_CONTROLS, "name.control_characters"),)),
        Column("industry", TEXT, "industry of the employer"),
        Column("city", TEXT, "where the person works"),
        Column("country", TEXT, "country, as the file spells it"),
        Column("consent", TEXT, "none, implied or express, as the file spells it"),
        Column("lawful_basis", TEXT, "of the processing, as the file spells it"),
        Column("source", TEXT, "where the address came from"),
        Column("sole_trader", TEXT, "yes or no, as the file spells it"),
        Column("headline", TEXT, "the person's own one-line description"),
        Column("career_history", TEXTS, "earlier posts, newest first"),
        Column("skills", TEXTS, "skills, most important first"),
        Column("recent_activity", TEXTS, "posts, talks, news about the person"),
        Column("company_updates", TEXTS, "news about the company"),
        Column("mbti", TEXT, "one of the 16 types or empty"),
        Column("objective", TEXT, "overrides the campaign's"),
        Column("recipe", TEXT, "overrides the campaign's"),
        Column("adapter", TEXT, "overrides the campaign's"),
        Column("extra", TEXT, "JSON of the columns that no alias maps"),
    ),
)  # fmt: skip

REJECTS = Table(
    "rejects",
    1,
    (
        Column("source_file", TEXT, "the file"),
        Column("row_number", INTEGER, "1 for the first data row, message or line"),
        Column("reason", TEXT, "a reason code"),
        Column("detail", TEXT, "what was found, cut to 200 characters"),
    ),
)

_WHO = (
    Column("lead_id", TEXT, "id of the lead"),
    Column("campaign", TEXT, "name of the campaign"),
    Column("run_date", DAY, "the night"),
    Column("run_id", TEXT, "the run that wrote the row"),
    Column("recipient_email", TEXT, "where the email goes"),
    Column("recipient_name", TEXT, "whom it greets"),
)

_SCORES = (
    Column("word_count", INTEGER, "words of the body", nullable=True),
    Column("word_count_in_range", FLAG, "within the campaign's range", nullable=True),
    Column("greeting_ok", FLAG, "greets the lead by name", nullable=True),
    Column("closing_ok", FLAG, "signed with the sender's name", nullable=True),
    Column("personalization_ok", FLAG, "uses the company, title or a fact", nullable=True),
    Column("grounding", NUMBER, "share of checkable items that have a source", nullable=True,
           checks=(Between(0, 1, "body.unknown_name"),)),
    Column("semantic_similarity", NUMBER, "highest embedding cosine to a reference", nullable=True),
    Column("bertscore_precision", NUMBER, "raw, against the best reference", nullable=True),
    Column("bertscore_recall", NUMBER, "raw, against the best reference", nullable=True),
    Column("bertscore_f1", NUMBER, "raw, against the best reference", nullable=True),
    Column("bleu", NUMBER, "sacrebleu sentence BLEU, 0 to 100", nullable=True),
    Column("rouge_l", NUMBER, "ROUGE-L F-measure, 0 to 1", nullable=True),
    Column("distinctness", NUMBER, "1 - highest 8-gram overlap within the shard", nullable=True),
    Column("memorisation", NUMBER, "share of 13-grams that one training group alone holds",
           nullable=True),
    Column("spam_score", NUMBER, "weight of spam phrases and shouting, 0 to 10", nullable=True),
    Column("quality", NUMBER, "0 to 10", nullable=True,
           checks=(Between(0, 10, "quality.below_minimum"),)),
)  # fmt: skip

_MADE_BY = (
    Column("recipe", TEXT, "recipe that wrote it", nullable=True),
    Column("adapter", TEXT, "adapter that wrote it", nullable=True),
    Column("adapter_version", TEXT, "its version in the registry", nullable=True),
    Column("base_model", TEXT, "base model and revision", nullable=True),
    Column("prompt_sha256", TEXT, "hash of the prompt as sent", nullable=True),
    Column("prompt_tokens", INTEGER, "tokens of the prompt", nullable=True),
    Column("output_tokens", INTEGER, "tokens of the answer", nullable=True),
    Column("attempts", INTEGER, "how often the model was asked", nullable=True),
    Column("variant", TEXT, "which arm of a test; empty where there is none", nullable=True),
)

EMAILS = Table(
    "emails",
    1,
    (
        *_WHO,
        Column("subject", TEXT, "subject as sent",
               checks=(NotBlank("output.empty"),
                       LengthBetween(None, LONGEST_SUBJECT, "subject.too_long"),
                       Matches(NO_CONTROLS, "body.control_characters"))),
        Column("body", TEXT, "what the model wrote", checks=(NotBlank("output.empty"),)),
        Column("footer", TEXT, "the compliance footer", checks=(NotBlank("output.empty"),)),
        Column("text", TEXT, "body and footer as sent"),
        Column("unsubscribe_url", TEXT, "one-click link of this recipient",
               checks=(Matches(r"https?://\S+", "body.unknown_url"),)),
        *_MADE_BY,
        *_SCORES,
    ),
)  # fmt: skip

OUTCOMES = Table(
    "outcomes",
    2,
    (
        Column("source_file", TEXT, "the lead file"),
        Column("row_number", INTEGER, "1 for the first data row"),
        Column("status", TEXT, "what became of the row",
               checks=(OneOf(STATUSES, "row.missing_field"),)),
        Column("reasons", TEXTS, "reason codes"),
        *_WHO,
        Column("unsupported", TEXTS, "items of the email without a source, kind: value",
               nullable=True),
        Column("claims", TEXTS, "sentences that rest on fields: sentence <- field, field",
               nullable=True),
        Column("withheld", TEXTS, "fields of the lead that gave orders, so no model saw them",
               nullable=True),
        *(
            Column(c.name, c.type, c.meaning, nullable=True)
            for c in EMAILS.columns[len(_WHO):]
        ),
        Column("detail", TEXT, "of a row that could not be read: what was found, 200 characters",
               nullable=True),
    ),
)  # fmt: skip

TABLES = {t.name: t for t in (MESSAGES, PAIRS, EXAMPLES, LEADS, REJECTS, EMAILS, OUTCOMES)}
