import pytest

from schemas.campaign import Campaign, Compliance
from schemas.errors import InputFileError
from tasks.export.footer import footer

URL = "https://ledgerline.com/stop?t=abc"


def worded(campaign: Campaign, wording: str) -> Campaign:
    # model_copy: the campaign file's own check would refuse some of these wordings earlier.
    compliance = campaign.compliance.model_copy(update={"footer": wording})
    return campaign.model_copy(update={"compliance": compliance})


def test_our_wording_says_who_where_why_and_how_to_stop(campaign) -> None:
    assert footer(campaign, URL) == (
        "--\nNadia Brandt, Account Executive, Ledgerline\n1 Long Street, Leeds\n"
        "You receive this email because you work in a field that our product serves.\n"
        f"Unsubscribe with one click: {URL}"
    )


def test_own_wording(campaign) -> None:
    own = worded(campaign, "{{ sender.postal_address }} <{{ unsubscribe_url }}> {{ reason }}")
    assert footer(own, URL) == (
        f"1 Long Street, Leeds <{URL}> you work in a field that our product serves"
    )


@pytest.mark.parametrize(
    "wording",
    [
        "{{ sender.postal_address }} {{ unsubscribe_url }} {{ lead.name }}",
        "{{ sender.postal_address }} {{ unsubscribe_url ",
        "{{ sender.postal_address.__class__.__mro__ }} {{ unsubscribe_url }}",
    ],
)
def test_wording_that_cannot_be_filled_is_refused(campaign, wording: str) -> None:
    with pytest.raises(InputFileError, match=r"compliance\.footer"):
        footer(worded(campaign, wording), URL)


@pytest.mark.parametrize(
    "wording",
    [
        "{# unsubscribe_url #}{{ sender.postal_address }}",
        "{% if false %}{{ sender.postal_address }}{% endif %}{{ unsubscribe_url }}",
    ],
)
def test_footer_without_link_or_address_is_refused(campaign, wording: str) -> None:
    with pytest.raises(InputFileError, match="leaves out"):
        footer(worded(campaign, wording), URL)


def test_address_of_several_lines(campaign) -> None:
    sender = campaign.sender.model_copy(update={"postal_address": "1 Long Street\nLeeds\n"})
    assert "Long Street\nLeeds" in footer(campaign.model_copy(update={"sender": sender}), URL)


def test_reason_keeps_one_full_stop(campaign) -> None:
    compliance = Compliance(unsubscribe_url="https://l.com/u", reason="you asked us to.")
    text = footer(campaign.model_copy(update={"compliance": compliance}), URL)
    assert "because you asked us to.\n" in text
