import re
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.export.report import report_html, write_report

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
    "shards": [{"rows": 2, "seconds": 4.0, "output_tokens": 200}],
    "versions": {"vllm": "0.32.0"},
    "gold": {"outcomes": "gold/outcomes/part.parquet"},
}  # fmt: skip


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
    page = report_html(MANIFEST, rows, {("leads.csv", 1): lead})
    assert "The run balances:" in page
    assert "A name in the email is not the lead&#39;s" in page
    assert "email: an address" in page
    assert "any title" not in page
    assert "0.5" in page  # emails a second


def test_run_that_does_not_balance_is_said(make_row) -> None:
    page = report_html({**MANIFEST, "counts": {"rows": 3}}, [make_row(1)], {})
    assert "does not balance" in page


def test_used_facts_are_marked(make_row, lead) -> None:
    page = report_html(MANIFEST, [make_row(1)], {("leads.csv", 1): lead})
    assert "<mark>forecasting</mark>" in page
    assert "<mark>hiring</mark>" not in page


def test_empty_night_has_a_page() -> None:
    page = report_html({"campaign": "spring"}, [], {})
    assert "No email was written." in page


def test_page_needs_nothing_from_outside(make_row, lead) -> None:
    found = Tags(report_html(MANIFEST, [make_row(1)], {("leads.csv", 1): lead}))
    assert not {"script", "link", "img", "iframe", "a", "object"} & set(found.tags)
    assert not [value for name, value in found.values if name in ("src", "href", "action")]


def test_all_shown_up_to_the_cap(make_row, tmp_path) -> None:
    statuses = ["ready"] * 700 + ["review"] * 200 + ["failed"] * 100
    rows = [make_row(i, status=status) for i, status in enumerate(statuses)]
    write_report(tmp_path / "report.html", {**MANIFEST, "counts": {"rows": 1000}}, rows, {})
    page = (tmp_path / "report.html").read_text()
    assert page.count('<details class="email') == 500
    assert page.count('<details class="email s-review') == 200
    assert page.count('<details class="email s-failed') == 100
    assert "Shown are 500 of 1,000 emails" in page
    assert "gold/outcomes/part.parquet" in page


def test_rows_without_email_are_listed(make_row) -> None:
    row = make_row(1, status="rejected", reasons=["row.short"], subject=None, body=None,
                   quality=None, recipe=None)  # fmt: skip
    page = report_html({**MANIFEST, "counts": {"rows": 1}}, [row], {})
    assert "Fewer cells than the header has columns." in page
    assert '<details class="email' not in page


def test_script_in_a_name_is_text(make_row, lead) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    who = lead.model_copy(update={"skills": (evil,), "company": evil})
    row = make_row(1, recipient_name=evil, subject=evil, body=evil, recipe=evil, adapter=evil)
    page = report_html({**MANIFEST, "campaign": evil, "versions": {evil: evil}}, [row],
                       {("leads.csv", 1): who})  # fmt: skip
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
        page = report_html(MANIFEST, [row], {("leads.csv", 1): who})
        return Tags(re.sub("</?mark>", "", page)).tags

    assert tags(text) == tags("plain")
