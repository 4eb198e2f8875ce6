"""Aliases of the exports that people really have."""

from pathlib import Path

import pytest

from schemas.errors import InputFileError
from tasks.ingest.lead_columns import ALIASES, Several, fold, map_columns


def fed(header: list[str], **columns: str) -> dict[str, str]:
    """Field -> the header that feeds it."""
    mapped = map_columns(header, **columns)
    return {field: header[position] for field, position in mapped.fields.items()}


@pytest.mark.parametrize("header", ["Email", "E-Mail", "e_mail", "EMAIL ", "\ufeffemail", "e mail"])
def test_case_spaces_and_punctuation_do_not_matter(header: str) -> None:
    assert fed([header]) == {"email": header}


def test_hubspot() -> None:
    header = ["Record ID", "First Name", "Last Name", "Email", "Job Title", "Associated Company",
              "Industry", "City", "Country/Region", "Lead Status"]  # fmt: skip
    assert fed(header) == {
        "id": "Record ID", "first_name": "First Name", "last_name": "Last Name", "email": "Email",
        "title": "Job Title", "company": "Associated Company", "industry": "Industry",
        "city": "City", "country": "Country/Region",
    }  # fmt: skip


def test_salesforce_report() -> None:
    header = ["First Name", "Last Name", "Title", "Company / Account", "Email", "Lead Source",
              "Mailing City", "Mailing Country", "Contact ID"]  # fmt: skip
    assert fed(header) == {
        "first_name": "First Name", "last_name": "Last Name", "title": "Title",
        "company": "Company / Account", "email": "Email", "city": "Mailing City",
        "country": "Mailing Country", "id": "Contact ID",
    }  # fmt: skip


@pytest.mark.parametrize(("header", "fields"), [
    ("E-Mail-Adresse;Vorname;Nachname;Firma", "email first_name last_name company"),
    ("Courriel;Prénom;Nom;Société", "email first_name last_name company"),
    ("Email;Nom;Prenom;Entreprise", "email last_name first_name company"),
    ("Email;Nom de famille;Prénom", "email last_name first_name"),
    ("Correo electrónico;Nombre;Apellidos;Empresa", "email first_name last_name company"),
    ("Email;Nome;Cognome;Azienda", "email first_name last_name company"),
    ("Email;Voornaam;Achternaam;Bedrijf", "email first_name last_name company"),
    ("Email;Nombre", "email full_name"),
    ("Email;Nom", "email full_name"),
    ("Email;Nome e cognome", "email full_name"),
    ("Email;Nom;Prénom;Nom de famille", "email full_name first_name last_name"),
])  # fmt: skip
def test_names_of_columns_in_other_languages(header: str, fields: str) -> None:
    names = header.split(";")
    assert fed(names) == dict(zip(fields.split(), names, strict=True))


def test_what_the_law_asks_for() -> None:
    header = ["Email", "Consent", "Legal basis for processing contact's data", "Address Source",
              "Sole Trader?", "Lead Source", "Source"]  # fmt: skip
    assert fed(header) == {
        "email": "Email", "consent": "Consent", "source": "Address Source",
        "lawful_basis": "Legal basis for processing contact's data", "sole_trader": "Sole Trader?",
    }  # fmt: skip


def test_salesforce_api_names() -> None:
    assert set(fed(["Id", "FirstName", "LastName", "Company", "Email"])) == {
        "id", "first_name", "last_name", "company", "email",
    }  # fmt: skip


def test_apollo_prefers_the_company_name_made_for_emails() -> None:
    header = ["Company Name", "Company Name for Emails", "Email", "Secondary Email", "# Employees"]
    mapped = map_columns(header)
    assert mapped.fields == {"company": 1, "email": 2}
    assert mapped.extra == {"Company Name": 0, "Secondary Email": 3, "# Employees": 4}


def test_linkedin_connections() -> None:
    header = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position"]
    assert fed(header)["title"] == "Position"
    assert fed(header)["email"] == "Email Address"


def test_meta_lead_ads() -> None:
    header = ["id", "created_time", "ad_name", "form_name", "full_name", "work_email",
              "company_name", "job_title", "city", "country"]  # fmt: skip
    assert fed(header) == {
        "id": "id", "full_name": "full_name", "email": "work_email", "company": "company_name",
        "title": "job_title", "city": "city", "country": "country",
    }  # fmt: skip


def test_the_campaigns_own_column_comes_before_the_aliases() -> None:
    assert fed(["email", "Title", "Role"], recipe_column="title") == {
        "email": "email", "recipe": "Title", "title": "Role",
    }  # fmt: skip


def test_a_recipe_column_that_the_campaign_does_not_name_is_extra() -> None:
    assert map_columns(["email", "recipe"], recipe_column="template").extra == {"recipe": 1}


def test_of_two_equal_headers_the_first_feeds_the_field() -> None:
    mapped = map_columns(["email", "Note", "email", "Note", ""])
    assert mapped.fields == {"email": 0}
    assert mapped.extra == {"Note": 1, "email": 2, "Note (4)": 3, "column 5": 4}


def test_no_column_takes_the_name_of_another() -> None:
    extra = map_columns(["email", "Note (4)", "Note", "Note", "column 6", ""]).extra
    assert [*extra] == ["Note (4)", "Note", "Note (4) (4)", "column 6", "column 6 (6)"]
    assert [*extra.values()] == [1, 2, 3, 4, 5]


