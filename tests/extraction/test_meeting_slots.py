"""What the rules say of a meeting beyond that it took place: who else took part, where, when, of what kind."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

ROSTERS = [
    (
        "Political consultations between Kazakhstan and Jordan were held in Amman on 30 May 2019. The Kazakh delegation was headed by Deputy Foreign Minister Akan Rakhmetullin, and the Jordanian delegation by Ambassador Yousef Bataineh.",
        "session held 2019-05-30: Akan Rakhmetullin, Yousef Bataineh @ Amman",
    ),
    (
        "Foreign Minister Taro Kono of Japan met Foreign Minister Sergey Lavrov of Russia in Tokyo on 30 May. The meeting was attended by Ambassador Mikhail Galuzin and Deputy Foreign Minister Takeo Mori.",
        "talks held 2019-05-30: Mikhail Galuzin, Sergey Lavrov, Takeo Mori, Taro Kono @ Tokyo",
    ),
    (
        "President Emmanuel Macron of France met Prime Minister Scott Morrison of Australia in Sydney on 30 May. President Macron was accompanied by Foreign Minister Jean-Yves Le Drian.",
        "talks held 2019-05-30: Emmanuel Macron, Jean-Yves Le Drian, Scott Morrison @ Sydney",
    ),
]
NO_ROSTERS = [
    (  # the one who is accompanied was not there
        "President Emmanuel Macron of France met Prime Minister Scott Morrison of Australia in Sydney on 30 May. Foreign Minister Taro Kono of Japan was accompanied by Ambassador Takeo Mori.",
        "talks held 2019-05-30: Emmanuel Macron, Scott Morrison @ Sydney",
    ),
    (  # a later clause's people are not of the list
        "Foreign Minister Taro Kono of Japan met Foreign Minister Sergey Lavrov of Russia in Tokyo on 30 May. The meeting was attended by business leaders, who thanked Ambassador Mikhail Galuzin.",
        "talks held 2019-05-30: Sergey Lavrov, Taro Kono @ Tokyo",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROSTERS)
def test_those_named_after_an_occasion_took_part_in_it(read: Read, text: str, expected: str) -> None:
    """Heads of delegations stand for their countries; those who attended or came along are added."""
    assert told(read(text)) == [expected]


@pytest.mark.parametrize(("text", "expected"), NO_ROSTERS)
def test_others_named_near_an_occasion_did_not(read: Read, text: str, expected: str) -> None:
    """Nobody is added who came with somebody else, or of whom a clause of its own speaks."""
    assert told(read(text)) == [expected]
