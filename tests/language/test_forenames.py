"""People whom others call by the given name, or by given name and patronymic."""

from __future__ import annotations

import pytest

from kg.language.analysis import Analysis
from kg.language.bearers import Person
from kg.language.people import cluster
from kg.model import Span
from tests.language.conftest import Analyse

TITLE = "Remarks by Prime Minister Rama and Prime Minister Meloni"


def named(analysis: Analysis, form: str) -> set[str]:
    text = analysis.document.text
    return {e for m in analysis.mentions if m.kind == "person" and m.span.of(text) == form for e in m.entities}


@pytest.mark.parametrize(
    ("said", "form", "found"),
    [
        ("Giorgia and I spoke on Sunday.", "Giorgia", {"person/meloni"}),
        ("I thank my dear friend Giorgia.", "Giorgia", {"person/meloni"}),
        ("Giorgia Rossi, a student, asked.", "Giorgia", set()),
        ("The town of Giorgia Nova is far.", "Giorgia", set()),
    ],
)
def test_by_the_given_name(analyse: Analyse, said: str, form: str, found: set[str]) -> None:
    """In what people say a given name is the titled person's who alone bears it."""
    body = f"PRIME MINISTER RAMA: {said}\n\nPRIME MINISTER MELONI: Thank you."
    assert named(analyse(body, title=TITLE), form) == found


def test_not_where_nobody_speaks(analyse: Analyse) -> None:
    """A report does not call leaders so."""
    found = analyse("Prime Minister Meloni visited the school. Giorgia was late.", title="A visit to a school")
    assert named(found, "Giorgia") == set()


def test_courteous_patronymic() -> None:
    """Given name and patronymic are of whoever bears the given name; a surname like one is a surname."""
    names = ["Vladimir Putin", "Vladimir Vladimirovich", "Slobodan Milosevic", "Alexei Petrov"]
    people = [Person(Span(i * 40, i * 40 + len(n)), n, None, None, None) for i, n in enumerate(names)]
    found = {one.name: len(one.people) for one in cluster(tuple(people))}
    assert found == {"Vladimir Putin": 2, "Slobodan Milosevic": 1, "Alexei Petrov": 1}
