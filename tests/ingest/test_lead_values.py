"""Raw cells become clean values."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.reasons import REASONS
from schemas.records import Lead, Reject
from tasks.ingest.lead_columns import Several
from tasks.ingest.lead_values import build_lead, items, mbti, split_name


def lead(**values: object) -> Lead:
    built = build_lead("leads.csv", 1, values, {})
    assert isinstance(built, Lead)
    return built


def test_values_are_trimmed_and_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Zoë")
    assert lead(first_name=f"\u00a0{decomposed} \u200b").first_name == "Zoë"


@pytest.mark.parametrize("unseen", "\u180b\u180d\u2800\u3164\ufe00\ufe0f\U000e0001\U000e0101")
def test_an_address_is_read_without_what_nobody_sees(unseen: str) -> None:
    assert lead(email=f"mary{unseen}@kilbride.example").email == "mary@kilbride.example"


@pytest.mark.parametrize("word", ["NULL", "n/a", "None", "-", " null "])
def test_words_for_nothing_are_empty(word: str) -> None:
    assert lead(company=word, email=word).company == ""


@pytest.mark.parametrize(("cell", "kept"), [
    ("none", "none"), (None, ""), ("N/A", ""), ("x", "x"), ("#REF!", "#REF!"), ("", ""),
    ("express <withdrawn>", "express <withdrawn>"), ("<s>express</s>", "<s>express</s>"),
    ("[express](withdrawn)", "[express](withdrawn)"), ("{{consent}}", "{{consent}}"),
    ("opt&#45;in &lt;no&gt;", "opt-in <no>"), ("ex\u200bpress", "express"), (True, "True"),
    ({"kind": "express", "revoked": None}, "{'kind': 'express', 'revoked': None}"),
    (["express"], "['express']"),
])  # fmt: skip
def test_consent_is_read_as_it_stands(cell: object, kept: str) -> None:
    assert lead(consent=cell).consent == kept


@pytest.mark.parametrize("cell", ["#REF!", "{{country}}", "null", "N/A", "-", "US <Germany>"])
def test_a_country_that_says_nothing_is_not_blank(cell: str) -> None:
    assert lead(country=cell).country == cell


@pytest.mark.parametrize("cell", ["", " ", None, float("nan"), "\u200b"])
def test_a_blank_country_is_empty(cell: object) -> None:
    assert lead(country=cell).country == ""


def test_several_columns_of_the_law_all_count() -> None:
    told = Several([("consent", "Express"), ("consent", ""), ("consentstatus", "withdrawn")])
    assert lead(consent=told).consent == "Express; withdrawn"
    same = Several([("consent", "express"), ("consenttype", "Express")])
    assert lead(consent=same).consent == "Express"


@pytest.mark.parametrize(("columns", "country"), [
    ([("country", ""), ("companycountry", "Germany")], "Germany"),
    ([("country", "US"), ("companycountry", "Germany")], "US"),  # they work for a foreign company
    ([("country", "US"), ("country", "Germany")], "US; Germany"),
    ([("country", "US"), ("mailingcountry", "United States")], "US"),
    ([("country", "Germany"), ("countrycode", "49")], "Germany"),
    ([("country", "n/a"), ("companycountry", "Germany")], "n/a"),
    ([("country", None), ("companycountry", None)], ""),
])  # fmt: skip
def test_several_columns_of_countries(columns: list[tuple[str, object]], country: str) -> None:
    assert lead(country=Several(columns)).country == country


def test_what_the_law_asks_for_is_read_as_it_stands() -> None:
    one = lead(lawful_basis=" Contract ", source="a fair", sole_trader=True)
    assert (one.lawful_basis, one.source, one.sole_trader) == ("Contract", "a fair", "True")


def test_people_are_called_null() -> None:
    assert lead(first_name="Ana", last_name="Null").full_name == "Ana Null"


def test_a_name_without_letters_is_no_name() -> None:
    assert lead(first_name="Ana", last_name="-").full_name == "Ana"


def test_a_full_name_is_split_and_kept() -> None:
    one = lead(full_name="O'Neill, Mary")
    assert (one.first_name, one.last_name, one.full_name) == ("Mary", "O'Neill", "O'Neill, Mary")


def test_a_given_first_name_is_not_overruled() -> None:
    assert lead(full_name="Dr. Mary O'Neill", first_name="Molly").first_name == "Molly"


def test_titles_and_particles() -> None:
    assert split_name("Dr. Zoë van der Meulen") == ("Zoë", "van der Meulen")


@pytest.mark.parametrize("cell", ["audit; VAT", "audit|VAT", "audit\r\nVAT", '["audit", "VAT"]',
                                  ["audit", " VAT ", None]])  # fmt: skip
def test_multi_value_cells(cell: object) -> None:
    assert items(cell) == ("audit", "VAT")


def test_what_only_looks_like_json_is_text() -> None:
    assert items("[sic] a remark; another") == ("[sic] a remark", "another")


def test_a_comma_parts_skills_but_not_news() -> None:
    one = lead(skills="audit, VAT", company_updates="Opened in Brno, then in Cork")
    assert one.skills == ("audit", "VAT")
    assert one.company_updates == ("Opened in Brno, then in Cork",)


def test_posts_given_as_objects_are_joined() -> None:
    history = [{"title": "Auditor", "company": "Plumb", "until": None}]
    assert lead(career_history=history).career_history == ("Auditor, Plumb",)


@pytest.mark.parametrize(("cell", "kind"), [("intj", "INTJ"), ("ISFJ-T", "ISFJ"), ("ABCD", ""),
                                            ("INTJs", ""), ("", "")])  # fmt: skip
def test_mbti(cell: str, kind: str) -> None:
    assert mbti(cell) == kind


def test_an_unknown_mbti_is_kept_as_extra() -> None:
    assert lead(mbti="the architect").extra == {"mbti": "the architect"}


def test_the_files_own_id_is_the_lead_id() -> None:
    assert lead(id=17).lead_id == "17"


def test_without_id_the_lead_id_is_a_hash_of_file_and_row() -> None:
    one, two = (build_lead("leads.csv", row, {}, {}) for row in (1, 2))
    assert isinstance(one, Lead)
    assert isinstance(two, Lead)
    assert len(one.lead_id) == 16
    assert one.lead_id != two.lead_id
    assert one.lead_id == lead().lead_id


def test_text_that_no_encoding_holds_is_a_reject() -> None:
    built = build_lead("leads.csv", 3, {"email": "a@b.example", "city": "Br\udce9st"}, {})
    assert isinstance(built, Reject)
    assert (built.reason, built.row_number) == ("row.unparseable", 3)


def test_a_value_nested_too_deep_is_a_reject() -> None:
    deep: object = "x"
    for _ in range(2_000):
        deep = [deep]
    built = build_lead("leads.json", 1, {"city": deep}, {})
    assert isinstance(built, Reject)
    assert built.reason == "row.unparseable"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*Lead.model_fields, "id"]), json_values), json_values)
def test_any_row_becomes_a_lead_or_a_reject(values: dict[str, object], other: object) -> None:
    built = build_lead("leads.json", 1, values, {"other": other})
    assert isinstance(built, Lead) or built.reason in REASONS


@pytest.mark.parametrize(("parts", "name"), [
    ({"first_name": "Anna", "full_name": "Müller"}, ("Anna", "Müller", "Anna Müller")),
    ({"last_name": "Kaya", "full_name": "Elif"}, ("Elif", "Kaya", "Elif Kaya")),
    ({"first_name": "Anna", "full_name": "Anna Müller"}, ("Anna", "", "Anna Müller")),
    ({"first_name": "Anna", "full_name": "Anna"}, ("Anna", "", "Anna")),
    ({"first_name": "An", "last_name": "Li", "full_name": "Ann"}, ("An", "Li", "Ann")),
])  # fmt: skip
def test_one_word_beside_half_a_name_is_the_other_half(parts, name) -> None:
    lead = build_lead("l.csv", 1, {"email": "a@b.example", **parts}, {})
    assert isinstance(lead, Lead)
    assert (lead.first_name, lead.last_name, lead.full_name) == name
