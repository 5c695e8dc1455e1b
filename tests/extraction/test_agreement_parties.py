"""Who the sides of an agreement are: bodies told by what they are, partners named first, two of whom others speak."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.sides import is_topic
from kg.extraction.extract import extract
from kg.language.analysis import Analysis
from kg.model import Extraction

Read = Callable[..., Extraction]
TITLE = "Prime Minister of Canada meets President of Chile"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Export Development Canada (EDC) and the Chilean state-owned company Codelco signed an MoU on mining.",
            {"Export Development Canada", "Codelco"},
        ),
        (
            "The European Investment Bank and Chile’s national utility ENERGIES signed an MoU on water.",
            {"European Investment Bank", "ENERGIES"},
        ),
        (
            "With Peru, we hope that negotiations for a free trade agreement can be launched next year.",
            {"Canada", "Peru"},
        ),
        (
            "They support ties between Armenia and Azerbaijan and hope that the parties will conclude a peace treaty.",
            {"Armenia", "Azerbaijan"},
        ),
        (
            "Negotiations on a free trade agreement between Canada and the four members of the Alliance, Chile, "
            "Colombia, Mexico and Peru, were launched in June.",
            {"Canada", "Chile", "Colombia", "Mexico", "Peru"},
        ),
        (  # to whom money goes
            "The African Development Bank approved a loan of $5 million for Rwanda in June.",
            {"African Development Bank", "Rwanda"},
        ),
        (  # a body by its members
            "Chile and the EFTA States concluded negotiations on a free trade agreement.",
            {"Chile", "European Free Trade Association"},
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
    text = (
        "The President of the United States spoke in Ohio today. The United States will do its part.\n\n"
        "PRESIDENT BIDEN: I thank the President of Latvia. We agreed with the Prime Minister of Armenia that "
        "the border commissions should start working in May."
    )
    found = read(text, title="Remarks by President Biden and President Levits of Latvia").agreements
    assert all("Latvia" not in {party.split("/")[1] for party in a.parties} for a in found)


@pytest.mark.parametrize(
    ("before", "topic"),
    [("regional stability, with particular reference to ", True), ("the situation in ", True), ("a pact with ", False)],
)
def test_a_topic_is_no_partner(before: str, topic: bool) -> None:
    """A country whose situation was spoken of is not the other side of what was signed."""
    assert is_topic(before, 0, len(before)) is topic


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sonatrach signed two contracts for the supply of gas from Algeria to Italy.", {"Sonatrach", "Italy"}),
        ("Rosatom signed a contract on deliveries of fuel to the Czech Republic.", {"Rosatom", "Czech Republic"}),
        ("Framatome signed a contract to modernise the plant.", {"Framatome"}),
    ],
)
def test_a_firm_contracts_with_whom_it_supplies(read: Read, text: str, wanted: set[str]) -> None:
    """Goods go to the other party, as money does."""
    (found,) = read(text).agreements
    assert {party.partition("/")[2] for party in found.parties} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Malta and Cyprus, together with the World Bank, will launch a training programme for nurses.",
            "Cyprus Malta World Bank Group",
        ),
        ("The World Bank is preparing a loan of 400 million dollars for Ecuador.", "Ecuador World Bank Group"),
        (
            "The World Bank and the African Union launched the Malta-Cyprus Energy Initiative.",
            "African Union World Bank Group",
        ),
        ("Malta and Cyprus launched the Malta-Cyprus Energy Initiative.", "Cyprus Malta"),
        ("Malta and Cyprus launched a training programme for nurses.", "Cyprus Malta"),
    ],
)
def test_bodies_beside_and_behind(analyse: Callable[..., Analysis], text: str, wanted: str) -> None:
    """Who does a programme with its sides, gives a loan or sets up what is named for two countries is a side of it."""
    opens = "President Ana Sol of Malta met President Ion Rusu of Cyprus in Valletta today. "
    (agreement,) = extract(analyse(opens + text, date="June 14, 2023")).agreements
    assert " ".join(sorted(p.partition("/")[2] for p in agreement.parties)) == wanted
