"""Whom people agree on a meeting for: their officials and countries, or they themselves."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

KEY = "Prime Minister John Key of New Zealand met Prime Minister Nguyen Tan Dung of Vietnam in Hanoi on 30 May 2019. "
MET = "talks held 2019-05-30: John Key, Nguyen Tan Dung @ Hanoi"
THREE = "President Nicos Anastasiades of Cyprus, Prime Minister Alexis Tsipras of Greece and President Aleksandar Vučić of Serbia met in Limassol on 30 May 2019. "
MET_THREE = "talks held 2019-05-30: Aleksandar Vučić, Alexis Tsipras, Nicos Anastasiades @ Limassol"
CASES = [
    (KEY + "“We agreed that our officials should meet in Wellington in October,” said Mr Key.", [MET, "talks planned 2019-10: New Zealand, Vietnam @ Wellington"]),
    (KEY + "The two leaders agreed to aim to hold a business forum in Wellington in October.", [MET, "forum planned 2019-10: New Zealand, Vietnam @ Wellington"]),
    (KEY + "The two leaders decided to set up a working group and to organise a business forum in Wellington in October.", [MET, "forum planned 2019-10: New Zealand, Vietnam @ Wellington"]),
    (THREE + "They agreed to hold the 2nd Trilateral Summit in Belgrade in October.", [MET_THREE, "summit planned 2019-10: Cyprus, Greece, Serbia @ Belgrade #2"]),
    # counter-examples: they themselves
    (KEY + "They agreed to meet again in Wellington in October.", [MET, "talks planned 2019-10: John Key, Nguyen Tan Dung @ Wellington"]),
    (KEY + "They will meet in Wellington in October.", [MET, "talks planned 2019-10: John Key, Nguyen Tan Dung @ Wellington"]),
    (THREE + "They will meet again in Belgrade in October.", [MET_THREE, "talks planned 2019-10: Aleksandar Vučić, Alexis Tsipras, Nicos Anastasiades @ Belgrade"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whose_meeting_is_agreed_on(read: Read, text: str, expected: list[str]) -> None:
    """Officials meet for their countries; "they" are all whom the sentence before names."""
    assert sorted(told(read(text))) == sorted(expected)
