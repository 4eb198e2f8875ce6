from tasks.score.claims import fields_of_both, ledger, source_fields

FIELDS = {
    "first_name": "Tomas", "company": "Orlik Foods", "title": "Head of Finance",
    "company_updates[0]": "Orlik Foods opened a second plant in Brno",
    "recent_activity[0]": "Tomas spoke on closing the books in three days",
    "campaign.objective": "invite to a 20-minute call about invoice matching",
    "sender.name": "Nadia Brandt",
}  # fmt: skip
BODY = (
    "Hi Tomas,\n\nI read that your firm opened a second plant. Closing the books is your subject, "
    "so invoice matching may be one too. Would you have time?\n\nBest regards,\nNadia Brandt"
)


def test_each_sentence_names_the_fields_it_rests_on() -> None:
    assert ledger(BODY, FIELDS) == (
        "Hi Tomas, <- first_name",
        "I read that your firm opened a second plant. <- company_updates[0]",
        "Closing the books is your subject, so invoice matching may be one too. "
        "<- recent_activity[0], campaign.objective",
        "Nadia Brandt <- sender.name",
    )


def test_one_common_word_is_no_support() -> None:
    assert ledger("The second call of the head was long.", FIELDS) == ()


def test_fields_are_named_as_the_lead_file_s_columns(lead, campaign) -> None:
    fields = source_fields(lead, campaign)
    assert fields["first_name"] == lead.first_name
    assert fields["sender.company"] == campaign.sender.company
    assert all(text.strip() for text in fields.values())


def test_the_fields_tell_of_the_lead_or_of_the_sender(lead, campaign) -> None:
    reader, writer = fields_of_both(source_fields(lead, campaign))
    assert lead.title in reader
    assert campaign.sender.company in writer
    assert campaign.sender.company not in reader
    assert campaign.objective not in (*reader, *writer)
    sender = campaign.sender.model_copy(update={"offer": "a personal assistant for managers"})
    offering = source_fields(lead, campaign.model_copy(update={"sender": sender}))
    assert offering["sender.offer"] == "a personal assistant for managers"
    assert fields_of_both(offering) == (reader, writer)
