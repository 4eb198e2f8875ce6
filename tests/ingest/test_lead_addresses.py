"""Addresses out of their clothes, and why some get no email."""

import pytest

from tasks.ingest.lead_addresses import address_of, address_problem, is_role

MARY = "mary@kilbride.example"


@pytest.mark.parametrize(("email", "problem"), [
    (MARY, None),
    ("josé@bücher.example", None),
    ("", "email.missing"),
    ("  ", "email.missing"),
    ("mary", "email.malformed"),
    ("mary@kilbride", "email.malformed"),
    ("a..b@kilbride.example", "email.malformed"),
    ("Mary <mary@kilbride.example>", "email.malformed"),
    ("mary@kilbride.example\nBcc: x@y.example", "email.malformed"),
    ("=?utf-8?q?mary=0D=0ABcc:_x?=@kilbride.example", "email.malformed"),
    ("mary@kilbride.example, ann@b.example", "email.several"),
    ("mary@kilbride.example ann@b.example", "email.several"),
    ("mary@kilbride.example or ann@b.example", "email.several"),
    ('"mary o neill"@kilbride.example', "email.unusual"),
    ("mary@[192.0.2.1]", "email.unusual"),
    ("mary@192.0.2.1", "email.malformed"),
    ("mary@p\u0430ypal.example", "email.look_alike"),  # one Cyrillic letter among Latin ones
    ("mary@xn--pypal-4ve.example", "email.look_alike"),  # the same in punycode
    ("m\u0430ry@kilbride.example", "email.look_alike"),
    ("mary@\u0430\u0440\u0440\u04cf\u0435.com", "email.look_alike"),  # all Cyrillic, read «apple»
    ("mary@xn--80ak6aa92e.com", "email.look_alike"),
    ("mary@\u0261ithub.com", "email.look_alike"),  # the phoneticians' g
    ("mary@paypa\u217c.com", "email.look_alike"),  # the Roman numeral fifty
    ("mary@\u24d6ithub.com", "email.look_alike"),
    ("mary@\U0001d420ithub.com", "email.look_alike"),
    ("\ufb01nn@kilbride.example", "email.look_alike"),  # one letter for f and i
    ("mary@y\u0131ld\u0131z.com", None),  # Turkish has an i without dot
    ("mary@\uff47ithub.com", None),  # a Japanese keyboard
    ("mary@kødding.dk", None),
    ("x" * 64 + "@kilbride.example", None),
    ("x" * 65 + "@kilbride.example", "email.malformed"),
    ("anna@\u043f\u043e\u0447\u0442\u0430.example", None),  # a wholly Cyrillic label
    ("ken@\u6771\u4eac-office.example", None),  # Japanese mixes its scripts with Latin
    ("x@mailinator.com", "email.disposable"),
    ("x@eu.YOPMAIL.com", "email.disposable"),
    ("x@notmailinator.com", None),
])  # fmt: skip
def test_address_problem(email: str, problem: str | None) -> None:
    assert address_problem(email) == problem


@pytest.mark.parametrize("cell", [
    MARY, "Mary O'Neill <mary@kilbride.example>", "<mary@kilbride.example>", f"mailto:{MARY}",
    f"mailto:{MARY}?subject=Hello", f"[{MARY}](mailto:{MARY})",
    f'<a href="mailto:{MARY}">{MARY}</a>', f"{MARY};", f"{MARY}.", f"'{MARY}'", f"({MARY})",
])  # fmt: skip
def test_an_address_leaves_its_clothes(cell: str) -> None:
    assert address_of(cell) == MARY


@pytest.mark.parametrize("cell", [
    "", "mary", f"{MARY}, ann@b.example", f'<a href="mailto:x@y.example">{MARY}</a>',
    f"[{MARY}](mailto:x@y.example)", f"call first, then {MARY}", '"mary o"@kilbride.example',
])  # fmt: skip
def test_a_cell_that_may_mean_another_address_stays(cell: str) -> None:
    assert address_of(cell) == cell


@pytest.mark.parametrize("email", [
    "info@b.example", "No-Reply@b.example", "sales2@b.example", "customer.service@b.example",
    "info+web@b.example", "\uff49\uff4e\uff46\uff4f@b.example",
])  # fmt: skip
def test_departments(email: str) -> None:
    assert is_role(email)


@pytest.mark.parametrize("email", ["mary@b.example", "infovic@b.example", "mary.sales@b.example"])
def test_people(email: str) -> None:
    assert not is_role(email)
