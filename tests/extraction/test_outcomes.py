"""What came out of a meeting: told with it, or on its day by its sides; nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Agreement, Extraction

Read = Callable[..., Extraction]
MET = "President Gabriel Boric of Chile met President Luis Lacalle Pou of Uruguay in Santiago today."
HEADING = "Presidents of Chile and Uruguay Meet"


def outcomes(read: Read, text: str, heading: str = HEADING) -> dict[str, str]:
    """What was produced, by its title or what is measured, with the kind of the meeting; a text of 14 June 2023."""
    found = read(text, date="June 14, 2023", title=heading)
    assert all(o.meeting in found.meetings and o.fact in found.facts for o in found.outcomes)
    return {
        o.fact.title if isinstance(o.fact, Agreement) else f"{o.fact.value:g} {o.fact.unit}": o.meeting.kind
        for o in found.outcomes
    }


@pytest.mark.parametrize(
    ("text", "produced"),
    [
        (
            "At their meeting in Santiago today, the presidents of Chile and Uruguay signed a treaty on ports.",
            {"treaty on ports"},
        ),
        (
            f"{MET} The two sides signed a memorandum of understanding on ports.",
            {"memorandum of understanding on ports"},
        ),
        (f"{MET} They agreed to open a consulate in Colonia.", {"open a consulate in Colonia"}),
        (
            f"{MET} They agreed to increase bilateral trade to 5 billion dollars by 2030.",
            {"increase bilateral trade to 5 billion dollars by 2030", "5e+09 USD"},
        ),
    ],
)
def test_what_the_two_sides_sign_and_decide_is_the_outcome(read: Read, text: str, produced: set[str]) -> None:
    """In the sentence that tells of the meeting, or as news of its day."""
    assert set(outcomes(read, text)) == produced


@pytest.mark.parametrize(
    "text",
    [
        f"{MET} They welcomed the treaty on road transport signed in March 2021.",  # on another day
        f"{MET} Chile and Peru signed a memorandum of understanding on ports.",  # by another side
        f"{MET} Chile proposed a memorandum of understanding on ports.",  # not yet agreed
        f"{MET} Uruguay and Chile are negotiating a treaty on road transport.",
        "President Gabriel Boric of Chile will meet President Luis Lacalle Pou of Uruguay in Santiago on Friday. "
        "They are to sign a memorandum of understanding on ports.",  # nothing has come of it yet
    ],
)
def test_what_was_done_elsewhere_or_is_to_come_is_none(read: Read, text: str) -> None:
    """Another day, another side, a hope, a meeting that is still to be held."""
    assert outcomes(read, text) == {}


def test_a_visit_and_a_call_have_outcomes_of_their_own(read: Read) -> None:
    """Each decision goes to the occasion that its sentence tells of."""
    text = (
        f"{MET} During the meeting, Chile and Uruguay signed a treaty on road transport. "
        "On 2 May, Chile's Foreign Minister Alberto van Klaveren and Uruguay's Foreign Minister Francisco Bustillo "
        "spoke by phone and agreed to reopen the border crossing at Chuy."
    )
    found = outcomes(read, text)
    assert found["treaty on road transport"] == "talks"
    assert found.get("reopen the border crossing at Chuy", "call") == "call"
