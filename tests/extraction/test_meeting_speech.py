"""What leaders who stand beside each other say of their meetings, and what they only say in courtesy."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

TITLE = "Remarks by Prime Minister Charles Michel of Belgium and Chancellor Sebastian Kurz of Austria"
SPOKEN = [
    # One who is only called by the given name, and a clause that hangs on a person.
    ("Sebastian and I met in Vienna in March.", ["talks held 2019-03: Charles Michel, Sebastian Kurz @ Vienna"]),
    (
        "As I told President Emmanuel Macron of France, who I met with a moment ago, we agree.",
        ["talks held 2019-05-31: Charles Michel, Emmanuel Macron"],
    ),
    (
        "Prime Minister Mark Rutte of the Netherlands, with whom I met in Utrecht yesterday, agrees.",
        ["talks held 2019-05-30: Charles Michel, Mark Rutte @ Utrecht"],
    ),
    ("When you and I last spoke in April, we looked at trade.", ["talks held 2019-04: Charles Michel, Sebastian Kurz"]),
    # Seen, or with somebody, somewhere on a day.
    (
        "I was with President Emmanuel Macron of France in Lyon two days ago.",
        ["talks held 2019-05-29: Charles Michel, Emmanuel Macron @ Lyon"],
    ),
    (
        "I saw President Emmanuel Macron of France in Munich in February.",
        ["talks held 2019-02: Charles Michel, Emmanuel Macron @ Munich"],
    ),
    ("I saw President Emmanuel Macron of France on television yesterday.", []),
    ("We saw President Emmanuel Macron of France in Moscow yesterday talking about peace.", []),
    ("In January this year we saw the first signs of growth.", []),
    ("I was with my family in Spa last week.", []),
    # Courtesies of the day.
    (
        "It is a great honour to welcome Chancellor Kurz here in Brussels.",
        ["talks held 2019-05-31: Charles Michel, Sebastian Kurz @ Brussels"],
    ),
    (
        "Thank you for coming to Brussels, Chancellor.",
        ["talks held 2019-05-31: Charles Michel, Sebastian Kurz @ Brussels"],
    ),
    (
        "Sebastian, I am grateful for your visit.",
        ["talks held 2019-05-31: Charles Michel, Sebastian Kurz"],
    ),
    ("Thank you all for coming.", []),
    ("It was good to see you last year.", []),
    ("I thank Chancellor Kurz for his support.", []),
    # No occasion.
    ("It’s not the first time we’ve met.", []),
    ("This will not be the last time that we meet.", []),
    ("We look forward to meeting with you in the next five years.", []),
]


@pytest.mark.parametrize(("said", "found"), SPOKEN)
def test_said_face_to_face(read: Read, said: str, found: list[str]) -> None:
    """Of two who speak in turn, each other and third ones are told as by anybody; greetings tell of the day."""
    body = f"PRIME MINISTER MICHEL: {said}\n\nCHANCELLOR KURZ: The weather is fine."
    assert told(read(body, title=TITLE)) == found


def test_a_speech_alone_is_no_meeting(read: Read) -> None:
    """Where one speaks alone, "It is great to be here in Tokyo" is of no meeting."""
    body = "It is great to be here in Tokyo. I thank Prime Minister Abe for his support."
    assert (
        told(read(body, title="Remarks by Prime Minister Charles Michel of Belgium at the University of Tokyo")) == []
    )


def test_just_over(read: Read) -> None:
    """What has just been concluded is of the day, and of the two sides in the name of a known body."""
    found = told(
        read(
            "We’ve just concluded the first meeting of the NATO-Ukraine Council.",
            title="Remarks by the Secretary General of NATO",
        )
    )
    assert found == ["session held 2019-05-31: NATO, Ukraine #1"]
    visit = told(
        read("Minister Penny Wong of Australia has just concluded an official visit to Fiji.", title="Briefing")
    )
    assert [v.partition(" ")[0] for v in visit] == ["visit"]


def test_the_time_that_goes_on(read: Read) -> None:
    """The fifth time that two meet this year is now, not some day of the year."""
    body = "PRIME MINISTER MICHEL: This is the fifth time that we meet this year.\n\nCHANCELLOR KURZ: Indeed."
    assert told(read(body, title=TITLE)) == ["talks held 2019-05-31: Charles Michel, Sebastian Kurz"]


def test_travels_to_meet(read: Read) -> None:
    """Day and place of a journey are of the meeting that it is for."""
    said = "Tomorrow I will travel to Belgrade to meet President Aleksandar Vučić of Serbia."
    body = f"PRIME MINISTER MICHEL: {said}\n\nCHANCELLOR KURZ: Fine."
    assert told(read(body, title=TITLE)) == ["visit planned 2019-06-01: Aleksandar Vučić, Charles Michel @ Belgrade"]
