"""Which headers speak of a lead's country or consent, beyond the aliases of `lead_columns`.

In:   Country of residence   HQ Country       GDPR Consent   Country Manager   Consent Date
Out:  personcountry          companycountry   consent        (nothing)         (nothing)
"""

import re
import unicodedata

# Whole headers, also of German, French, Spanish, Portuguese and Italian forms; `Land/Region` too.
_COUNTRIES = re.compile(r"(?:land|pays|pais|paese|nation)(?: region)?")
_OF_COMPANY = re.compile(
    r"\b(?:company|account|billing|hq|headquarters?|organi[sz]ation|employer|corporate|business"
    r"|invoice|invoicing|tax|ip)\b"
)
# Another thing than where the person is, or somebody else.
_NO_COUNTRY = re.compile(
    r"\bcountry (?:manager|director|head|lead|owner|rep|representative|partner|sales|club|music"
    r"|risk|tier|rank|currency|language|population|phone|dial\w*|calling|prefix)\b"
    r"|\b(?:phone|mobile|dial\w*|calling|tel|telephone|birth|origin|citizenship|interest|target"
    r"|export|import|destination)\b"
)
# When, where and how consent was noted, not which; or consent to something else than email.
_NO_CONSENT = re.compile(
    r"\b(?:date|dated|time|timestamp|at|on|when|source|ip|text|version|url|link|method|id|by|form"
    r"|language|page|location|place|channel|proof|evidence|note|notes|comment|comments|expiry|expires"
    r"|sms|phone|calls?|fax|whatsapp|post|postal|cookies?)\b"
)
_TAKEN_BACK = re.compile(r"\b(?:withdrawn|withdrew|revoked|declined|denied|refused|objected)\b")


def alias_by_words(field: str, header: str) -> str:
    """An alias of `field` that a header speaks like: `consent`, a person's or company's country."""
    words = _words(header)
    if field == "country":
        if not (re.search(r"\bcountry\b", words) or _COUNTRIES.fullmatch(words)):
            return ""
        if _NO_COUNTRY.search(words):
            return ""
        return "companycountry" if _OF_COMPANY.search(words) else "personcountry"
    if field == "consent" and "consent" in words:
        told = _TAKEN_BACK.search(words) or not _NO_CONSENT.search(words)
        return "consent" if told else ""
    return ""


def _words(header: str) -> str:
    """`header` as words without accents, figures, case: `ContactCountry_2` is contact country."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    plain = unicodedata.normalize("NFKD", parted).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W\d_]+", letters))
