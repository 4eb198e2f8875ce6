"""The compliance footer: who writes, from where, why, and how to make it stop.

Made after the model and never by it; no email leaves without it.
"""

from functools import lru_cache
from pathlib import Path

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from schemas.campaign import Campaign
from schemas.errors import InputFileError

TEMPLATE = Path(__file__).parent / "templates" / "footer.txt.jinja"


def footer(campaign: Campaign, unsubscribe_url: str) -> str:
    """The footer of one recipient: the campaign's own wording, or ours.

    Raises:
        InputFileError: the campaign's wording is no template, names something unknown, or comes
            out without the unsubscribe link or the postal address.
    """
    wording = campaign.compliance.footer or TEMPLATE.read_text(encoding="utf-8")
    where = f"campaign {campaign.name}, compliance.footer"
    reason = campaign.compliance.reason.strip().rstrip(".")
    try:
        text = _template(wording).render(
            sender=campaign.sender, reason=reason, unsubscribe_url=unsubscribe_url
        )
    except TemplateError as error:
        raise InputFileError(
            f"the wording cannot be filled in ({error})", where=where,
            fix="it may use sender, reason and unsubscribe_url",
        ) from error  # fmt: skip
    for value in (unsubscribe_url, campaign.sender.postal_address):
        # A template can name them in a comment or a branch that is not taken.
        if " ".join(value.split()) not in " ".join(text.split()):
            raise InputFileError(f"the wording leaves out {value!r}", where=where)
    return text.strip()


@lru_cache(maxsize=8)
def _template(wording: str) -> Template:
    # Sandboxed: a campaign file may say words, not run code. Plain text needs no escapes.
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    return environment.from_string(wording)
