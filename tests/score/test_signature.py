"""A signature is the sender's own."""

import pytest

from tasks.score.signature import foreign_lines

BODY = "Hi Tomas,\n\nMay I send you a guide?\n\nBest regards,\nNadia Brandt"


@pytest.mark.parametrize(
    "below",
    [
        "", "\nLedgerline", "\nAccount Executive, Ledgerline", "\nAccount Executive\nLedgerline",
        "\nAccount Executive at Ledgerline", "\nLedgerline | Account Executive.",
        "\nP.S. Should you prefer another week, a single line with a day is enough.",
    ],
)  # fmt: skip
def test_title_company_and_address_are_the_sender_s(below, campaign) -> None:
    address = f"\n{campaign.sender.email}"
    assert foreign_lines(BODY + below, campaign.sender) == []
    assert foreign_lines(BODY + below + address, campaign.sender) == []


@pytest.mark.parametrize(
    "below", ["Ledgerlyne", "Account Executive, Ledger Line", "Chief of Sales", "Orlik Foods"]
)
def test_what_is_misspelt_or_another_s_is_found(below, campaign) -> None:
    assert foreign_lines(f"{BODY}\n{below}", campaign.sender) == [below]


def test_an_email_that_nobody_signs_has_no_signature(campaign) -> None:
    assert foreign_lines("Hi Tomas,\n\nMay I send you a guide?\nLedgerlyne", campaign.sender) == []
