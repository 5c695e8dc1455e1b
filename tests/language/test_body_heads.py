"""Presidents and secretaries of international organisations: whose they are on the day of the text."""

from __future__ import annotations

from datetime import date

import pytest

from kg.language.bearers import Person
from kg.language.body_heads import headed_body
from kg.language.people import Cluster, name_tokens
from kg.lexicons import cell_values, read_lexicon
from kg.model import Span


def person(name: str, title: str) -> Cluster:
    one = Cluster(name_tokens(name))
    one.add(Person(Span(0, 1), name, title, "leader", None))
    return one


@pytest.mark.parametrize(
    ("name", "title", "day", "body"),
    [
        ("von der Leyen", "President", "2022-06-27", "European Commission"),
        ("Ursula von der Leyen", "President", "2022-06-27", "European Commission"),
        ("Tusk", "President", "2016-05-01", "European Council"),
        ("Tusk", "Prime Minister", "2016-05-01", None),  # another office
        ("Tusk", "President", "2024-05-01", None),  # another time
        ("Stoltenberg", "Secretary General", "2018-07-11", "NATO"),
        ("Ban Ki-moon", "Secretary-General", "2012-07-11", "United Nations"),
        ("Michel Aoun", "President", "2020-07-11", None),  # another man
        ("Lena Guterres", "Secretary-General", "2020-07-11", None),
    ],
)
def test_name_title_and_day_tell(name: str, title: str, day: str, body: str | None) -> None:
    """All three must be those of the head of the body."""
    found = headed_body(person(name, title), date.fromisoformat(day))
    assert (found.name if found else None) == body


def test_undated_texts_tell_nothing() -> None:
    """Without a day nobody is sure to be in office."""
    assert headed_body(person("von der Leyen", "President"), None) is None


def test_every_row_names_a_known_body_and_a_time() -> None:
    """Rows are whole: a title, a body that the lexicons know, the first month before the last."""
    for row in read_lexicon("body_heads"):
        title = cell_values(row["titles"])[0]
        found = headed_body(person(row["name"], title), date.fromisoformat(row["from"] + "-28"))
        assert found is not None, row
        assert row["from"] < (row.get("to") or "9999-12")
