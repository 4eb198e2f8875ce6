from dataclasses import replace

import pytest

from schemas.campaign import Campaign, Compliance
from schemas.errors import InputFileError
from schemas.policy import Policy
from tasks.common.jurisdiction import Standing
from tasks.export.footer import footer, footer_problem, sample_link, subject_as_sent

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
        "{% filter wordwrap(72) %}{{ sender.postal_address }} {{ unsubscribe_url }}{% endfilter %}",
    ],
)
def test_footer_without_link_or_address_is_refused(campaign, wording: str) -> None:
    with pytest.raises(InputFileError, match="leaves out"):
        footer(worded(campaign, wording), sample_link(campaign))


def test_a_refusal_names_no_link(campaign) -> None:
    """Each is its recipient's own, and the sentence ends in logs."""
    link = sample_link(campaign)
    with pytest.raises(InputFileError) as caught:
        footer(worded(campaign, "{{ sender.postal_address }}"), link)
    assert link not in str(caught.value)


def test_address_of_several_lines(campaign) -> None:
    sender = campaign.sender.model_copy(update={"postal_address": "1 Long Street\nLeeds\n"})
    assert "Long Street\nLeeds" in footer(campaign.model_copy(update={"sender": sender}), URL)


def test_reason_keeps_one_full_stop(campaign) -> None:
    compliance = Compliance(unsubscribe_url="https://l.com/u", reason="you asked us to.")
    text = footer(campaign.model_copy(update={"compliance": compliance}), URL)
    assert "because you asked us to.\n" in text


def before_the_law(campaign: Campaign, **law: object) -> tuple[Campaign, Standing]:
    """A campaign that states everything, and a lead whose policy asks for `law`."""
    policy = Policy.model_validate(
        {"name": "the Act", "countries": ["DE"], "consent": "none", "opt_out": "at once",
         "sources": [{"law": "act", "section": "s. 1"}], **law}
    )  # fmt: skip
    compliance = campaign.compliance.model_copy(update={"privacy_contact": "privacy@l.example"})
    standing = Standing(policy, (), "none", "legitimate_interest", "the trade register")
    return campaign.model_copy(update={"compliance": compliance}), standing


def footer_under(campaign: Campaign, **law: object) -> str:
    stated, standing = before_the_law(campaign, **law)
    return footer(stated, URL, standing)


GDPR = {"lawful_basis": True, "source_notice": True, "privacy_contact": True}


def test_what_the_gdpr_asks_for(campaign) -> None:
    assert footer_under(campaign, **GDPR) == (
        "--\nNadia Brandt, Account Executive, Ledgerline\n1 Long Street, Leeds\n"
        "You receive this email because you work in a field that our product serves.\n"
        "We have your address from the trade register and use it on the basis of our legitimate "
        "interest in offering it to you.\n"
        "To see, correct or erase what we hold about you, or to object: privacy@l.example. "
        "You may also complain to your data protection authority.\n"
        f"Unsubscribe with one click: {URL}"
    )


def test_advertising_is_called_that(campaign) -> None:
    text = footer_under(campaign, label="Advertisement")
    assert "\nAdvertisement from Ledgerline.\nYou receive" in text


def test_express_consent_takes_the_labels_away(campaign) -> None:
    stated, standing = before_the_law(campaign, label="Advertisement", subject_label="<ADV>")
    agreed = replace(standing, consent="express")
    assert "Advertisement" not in footer(stated, URL, agreed)
    assert subject_as_sent("Invoices", standing) == "<ADV> Invoices"
    assert subject_as_sent("Invoices", agreed) == "Invoices"


def test_a_label_that_stays(campaign) -> None:
    stated, standing = before_the_law(campaign, label="Ad", label_despite_consent=True)
    assert "Ad from Ledgerline." in footer(stated, URL, replace(standing, consent="express"))


def test_an_opt_out_by_email(campaign) -> None:
    text = footer_under(campaign, opt_out_email=True)
    assert "To get no more emails, write to nadia@ledgerline.com, or use the link below.\n" in text


WORDING = "{{ sender.postal_address }} {{ unsubscribe_url }}"


@pytest.mark.parametrize(
    ("law", "variable"),
    [
        ({"source_notice": True}, "source"),
        ({"lawful_basis": True}, "lawful_basis"),
        ({"privacy_contact": True}, "privacy_contact"),
        ({"label": "Advertisement"}, "label"),
        ({"opt_out_email": True}, "opt_out_email"),
    ],
)
def test_own_wording_must_hold_what_the_recipients_country_asks_for(
    campaign, law: dict[str, object], variable: str
) -> None:
    stated, standing = before_the_law(campaign, **law)
    assert footer_problem(worded(stated, WORDING), standing) == "held.footer_incomplete"
    with_it = f"{WORDING} {{{{ {variable} }}}}"
    assert footer_problem(worded(stated, with_it), standing) == ""


def test_own_wording_need_not_hold_what_nobody_asks_for(campaign) -> None:
    stated, standing = before_the_law(campaign)
    assert footer_problem(worded(stated, WORDING), standing) == ""
