"""Who the sides of an agreement are: bodies told by what they are, partners named first, two of whom others speak."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Extraction

Read = Callable[..., Extraction]
TITLE = "Prime Minister of Canada meets President of Chile"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Export Development Canada (EDC) and the Chilean state-owned company Codelco signed a memorandum on mining.",
            {"Export Development Canada", "Codelco"},
        ),
        (
            "The European Investment Bank and Chile’s national utility ENERGIES signed a loan agreement on solar power.",
            {"European Investment Bank", "ENERGIES"},
        ),
        (
            "With Peru, we hope that negotiations for a free trade agreement can be launched next year.",
            {"Canada", "Peru"},
        ),
        (
            "We support relations between Armenia and Azerbaijan and hope that the parties will conclude a peace treaty.",
            {"Armenia", "Azerbaijan"},
        ),
        (
            "Negotiations on a free trade agreement between Canada and the four members of the Alliance, Chile, Colombia, "
            "Mexico and Peru, were launched in June.",
            {"Canada", "Chile", "Colombia", "Mexico", "Peru"},
        ),
        ("The EU’s Indicative Programme for Mozambique is in its second year.", {"European Union", "Mozambique"}),
    ],
)
def test_sides(read: Read, text: str, wanted: set[str]) -> None:
    """The list of sides goes on over what a body is called by, and a group is of those named between whom it stands."""
    (found,) = read("The two leaders met in Ottawa. " + text, title=TITLE).agreements
    assert {party.split("/")[1] for party in found.parties} == wanted


def test_who_agreed_with_somebody_speaks_for_one_side(read: Read) -> None:
    """Of "we agreed with Armenia", said beside a guest, the guest's country is no party."""
    text = "President Aliyev of Azerbaijan: I met the President of Latvia today. We agreed with Armenia to open a road."
    (found,) = read(text, title="Presidents of Azerbaijan and Latvia made press statements").agreements
    assert "Latvia" not in {party.split("/")[1] for party in found.parties}


def test_a_topic_is_no_partner(read: Read) -> None:
    """A country whose situation was spoken of is not the other side of what was signed."""
    text = (
        "Minister Antonio Tajani of Italy will visit Uzbekistan. The talks will focus on the implementation of the "
        "Strategic Partnership and on regional stability, with particular reference to Afghanistan."
    )
    found = read(text, title="Minister Tajani on mission").agreements
    assert all("Afghanistan" not in party for a in found for party in a.parties)
