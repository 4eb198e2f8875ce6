"""The compliance footer: who writes, from where, why, and how to make it stop.

Made after the model and never by it; no email leaves without it. What the law of the recipient's
country asks for beyond that (source notice, privacy contact, advertising label) comes with it.
"""

from functools import cache, lru_cache
from pathlib import Path

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from schemas.campaign import Campaign
from schemas.errors import InputFileError
from tasks.common.jurisdiction import Standing
from tasks.common.unsubscribe import LEAST_SIGNING_KEY, UnsubscribeTokens

TEMPLATE = Path(__file__).parent / "templates" / "footer.txt.jinja"
BASES = {"consent": "your consent", "contract": "our contract",
         "legitimate_interest": "our legitimate interest in offering it to you"}  # fmt: skip


def footer(campaign: Campaign, unsubscribe_url: str, standing: Standing | None = None) -> str:
    """The footer of one recipient: the campaign's own wording, or ours.

    Args:
        campaign: sender, reason, wording.
        unsubscribe_url: the recipient's own link.
        standing: the recipient before the law of their country; None where nobody is known yet,
            which gives what every email needs.

    Raises:
        InputFileError: the campaign's wording is no template, names something unknown, or comes
            out without a part that this recipient's email must have.
    """
    wording = campaign.compliance.footer or _our_wording()
    where = f"campaign {campaign.name}, compliance.footer"
    parts = lawful_parts(campaign, standing)
    try:
        text = _template(wording).render(
            sender=campaign.sender,
            reason=campaign.compliance.reason.strip().rstrip("."),
            unsubscribe_url=unsubscribe_url,
            **parts,
        )
    except TemplateError as error:
        raise InputFileError(
            f"the wording cannot be filled in ({error})", where=where,
            fix=f"it may use sender, reason, unsubscribe_url, {', '.join(parts)}",
        ) from error  # fmt: skip
    needed = {
        "unsubscribe_url": unsubscribe_url,
        "sender.postal_address": campaign.sender.postal_address,
        **parts,
    }
    for name, value in needed.items():
        # A template can name them in a comment or a branch that is not taken.
        if " ".join(value.split()) not in " ".join(text.split()):
            # Never the value: a link is one recipient's own, and whoever keeps logs keeps this.
            raise InputFileError(f"the wording leaves out or breaks {name}", where=where)
    return text.strip()


def lawful_parts(campaign: Campaign, standing: Standing | None) -> dict[str, str]:
    """What the recipient's policy asks for beyond sender, address, reason and link.

    Keys are the template's variables; empty where it is not asked for.
    """
    policy = standing.policy if standing else None
    if standing is None or policy is None:
        return dict.fromkeys(
            ("label", "source", "lawful_basis", "privacy_contact", "opt_out_email"), ""
        )
    return {
        "label": policy.label if standing.labelled else "",
        "source": standing.source if policy.source_notice else "",
        "lawful_basis": BASES.get(standing.lawful_basis, "") if policy.lawful_basis else "",
        "privacy_contact": campaign.compliance.privacy_contact if policy.privacy_contact else "",
        "opt_out_email": str(campaign.sender.email) if policy.opt_out_email else "",
    }


def footer_problem(campaign: Campaign, standing: Standing) -> str:
    """Reason code where the campaign's own wording lacks what this recipient's country asks for."""
    if not campaign.compliance.footer:
        return ""
    try:
        footer(campaign, sample_link(campaign), standing)
    except InputFileError:
        return "held.footer_incomplete"
    return ""


def sample_link(campaign: Campaign) -> str:
    """A link as long as a recipient's own: wording that wraps its lines would break it."""
    return _link_of_nobody(campaign.compliance.unsubscribe_url, campaign.name)


def subject_as_sent(subject: str, standing: Standing) -> str:
    """`subject` behind the label that the recipient's country asks for there, if it does."""
    label = standing.policy.subject_label if standing.policy and standing.labelled else ""
    return f"{label} {subject}" if label else subject


@lru_cache(maxsize=8)
def _link_of_nobody(unsubscribe_url: str, campaign: str) -> str:
    tokens = UnsubscribeTokens("x" * LEAST_SIGNING_KEY)
    return tokens.url(unsubscribe_url, campaign, "somebody@example.com")


@cache
def _our_wording() -> str:
    return TEMPLATE.read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def _template(wording: str) -> Template:
    # Sandboxed: a campaign file may say words, not run code. Plain text needs no escapes.
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    return environment.from_string(wording)
