import re
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.export.report import report_html
from tasks.export.tally import Tally

MANIFEST = {
    "campaign": "spring",
    "run_id": "20260512-ab12",
    "run_date": "2026-05-12",
    "counts": {"rows": 2},
    "gates": [
        {
            "table": "leads", "rows": 2, "passed": 1, "failing": 0.5, "stopped": False,
            "checks": [
                {"column": "email", "expectation": "an address", "reason": "email.malformed",
                 "failed": 1},
                {"column": "title", "expectation": "any title", "reason": "row.short",
                 "failed": 0},
            ],
        }
    ],
    "engine": {"output_tokens_per_second": 51.5},
    "versions": {"vllm": "0.32.0"},
    "outputs": {"outcomes": "gold/outcomes/part.parquet"},
}  # fmt: skip


def page_of(rows, lead=None, **changes) -> str:
    """The page of these rows; the lead is that of each."""
    return report_html({**MANIFEST, **changes}, Tally.of((row, lead) for row in rows))


class Tags(HTMLParser):
    """Every tag and every attribute value of a page."""

    def __init__(self, page: str):
        super().__init__()
        self.tags: list[str] = []
        self.values: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values += [(name, value or "") for name, value in attrs]


def test_counts_balance_and_gates_are_said(make_row, lead) -> None:
    rows = [make_row(1), make_row(2, status="review", reasons=["body.unknown_name"])]
    page = page_of(rows, lead)
    assert "The run balances:" in page
    assert "A name in the email is not the lead&#39;s" in page
    assert "email: an address" in page
    assert "any title" not in page
    assert "51.5" in page


def test_run_that_does_not_balance_is_said(make_row) -> None:
    page = page_of([make_row(1)], counts={"rows": 3})
    assert "does not balance" in page


def test_used_facts_are_marked(make_row, lead) -> None:
    page = page_of([make_row(1)], lead)
    assert "<mark>forecasting</mark>" in page
    assert "<mark>hiring</mark>" not in page


def test_empty_night_has_a_page() -> None:
    page = report_html({"campaign": "spring"}, Tally())
    assert "No email was written." in page


def test_page_needs_nothing_from_outside(make_row, lead) -> None:
    found = Tags(page_of([make_row(1)], lead))
    assert not {"script", "link", "img", "iframe", "a", "object"} & set(found.tags)
    assert not [value for name, value in found.values if name in ("src", "href", "action")]


def test_all_shown_up_to_the_cap(make_row) -> None:
    statuses = ["ready"] * 700 + ["review"] * 200 + ["failed"] * 100
    rows = [make_row(i, status=status) for i, status in enumerate(statuses)]
    page = page_of(rows, counts={"rows": 1000})
    assert page.count('<details class="email') == 500
    assert page.count('<details class="email s-review') == 200
    assert page.count('<details class="email s-failed') == 100
    assert "Shown are 500 of 1,000 emails" in page
    assert "gold/outcomes/part.parquet" in page


def test_rows_without_email_are_listed(make_row) -> None:
    row = make_row(1, status="rejected", reasons=["row.short"], subject=None, body=None,
                   quality=None, recipe=None)  # fmt: skip
    page = page_of([row], counts={"rows": 1})
    assert "Fewer cells than the header has columns." in page
    assert '<details class="email' not in page


def test_script_in_a_name_is_text(make_row, lead) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    who = lead.model_copy(update={"skills": (evil,), "company": evil})
    row = make_row(1, recipient_name=evil, subject=evil, body=evil, recipe=evil, adapter=evil)
    page = page_of([row], who, campaign=evil, versions={evil: evil})
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text("<>&\"'/= abscriptonl{}%#-!", max_size=40))
def test_no_text_adds_a_tag(make_row, lead, text: str) -> None:
    def tags(value: str) -> list[str]:
        row = make_row(1, recipient_name=value, subject=value, body=f"x{value}", recipe="r" + value)
        who = lead.model_copy(update={"headline": "h" + value})
        page = page_of([row], who)
        return Tags(re.sub("</?mark>", "", page)).tags

    assert tags(text) == tags("plain")


def test_each_claim_stands_beside_what_it_rests_on(make_row, lead) -> None:
    claim = "Orlik opened a <b>plant</b>. <- company, company_updates[0]"
    page = page_of([make_row(1, claims=[claim], unsupported=["number: 30 %"])], lead)
    assert "<li>Orlik opened a &lt;b&gt;plant&lt;/b&gt;." in page
    assert ">company, company_updates[0]</span>" in page
    assert "<li>number: 30 %</li>" in page
