import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.campaign import Campaign
from schemas.records import Lead
from tasks.score.claims import contact_sources, source_fields
from tasks.score.grounding import Sources, ground, read_sources, reasons_of
from tasks.score.markers import placeholders_in

ORDINARY = [
    "Hi Tomas,\n\nCongratulations on the plant in Brno.\n\nBest regards,\nNadia Brandt",
    "Hello Tomas, Congratulations on opening your second plant.",
    "Dear Mr. Vacek,\n\nThank you for your talk at FinCon.",
    "I'm sure I would enjoy it. I think so, and I'd like to. I've seen it.",
    "Your SAP exports. SAP is hard.",
    "SAP and forecasting are your field, as Head of Finance.",
    "Streamlining Orlik Foods' close is what Ledgerline does.",
    "Growth at Orlik Foods impressed me. News from Brno travels.",
    "Orlik's team and OrlikFoods are the same.",
    "We are here 24/7. It is a one-on-one, 1:1 call.",
    "We are up to speed at 50-50 or 50/50, with a 101 and half of it.",
    "Closing the books in 3 days is rare; three days!",
    "Would 20 minutes help? A 20 minute call. Twenty minutes.",
    "It grew 14 percent. It grew 14%. Fourteen per cent is a lot.",
    "You spoke on 12 May, on May 12th, on 2026-05-12. In May.",
    "The plant opened in Q3. May I ask how? March on with us.",
    "AI-driven work for CFOs and the CFO, with ROI, KPIs and a PDF. P.S. It's B2B SaaS.",
    "Your Finance team and the Sales department will see it on LinkedIn.",
    "Two things, one question, a line or two. Two or three lines, or your CV.",
    "Write to nadia@ledgerline.com or see www.ledgerline.com, or https://ledgerline.com.",
    "My name is Nadia Brandt and I'm an Account Executive at Ledgerline.",
    "Everyone at Ledgerline says so. Colleagues from Brno told me. Teams at Orlik use it.",
    "1. Match invoices\n2. Close faster\n- Save time\n* Sleep",
    "\"Closing the books\" was good. (Happy to tell more.) Really? Yes! Sure: Ask me.",
    "Kind Regards,\nNadia",
    "The Czech market, in the US and the UK; e.g. Brno vs. Orlik. It ended. Then it began.",
]  # fmt: skip

UNGROUNDED = [
    ("Marta from Acme suggested it.", {"name: Marta", "name: Acme"}),
    ("Marta suggested that I write.", {"name: Marta"}),
    ("Marta Novak suggested that I write.", {"name: Marta Novak"}),
    ("Your colleague Marta is kind.", {"name: Marta"}),
    ("Hi Marta,\n\nHow are you?", {"name: Marta"}),
    ("all well.\n\nBest,\nMarta", {"name: Marta"}),
    ("We help Globex and Initech.", {"name: Globex", "name: Initech"}),
    ("We know Salesforce, HubSpot, iCloud and IBM.",
     {"name: Salesforce", "name: HubSpot", "name: iCloud", "name: IBM"}),
    ("Our London-based team. Dr. Smith agrees.", {"name: London-based", "name: Smith"}),
    ("The Bank of Smithtown's office", {"name: Bank of Smithtown"}),
    ("It grew 15%. We have 100 customers.", {"number: 15%", "number: 100"}),
    ("It saves 14 hours and 20%.", {"number: 20%"}),
    ("A 30-minute call. Five plants.", {"number: 30", "number: Five"}),
    ("We saved $1.2m, or €400k.", {"number: $1.2m", "number: €400k"}),
    ("€4k, $4K a month, save $101, or 101 %.",
     {"number: €4k", "number: $4K", "number: $101", "number: 101 %", "name: 4K"}),
    ("Split it $50/50.", {"number: $50", "number: 50"}),
    ("Save up-to-80% and get-500-euros.", {"number: 80%", "number: 500-euros"}),
    ("Half price, ½ off, 2½ hours.", {"number: Half price", "number: 0.5", "number: 2.5"}),
    ("20 US dollars, 20 bucks, 20 grand, 20 lakh rupees, US$20, 20 €.",
     {"number: 20 US dollars", "number: 20 bucks", "number: 20 grand",
      "number: 20 lakh rupees", "number: US$20", "number: 20 €"}),
    ("Save ８０％ now.", {"number: 80%"}),
    ("At 10:30, or 3 pm.", {"number: 10:30", "number: 3 pm"}),
    ("On Monday or Tuesdays.", {"date: Monday", "date: Tuesdays"}),
    ("On 13 May, or 12 June 2026, or 12 May 2025.",
     {"date: 13 May", "date: 12 June 2026", "date: 12 May 2025"}),
    ("In August or Q4.", {"date: In August", "date: Q4"}),
    ("Write to bob@ledgerline.com.", {"address: bob@ledgerline.com"}),
    ("See https://acme.com/x or acme.com or ledgerline.com/offer.",
     {"url: acme.com/x", "url: acme.com", "url: ledgerline.com/offer"}),
    ("Hi {first_name} [Name] <company> {{ x }} ${y} [Your Company]",
     {"placeholder: {first_name}", "placeholder: [Name]", "placeholder: <company>",
      "placeholder: {{ x }}", "placeholder: ${y}", "placeholder: [Your Company]"}),
    ("Dear *|FNAME|*, %first_name%", {"placeholder: *|FNAME|*", "placeholder: %first_name%"}),
    ("Text\x07 and \u202etxet", {"control: U+0007", "control: U+202E"}),
    ("Half an emoji \ud83d", {"control: U+D83D"}),
]  # fmt: skip


