"""What a lead file itself says about who opted out: `unsubscribed`, `HasOptedOutOfEmail` and so on.

In:   Lead(…, extra={"Email Opt Out": "TRUE"})   Lead(…, extra={"unsubscribed": "2026-01-02"})
Out:  suppressed.lead_file                       held.opt_out_unknown
"""

from functools import lru_cache

from schemas.records import Lead
from tasks.common.jurisdiction import YES_NO
from tasks.ingest.lead_columns import fold

# Folded headers of Salesforce, HubSpot, Dynamics, Mailchimp, and plain ones.
HEADERS = frozenset({
    "unsubscribe", "unsubscribed", "isunsubscribed", "unsubscribedat", "unsubscribedon",
    "unsubscribedate", "unsubscribeddate", "unsubscribetime", "emailunsubscribed",
    "unsubscribedfromemail", "unsubscribedfromallemail", "unsubscribedfromallemails",
    "globalunsubscribe", "globallyunsubscribed", "optout", "optedout", "isoptedout", "hasoptedout",
    "optouttime", "optoutdate", "emailoptout", "emailoptedout", "hasoptedoutofemail",
    "hasoptedoutofemails", "optedoutofemail", "optoutofemail", "hsemailoptout", "donotemail",
    "donotcontact", "donotcontactbyemail", "donotallowemail", "donotallowemails",
    "donotallowbulkemail", "donotallowbulkemails", "donotbulkemail", "donotsend", "donotmarket",
    "dnc", "noemail", "noemails", "nomarketing", "suppressed", "emailsuppressed",
})  # fmt: skip
_SAYS = YES_NO | {
    # pandas writes 1 as 1.0 where the column has blanks.
    "10": "yes", "00": "no", "t": "yes", "f": "no", "x": "yes", "checked": "yes", "on": "yes",
    "off": "no", "unchecked": "no", "unsubscribed": "yes", "optedout": "yes", "optout": "yes",
    "subscribed": "no", "optedin": "no", "optin": "no", "allow": "no", "donotallow": "yes",
    "ja": "yes", "nein": "no", "oui": "yes", "non": "no", "si": "yes", "sí": "yes",
}  # fmt: skip


def opt_out_of(lead: Lead) -> str:
    """Reason code where a column of the lead's row says, or may say, that the person opted out.

    A blank cell says nothing. Any other value, a date say, is for a person to read.
    """
    said = {_SAYS.get(fold(value), "?") for name, value in lead.extra.items() if _is_opt_out(name)}
    if "yes" in said:
        return "suppressed.lead_file"
    return "held.opt_out_unknown" if "?" in said else ""


@lru_cache(maxsize=2_000)  # a million rows have the same few headers
def _is_opt_out(header: str) -> bool:
    # The number: of two columns with one name the second is called «unsubscribed (7)».
    return fold(header).rstrip("0123456789") in HEADERS
