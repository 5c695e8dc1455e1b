"""The word lists of the language room, loaded once: countries, organisations, places, titles, portfolios."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg import lexicons
from kg.language.forms import FormIndex
from kg.language.wordlists import rows, words
from kg.model import EntityKind


@dataclass(frozen=True, slots=True)
class Named:
    """A country, organisation or place that a form stands for; ``adjective`` marks "Russian" and demonyms."""

    kind: EntityKind
    name: str
    qid: str | None = None
    adjective: bool = False
    country: str | None = None  # qid of the country that a place lies in
    ambiguous: bool = False  # an ordinary word or a person's name too: only where the model sees a place

    @property
    def id(self) -> str:
        """Entity id: kind and name, the same in every document."""
        return f"{self.kind}/{self.name}"


@dataclass(frozen=True, slots=True)
class Title:
    """A title: its usual form, its class (leader, minister, official, honorific …) and whether the form is plural.

    ``short`` marks abbreviations ("EAM"), ``capitals`` titles in capitals: both count only beside a name. ``lower``
    marks titles in lower case ("the Czech foreign minister"): they count beside a name or where they tell a country.
    """

    name: str
    rank: str
    plural: bool = False
    short: bool = False
    capitals: bool = False
    lower: bool = False


_RANKS = (
    "leader", "minister", "deputy", "royal", "spouse", "official", "diplomat", "spokesperson", "legislator", "business",
    "counterpart", "honorific", "",
)  # fmt: skip


def rank_order(rank: str) -> int:
    """Place of a class of titles, the highest first."""
    return _RANKS.index(rank)


@cache
def named_index() -> FormIndex[Named]:
    """Every form of a country, organisation or place. Countries win over places of the same name."""
    forms: list[tuple[str, Named]] = []
    for country in lexicons.countries():
        noun = Named("country", country.name, country.qid)
        forms += [(form, noun) for form in (country.name, *country.names)]
        adjective = Named("country", country.name, country.qid, adjective=True)
        forms += [(form, adjective) for form in (*country.adjectives, *country.demonyms)]
        forms += [(row["form"], adjective) for row in rows("country_prefixes.tsv") if row["country"] == country.name]
    for organisation in lexicons.organisations():
        body = Named("organization", organisation.name, organisation.qid)
        forms += [(form, body) for form in (organisation.name, *organisation.abbreviations, *organisation.names)]
    for row in rows("formats.tsv"):
        held = Named("organization", row["format"])
        forms += [(form, held) for form in (row["format"], *filter(None, row["forms"].split("|")))]
    for place in lexicons.places():
        spot = Named("place", place.name, place.qid, country=place.country_qid, ambiguous=place.ambiguous)
        forms += [(form, spot) for form in (place.name, *place.names)]
    # The article is no part of a name: "President of the Republic of Turkey" finds "Republic of Turkey".
    return FormIndex(
        (written, value) for form, value in forms if not form.startswith("the ") for written in _apostrophes(form)
    )


@cache
def prefixes() -> dict[str, str]:
    """First halves of words for two countries ("Sino-Russian"), with the one word before which each is meant so."""
    return {row["form"]: row["before"] for row in rows("country_prefixes.tsv")}


def _apostrophes(form: str) -> tuple[str, ...]:
    """A form with either apostrophe: "Côte d'Ivoire" is "Côte d’Ivoire" too."""
    straight = form.replace("’", "'")
    return (straight, straight.replace("'", "’")) if "'" in straight else (form,)


@cache
def country_by_qid() -> dict[str, Named]:
    """Countries by Wikidata id."""
    return {c.qid: Named("country", c.name, c.qid) for c in lexicons.countries() if c.qid}


@cache
def country_by_code() -> dict[str, Named]:
    """Countries by their codes of two letters (ISO 3166-1)."""
    return {c.iso2: Named("country", c.name, c.qid) for c in lexicons.countries()}


@cache
def capitals() -> dict[str, Named]:
    """Countries by the names of their capitals."""
    return {row.capital: Named("country", row.name, row.qid) for row in lexicons.countries() if row.capital}


@cache
def side_by_qid() -> dict[str, Named]:
    """Countries, and organisations that act as one party, by Wikidata id."""
    bodies = {o.qid: Named("organization", o.name, o.qid) for o in lexicons.organisations() if o.name in party_bodies()}
    return country_by_qid() | {qid: body for qid, body in bodies.items() if qid}


@cache
def currency_of() -> dict[str, str]:
    """ISO 4217 code of each country's currency, by the country's entity id."""
    return {Named("country", c.name).id: c.currency for c in lexicons.countries() if c.currency}


@cache
def title_index() -> FormIndex[Title]:
    """Every title, singular and plural, and in capitals as speaker labels print it."""
    forms: list[tuple[str, Title]] = []
    for row in rows("titles.tsv"):
        name, rank, short = row["for"] or row["title"], row["class"], bool(row["for"])
        forms.append((row["title"], Title(name, rank, short=short)))
        if row["plural"]:
            forms.append((row["plural"], Title(name, rank, plural=True)))
        if not short and _said_in_lower_case(row["title"], rank):
            forms.append((row["title"].lower(), Title(name, rank, lower=True)))
            if row["plural"]:
                forms.append((row["plural"].lower(), Title(name, rank, plural=True, lower=True)))
        if not short and rank != "honorific" and row["title"].upper() != row["title"]:
            forms.append((row["title"].upper(), Title(name, rank, capitals=True)))
    return FormIndex(forms)


def _said_in_lower_case(title: str, rank: str) -> bool:
    """Whether texts write a title without capitals: offices of state, and the few listed."""
    return title in words("lower_titles.txt") or (rank in {"leader", "minister", "deputy"} and title != "Secretary")


def portfolio_words() -> frozenset[str]:
    """Words that names of ministries are made of."""
    return words("portfolios.txt")


def post_nominals() -> frozenset[str]:
    """Letters after names: "MP", "KCB"."""
    return words("post_nominals.txt")


@cache
def name_ends() -> frozenset[str]:
    """Capitalised words before which a person's name ends: headlines capitalise everything."""
    return frozenset(row["word"] for row in rows("name_ends.tsv") if row["class"] == "ends")