def test_of_what_the_law_asks_for_every_column_counts() -> None:
    mapped = map_columns(
        ["email", "Company Country", "consent", "Country", "consent", "consent.1", "Consent Status"]
    )
    assert mapped.fields == {"email": 0, "country": 3, "consent": 2}
    assert mapped.values(["a@b.example", "DE", "express", "", "no", "x", "y"]) == {
        "email": "a@b.example",
        "country": Several([("country", ""), ("companycountry", "DE")]),
        "consent": Several(
            [("consent", "express"), ("consent", "no"), ("consent", "x"), ("consentstatus", "y")]
        ),
    }


@pytest.mark.parametrize("header", [
    "Billing Country", "Contact Country", "Home Country", "HQ Country", "Location Country",
    "Address Country", "Country/Territory", "Country/Region Code", "Country ISO", "country_iso2",
    "Country of residence", "Person's country", "Country (full)", "Land", "Pays", "Pa\u00eds",
    "Pais", "Nation", "Paese", "contactCountry", "Land/Region", "Lead country",
])  # fmt: skip
def test_a_country_under_another_name(header: str) -> None:
    assert fed(["email", "company", header]) == {
        "email": "email", "company": "company", "country": header,
    }  # fmt: skip


@pytest.mark.parametrize("header", [
    "Country Manager", "Country dialling code", "Phone country code", "Country of birth",
    "Target country", "Countries", "Landline", "Land area", "Nationality", "Landing page",
])  # fmt: skip
def test_what_is_no_country_of_the_person(header: str) -> None:
    assert "country" not in fed(["email", header])


def test_a_companys_country_comes_last_under_any_name() -> None:
    header = ["email", "HQ Country", "Company Country", "IP Country", "Contact Country"]
    mapped = map_columns(header)
    assert mapped.fields == {"email": 0, "country": 4}
    assert mapped.values(["a@b.example", "DE", "AT", "US", "FR"])["country"] == Several([
        ("personcountry", "FR"), ("companycountry", "AT"), ("companycountry", "DE"),
        ("companycountry", "US"),
    ])  # fmt: skip


@pytest.mark.parametrize("header", [
    "GDPR Consent", "Consent given", "Has consent", "Consent (email)", "EmailMarketingConsent",
    "gdprconsent", "Consent withdrawn at", "Consentement",
])  # fmt: skip
def test_a_consent_under_another_name(header: str) -> None:
    assert fed(["email", header]) == {"email": "email", "consent": header}
    said = map_columns(["email", header, "consent"]).values(["a@b.example", "no", "express"])
    assert said["consent"] == Several([("consent", "express"), ("consent", "no")])


@pytest.mark.parametrize("header", [
    "Consent Date", "consent_timestamp", "Consent Source", "consentIP", "SMS Consent",
    "Cookie consent", "Consent recorded by", "Consent text",
])  # fmt: skip
def test_what_only_tells_how_consent_was_given(header: str) -> None:
    assert map_columns(["email", "consent", header]).again == {}


def test_no_email_column_names_file_columns_and_a_guess() -> None:
    with pytest.raises(InputFileError) as caught:
        map_columns(["Name", "Emial"]).require_email(Path("leads.csv"))
    assert str(caught.value) == (
        "leads.csv: no column holds email addresses; found `Name`, `Emial`;"
        " perhaps rename `Emial` to `email`."
    )


def test_without_anything_near_it_says_what_to_name_it() -> None:
    with pytest.raises(InputFileError, match="name it `email`"):
        map_columns(["Name", "Phone"]).require_email("leads.csv")


@pytest.mark.parametrize(("header", "found", "fix"), [
    (["Zorbak", "Quillon", "", "+1 713 555 0142", "Gloomfen Mills"],
     "found column 1, column 2, column 4, column 5", "in the line of column names"),
    (["Zorbak", "Quillon", "zorbak at gloomfen.example", "Gloomfen Mills"],
     "found column 1, column 2, column 3, column 4", "in the line of column names"),
    (["zorbak.quillon@gloomfen.example", "name"], "found column 1, `name`;", "name it `email`"),
    (["Emily", "Zorbak"], "found column 1, column 2", "in the line of column names"),
    (["Zorbak^Quillon"], "found column 1", "part its columns by commas"),
    (["Lead Source", "created_time", "Kontakt"], "found `Lead Source`, `created_time`, `Kontakt`",
     "name it `email`"),
    (["Name", "phone_number", "713-555-0142"], "found `Name`, `phone_number`, column 3", "name it"),
])  # fmt: skip
def test_a_first_row_that_may_be_a_person_is_told_by_position(header, found, fix) -> None:
    with pytest.raises(InputFileError) as caught:
        map_columns(header).require_email("leads.csv")
    told = str(caught.value)
    assert found in told
    assert fix in told
    assert not any(
        private in told.casefold() for private in ("zorbak", "quillon", "gloomfen", "555", "emily")
    )


def test_a_column_of_addresses_without_a_name_is_told_by_position() -> None:
    with pytest.raises(InputFileError, match="name column 2 `email` in the line of column names"):
        map_columns(["Zorbak", "gloomfen"]).require_email("leads.csv", holding=[1])


def test_every_alias_is_folded_and_feeds_one_field() -> None:
    aliases = [alias for names in ALIASES.values() for alias in names]
    assert [fold(alias) for alias in aliases] == aliases
    assert len(set(aliases)) == len(aliases)
