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
    "row.missing_field": "A field that the reader needs is missing or empty.",
    # Leads
    "email.missing": "The row has no email address.",
    "email.malformed": "The address is not one that mail can be sent to.",
    "email.duplicate": "An earlier row of this run has the same address.",
    "name.missing": "The row names nobody to greet.",
    "name.control_characters": "A name or company holds control characters.",
    "email.unsendable": "No message to this recipient can be made without a defective header.",
    "recipe.unknown": "The row names a recipe that does not exist.",
    "adapter.unknown": "The recipe has no such adapter as the row or the campaign asks for.",
    "adapter.other_base": "The adapter stands on another base model than tonight's campaign.",
    "suppressed.address": "The address is on a suppression list.",
    "suppressed.domain": "The domain of the address is on a suppression list.",
    "held.deadline": "The night had no time left for it; the next run of the night writes it.",
    # Curating
    "text.duplicate": "The same text occurred before.",
    "text.near_duplicate": "Nearly the same text occurred before.",
    "text.too_short": "Too few words.",
    "text.too_long": "Too many words.",
    "text.language": "Not in the recipe's language.",
    "text.automated": "Written by a machine or to a list, not by a person to a person.",
    "text.off_topic": "No keyword of the recipe occurs.",
    "text.no_greeting": "The mail greets nobody, so no recipient can be derived.",
    "text.frame_repeated": "The wording repeats a frame that already stands often enough.",
    "text.generic": "It names neither what it is about nor whom it is for.",
    "text.reply": "An answer or a forward, which makes no sense without the mail before it.",
    "text.ungrounded": "The target claims what its inputs do not hold.",
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
    # Judging
    "subject.too_long": "The subject has more than 150 characters.",
    "score.failed": "The email could not be measured, which is a defect of Mailmill's.",
    "body.word_count": "The body is shorter or longer than the campaign allows.",
    "body.no_greeting": "The body does not greet the lead by name.",
    "body.no_closing": "The body is not signed with the sender's name.",
    "body.not_personal": "The body uses nothing that is known about the lead.",
    "body.unknown_name": "A name in the email is not the lead's, the sender's or the campaign's.",
    "body.unsupported_claim": "The email claims an acquaintance or a deed that nobody told of.",
    "body.unknown_number": "A number in the email has no source.",
    "body.unknown_date": "A date in the email has no source.",
    "body.unknown_address": "An email address or handle in the email is not the sender's, the "
    "campaign's or the lead's own.",
    "body.unknown_url": "A web address in the email is not the sender's, the campaign's or the "
    "lead's own.",
    "body.unknown_phone": "A phone number in the email is not the sender's or the campaign's.",
    "body.unknown_account": "An account number or key in the email has no source.",
    "body.placeholder": "An unfilled placeholder is left in the email.",
    "body.control_characters": "The email holds control characters.",
    "body.markup": "The email holds markup, HTML or Markdown say, which plain mail shows as it is.",
    "body.injected_text": "A field of the lead gives orders to the writer, and the email follows "
    "them, or cannot be written without that field.",
    "quality.below_minimum": "The quality is below the campaign's minimum.",
}


def explain(code: str) -> str:
    """The sentence for a reason code.

    Raises:
        KeyError: the code is not declared here, which is a defect.
    """
    return REASONS[code]
