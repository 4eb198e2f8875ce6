"""What the law of a lead's country asks, set against what the row and the campaign state.

In:   Lead(country="Germany", consent=""), compliance: {lawful_basis: legitimate_interest}
Out:  Standing(policy=UWG and GDPR, reasons=("held.consent_missing", "held.source_missing"), …)

Nothing is guessed: what is not stated is missing, what is not understood holds the row, whatever
its country asks. Not legal advice: see docs/jurisdictions.md.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from schemas.campaign import Compliance
from schemas.errors import InputFileError
from schemas.policy import CONSENTS, Policy, PolicyTable, is_plain
from schemas.records import Lead
from tasks.common.countries import country_code, country_name
from tasks.common.told_source import is_told_plainly

# What rows write, letters and digits alone -> what it means. A bare «yes» or «no» under consent
# says neither to what nor how, so it is not understood.
CONSENT_WORDS = {
    "none": "none", "nothing": "none", "notasked": "none",
    "implied": "implied", "inferred": "implied", "deemed": "implied",
    "express": "express", "explicit": "express", "optin": "express", "optedin": "express",
    "doubleoptin": "express",
}  # fmt: skip
# The last five are HubSpot's.
BASIS_WORDS = {
    "consent": "consent", "contract": "contract", "legitimateinterest": "legitimate_interest",
    "legitimateinterests": "legitimate_interest",
    "legitimateinterestprospectlead": "legitimate_interest",
    "legitimateinterestexistingcustomer": "legitimate_interest",
    "legitimateinterestother": "legitimate_interest",
    "performanceofacontract": "contract", "freelygivenconsentfromcontact": "consent",
}  # fmt: skip
YES_NO = {"yes": "yes", "y": "yes", "true": "yes", "1": "yes",
          "no": "no", "n": "no", "false": "no", "0": "no"}  # fmt: skip
_UNKNOWN = "?"
# Whatever else stands in the cell may take the word back: `express?`, `~~opt-in~~`, `☐ opt-in`.
_WORD_ALONE = re.compile(r"[^\W_](?:[\w\s/–-]*[^\W_])?\.?")


@dataclass(frozen=True)
class Standing:
    """One lead before the law of its country. Without `reasons` an email may be written."""

    policy: Policy | None
    reasons: tuple[str, ...] = ()
    """Reason codes that hold the row, the gravest first."""
    consent: str = "none"
    lawful_basis: str = ""
    source: str = ""

    @property
    def labelled(self) -> bool:
        """Whether the policy's labels belong on this email."""
        policy = self.policy
        return policy is not None and (policy.label_despite_consent or self.consent != "express")


def standing(lead: Lead, compliance: Compliance, table: PolicyTable) -> Standing:
    """What holds `lead`, and what its email must say. The row speaks before the campaign."""
    country = country_code(lead.country) if lead.country else compliance.country
    policy = table.by_country.get(country)
    consent = _word(lead.consent, CONSENT_WORDS, compliance.consent or "none")
    basis = _word(lead.lawful_basis, BASIS_WORDS, compliance.lawful_basis or "")
    sole_trader = _word(lead.sole_trader, YES_NO, _yes_no(compliance.sole_trader))
    source = lead.source or compliance.source
    not_understood = {
        "held.country_missing": not (lead.country or country),
        "held.country_unknown": bool(lead.country) and not country,
        "held.no_policy": bool(country) and policy is None,
        "held.consent_unknown": consent == _UNKNOWN,
        "held.lawful_basis_unknown": basis == _UNKNOWN,
        "held.sole_trader_unknown": sole_trader == _UNKNOWN,
        # What the campaign states, its sender answers for.
        "held.source_unusable": not (is_plain(source) and is_told_plainly(lead.source)),
    }
    reasons = [code for code, holds in not_understood.items() if holds]
    if policy is None or reasons:
        return Standing(policy, tuple(reasons))
    given = CONSENTS.index(consent)
    stricter = CONSENTS.index(policy.sole_trader_consent or policy.consent)
    lacks_consent = given < CONSENTS.index(policy.consent)
    missing = {
        "held.consent_missing": lacks_consent
        or (policy.lawful_basis and basis == "consent" and consent != "express"),
        "held.sole_trader": not lacks_consent and sole_trader == "yes" and given < stricter,
        "held.sole_trader_missing": not lacks_consent and not sole_trader and given < stricter,
        "held.lawful_basis_missing": policy.lawful_basis and not basis,
        "held.source_missing": policy.source_notice and not source,
        "held.privacy_contact_missing": policy.privacy_contact and not compliance.privacy_contact,
    }
    reasons = [code for code, holds in missing.items() if holds]
    return Standing(policy, tuple(reasons), consent, basis, source)


def campaign_standing(compliance: Compliance, table: PolicyTable, where: Path) -> Standing | None:
    """What holds for a row that says nothing, where the campaign states a country.

    Raises:
        InputFileError: the country has no policy, or one that asks for a privacy contact and the
            campaign has none: every such row would be held, so it is said before the night.
    """
    if not compliance.country:
        return None
    policy = table.by_country.get(compliance.country)
    if policy is None:
        raise InputFileError(
            f"key `compliance.country`: the policy table has no entry for {compliance.country}",
            where=where,
            fix="docs/jurisdictions.md lists the countries that it has",
        )
    if policy.privacy_contact and not compliance.privacy_contact:
        raise InputFileError(
            "key `compliance.privacy_contact` is missing, and emails to "
            f"{country_name(compliance.country)} must have one ({policy.name})",
            where=where,
            fix="state an email or web address for questions about one's data",
        )
    consent, basis = compliance.consent or "none", compliance.lawful_basis or ""
    return Standing(policy, (), consent, basis, compliance.source)


def _word(text: str, words: Mapping[str, str], other: str) -> str:
    """What `text` means; `other` where it is blank.

    `_UNKNOWN` where it is more than one of `words`, or where its parts, of several columns say,
    mean different things.
    """
    if not text.strip():
        return other
    meanings = {_meaning(part.strip(), words) for part in text.split(";")}
    return meanings.pop() if len(meanings) == 1 else _UNKNOWN


def _meaning(text: str, words: Mapping[str, str]) -> str:
    if not _WORD_ALONE.fullmatch(text):
        return _UNKNOWN
    return words.get("".join(c for c in text.casefold() if c.isalnum()), _UNKNOWN)


def _yes_no(value: bool | None) -> str:
    return "" if value is None else ("yes" if value else "no")