@cache
def family_names(place: str) -> frozenset[str]:
    """Words at which names end that are family names, too, by where these stand in a name: "first" or "last"."""
    return frozenset(row["word"] for row in rows("name_ends.tsv") if row["class"] == place)


@cache
def body_words() -> frozenset[str]:
    """Words that names of bodies, works and events hold, and names of people do not."""
    return frozenset(row["word"] for row in rows("name_ends.tsv") if row["class"] == "body")


@cache
def seats() -> dict[str, Named]:
    """Countries by the seats of government that stand for them: "White House", "Kremlin"."""
    return {row["form"]: Named("country", row["country"], row["qid"]) for row in rows("seats.tsv")}


@cache
def titles_of() -> dict[str, tuple[Named, ...]]:
    """The few countries, or bodies, that give a title, by the title in lower case: "chancellor"."""
    return {row["title"].casefold(): tuple(map(by_name, row["of"].split("|"))) for row in rows("national_titles.tsv")}


def by_name(name: str) -> Named:
    """The country or organisation of a name that a lexicon gives."""
    hit = named_index().at(name, 0)
    assert hit is not None, name  # a test reads every row
    return Named(hit.value.kind, hit.value.name, hit.value.qid)


@cache
def _sides_of_bodies() -> dict[str, Named]:
    return {row["body"]: by_name(row["side"]) for row in rows("body_sides.tsv")}


def acts_for(body: Named) -> Named:
    """The country or body that a body acts for, itself where no other is known: a Commission for its Union."""
    return seats().get(body.name) or _sides_of_bodies().get(body.name) or body


def side_of(body: Named) -> Named:
    """Whom an officer of a body, a country or a place acts for: of "Abu Dhabi" the United Arab Emirates."""
    base = Named(body.kind, body.name, body.qid, country=body.country)
    if base.kind == "place" and base.country in country_by_qid():
        return country_by_qid()[base.country or ""]
    return acts_for(base)


def party_bodies() -> frozenset[str]:
    """Names of the organisations that act as one party, as the European Union does."""
    return words("party_bodies.txt")


@cache
def formats() -> dict[str, tuple[Named, ...]]:
    """The states that a format without a charter stands for: the four of "the Quad"."""
    return {row["format"]: tuple(map(by_name, row["members"].split("|"))) for row in rows("formats.tsv")}


def given_names() -> frozenset[str]:
    """Words that are given names, and nothing else."""
    return words("given_names.txt")


@cache
def short_given_names() -> dict[str, str]:
    """Given names by their short forms, lower case: "joe" is "joseph"."""
    return {short: row["name"] for row in rows("given_names_short.tsv") for short in row["short"].split("|")}
