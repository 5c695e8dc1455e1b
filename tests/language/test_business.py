"""Firms, funds, agencies and chambers that a list names, whatever the model takes them for."""

from __future__ import annotations

from collections import Counter

import pytest

from kg import lexicons
from kg.language.bodies import find_bodies
from kg.language.coreference import resolve
from kg.language.lexicon import named_index
from kg.language.names import find_names
from kg.language.wordlists import rows
from kg.model import Block, Document, Span


def bodies(text: str, seen: dict[str, str] | None = None, home: str | None = None) -> list[tuple[str, str]]:
    """Bodies with their usual names; ``seen`` is what the model labels."""
    block = Span(0, len(text))
    document = Document("d.txt", text, "0" * 64, blocks=(Block("paragraph", block),))
    labelled = [(Span(text.index(s), text.index(s) + len(s)), label) for s, label in (seen or {}).items()]
    mentions = resolve(document, find_names(text, [block], []), block, None).mentions
    return [(b.span.of(text), b.name) for b in find_bodies(text, [block], labelled, mentions, home)]


ALONE = [
    ("Norway hopes that Equinor will invest.", {}, ["Equinor"]),
    ("the project in which Alstom and Engie take part", {"Alstom": "GPE", "Engie": "GPE"}, ["Alstom", "Engie"]),
    ("a contract of SOCAR for the field", {"SOCAR": "PERSON"}, ["SOCAR"]),
    ("direct flights of Air Cairo to Zagreb", {"Air Cairo": "PERSON"}, ["Air Cairo"]),
    ("by SACE, SIMEST and Cassa Depositi e Prestiti", {}, ["SACE", "SIMEST", "Cassa Depositi e Prestiti"]),
    ("Danieli and Uzmetkombinat will build", {"Danieli and Uzmetkombinat": "ORG"}, ["Danieli", "Uzmetkombinat"]),
    ("Base Resources’ Kwale project", {"Base Resources’ Kwale": "ORG"}, ["Base Resources"]),
    ("the museum of Nikola Tesla", {"Nikola Tesla": "PERSON"}, []),
    ("a visit of the Korean Air Force", {}, []),
    ("the shell of a total apple", {}, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "seen", "found"), ALONE)
def test_listed_bodies_are_found_by_themselves(text: str, seen: dict[str, str], found: list[str]) -> None:
    """No ending and no place as a party is needed; a person's name that holds one is none."""
    assert [said for said, _ in bodies(text, seen)] == found


def test_a_longer_name_that_the_model_sees_is_another_body() -> None:
    """A subsidiary keeps its own name."""
    assert bodies("with Gazprom Export today", {"Gazprom Export": "ORG"}) == [("Gazprom Export", "Gazprom Export")]
    assert bodies("with Enel Chile today", {"Enel Chile": "ORG"}) == [("Enel Chile", "Enel Chile")]


NEAR = [
    ("The forum in India was held with CII.", None, [("CII", "Confederation of Indian Industry")]),
    ("The forum was held with CII.", None, []),
    ("The forum was held with CII.", "country/India", [("CII", "Confederation of Indian Industry")]),
    ("Kazakhstan hopes that Eximbank will lend.", "country/Hungary", [("Eximbank", "Eximbank Hungary")]),
    ("India and Turkey hope that Eximbank will lend.", None, []),
    ("The raid of ICE in Texas.", "country/United States", []),
]


@pytest.mark.parametrize(("text", "home", "found"), NEAR)
def test_short_forms_mean_the_body_of_a_country_that_is_told(
    text: str, home: str | None, found: list[tuple[str, str]]
) -> None:
    """By the document's own country first, then by the only one that the text names."""
    assert bodies(text, home=home) == found


def test_each_form_is_of_one_body_and_of_nothing_else() -> None:
    """No form stands twice, no row lacks a country that a short form needs, no form is a country's or a body's."""
    table = rows("business_bodies.tsv")
    known = {row.iso2 for row in lexicons.countries()}
    near = {row["name"]: set(lexicons.cell_values(row["near"])) for row in table}
    sure = [
        f for row in table for f in (row["name"], *lexicons.cell_values(row["names"])) if f not in near[row["name"]]
    ]
    assert [form for form, count in Counter(sure).items() if count > 1] == []
    assert [row["name"] for row in table if row["country"] not in known and (row["country"] or row["near"])] == []
    assert not set(sure) & set().union(*near.values())
    hits = [(form, hit) for form in sure if (hit := named_index().at(form, 0)) is not None and hit.end == len(form)]
    assert [form for form, hit in hits if hit.value.kind != "place" or not hit.value.ambiguous] == []
