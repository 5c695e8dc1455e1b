"""The word lists of the language room, loaded once: countries, organisations, places, titles, portfolios."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from kg import lexicons
from kg.language.forms import FormIndex
from kg.model import EntityKind
from kg.resources import resource


@dataclass(frozen=True, slots=True)
class Named:
    """A country, organisation or place that a form stands for; ``adjective`` marks "Russian", "Japanese" and demonyms."""

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
    """A title: its usual form, its class (leader, minister, official, honorific …) and whether the form is plural."""

    name: str
    rank: str
    plural: bool = False


@cache
def named_index() -> FormIndex[Named]:
    """Every form of a country, organisation or place. Countries win over places of the same name."""
    forms: list[tuple[str, Named]] = []
    for country in lexicons.countries():
        noun = Named("country", country.name, country.qid)
        forms += [(form, noun) for form in (country.name, *country.names)]
        adjective = Named("country", country.name, country.qid, adjective=True)
        forms += [(form, adjective) for form in (*country.adjectives, *country.demonyms)]
    for organisation in lexicons.organisations():
        body = Named("organization", organisation.name, organisation.qid)
        forms += [(form, body) for form in (organisation.name, *organisation.abbreviations, *organisation.names)]
    for place in lexicons.places():
        spot = Named("place", place.name, place.qid, country=place.country_qid, ambiguous=place.ambiguous)
        forms += [(form, spot) for form in (place.name, *place.names)]
    # The article is no part of a name: "President of the Republic of Turkey" finds "Republic of Turkey".
    return FormIndex((form, value) for form, value in forms if not form.startswith("the "))


@cache
def country_by_qid() -> dict[str, Named]:
    """Countries by Wikidata id."""
    return {c.qid: Named("country", c.name, c.qid) for c in lexicons.countries() if c.qid}


@cache
def currency_of() -> dict[str, str]:
    """ISO 4217 code of each country's currency, by the country's entity id."""
    return {Named("country", c.name).id: c.currency for c in lexicons.countries() if c.currency}


@cache
def title_index() -> FormIndex[Title]:
    """Every title, singular and plural."""
    forms: list[tuple[str, Title]] = []
    with resource("data", "lexicons", "titles.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            title = Title(row["title"], row["class"])
            forms.append((row["title"], title))
            if row["plural"]:
                forms.append((row["plural"], Title(row["title"], row["class"], plural=True)))
    return FormIndex(forms)


@cache
def portfolio_words() -> frozenset[str]:
    """Words that names of ministries are made of."""
    lines = resource("data", "lexicons", "portfolios.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
