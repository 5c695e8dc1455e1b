"""Firms, funds, agencies and chambers that a list names: the model takes "Petronas" for a person, "Engie" for a state.

A short form ("ICE", "CII") means the body only in a text that names its country, or is of it.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from kg import lexicons
from kg.language.body_names import body_words
from kg.language.forms import FormIndex
from kg.language.lexicon import body_words as other_words
from kg.language.lexicon import country_by_code
from kg.language.wordlists import rows
from kg.language.wordplaces import first_word
from kg.model import Span


@cache
def _business() -> FormIndex[str]:
    """Every form that a list holds, each with itself: several bodies may bear a short one."""
    forms = (form for row in rows("business_bodies.tsv") for form in _forms(row))
    return FormIndex((written, form) for form in forms for written in {form, form.replace("'", "’")})


@cache
def _names() -> dict[str, str]:
    """The usual names of bodies by the forms that are enough by themselves."""
    return {
        form: row["name"]
        for row in rows("business_bodies.tsv")
        for form in (row["name"], *lexicons.cell_values(row["names"]))
        if form not in lexicons.cell_values(row["near"])
    }


@cache
def _near() -> dict[str, dict[str, str]]:
    """The usual names of bodies by their short forms and by their countries."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("business_bodies.tsv"):
        for form in lexicons.cell_values(row["near"]):
            found.setdefault(form, {}).setdefault(_seats()[row["name"]], row["name"])
    return found


@cache
def _seats() -> dict[str, str]:
    return {row["name"]: country_by_code()[row["country"]].id for row in rows("business_bodies.tsv") if row["country"]}


def seat_of(name: str) -> str | None:
    """Entity id of the country that a listed body is of, by its usual name."""
    return _seats().get(name)


@cache
def _usual_names() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("business_bodies.tsv"))


def is_business(name: str) -> bool:
    """Whether a body is listed under this name."""
    return name in _usual_names()


def _forms(row: dict[str, str]) -> list[str]:
    return [row["name"], *lexicons.cell_values(row["names"]), *lexicons.cell_values(row["near"])]


def business_bodies(text: str, block: Span, countries: Collection[str], home: str | None) -> list[tuple[Span, str]]:
    """Listed bodies that a block names, with their usual names, in text order.

    Args:
        text: the document's text.
        block: where to look.
        countries: entity ids of the countries that the text names.
        home: the country whose document it is.
    """
    found = []
    for hit in _business().find(text, block.begin, block.end):
        name = _names().get(hit.value) or _by_country(hit.value, countries, home)
        if name is not None and _stands_alone(text, hit.begin, hit.end):
            found.append((Span(hit.begin, hit.end), name))
    return found


def _stands_alone(text: str, begin: int, end: int) -> bool:
    """Whether a form is no part of a longer word, nor of another body's name: "Korean Air Force"."""
    if text[begin - 1 : begin] == "-" or text[end : end + 1] == "-":
        return False
    after = first_word(text, end + 1) if text[end : end + 1] == " " else ""
    return after not in other_words() or after in body_words("company")


def _by_country(form: str, countries: Collection[str], home: str | None) -> str | None:
    """The body that a short form means: that of the document's own country, or of the only one that the text names."""
    bearers = _near()[form]
    if home in bearers:
        return bearers[home]
    named = [name for country, name in bearers.items() if country in countries]
    return named[0] if len(named) == 1 else None
