"""Every reason code that a row can carry, with the sentence a person reads."""

REASONS: dict[str, str] = {
    # Reading mail
    "message.unparseable": "The standard library cannot parse this message.",
    "message.empty": "The message holds no text at all.",
    "message.duplicate_id": "The same message was read before.",
    # Reading lines and tables
    "row.unparseable": "The line is not the JSON or CSV that the file promises.",
    "row.unclosed_quote": "A quote opens a cell of this line and nothing closes it.",
    "row.comment": "A comment line.",
    "row.blank": "A blank line.",
    "row.short": "Fewer cells than the header has columns.",
    "row.long": "More cells than the header has columns.",
    "row.too_large": "A cell is longer than a lead's can be, or the row has too many of them.",
    "row.nul": "The row holds NUL characters: the file is damaged here, or was cut and filled up.",
    "row.header_repeated": "The line repeats column names; it is no lead.",
    "row.second_table": "It stands below a second header or title: give that table its own file.",
    "row.above_header": "The line stands above the column names, so its address is no lead's.",
    "row.missing_field": "A field that the reader needs is missing or empty.",
    # Leads
    "email.missing": "The row has no email address.",
    "email.malformed": "The address is not one that mail can be sent to.",
    "email.several": "The cell holds more than one address, and none is said to be the right one.",
    "email.look_alike": "Letters of several alphabets make the address look like another one.",
    "email.unusual": "A local part in quotes or an IP address for a domain: valid, but no lead's.",
    "email.disposable": "An address of a provider of throw-away mailboxes.",
    "email.duplicate": "An earlier row of this run has the same address.",
    "name.missing": "The row names nobody to greet.",
    "name.control_characters": "A name or company holds control characters.",
    "name.placeholder": "A name or company is a placeholder that nobody filled in.",
    "name.formula": "A name or company is a spreadsheet formula.",
    "name.encoded": "A name or company holds an encoded word (=?…?=), which mail programs decode.",
    "name.link": "A name or company holds a web address.",
    "name.too_long": "A name or company has more than 120 characters.",
    "email.unsendable": "No message to this recipient can be made without a defective header.",
    "recipe.unknown": "The row names a recipe that does not exist.",
    "adapter.unknown": "The recipe has no such adapter as the row or the campaign asks for.",
    "adapter.other_base": "The adapter stands on another base model than tonight's campaign.",
    "suppressed.address": "The address is on a suppression list.",
    "suppressed.domain": "The domain of the address is on a suppression list.",
    "suppressed.unsubscribed": "The person unsubscribed by the link of an earlier email.",
    "suppressed.lead_file": "The lead file itself says that the person opted out.",
    "held.opt_out_unknown": "The row's opt-out column says neither yes nor no.",
    "held.cool_down": "The person got an email of this home within the cool-down's days.",
    "held.deadline": "The night had no time left for it; the next run of the night writes it.",
    # Jurisdiction: what the policy table asks for, and neither the row nor the campaign states
    "held.country_missing": "Neither the row nor the campaign says in which country the lead is.",
    "held.country_unknown": "The row's country is none that we know by this name.",
    "held.no_policy": "The policy table has no entry for the lead's country.",
    "held.consent_missing": "The lead's country asks for a consent that is not stated.",
    "held.consent_unknown": "The row's consent is not one of none, implied and express.",
    "held.lawful_basis_missing": "The lead's country asks for a lawful basis, and none is stated.",
    "held.lawful_basis_unknown": "The row's lawful basis is none that this email can rest on.",
    "held.source_missing": "The lead's country asks where the address came from; nothing says so.",
    "held.source_unusable": "Where the address came from is no few plain words for the recipient.",
    "held.sole_trader": "In the lead's country a sole trader must have consented.",
    "held.sole_trader_missing": "The lead's country asks whether this is a sole trader.",
    "held.sole_trader_unknown": "The row's sole trader column says neither yes nor no.",
    "held.privacy_contact_missing": "The lead's country asks for compliance.privacy_contact.",
    "held.footer_incomplete": "The campaign's own footer lacks what the lead's country asks for.",
    "held.role_address": "The address is a department's, such as info@, not this person's.",
    "held.id_conflict": "An earlier row of the file has the same id and another address.",
    # Curating
    "text.duplicate": "The same text occurred before.",
    "text.near_duplicate": "Nearly the same text occurred before.",
    "text.too_short": "Too few words.",
    "text.too_long": "Too many words.",
    "text.language": "Not in the recipe's language.",
    "text.automated": "Written by a machine or to a list, not by a person to a person.",
    "text.off_topic": "No keyword of the recipe occurs.",
    "text.not_business": "A mail in which nothing is a matter of business.",
    "text.no_sender": "The mail does not name its sender.",
    "text.no_greeting": "The mail greets nobody, so no recipient can be derived.",
    "text.frame_repeated": "The wording repeats a frame that already stands often enough.",
    "text.generic": "It names neither what it is about nor whom it is for.",
    "text.reply": "An answer or a forward, which makes no sense without the mail before it.",
    "text.ungrounded": "The target claims what its inputs do not hold.",
    "summary.no_message": "No ingested message has the summary's sender and date.",
    "summary.ambiguous": "Several different messages have the summary's sender and date.",
    "summary.other_chosen": "The message supports another summary of it better.",
    # Gates: one code a check, named after the table's column
    "split.leak": "A group stands in more than one split.",
    # Training
    "example.too_long": "Prompt and answer together have more tokens than the recipe's max_length.",
    # Generating
    "prompt.too_long": "The prompt does not fit the model's context.",
    "output.not_json": "The model's answer is not the JSON that the recipe asks for.",
    "output.cut": "The model's answer was cut at its length limit.",
    "output.empty": "The model's answer has an empty subject or body.",
    "engine.row_failed": "The engine refused this prompt.",
    "engine.row_suspected": "The engine died again and again with this row among those in hand; "
    "the next start of the night asks again.",
    # Judging
    "subject.misleading": "The subject promises what the body does not hold.",
    "subject.runs_on": "The subject goes on after its first sentence.",
    "subject.too_long": "The subject has more than 150 characters.",
    "score.failed": "The email could not be measured, which is a defect of Mailmill's.",
    "body.word_count": "The body is shorter or longer than the campaign allows.",
    "body.no_greeting": "The body does not greet the lead by name.",
    "body.no_closing": "The body is not signed with the sender's name.",
    "body.not_personal": "The body uses nothing that is known about the lead.",
    "body.unknown_name": "A name in the email is not the lead's, the sender's or the campaign's.",
    "body.unsourced_words": "A sentence holds words that no input and no ordinary letter holds.",
    "body.offer_cut": "The email begins to say what the sender offers, and does not say all of it.",
    "body.wrong_signature": "Below the sender's name stands what is not their title and company.",
    "body.unsupported_claim": "The email claims an acquaintance or a deed that nobody told of.",
    "body.unknown_number": "A number in the email has no source.",
    "body.unknown_date": "A date in the email has no source.",
    "body.unknown_address": "An email address or handle in the email is not the sender's, the "
    "campaign's or the lead's own.",
    "body.unknown_url": "A web address in the email is not the sender's, the campaign's or the "
    "lead's own.",
    "body.unknown_phone": "A phone number in the email is not the sender's or the campaign's.",
    "body.unknown_account": "An account number or key in the email has no source.",
    "body.training_contact": "It holds an address or phone number of the mail that the adapter"
    " was trained on.",
    "body.memorised": "Too much of it stands word for word in the adapter's training text.",
    "body.repetitive": "A sentence of it says again what another one has said.",
    "body.placeholder": "An unfilled placeholder is left in the email.",
    "body.control_characters": "The email holds control characters.",
    "body.markup": "The email holds markup, HTML or Markdown say, which plain mail shows as it is.",
    "body.injected_text": "A field of the lead gives orders to the writer, and the email follows "
    "them, or cannot be written without that field.",
    "quality.below_minimum": "The quality is below the campaign's minimum.",
}

