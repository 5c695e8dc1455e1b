"""Bodies spoken of again by the word for what they are."""

from __future__ import annotations

import pytest

from kg.language.analysis import Mention
from kg.language.body_echoes import body_echoes
from kg.model import Entity, Span


def echoes(text: str, *names: str) -> list[tuple[str, str]]:
    """What is said again and of which body; ``names`` are the bodies that the text names, with their usual names."""
    said = [name.partition("=") for name in names]
    mentions, entities = [], {}
    for form, _, usual in said:
        entity = f"organization/{usual or form}"
        span = Span(text.index(form), text.index(form) + len(form))
        mentions.append(Mention(span, "organization", (entity,), "name"))
        entities[entity] = Entity(entity, "organization", usual or form)
    mentions.sort(key=lambda m: m.span)
    found = body_echoes(text, [Span(0, len(text))], mentions, entities)
    return [(span.of(text), entity.partition("/")[2]) for span, entity in found]


AGAIN = [
    ("The Saudi Fund for Growth lends. The Fund paid.", "Saudi Fund for Growth", [("Fund", "Saudi Fund for Growth")]),
    ("The Bank of Peru lends. On Monday the Bank paid.", "Bank of Peru", [("Bank", "Bank of Peru")]),
    ("Europe met. The Commission agreed.", "Europe=European Commission", [("Commission", "European Commission")]),
    ("Hyundai came. The company has invested.", "Hyundai", [("company", "Hyundai")]),
    ("KLM came. The airline flies to Lima.", "KLM=KLM", []),
    ("Kenya Airways came. The airline flies to Lima.", "Kenya Airways", [("airline", "Kenya Airways")]),
    ("The Joint Commission met. The Commission agreed.", "Joint Commission", []),
    ("The Bank of Peru lends. The Bank of Chile paid.", "Bank of Peru", []),
    ("The Bank of Peru lends. The Fund paid.", "Bank of Peru", []),
    ("The Bank of Peru lends, and the head of the Bank spoke.", "Bank of Peru", []),
    ("The Bank paid. The Bank of Peru lends.", "Bank of Peru", []),
    ("Hyundai came. The company Doosan has invested.", "Hyundai", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "found"), AGAIN)
def test_the_word_for_a_body_is_the_body_named_before(text: str, name: str, found: list[tuple[str, str]]) -> None:
    """The nearest body of that word; commissions only where a list has them, since any two sides may have one."""
    assert echoes(text, name) == found


def test_of_two_firms_neither_is_the_company() -> None:
    """Two firms told just before leave it open."""
    assert echoes("Hyundai and Petrobras came. The company has invested.", "Hyundai", "Petrobras") == []
    assert echoes("The Bank of Peru and the Bank of Chile met. The Bank paid.", "Bank of Peru", "Bank of Chile") == [
        ("Bank", "Bank of Chile")
    ]
