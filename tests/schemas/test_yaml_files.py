from pathlib import Path

import pytest

from schemas.campaign import load_campaign
from schemas.errors import InputFileError

GOOD = """
name: autumn
objective: invite to a call about invoices
sender:
  {name: Nadia, company: Ledgerline, email: nadia@ledgerline.example,
   postal_address: "Quay Street 4, Hamburg"}
leads: [leads.csv]
compliance: {unsubscribe_url: "https://ledgerline.example/u"}
"""


def sentence(tmp_path: Path, text: str) -> str:
    file = tmp_path / "c.yaml"
    file.write_text(text)
    with pytest.raises(InputFileError) as error:
        load_campaign(file)
    return str(error.value).removeprefix(f"{file}")


def test_a_good_file_loads(tmp_path):
    (tmp_path / "c.yaml").write_text(GOOD)
    assert load_campaign(tmp_path / "c.yaml").style.words == (40, 130)


def offered(offer: str) -> str:
    return GOOD.replace("{name: Nadia,", f"{{name: Nadia, offer: {offer},")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"software for  bills."', "software for bills"),
        ('"tools made in the U.S."', "tools made in the U.S."),
        ('"help for\\n  teams"', "help for teams"),
        ("", ""),
    ],
)
def test_an_offer_is_a_phrase_on_one_line(tmp_path, written, read):
    (tmp_path / "c.yaml").write_text(offered(written))
    assert load_campaign(tmp_path / "c.yaml").sender.offer == read


@pytest.mark.parametrize(
    "offer",
    [
        "We offer software", "our software", "Time saved. We pair invoices", "software!", "tbd",
        "software for {company}", "<b>software</b>", "a tool, see ledgerline.example/demo",
        "help at sales@other.example", "a hotline, +49 30 1234567", "tools\\u202e", "x" * 121,
    ],
)  # fmt: skip
def test_an_offer_that_no_email_could_tell_is_refused(tmp_path, offer):
    assert ": key `sender.offer`: " in sentence(tmp_path, offered(f'"{offer}"'))


def test_an_unknown_key_gets_a_guess(tmp_path):
    text = sentence(tmp_path, GOOD + "supression: [x.txt]\n")
    assert text == ": unknown key `supression` (did you mean `suppression`?)."


def test_a_nested_unknown_key_names_its_path(tmp_path):
    text = sentence(tmp_path, GOOD + "style: {tones: warm}\n")
    assert text == ": unknown key `style.tones` (did you mean `tone`?)."


def test_a_missing_key_is_named(tmp_path):
    assert sentence(tmp_path, GOOD.replace("leads:", "#")) == ": key `leads` is missing."


def test_allowed_values_are_told(tmp_path):
    text = sentence(tmp_path, GOOD + "handoff: [pdf]\n")
    assert text == ": key `handoff.0`: Input should be 'csv' or 'eml', found 'pdf'."


def test_broken_yaml_names_the_line(tmp_path):
    assert sentence(tmp_path, "name: [a\nb: c\n").startswith(", line 2: is not YAML")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputFileError, match="there is no such file") as error:
        load_campaign(tmp_path / "none.yaml")
    assert error.value.exit_code == 4
