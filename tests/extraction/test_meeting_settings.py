"""Where and when those meet whom the text tells of under another occasion: the real pipeline."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

UNDER_ANOTHER = [
    # one sentence tells of the journey and of whom it led to, however long ago
    (
        "President Mara Toledo of Peru visited Nairobi from 3 to 6 March 2014 to attend the Africa Investment Forum and had a bilateral meeting with President Uhuru Kenyatta on 5 March 2014.",
        "talks held 2014-03-05",
        "Nairobi",
    ),
    (
        "Foreign Minister Pavel Novak of Czechia travelled to Lima in May 2016 and held talks with Foreign Minister Ana Sánchez of Peru.",
        "talks held 2016-05",
        "Lima",
    ),
    # on a stay of which only other talks are told
    (
        "Foreign Minister Ana Popescu of Romania met in Oslo today with Foreign Minister Espen Barth Eide of Norway. During her stay, Minister Popescu also called on Prime Minister Jonas Gahr Støre of Norway.",
        "talks held",
        "Oslo",
    ),
    # another meeting, at the same place
    (
        "Minister Park Jin of Korea met with Foreign Minister Retno Marsudi of Indonesia in Jakarta today. Another meeting was held between Minister Park Jin and Foreign Minister Penny Wong of Australia.",
        "talks held",
        "Jakarta",
    ),
]
ELSEWHERE = [
    "Minister Marta Lopez of Spain met Minister Paolo Rossi of Italy in Madrid in 2012. Minister Marta Lopez received Minister Anna Weber of Germany on Monday.",
    "Minister Marta Lopez of Spain met Minister Paolo Rossi of Italy in Madrid today. In 2017, Minister Marta Lopez had another meeting with Minister Anna Weber of Germany.",
    "Minister Marta Lopez of Spain met Minister Paolo Rossi of Italy in Madrid today. Minister Marta Lopez had spoken by phone with Minister Anna Weber of Germany on Monday.",
]


@pytest.mark.parametrize(("text", "start", "place"), UNDER_ANOTHER)
def test_under_another(read: Read, text: str, start: str, place: str) -> None:
    """What the same people do under another occasion, they do at its place."""
    found = [t for t in told(read(text)) if t.startswith(start)]
    assert found
    assert {t.partition(" @ ")[2] for t in found} == {place}


@pytest.mark.parametrize("text", ELSEWHERE)
def test_elsewhere(read: Read, text: str) -> None:
    """What was at another time, or by phone, has no place of it."""
    assert [t for t in told(read(text)) if "Weber" in t and " @ " not in t]
