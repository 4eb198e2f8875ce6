"""Which column of a lead file feeds which field of `Lead`.

In (a Salesforce report):  First Name, Last Name, Company / Account, Email, Lead Source
Out:                       first_name <- 0, last_name <- 1, company <- 2, email <- 3,
                           extra: Lead Source <- 4
"""

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from schemas.errors import InputFileError
from tasks.ingest.law_columns import alias_by_words

# A whole name where they stand alone: French has its last name beside a first one, Spanish and
# Italian their first beside a last one.
HALF_NAMES = ("nom", "nombre", "nome")
# Field -> headers that feed it, folded by `fold`, the best first: where a file has several, the
# first wins and the rest go to `extra`. Spreads over the exports of HubSpot, Salesforce, Apollo,
# LinkedIn (connections, lead gen forms) and Meta lead ads, and plain names.
ALIASES: dict[str, tuple[str, ...]] = {
    "id": (
        "leadid", "contactid", "apollocontactid", "recordid", "hsobjectid", "recordidcontact",
        "personid", "id",
    ),
    "email": (
        "email", "emailaddress", "workemail", "workemailaddress", "businessemail",
        "businessemailaddress", "companyemail", "contactemail", "primaryemail", "personemail",
        "emailid", "email1", "mail", "emailadresse", "mailadresse", "courriel", "adresseemail",
        "adressemail", "correo", "correoelectronico", "correoelectrónico", "indirizzoemail",
    ),
    "first_name": (
        "firstname", "givenname", "forename", "first", "vorname", "prenom", "prénom",
        "primernombre", "voornaam",
    ),
    "last_name": (
        "lastname", "familyname", "surname", "last", "nachname", "familienname", "zuname",
        "nomdefamille", "apellido", "apellidos", "cognome", "achternaam",
    ),
    "full_name": (
        "fullname", "name", "customername", "contactname", "leadname", "personname",
        "contactfullname", "nomcomplet", "nombrecompleto", "nombreyapellidos", "nomecompleto",
        "nomeecognome", "nomecognome", *HALF_NAMES,
    ),
    "title": (
        "jobtitle", "title", "position", "currenttitle", "currentposition", "designation",
        "occupation", "jobrole", "role",
    ),
    "company": (
        # Apollo cleans the legal form away in «Company Name for Emails», which reads better.
        "companynameforemails", "companyname", "company", "companyaccount", "accountname",
        "account", "associatedcompany", "currentcompany", "organization", "organisation",
        "organizationname", "organisationname", "employer", "business", "businessname", "firma",
        "firmenname", "unternehmen", "entreprise", "société", "societe", "raisonsociale",
        "empresa", "azienda", "bedrijf",
    ),
    "industry": ("industry", "companyindustry", "sector", "industryname"),
    "city": ("city", "cityname", "mailingcity", "workcity", "personcity", "town", "companycity"),
    "country": (
        "country", "countryregion", "countryname", "mailingcountry", "workcountry",
        "personcountry", "countrycode", "companycountry",
    ),
    # Not «Lead Source»: it says «Web» or «Trade show 7», which no recipient should read.
    "consent": ("consent", "consenttype", "emailconsent", "marketingconsent", "consentstatus"),
    "lawful_basis": (
        "lawfulbasis", "legalbasis", "legalbasisforprocessing",
        "legalbasisforprocessingcontactsdata",
    ),
    "source": ("addresssource", "emailsource", "contactsource", "sourceofaddress", "datasource"),
    "sole_trader": ("soletrader", "issoletrader", "soleproprietor", "soletradership"),
    "headline": ("headline", "linkedinheadline", "profileheadline", "tagline"),
    "career_history": (
        "careerhistory", "workhistory", "employmenthistory", "workexperience", "experience",
        "previouscompanies", "pastcompanies",
    ),
    "skills": ("skills", "topskills", "skill", "skillset", "skillsets", "expertise"),
    "recent_activity": (
        "recentactivity", "recentactivities", "activity", "activities", "recentposts",
        "latestactivity",
    ),
    "company_updates": (
        "companyupdates", "companyupdate", "companynews", "recentcompanynews", "news",
    ),
    "mbti": ("mbti", "mbtitype", "personalitytype", "personality"),
    "objective": ("objective",),
}  # fmt: skip

# What the law asks for: here every column that speaks of it counts, whichever feeds the field.
LAW = ("country", "consent", "lawful_basis", "sole_trader")
# What other columns are usually called. With the aliases it tells a header from a row of data.
_OTHER_NAMES = frozenset({
    "ad", "address", "campaign", "cell", "comment", "comments", "created", "date", "department",
    "domain", "fax", "form", "gender", "id", "key", "language", "lead", "linkedin", "list",
    "mobile", "no", "note", "notes", "number", "of", "owner", "phone", "phonenumber",
    "postalcode", "postcode", "priority", "reason", "recipe", "region", "revenue", "salutation",
    "score", "size", "source", "stage", "state", "status", "street", "tag", "tags", "tel",
    "telephone", "time", "type", "updated", "url", "web", "website", "zip",
})  # fmt: skip
_NAMES = _OTHER_NAMES.union(*ALIASES.values())
# An address, a domain, a phone number: no column is called so.
_DATA = re.compile(r"@|\w\.\w|\d{3}|\d[ -]\d|.{60}")
SHOWN_COLUMNS = 20


class Several(tuple[tuple[str, object], ...]):
    """(alias, raw value) of several columns that speak of one thing, the best first."""

    __slots__ = ()


