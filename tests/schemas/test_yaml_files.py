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


def test_an_offer_is_a_phrase(tmp_path):
    offered = GOOD.replace("{name: Nadia,", '{name: Nadia, offer: "software for  bills.",')
    (tmp_path / "c.yaml").write_text(offered)
    assert load_campaign(tmp_path / "c.yaml").sender.offer == "software for bills"


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
