"""Papers without a name that are told apart, funds that are bodies, and what is negotiated or to be signed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis
from kg.model import Agreement, Extraction

Analyse = Callable[..., Analysis]
MEETING = "President Ana Sol of Malta met President Ion Rusu of Cyprus in Valletta today. "


def found(analyse: Analyse, text: str) -> list[Agreement]:
    return list(extract(analyse(MEETING + text, date="June 14, 2023")).agreements)


@pytest.mark.parametrize(
    ("text", "title", "date"),
    [
        ("Following the trilateral agreement of last May, works on the bridge have begun.", "trilateral", "2023-05"),
        ("The treaty of friendship of April 4, 1970 lets citizens travel freely.", "treaty of friend", "1970-04-04"),
        ("Trains run under the agreement that the two countries signed in 2016.", "agreement", "2016"),
        ("They spoke of the Turkish-Libyan memorandum.", "Turkish-Libyan", None),
        ("They spoke of the Turkish-Libyan “memorandum” on gas.", "memorandum on gas", None),
    ],
)
def test_a_paper_that_is_told_apart_stands_alone(analyse: Analyse, text: str, title: str, date: str | None) -> None:
    """By its day, by who signed it, or by the two countries that it is called after."""
    (agreement,) = found(analyse, text)
    assert agreement.title.startswith(title)
    assert (agreement.date.time.edtf if agreement.date else None) == date


@pytest.mark.parametrize("text", ["They spoke of the agreement.", "The treaty of friendship matters to them."])
def test_one_that_nothing_tells_apart_does_not(analyse: Analyse, text: str) -> None:
    """What "the agreement" points back to was not told."""
    assert found(analyse, text) == []


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "A grant agreement was signed between the Abu Dhabi Fund for Development and the Ministry of Energy.",
            ["grant agreement between"],
        ),
        ("Malta held talks with the Saudi Fund for Development on a new port.", []),
        ("The head of the Green Growth Fund joined them.", []),
        ("The Government, the UN and the Peacebuilding Fund have also agreed on a visa waiver.", ["visa waiver"]),
        ("Malta and Cyprus agreed to set up a Joint Investment Fund.", ["Joint Investment Fund"]),
        ("Malta will contribute 2 million dollars to the Island Resilience Fund of the two.", ["Island Resilience"]),
    ],
)
def test_a_fund_that_acts_is_a_body(analyse: Analyse, text: str, titles: list[str]) -> None:
    """It signs, lends, is talked with or has a head; one that is set up or paid into is an instrument."""
    agreements = found(analyse, text)
    assert len(agreements) == len(titles)
    assert all(a.title.startswith(title) for a, title in zip(agreements, titles, strict=True))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rights are part of the Comprehensive Partnership Agreement, on which they are negotiating.", "negotiating"),
        ("Of note is the Malta Trade Agreement, of which a second round of negotiations will be held.", "negotiating"),
        ("They want to move forward with the Malta-Cyprus agreement.", "negotiating"),
        ("They spoke of the need to conclude negotiations on an air services agreement.", "negotiating"),
        ("They will exchange views on a Framework Agreement on Ports.", "proposed"),
        ("The agenda of the visit includes the signing of an agreement on visas.", "agreed"),
        ("They agreed to bring forward the signing of a memorandum on cooperation in tourism.", "agreed"),
        ("They noted progress on the Green Industrial Partnership, which will be signed next year.", "agreed"),
        ("Once the talks are over, they will adopt a joint declaration.", "agreed"),
        ("A joint statement is expected to be issued by Malta and Cyprus.", "agreed"),
        ("They welcomed the ratification of the agreement on crime, which was signed in April 2021.", "inForce"),
    ],
)
def test_what_is_to_come_of_a_paper(analyse: Analyse, text: str, status: str) -> None:
    """Being negotiated, hoped for, ready to be signed, or ratified since."""
    assert [a.status for a in found(analyse, text)] == [status]


@pytest.mark.parametrize(
    ("text", "title", "kind", "status"),
    [
        (
            "Our transport ministries agreed to electrify the line by 2028.",
            "electrify the line",
            "commitment",
            "agreed",
        ),
        ("They made a commitment to build a bridge by 2027.", "build a bridge", "commitment", "agreed"),
        ("They launched a working group which is to present proposals.", "working group", "programme", "inForce"),
        (
            "She said that agreement was reached for 40 nurses to be trained in that country each year.",
            "agreement for 40 nurses to be trained in that country",
            "commitment",
            "agreed",
        ),
        (
            "The oil operators Enex and Gasun signed an agreement on a pipe.",
            "agreement on a pipe",
            "contract",
            "signed",
        ),
        (
            "An agreement on the port was signed between the Government of Malta and Merchants Port Holdings.",
            "agreement on the port",
            "contract",
            "signed",
        ),
        (
            "An agreement on safety was signed by the Safety Authority of Malta and the Atomic Agency of Cyprus.",
            "agreement on safety",
            "treaty",
            "signed",
        ),
    ],
)
def test_what_was_decided_or_bought(analyse: Analyse, text: str, title: str, kind: str, status: str) -> None:
    """Ministries decide for their states, a firm makes a contract of an agreement, "said that" points at nothing."""
    (agreement,) = found(analyse, text)
    assert agreement.title.startswith(title)
    assert (agreement.kind, agreement.status) == (kind, status)


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        ("They signed a treaty on roaming, which will enter into force in 2025.", "signed", "2023-06-14"),
        ("Last year they renewed their memorandum on fisheries.", "signed", "2022"),
    ],
)
def test_when_it_was_signed(analyse: Analyse, text: str, status: str, date: str) -> None:
    """Signed today, though in force later; a renewal has its own time."""
    (agreement,) = found(analyse, text)
    assert (agreement.status, agreement.date.time.edtf if agreement.date else None) == (status, date)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Malta, Spain and Italy signed an agreement with Canada on rescue.", 4),
        ("Spain and Italy signed an agreement with Canada on Arctic rescue.", 3),
    ],
)
def test_all_who_sign_with_a_partner(analyse: Analyse, text: str, parties: int) -> None:
    """The partner, and each of those who sign with it."""
    (agreement,) = found(analyse, text)
    assert len(agreement.parties) == parties


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            "Norway has free trade agreements with Chile, Peru and Colombia.",
            {
                "free trade agreement with Chile": {"country/Norway", "country/Chile"},
                "free trade agreement with Peru": {"country/Norway", "country/Peru"},
                "free trade agreement with Colombia": {"country/Norway", "country/Colombia"},
            },
        ),
        (
            "Kenya has signed double taxation agreements with Qatar and Iran.",
            {
                "double taxation agreement with Qatar": {"country/Kenya", "country/Qatar"},
                "double taxation agreement with Iran": {"country/Kenya", "country/Iran"},
            },
        ),
        (
            "The protocols on tourism and on customs between Kenya and Zambia entered into force in May.",
            {
                "protocol on tourism": {"country/Kenya", "country/Zambia"},
                "protocol on customs": {"country/Kenya", "country/Zambia"},
            },
        ),
        (
            "Norway will sign a free trade agreement with Chile and Peru.",  # one paper of three
            {"free trade agreement with Chile and Peru": {"country/Norway", "country/Chile", "country/Peru"}},
        ),
        ("Norway attaches importance to its agreements with Russia and Ukraine.", {}),
    ],
)
def test_papers_in_the_plural_are_one_with_each_partner_or_on_each_topic(
    read: Callable[..., Extraction], text: str, papers: dict[str, set[str]]
) -> None:
    """What is told of several at once is true of each."""
    assert {a.title: set(a.parties) for a in read(text).agreements} == papers


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("With Uganda we have signed a treaty on fisheries.", {"country/Kenya", "country/Uganda"}),
        ("With Uganda, negotiations on a treaty on fisheries have begun.", {"country/Kenya", "country/Uganda"}),
        ("With pride we have signed a treaty on fisheries with Zambia.", {"country/Kenya", "country/Zambia"}),
    ],
)
def test_with_whom_may_stand_in_front(read: Callable[..., Extraction], text: str, parties: set[str]) -> None:
    """Of a text about home and another country."""
    (found,) = read(f"Kenya and Zambia met in Nairobi.\n\n{text}", title="Government of Kenya").agreements
    assert set(found.parties) == parties


def test_those_between_whom_papers_are_negotiated_are_no_name(read: Callable[..., Extraction]) -> None:
    """A name ends with no preposition before its noun."""
    text = "Negotiations between Kenya and Zambia on agreements on investment and on tax are continuing."
    assert {a.title for a in read(text).agreements} == {"agreement on investment", "agreement on tax"}
