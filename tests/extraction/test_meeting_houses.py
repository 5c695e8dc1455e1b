"""Whom a guest meets of parliament and of the government, each by himself; and what a session was preceded by."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from kg.language.wordlists import words
from kg.resources import resource
from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

GUEST = "Prime Minister Anwar Ibrahim of Malaysia"
APART = [
    (
        f"On 30 May {GUEST} also met Romanian President Klaus Iohannis, President of the Senate Alina Gorghiu, and President of the Chamber of Deputies Alfred Simonis.",
        [
            "talks held 2019-05-30: Alfred Simonis, Anwar Ibrahim",
            "talks held 2019-05-30: Alina Gorghiu, Anwar Ibrahim",
            "talks held 2019-05-30: Anwar Ibrahim, Klaus Iohannis",
        ],
    ),
    (
        f"{GUEST} will meet Prime Minister Kaja Kallas of Estonia and Chairman of the Riigikogu Foreign Affairs Committee Marko Mihkelson in Tallinn in June.",
        [
            "talks planned 2019-06: Anwar Ibrahim, Kaja Kallas @ Tallinn",
            "talks planned 2019-06: Anwar Ibrahim, Marko Mihkelson @ Tallinn",
        ],
    ),
    (
        f"{GUEST} held talks with Chairman of the Chamber of Deputies Radek Vondracek and Foreign Minister Jan Lipavsky of the Czech Republic on 30 May.",
        [
            "talks held 2019-05-30: Anwar Ibrahim, Jan Lipavsky",
            "talks held 2019-05-30: Anwar Ibrahim, Radek Vondracek",
        ],
    ),
    (  # two of the government
        f"{GUEST} met President of Kazakhstan Kassym-Jomart Tokayev and Minister of Foreign Affairs Murat Nurtleu on 30 May.",
        ["talks held 2019-05-30: Anwar Ibrahim, Kassym-Jomart Tokayev, Murat Nurtleu"],
    ),
    (  # said to be together
        f"{GUEST} met jointly with Speaker of Parliament Alban Bagbin of Ghana and Foreign Minister of Ghana Shirley Botchwey on 30 May.",
        ["talks held 2019-05-30: Alban Bagbin, Anwar Ibrahim, Shirley Botchwey"],
    ),
    (  # two guests
        f"{GUEST} and Speaker of Parliament Johari Abdul met President Petr Pavel of the Czech Republic on 30 May.",
        ["talks held 2019-05-30: Anwar Ibrahim, Johari Abdul, Petr Pavel"],
    ),
]
SESSION = "Kenya and Ghana held the fourth session of the Joint Commission for Cooperation in Nairobi on 30 May."
FOURTH = "session held 2019-05-30: Ghana, Kenya @ Nairobi #4"
LED_UP = [
    (
        f"{SESSION}\n\nThe Commission was preceded by the Senior Officials Meeting on 28 May.",
        [FOURTH, "session held 2019-05-28: Ghana, Kenya"],
    ),
    (
        f"{SESSION}\n\nThe session was preceded by the Meeting of the Ministerial Committee on 28 May, and an Experts meeting held on 26 May.",
        [FOURTH, "session held 2019-05-26: Ghana, Kenya", "session held 2019-05-28: Ghana, Kenya"],
    ),
    (
        f"{SESSION}\n\nAt the end of this session, which was preceded on 28 May by a meeting of experts, the two parties signed two instruments.",
        [FOURTH, "session held 2019-05-28: Ghana, Kenya"],
    ),
    (  # on the same day, part of the same
        f"{SESSION}\n\nThe session was followed by a working dinner.",
        [FOURTH],
    ),
    (f"{SESSION}\n\nThe session was followed by a press conference on 31 May.", [FOURTH]),
    ("The opening of the plant was preceded by a meeting of the board on 3 May.", []),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_parliament_and_government_receive_by_themselves(read: Read, text: str, expected: list[str]) -> None:
    """A list of whom somebody met that goes from one house to another tells of a meeting with each."""
    assert sorted(told(read(text))) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), LED_UP)
def test_what_an_occasion_was_preceded_by(read: Read, text: str, expected: list[str]) -> None:
    """It is of the same two sides, on its own day."""
    assert sorted(told(read(text))) == sorted(expected)


def test_the_list_of_parliaments() -> None:
    """It holds names with capitals only, each once, no government's body among them."""
    lines = resource("data", "lexicons", "parliaments.txt").read_text(encoding="utf-8").splitlines()
    names = [line for line in lines if not line.startswith("#")]
    assert len(names) == len(set(names)) == len(words("parliaments.txt"))
    assert all(name[0].isupper() for name in names)
    assert not {"Cabinet", "Council of Ministers", "Government", "Chamber of Commerce"} & set(names)
