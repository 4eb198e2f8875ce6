import pytest

from tasks.common.markup import markup_in, without_markup


@pytest.mark.parametrize(
    "mark",
    [
        "<b>", "</div>", "<br/>", '<a href="https://x.test">', "<script>", "<!-- x -->", "&amp;",
        "&#60;", "&#x3c;", "[text](https://x.test)", "![](x.png)", "[url=x.test]", "**bold**",
        "`code`", "~~gone~~", "*hi*", "*hi there*", "<evil:1>", "|a|b|",
    ],
)  # fmt: skip
def test_markup_is_found(mark: str) -> None:
    assert mark in markup_in(f"Hi Ann, {mark} more")


@pytest.mark.parametrize(
    "text",
    [
        "a < b > c",
        "R&D and Q&A; really",
        "[1] and [Beta] Labs",
        "5 * 3 ** 2",
        "<company>",
        "E*Trade and M*A*S*H",
        "* Sleep\n* Eat",
        "terms* apply, see *)",
        "~20 people, ~30",
        "Nadia Brandt | Account Executive | Ledgerline | Leeds",
        "a |x| b",
    ],
)
def test_plain_text_has_none(text: str) -> None:
    assert markup_in(text) == []


def test_words_stay_when_markup_goes() -> None:
    text = "<b>Smith &amp;amp; Sons</b>, see [our site](https://smith.test) and **this**"
    assert " ".join(without_markup(text).split()) == "Smith & Sons , see our site and this"
    assert without_markup("*this* and ~~that~~") == "this and that"