# What curation keeps and what it drops, by the reason for dropping. Our own wording: a data card
# shows these, never a row of a corpus.
EXAMPLES: dict[str, tuple[str, str]] = {
    "row.missing_field": (
        "Subject: More time for the term paper",
        "An email that begins at once with its greeting, no subject line above it",
    ),
    "body.placeholder": ("Yours, Ida Falk", "Yours, [your name]"),
    "text.duplicate": (
        "The workshop moves to Friday.",
        "The workshop moves to Friday. (in a later row again)",
    ),
    "text.near_duplicate": (
        "Dear Ms Holm, the jars of honey came today, all twelve whole, and we thank you for them.",
        "Dear Ms Holm, the jars of honey came today, all twelve whole, and we thank you for each.",
    ),
    "text.too_short": (
        "Could you send me the plan of the blue room by Friday? The painters need it to start.",
        "Will do.",
    ),
    "text.too_long": (
        "Six lines on how to change the lamps",
        "The whole manual of the lamps pasted into an email",
    ),
    "text.language": (
        "Please bring your badges along on Friday, the doors are locked after six.",
        "Bitte bringt am Freitag eure Ausweise mit, die Türen sind nach sechs Uhr zu.",
    ),
    "text.automated": (
        "Hello Joan, can we meet on Friday about the lamps?",
        "To all: the mailbox of the print room is nearly full. This message was sent by a machine.",
    ),
    "text.off_topic": (
        "Write an email that moves a deadline.",
        "Name three flowers that bloom in May.",
    ),
    "text.not_business": ("Can we meet about the draft on Friday?", "The cake was lovely."),
    "text.no_sender": ("From: Joan Brook <joan@lamps.example>", "From: joan@lamps.example"),
    "text.no_greeting": ("Joan, the goods lift works again.", "The goods lift works again."),
    "text.frame_repeated": (
        "I read that Orlik Foods opened a plant in Brno. (one of few)",
        "I read that Harlow Glass opened a shop in Ghent. (one of too many)",
    ),
    "text.generic": (
        "I would like to keep bees at Orchard & Sons.",
        "I would like to work for your company.",
    ),
    "text.reply": ("Subject: Lamps for the blue room", "Subject: Re: Lamps for the blue room"),
    "text.ungrounded": (
        "I kept bees for two years. (the form says two)",
        "I kept bees for nine years. (the form says nothing of years)",
    ),
    "summary.no_message": (
        "Of Joan's message of 4 May, which was ingested",
        "Of a message of 5 May, which nobody ingested",
    ),
    "summary.ambiguous": (
        "Of the one message that Joan sent at 9:04",
        "Of one of the two that she sent at 9:05",
    ),
    "summary.other_chosen": (
        "Joan asks for the plan of the blue room by Friday.",
        "Joan writes about a plan.",
    ),
}


def explain(code: str) -> str:
    """The sentence for a reason code.

    Raises:
        KeyError: the code is not declared here, which is a defect.
    """
    return REASONS[code]


def reasons_page() -> str:
    """`docs/reason-codes.md`: every code with its sentence, in alphabetical order."""
    rows = "".join(f"| `{code}` | {REASONS[code]} |\n" for code in sorted(REASONS))
    return f"{_PAGE}\n| code | what it says |\n| --- | --- |\n{rows}"


_PAGE = """# Reason codes

Every row that becomes no ready email carries one or more of these codes: in the column `reasons`
of `gold/outcomes`, in `rejects.parquet` of an ingest, and counted in a run's manifest and report.
Codes are stable: new ones may come, and none changes its meaning.

This page is made from `schemas/reasons.py`: `python -m schemas.reasons > docs/reason-codes.md`.
"""

if __name__ == "__main__":
    print(reasons_page(), end="")
