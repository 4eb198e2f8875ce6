"""The page docs/jurisdictions.md, made from the policy table:

python -m tasks.export.policy_page > docs/jurisdictions.md
"""

import sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from schemas.policy import Policy, PolicyTable, load_policies
from schemas.reasons import REASONS
from tasks.common.countries import country_name

# The other reasons for holding a row have nothing to do with the law.
OTHERS = {
    "held.cool_down", "held.deadline", "held.id_conflict", "held.opt_out_unknown",
    "held.role_address",
}  # fmt: skip


def policy_page(table: PolicyTable) -> str:
    """The table and its reason codes as Markdown."""
    # The page is Markdown of our own table: nothing in it needs escaping.
    environment = Environment(  # noqa: S701
        loader=FileSystemLoader(Path(__file__).parent / "templates"), undefined=StrictUndefined
    )
    environment.filters["country"] = country_name
    page = environment.get_template("jurisdictions.md.jinja").render(
        table=table,
        reasons=[
            (code, sentence)
            for code, sentence in REASONS.items()
            if code.startswith("held.") and code not in OTHERS
        ],
        stated=_stated,
        said=_said,
    )
    return page.rstrip() + "\n"


def _stated(policy: Policy) -> str:
    asked = {
        "consent": policy.consent != "none",
        "sole trader or not": policy.sole_trader_consent not in (None, policy.consent),
        "lawful basis": policy.lawful_basis,
        "source": policy.source_notice,
        "privacy contact": policy.privacy_contact,
    }
    return ", ".join(name for name, is_asked in asked.items() if is_asked) or "nothing"


def _said(policy: Policy) -> str:
    always = "" if policy.label_despite_consent else ", unless consent is express"
    asked = {
        "sender": policy.sender_identity,
        "postal address": policy.postal_address,
        "source": policy.source_notice,
        "lawful basis": policy.lawful_basis,
        "privacy contact": policy.privacy_contact,
        "address to opt out by email": policy.opt_out_email,
        f"«{policy.label}» in the footer{always}": policy.label,
        f"«{policy.subject_label}» before the subject{always}": policy.subject_label,
    }
    return ", ".join(name for name, is_asked in asked.items() if is_asked)


if __name__ == "__main__":
    sys.stdout.write(policy_page(load_policies()))
