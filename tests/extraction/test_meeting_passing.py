"""Occasions told in passing: in a relative clause, by what follows a coordinated verb, or of those told before."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

EXAMPLES = [
    (
        "President Gabriel Boric of Chile met President Emmanuel Macron of France on 30 May. President Boric invited President Macron to return to Chile, which he last visited in March.",
        [
            "talks held 2019-05-30: Emmanuel Macron, Gabriel Boric",
            "visit held 2019-03: Chile, Emmanuel Macron @ Chile",
            "visit proposed: Emmanuel Macron, Gabriel Boric @ Chile",
        ],
    ),
    (
        "President Gabriel Boric of Chile spoke of China, a country he last visited in April.",
        ["visit held 2019-04: China, Gabriel Boric @ China"],
    ),
    (  # home is no visit, nor does one talk with what one speaks of
        "Foreign Minister Taro Kono of Japan returned to Tokyo on 30 May and spoke of India.",
        [],
    ),
    (
        "Foreign Minister Taro Kono of Japan agreed with Foreign Minister Sergey Lavrov of Russia to meet again in Moscow in June.",
        ["talks planned 2019-06: Sergey Lavrov, Taro Kono @ Moscow"],
    ),
    (
        "In Singapore, on 18 June, Prime Minister Christopher Luxon of New Zealand will hold talks with Prime Minister Lawrence Wong of Singapore and deliver the keynote address at the New Zealand-Singapore Business Forum.",
        [
            "forum planned 2019-06-18: Christopher Luxon, Singapore @ Singapore",
            "talks planned 2019-06-18: Christopher Luxon, Lawrence Wong @ Singapore of New Zealand-Singapore Business Forum",
        ],
    ),
    (
        "President Kassym-Jomart Tokayev of Kazakhstan met President Serdar Berdimuhamedov of Turkmenistan in Almaty on 30 May. The negotiations with President Emomali Rahmon of Tajikistan will be held on 5 June in Shymkent.",
        [
            "talks held 2019-05-30: Kassym-Jomart Tokayev, Serdar Berdimuhamedov @ Almaty",
            "talks planned 2019-06-05: Emomali Rahmon, Kassym-Jomart Tokayev @ Shymkent",
        ],
    ),
    (
        "The Russian side supported the efforts of Tunisia, Algeria and Egypt, including the outcome of their foreign ministers’ meeting in Tunis on December 17, 2017.",
        ["talks held 2017-12-17: Algeria, Egypt, Tunisia @ Tunis"],
    ),
    (
        "Prime Minister Rishi Sunak of the United Kingdom met Prime Minister Mateusz Morawiecki of Poland on 30 May. Negotiations on a UK-Poland Energy Security Treaty will open in Warsaw in June.",
        [
            "talks held 2019-05-30: Mateusz Morawiecki, Rishi Sunak",
            "talks planned 2019-06: Poland, United Kingdom @ Warsaw",
        ],
    ),
    (
        "President Ferdinand Marcos of the Philippines thanked Canada for a Team Canada Trade Mission, led by Minister Mary Ng, which will be in Manila on June 4 and 5.",
        ["visit planned 2019-06-04/2019-06-05: Mary Ng, Philippines @ Manila"],
    ),
]

AGAIN = [
    (  # an appeal is no call
        "President Hakainde Hichilema of Zambia and Vice President Kamala Harris of the United States spoke of the call that they have made to all creditors.",
        [],
    ),
    (
        "There was to be a meeting in Paris on 20 May, convened by President Emmanuel Macron of France and Chancellor Angela Merkel of Germany; it was called off.",
        ["talks cancelled 2019-05-20: Angela Merkel, Emmanuel Macron @ Paris"],
    ),
    (
        "Foreign Minister Taro Kono of Japan reviewed trade ahead of the meeting that Presidents Alberto Fernández of Argentina and Luis Lacalle Pou of Uruguay are to hold in Montevideo in December.",
        ["talks planned 2019-12: Alberto Fernández, Luis Lacalle Pou @ Montevideo"],
    ),
    (
        "On the sidelines of the meeting Foreign Minister Taro Kono of Japan held talks with Foreign Minister Wang Yi of China on 30 May.",
        ["talks held 2019-05-30: Taro Kono, Wang Yi"],
    ),
    (
        "Foreign Minister Taro Kono of Japan asked that India host a meeting with Foreign Minister Wang Yi of China in Delhi.",
        ["talks proposed: India, Wang Yi @ Delhi"],
    ),
    (
        "Foreign Minister Taro Kono of Japan visited Moscow in March 2018, where he met Foreign Minister Sergey Lavrov of Russia. He also met Foreign Minister Sergey Lavrov in Tokyo.",
        [
            "talks held 2019-05-31: Sergey Lavrov, Taro Kono @ Tokyo",
            "visit held 2018-03: Sergey Lavrov, Taro Kono @ Moscow",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES + AGAIN)
def test_what_is_told_in_passing_is_told_too(read: Read, text: str, expected: list[str]) -> None:
    """A second occasion of the sentence, or one of those told before, is found with its own people, day and place."""
    assert told(read(text)) == sorted(expected)


def test_a_guest_is_welcomed_in_a_year_to_come(read: Read) -> None:
    """As in "I would be happy to welcome you in Belgrade next year": a visit proposed, no greeting."""
    text = (
        "President of Russia Vladimir Putin: Mr President, welcome.\n\n"
        "President of Serbia Aleksandar Vucic: I would be happy to welcome you in Belgrade next year."
    )
    title = "Talks with President of Serbia Aleksandar Vucic"
    assert "visit proposed 2020: Aleksandar Vucic, Vladimir Putin @ Belgrade" in told(read(text, title=title))
