import pytest

from tasks.common.countries import country_code, country_name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("DE", "DE"), ("deu", "DE"), ("Germany", "DE"), (" germany ", "DE"), ("Deutschland", "DE"),
        ("Federal Republic of Germany", "DE"), ("U.S.A.", "US"), ("us", "US"),
        ("United States of America", "US"), ("UK", "GB"), ("England", "GB"), ("Österreich", "AT"),
        ("OSTERREICH", "AT"), ("The Netherlands", "NL"), ("Holland", "NL"), ("Turkey", "TR"),
        ("TÜRKİYE", "TR"), ("Czech Republic", "CZ"), ("Côte d’Ivoire", "CI"), ("Vietnam", "VN"),
        ("South Korea", "KR"), ("Korea, Republic of", "KR"), ("日本", "JP"), ("España", "ES"),
        ("Bosnia & Herzegovina", "BA"), ("Iran (Islamic Republic of)", "IR"),
        ("Saint Martin (French part)", "MF"), ("Cote d`Ivoire", "CI"), ("Guinea-Bissau", "GW"),
        ("アフガニスタン", "AF"), ("Espan\u0303a", "ES"),
    ],
)  # fmt: skip
def test_names_and_codes_of_countries(name: str, code: str) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize(
    "name",
    ["", "Narnia", "Korea", "Europe", "XX", "Kosovo", "Berlin", "Germany / Austria", "?",
     "US <Germany>", "[US](Germany)", "?us", "!US", "us?", "~~US~~", "<s>US</s>", "☐ US", "US; US",
     "U\u0336S\u0336", "\u20e0US", "-US", "US-", "🇺🇸", "US 1", "#REF!", "{{country}}", "null",
     "None"],
)  # fmt: skip
def test_what_is_no_certain_country_has_no_code(name: str) -> None:
    assert country_code(name) == ""


def test_short_names() -> None:
    assert [country_name(code) for code in ("KR", "CZ", "TZ")] == [
        "South Korea", "Czechia", "Tanzania",
    ]  # fmt: skip