def sources_of(lead: Lead, campaign: Campaign) -> Sources:
    return read_sources(list(source_fields(lead, campaign).values()))


def unsupported(body: str, lead: Lead, campaign: Campaign, subject: str = "") -> set[str]:
    found = ground(subject, body, sources_of(lead, campaign), company=lead.company)
    return set(found.unsupported)


@pytest.mark.parametrize("body", ORDINARY)
def test_ordinary_text_is_grounded(body: str, lead: Lead, campaign: Campaign) -> None:
    assert unsupported(body, lead, campaign) == set()


@pytest.mark.parametrize(("body", "expected"), UNGROUNDED)
def test_what_has_no_source(body: str, expected: set[str], lead: Lead, campaign: Campaign) -> None:
    assert unsupported(body, lead, campaign) == expected


@pytest.mark.parametrize(
    "subject",
    [
        "Invoice Matching for Orlik Foods",
        "Quick Question About Closing Your Books",
        "Re: your talk",
    ],
)
def test_subjects_in_title_case_are_grounded(subject: str, lead: Lead, campaign: Campaign) -> None:
    assert unsupported("", lead, campaign, subject) == set()


def test_subject_is_checked(lead: Lead, campaign: Campaign) -> None:
    found = unsupported("", lead, campaign, "Save 30% with Initech\n=?utf-8?q?a?=")
    assert found == {
        "number: 30%", "name: Initech", "control: U+000A", "control: =?utf-8?q?a?=",
    }  # fmt: skip


def test_share_counts_each_item_once(lead: Lead, campaign: Campaign) -> None:
    sources = sources_of(lead, campaign)
    grounding = ground("Brno", "Marta from Acme said that Brno grew 14%.", sources)
    assert grounding.share == 0.5
    assert grounding.reasons == ("body.unknown_name",)


def test_nothing_to_check_is_grounded(lead: Lead, campaign: Campaign) -> None:
    assert ground("", "all is well", sources_of(lead, campaign)).share == 1.0


@pytest.mark.parametrize(
    "tag",
    ["*|EMAIL|*", "*|email|*", "*|LIST:ADDRESS|*", "%%emailaddr%%", "%recipient.email%",
     "<%= user %>", "[%unsub%]", "{$email}", "#{email}", "${contact.email}",
     "{{contact.email}}", "[FIRSTNAME]",
     "%%=v(emailaddr)=%%", "%%[ set @x = 1 ]%%", "$first_name$", "$lead.name", "$!lead.name",
     "<#if x>", "<#include x>", "</#if>", "[#if x]", "[[=name]]", "##first name##", "@@name@@",
     "#set($x=1)", "#if ($x)", "~contact.name~", "~FNAME~",
     "{%\nif x\n%}", "<%=\nx\n%>", "${\nx\n}", "{{\nx}}", "[Your\nName]", "<first\nname>",
     "{" + "a" * 61 + "}", "*|IF:" + "A" * 61 + "|*"],
)  # fmt: skip
def test_a_merge_tag_is_filled_in_whoever_wrote_it(
    tag: str, lead: Lead, campaign: Campaign
) -> None:
    told = lead.model_copy(update={"recent_activity": (f"sells {tag} daily",)})
    assert f"placeholder: {tag}" in unsupported(f"Your firm sells {tag} daily.", told, campaign)
    if not tag.startswith(("[F", "[Y")):
        called = lead.model_copy(update={"company": f"Orlik {tag}"})
        assert f"placeholder: {tag}" in unsupported("", called, campaign, f"At Orlik {tag}")


@pytest.mark.parametrize("cut", ["{{first_name", "{% if x", "<%= user", "${name", "*|FNAME"])
def test_a_merge_tag_without_its_end_is_found(cut: str, lead: Lead, campaign: Campaign) -> None:
    found = ground("", f"Hello {cut}", sources_of(lead, campaign))
    assert "body.placeholder" in found.reasons


