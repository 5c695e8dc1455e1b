"""Lines that hold the name of an organ of state and nothing else."""

import pytest

from kg.reading.letterheads import is_letterhead


@pytest.mark.parametrize(
    "line",
    [
        "Israel Ministry of Foreign Affairs",
        "U.S. Embassy in Ghana",
        "MFA Ukraine",
        "The Luxembourg Government",
        "Ministry of Foreign and European Affairs of the Slovak Republic",
        "Permanent Mission of the Republic of Namibia to the United Nations",
    ],
)
def test_the_name_of_an_organ_is_a_letterhead(line: str) -> None:
    """Of a state, with its portfolio or where it sits."""
    assert is_letterhead(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ministry of Foreign Affairs summons the Ambassador of Denmark",
        "Embassy of Peru opens in Ghana",
        "Presidential Palace Hanoi, Vietnam",
        "Poland and Ireland",
        "Government of Kenya signs loan",
        "Embassy",
    ],
)
def test_what_an_organ_does_is_none(line: str) -> None:
    """A verb, a venue, states alone."""
    assert not is_letterhead(line)
