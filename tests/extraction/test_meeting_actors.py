"""Who takes part in a meeting, in the manners of several governments' offices: offices alone, groups, bodies, partners."""

# ruff: noqa: E501  # example texts stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

OFFICES = [
    (  # news in the third person: the minister, the head of state, the visitor
        "On 30 May, Foreign Minister of Latvia Baiba Braže arrived in Japan. In Tokyo the minister was also received by Prime Minister Shinzo Abe.",
        ["visit held 2019-05-30: Baiba Braže, Shinzo Abe @ Tokyo"],
    ),
    (
        "Minister Zbigniew Rau of Poland held talks with the host, Ivan Korčok, on 30 May.",
        ["talks held 2019-05-30: Ivan Korčok, Zbigniew Rau"],
    ),
    (  # whoever is met abroad is not of one's own side
        "Federal Councillor Ignazio Cassis of Switzerland travelled to Seoul on 30 May and held talks with Foreign Minister Cho Tae-yul.",
        ["visit held 2019-05-30: Cho Tae-yul, Ignazio Cassis @ Seoul"],
    ),
]
SEVERAL = [
    (  # one occasion for each who is called on
        "Minister Mangala Samaraweera of Sri Lanka paid a courtesy call on Rt. Hon. Bidya Devi Bhandari, President of Nepal, and Prime Minister K P Sharma Oli.",
        [
            "talks held: Bidya Devi Bhandari, Mangala Samaraweera",
            "talks held: K P Sharma Oli, Mangala Samaraweera",
        ],
    ),
    (
        "Minister Penny Wong of Australia called on President Taur Matan Ruak of Timor-Leste and Prime Minister Xanana Gusmão on 30 May.",
        [
            "talks held 2019-05-30: Penny Wong, Taur Matan Ruak",
            "talks held 2019-05-30: Penny Wong, Xanana Gusmão",
        ],
    ),
    (  # together
        "Minister Penny Wong of Australia met President Taur Matan Ruak of Timor-Leste and Prime Minister Xanana Gusmão on 30 May.",
        ["talks held 2019-05-30: Penny Wong, Taur Matan Ruak, Xanana Gusmão"],
    ),
    (
        "Foreign Minister Santiago Cafiero of Argentina held a round of bilateral meetings on 30 May with his peers from Uruguay, Estonia and Jamaica.",
        [
            "talks held 2019-05-30: Estonia, Santiago Cafiero",
            "talks held 2019-05-30: Jamaica, Santiago Cafiero",
            "talks held 2019-05-30: Santiago Cafiero, Uruguay",
        ],
    ),
    (
        "External Affairs Minister S. Jaishankar will also hold bilateral meetings with his counterparts from other countries, including Foreign Minister of Indonesia H.E. Ms. Retno Marsudi.",
        ["talks planned: Retno Marsudi, S. Jaishankar"],
    ),
]
GROUPS = [
    (
        "The meeting of the Polish, Czech and Hungarian chiefs of diplomacy – Prof. Zbigniew Rau, Tomáš Petříček and Péter Szijjártó respectively – took place in Bratislava on 30 May 2019.",
        ["talks held 2019-05-30: Péter Szijjártó, Tomáš Petříček, Zbigniew Rau @ Bratislava"],
    ),
    (
        "Minister Dmytro Kuleba of Ukraine held a meeting with his counterparts from Romania and the Republic of Moldova, Luminița Odobescu and Nicu Popescu, on 30 May.",
        ["talks held 2019-05-30: Dmytro Kuleba, Luminița Odobescu, Nicu Popescu"],
    ),
    (
        "The Indonesian and Australian governments will hold talks in Jakarta on 3 June 2019.",
        ["talks planned 2019-06-03: Australia, Indonesia @ Jakarta"],
    ),
    (  # a body's officers are the body
        "Foreign Minister Anniken Huitfeldt of Norway met with NATO foreign ministers in Brussels on 30 May 2019.",
        ["talks held 2019-05-30: Anniken Huitfeldt, NATO @ Brussels"],
    ),
    (
        "On 30 May, Prime Minister Lee Hsien Loong of Singapore met the leaders of the G7 in Hiroshima.",
        ["talks held 2019-05-30: G7, Lee Hsien Loong @ Hiroshima"],
    ),
    (  # who has no side told is of the other
        "Deputy Minister Luwellyn Landers held the third South Africa-Turkey Political Consultations with Deputy Minister Sedat Önal of Turkey in Ankara on 30 May.",
        ["session held 2019-05-30: Luwellyn Landers, Sedat Önal @ Ankara #3"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OFFICES + SEVERAL + GROUPS)
def test_who_takes_part(read: Read, text: str, expected: list[str]) -> None:
    """People by name, by office, by what they are called; each partner's own occasion; a body by its officers."""
    assert told(read(text)) == expected


def test_they_are_the_two_of_the_sentence_before(read: Read) -> None:
    """As in "A received B. They agreed to meet again", though the document is about others."""
    found = read(
        "President Alberto Fernández of Argentina and President Luis Lacalle Pou of Uruguay met in Montevideo on 20 May. Minister Santiago Cafiero of Argentina received Minister Kamina Johnson Smith of Jamaica on 30 May. They agreed to meet again in Kingston in June 2019.",
        title="Press release",
    )
    assert "talks planned 2019-06: Kamina Johnson Smith, Santiago Cafiero @ Kingston" in told(found)