@dataclass(frozen=True)
class ColumnMap:
    """Field or extra header -> position of its column in the file."""

    fields: dict[str, int]
    extra: dict[str, int]
    header: tuple[str, ...]
    again: dict[str, dict[int, str]] = field(default_factory=dict)
    """Field of `LAW` -> positions and aliases of all columns that speak of it, where several do."""

    def values(self, cells: Sequence[object]) -> dict[str, object]:
        """Field -> its raw value in a row; `Several` where more columns than one speak of it."""
        found = {name: cells[position] for name, position in self.fields.items()}
        for name, positions in self.again.items():
            found[name] = Several((alias, cells[at]) for at, alias in positions.items())
        return found

    def require_email(self, path: str | Path, holding: Sequence[int] = ()) -> None:
        """Refuse a file that cannot be written to.

        Args:
            holding: positions of columns in which addresses were seen, the likeliest first.

        Raises:
            InputFileError: no column feeds `email`; names the columns found and the nearest.
        """
        if "email" in self.fields:
            return
        shown = _shown(self.header)
        named = [shown[place] for place, name in enumerate(self.header) if name.strip()]
        found = ", ".join(named[:SHOWN_COLUMNS])
        if len(named) > SHOWN_COLUMNS:
            found += f" and {len(named) - SHOWN_COLUMNS} more"
        raise InputFileError(
            f"no column holds email addresses; found {found or 'no columns'}",
            where=path,
            fix=self._meant(holding),
        )

    def _meant(self, holding: Sequence[int]) -> str:
        if len(self.header) == 1 and not self.header[0].replace(" ", "").isalnum():
            return "part its columns by commas, semicolons, tabs or bars, and name one `email`"
        shown = _shown(self.header)
        near = {fold(name): name for name in shown if name.startswith("`")}
        column = f"column {holding[0] + 1}" if holding else "one"
        if not near:
            return f"name {column} `email` in the line of column names, which comes first"
        if holding:
            named = shown[holding[0]]
            which = column if named == column else f"{column}, {named},"
            return f"{which} holds addresses: rename it to `email`"
        guess = difflib.get_close_matches("email", near, n=1, cutoff=0.5)
        guess = guess or [key for key in near if "mail" in key][:1]
        return f"perhaps rename {near[guess[0]]} to `email`" if guess else "name it `email`"


def _shown(header: Sequence[str]) -> list[str]:
    """Each column as an error may call it: by its name, or where that may be somebody's data.

    A file without header begins with a person, and the sentence goes into logs and Prefect's
    database. So names are told only of a row half of which is what columns are called.
    """
    named = [name for name in header if name.strip()]
    is_header = 2 * sum(map(is_column_name, named)) >= len(named)
    return [
        f"`{name.strip()}`" if is_header and not _DATA.search(name) else f"column {place}"
        for place, name in enumerate(header, start=1)
    ]


def is_column_name(name: str) -> bool:
    """Whether all words of `name` are what columns are called."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return fold(name) in _NAMES or (bool(words) and all(word in _NAMES for word in words))


def fold(header: str) -> str:
    """`header` without case, spaces and punctuation: `E-Mail` and `e_mail` are `email`."""
    text = unicodedata.normalize("NFKC", header).casefold()
    return "".join(character for character in text if character.isalnum())


def map_columns(
    header: Sequence[str], recipe_column: str = "recipe", adapter_column: str = "adapter"
) -> ColumnMap:
    """Give every column of `header` to the field it feeds, or to `extra`.

    The campaign's own columns for recipe and adapter come before the aliases. Of two columns
    with one name the first feeds the field.
    """
    positions: dict[str, int] = {}
    for position, name in enumerate(header):
        positions.setdefault(fold(name), position)
    fields: dict[str, int] = {}
    own = {"recipe": (fold(recipe_column),), "adapter": (fold(adapter_column),)}
    for fed, aliases in (own | ALIASES).items():
        for alias in aliases:
            position_of = positions.get(alias)
            if position_of is not None and position_of not in fields.values():
                fields[fed] = position_of
                break
    if fold(header[fields["full_name"]] if "full_name" in fields else "") in HALF_NAMES:
        missing = {"first_name", "last_name"} - fields.keys()
        if len(missing) == 1:
            fields[missing.pop()] = fields.pop("full_name")
    again: dict[str, dict[int, str]] = {}
    for name in LAW:
        spoken = _speaking_of(name, fields, header)
        if spoken:
            fields[name] = next(iter(spoken))
        if len(spoken) > 1:
            again[name] = spoken
    return ColumnMap(fields, _named(header, taken=set(fields.values())), tuple(header), again)


def _speaking_of(name: str, fields: dict[str, int], header: Sequence[str]) -> dict[int, str]:
    """Position -> alias of all columns that speak of a field of the law, the best first.

    A figure behind the name is a repetition's: `consent.1` of pandas, `consent (3)` of ours.
    Columns that only speak like an alias come after those with its name.
    """
    aliases = ALIASES[name]
    taken = set(fields.values()) - {fields.get(name)}
    found = []
    for position, text in enumerate(header):
        alias = fold(text).rstrip("0123456789")
        is_named = alias in aliases
        alias = alias if is_named else alias_by_words(name, text)
        if alias and position not in taken:
            found.append((aliases.index(alias), not is_named, position))
    return {position: aliases[rank] for rank, _, position in sorted(found)}


def _named(header: Sequence[str], taken: set[int]) -> dict[str, int]:
    """The columns that feed no field, each under a name of its own."""
    extra: dict[str, int] = {}
    for position, name in enumerate(header):
        if position in taken:
            continue
        label = name.strip().encode("utf-8", "backslashreplace").decode()
        label = label or f"column {position + 1}"
        while label in extra:  # a column may be called «Note (4)» itself
            label = f"{label} ({position + 1})"
        extra[label] = position
    return extra