@pytest.mark.parametrize("said", [
    "Is this #1 (or C#), at 50 % or 50%? [1] [2], <3, 5 < 6 > 4, #invoices (new), #include me",
    "$5, $5.50, US$5, A$AP, $BRK.B, ~5 days~ ish, ~fine~, a|b, 5%|6%, *really*|truly, # 1 ## 2",
    "Margin [%], growth [%]; C# and F#; @ home; 100%%; [#42]; {}; [sic] of [sic]; --x--; ~~",
])  # fmt: skip
def test_signs_of_ordinary_text_are_no_merge_tags(said: str) -> None:
    assert [tag for tag in placeholders_in(said) if tag != "[sic]"] == []


@pytest.mark.parametrize("company", ["XX Studio", "YY Labs", "[Beta] Labs", "Studio XXX"])
def test_a_company_is_called_what_it_is_called(
    company: str, lead: Lead, campaign: Campaign
) -> None:
    odd = lead.model_copy(update={"company": company})
    assert unsupported(f"Hello {company}", odd, campaign) == set()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Tomas Ring Five Five Five Oh", "body.unknown_number"),
        ("Tomas 80 Percent Off", "body.unknown_number"),
        ("Tomas evilshop dot me", "body.unknown_url"),
        ("Tomas evilshop . com", "body.unknown_url"),
        ("Tomas evilshop·io", "body.unknown_url"),
        ("Tomas evilshop.me", "body.unknown_url"),
        ("Tomas sip:eve@evil", "body.unknown_address"),
        ("Tomas <%= x %>", "body.placeholder"),
        ("Tomas *hi*", "body.markup"),
    ],
)
def test_a_name_beside_the_address_is_no_message(
    name: str, reason: str, lead: Lead, campaign: Campaign
) -> None:
    named = lead.model_copy(update={"full_name": name})
    sources = read_sources([name], contact_sources(named, campaign))
    assert reason in ground("", "", sources, called=[name]).reasons


@pytest.mark.parametrize(
    "name", ["Erik ten Hag", "Louis XIV", "John Smith 3rd", "Dr. Seven Twenty-Jones", "J. St.John"]
)
def test_a_name_may_hold_a_number(name: str, lead: Lead, campaign: Campaign) -> None:
    assert ground("", "", sources_of(lead, campaign), called=[name]).unsupported == ()


@pytest.mark.parametrize(
    "hidden", "\u200e\u200f\u061c\u3164\u115f\u1160\u2800\u034f\u206a\ufff9\u200c"
)
def test_what_nobody_sees_is_refused(hidden: str, lead: Lead, campaign: Campaign) -> None:
    text = f"soon{hidden}enough"
    assert f"control: U+{ord(hidden):04X}" in unsupported(text, lead, campaign)
    assert f"control: U+{ord(hidden):04X}" in unsupported("", lead, campaign, text)


def test_joiners_that_scripts_and_pictures_need_stay(lead: Lead, campaign: Campaign) -> None:
    assert unsupported("می\u200cخواهم 👩\u200d💻 ❤\ufe0f", lead, campaign) == set()


def test_campaign_objective_is_a_source_and_so_is_the_leads(lead: Lead, campaign: Campaign) -> None:
    other = lead.model_copy(update={"objective": "ask for 45 minutes with Ingrid on Friday"})
    assert unsupported("45 minutes with Ingrid on Friday?", other, campaign) == set()


@pytest.mark.parametrize(("written", "source"), [
    ("1,200 people", "1200 people"), ("1200 people", "1.200 people"), ("1.2 million", "1.2m"),
    ("$5k", "5,000 dollars"), ("two hundred and fifty", "250"), ("3,5 %", "3.5 percent"),
    ("half price", "50% off"), ("20 US dollars", "$20"), ("20 lakh rupees", "INR 2,000,000"),
    ("1½ days", "1.5 days"), ("20 €", "EUR 20"),
])  # fmt: skip
def test_numbers_are_values(written: str, source: str, lead: Lead, campaign: Campaign) -> None:
    known = lead.model_copy(update={"headline": source})
    assert unsupported(f"about {written} there", known, campaign) == set()


def test_day_and_month_are_read_in_both_orders(lead: Lead, campaign: Campaign) -> None:
    known = lead.model_copy(update={"headline": "since 03/04/2026"})
    assert unsupported("on 3 April and on March 4", known, campaign) == set()
    assert unsupported("on 3 May", known, campaign) == {"date: 3 May"}


def test_reasons_come_once_and_in_order() -> None:
    items = ("name: A", "number: 5", "name: B: C", "placeholder: [X]")
    assert reasons_of(items) == (
        "body.placeholder", "body.unknown_number", "body.unknown_name",
    )  # fmt: skip


@given(subject=st.text(), body=st.text(), source=st.text())
def test_any_text_is_checked(subject: str, body: str, source: str) -> None:
    grounding = ground(subject, body, read_sources([source]))
    assert 0 <= grounding.share <= 1


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S", "Z"])))
def test_a_source_grounds_its_own_names(text: str) -> None:
    grounding = ground("", text, read_sources([text]))
    assert not any(item.startswith(("name", "address")) for item in grounding.unsupported)
