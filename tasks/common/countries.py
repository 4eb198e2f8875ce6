"""Countries by the names that lead files give them, as ISO 3166-1 alpha-2 codes.

In:   Germany, DEU, deutschland, U.S.A., Scotland, Côte d'Ivoire, Narnia
Out:  DE, DE, DE, US, GB, CI, (nothing)
"""

import gettext
import re
import unicodedata
from functools import cache, lru_cache

import pycountry

# What people write and ISO does not say. Parts of a country go by its law.
ALIASES = {
    "uk": "GB", "great britain": "GB", "britain": "GB", "england": "GB", "scotland": "GB",
    "wales": "GB", "northern ireland": "GB", "republic of ireland": "IE", "eire": "IE",
    "america": "US", "united states america": "US", "us of america": "US", "holland": "NL",
    "turkey": "TR", "republic of turkey": "TR", "russia": "RU", "ivory coast": "CI",
    "cape verde": "CV", "swaziland": "SZ", "burma": "MM", "macedonia": "MK", "palestine": "PS",
    "macau": "MO", "hong kong sar": "HK", "brunei": "BN", "vatican": "VA", "vatican city": "VA",
    "el": "GR", "uae": "AE", "ksa": "SA", "prc": "CN", "south korea": "KR", "slovak republic": "SK",
    "democratic republic of congo": "CD", "dr congo": "CD", "drc": "CD", "czech rep": "CZ",
    "korea south": "KR", "bosnia": "BA",
}  # fmt: skip
# The languages of the countries that most leads come from; files name a country in its own.
LANGUAGES = ("de", "fr", "es", "it", "nl", "pl", "pt", "pt_BR", "cs", "da", "sv", "fi", "nb_NO",
             "hu", "ro", "sk", "sl", "hr", "lt", "lv", "et", "el", "bg", "is", "tr", "ja",
             "zh_CN", "ko")  # fmt: skip
# Whatever is longer names no country, and need not be remembered.
_LONGEST = 100
# Names are letters with this between them. Any other mark may say that the country is not meant:
# `?us`, `!US`, `US <Germany>`, letters struck through.
_NAME = re.compile(r"[^\W\d_](?:[^\W\d]|[\s.,'’`´&()/・、-])*")


def country_code(name: str) -> str:
    """The alpha-2 code of a country by name, alpha-2 or alpha-3 code; empty where none is certain.

    Case, accents, the punctuation of names, «the» and «and» do not matter. Names are English, or
    the country's own and others' names in 28 languages. A name that means two countries is none.
    """
    return _code(name.strip()) if len(name) <= _LONGEST else ""


def country_name(code: str) -> str:
    """The short English name of an alpha-2 code."""
    country = pycountry.countries.get(alpha_2=code)
    return str(getattr(country, "common_name", country.name)) if country else code


@lru_cache(maxsize=4096)
def _code(name: str) -> str:
    # Composed, so that accents are letters and what is left over is a stroke.
    named = _NAME.fullmatch(unicodedata.normalize("NFC", name)) and not name.endswith("-")
    return _codes().get(_plain(name), "") if named else ""


@cache
def _codes() -> dict[str, str]:
    """Every plain name -> its code. English and codes come first; other languages fill up."""
    countries = list(pycountry.countries)
    known = {_plain(name): code for name, code in ALIASES.items()}
    for kind in ("alpha_2", "alpha_3", "name", "common_name", "official_name"):
        for country in countries:
            if name := getattr(country, kind, ""):
                known.setdefault(_plain(name), country.alpha_2)
    others: dict[str, set[str]] = {}
    for language in LANGUAGES:
        names = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language])
        for country in countries:
            for kind in ("name", "common_name"):
                if name := getattr(country, kind, ""):
                    others.setdefault(_plain(names.gettext(name)), set()).add(country.alpha_2)
    for name, codes in others.items():
        if len(codes) == 1:
            known.setdefault(name, codes.copy().pop())
    known.pop("", None)
    return known


def _plain(name: str) -> str:
    """`name` casefolded, without accents and punctuation; dots join: «U.S.A.» is usa."""
    text = unicodedata.normalize("NFKD", name.replace(".", "")).casefold()
    letters = "".join(c for c in text if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in letters).replace("ı", "i").split()
    return " ".join(word for word in words if word not in ("the", "and"))
