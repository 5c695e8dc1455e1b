"""What is told of an instrument by the way, in its own clause, or by what it is said to be; and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis
from kg.model import Agreement

Analyse = Callable[..., Analysis]
MEETING = "Prime Minister Narendra Modi met Prime Minister Fumio Kishida in New Delhi today. "


def told(analyse: Analyse, text: str, title: str) -> Agreement:
    """The agreement that the text tells under that title."""
    found = extract(analyse(MEETING + text, date="March 20, 2023")).agreements
    (one,) = [a for a in found if a.title == title]
    return one


def slots(agreement: Agreement) -> tuple[str, str | None]:
    return agreement.status, agreement.date.time.edtf if agreement.date else None


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        (
            "They spoke of the Strategic Partnership established in September 2021.",
            "Strategic Partnership",
            ("inForce", "2021-09"),
        ),
        (
            "They praised the Comprehensive Partnership launched by the two Prime Ministers in 2014.",
            "Comprehensive Partnership",
            ("inForce", "2014"),
        ),
        (
            "They hailed the Special Strategic and Global Partnership, which the two countries established in 2014.",
            "Special Strategic and Global Partnership",
            ("inForce", "2014"),
        ),
        (
            "The Digital Partnership, created in 2018, remains the basis of their cooperation.",
            "Digital Partnership",
            ("inForce", "2018"),
        ),
        (
            "They look forward to the signature of the Framework Agreement (FA) and the Interim Trade Agreement (ITA), "
            "on which negotiations were concluded in December 2022.",
            "Framework Agreement",
            ("agreed", "2022-12"),
        ),
        (
            "The Free Trade Agreement, negotiations on which had been launched in 2018, was signed by the ministers.",
            "Free Trade Agreement",
            ("signed", "2023-03-20"),
        ),
        (
            "The loan agreement on the metro, which was expected to be concluded on this occasion, is still under "
            "consultation.",
            "loan agreement on the metro",
            ("negotiating", None),
        ),
    ],
)
def test_told_by_the_way(analyse: Analyse, text: str, title: str, wanted: tuple[str, str | None]) -> None:
    """A participle or a clause of its own dates an instrument that exists; what the sentence itself says goes above."""
    assert slots(told(analyse, text, title)) == wanted


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        (
            "They welcomed the entry into force on 1 January 2022 of the Economic Partnership Agreement.",
            "Economic Partnership Agreement",
            ("inForce", "2022-01-01"),
        ),
        (
            "They welcomed the signing in Hanoi on 12 October last year of the Agreement on Defence Cooperation.",
            "Agreement on Defence Cooperation",
            ("signed", "2022-10-12"),
        ),
        (
            "They noted the signing by the two defence ministers in January of the Agreement on Defence Cooperation.",
            "Agreement on Defence Cooperation",
            ("signed", "2023-01"),
        ),
        (
            "I will witness the signing of an Arrangement on Geothermal Energy Cooperation.",
            "Arrangement on Geothermal Energy Cooperation",
            ("agreed", None),
        ),
        (
            "They welcomed progress toward a Status of Visiting Forces Agreement.",
            "Status of Visiting Forces Agreement",
            ("negotiating", None),
        ),
    ],
)
def test_noun_of_acting(analyse: Analyse, text: str, title: str, wanted: tuple[str, str | None]) -> None:
    """A noun of acting says where, by whom and when before it says of what; a signing to come is none yet."""
    assert slots(told(analyse, text, title)) == wanted


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        (
            "It replaces the Trade Arrangement that Prime Minister Abe signed ten years ago.",
            "Trade Arrangement",
            ("terminated", "2013"),
        ),
        (
            "The new treaty will replace the 1982 Trade Arrangement.",
            "1982 Trade Arrangement",
            ("inForce", "1982"),
        ),
        (
            "The 1997 Air Services Agreement was superseded last year.",
            "1997 Air Services Agreement",
            ("terminated", "2022"),
        ),
        ("The Air Services Agreement expires in 2026.", "Air Services Agreement", ("inForce", None)),
        ("The Air Services Agreement is no longer in force.", "Air Services Agreement", ("terminated", None)),
        (
            "Nobody is talking about terminating the 2013 Reactor Contract.",
            "2013 Reactor Contract",
            ("inForce", "2013"),
        ),
        (
            "They discussed upgrading the 2019 Enhanced Partnership to a Comprehensive Strategic Partnership.",
            "2019 Enhanced Partnership",
            ("inForce", "2019"),
        ),
        (  # verbs that no list gives a status
            "The 2019 Enhanced Partnership has been transformed into a truly global partnership.",
            "2019 Enhanced Partnership",
            ("inForce", "2019"),
        ),
        (
            "Let us raise the 2019 Enhanced Partnership to a Comprehensive Strategic Partnership.",
            "2019 Enhanced Partnership",
            ("inForce", "2019"),
        ),
        (
            "They intend to elevate relations to a Strategic Partnership.",
            "Strategic Partnership",
            ("proposed", None),
        ),
        ("The Free Trade Agreement is nearing completion.", "Free Trade Agreement", ("negotiating", None)),
        (
            "The draft agreement on classified information is undergoing interdepartmental approval.",
            "draft agreement on classified information",
            ("negotiating", None),
        ),
        (
            "They spoke in favour of signing as soon as possible the draft agreement on classified information.",
            "draft agreement on classified information",
            ("negotiating", None),
        ),
    ],
)
def test_how_it_stands(analyse: Analyse, text: str, title: str, wanted: tuple[str, str | None]) -> None:
    """What an instrument is said to be, what replaces it and what nobody does to it say how it stands."""
    assert slots(told(analyse, text, title)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They agreed that officials will begin negotiations on an extradition treaty.", ("negotiating", "2023-03-20")),
        (
            "They tasked officials with beginning formal negotiations on an extradition treaty.",
            ("negotiating", "2023-03-20"),
        ),
        (
            "The leaders also agreed:\n\n- negotiations on an extradition treaty will open in Tokyo in June;",
            ("negotiating", "2023-03-20"),
        ),
        ("They welcomed the start of negotiations on an extradition treaty.", ("negotiating", None)),
        ("They agreed to consider the start of negotiations on an extradition treaty.", ("proposed", None)),
        ("They agreed to open exploratory talks on an extradition treaty.", ("proposed", "2023-03-20")),
    ],
)
def test_negotiations_that_begin(analyse: Analyse, text: str, wanted: tuple[str, str | None]) -> None:
    """A decision to begin negotiations is an act of its day; negotiations that are only spoken of have none."""
    assert slots(told(analyse, text, "extradition treaty")) == wanted


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        (
            "They recalled the State Visit of the Prime Minister in December 2022, when the Joint Vision Statement was "
            "adopted, and their brief meeting in Apulia in January 2023.",
            "Joint Vision Statement",
            ("signed", "2022-12"),
        ),
        (
            "As for the INF Treaty of 1987, the United States announced on February 1 that it was suspending it.",
            "INF Treaty of 1987",
            ("terminated", "2023-02-01"),
        ),
        (
            "They recalled the Kzyl-Orda Agreement of March 26, 1993.",
            "Kzyl-Orda Agreement of March 26, 1993",
            ("inForce", "1993-03-26"),
        ),
        (
            "The leaders launched the Green Hydrogen Task Force today.",
            "Green Hydrogen Task Force",
            ("inForce", "2023-03-20"),
        ),
        ("The Extradition Treaty was signed in November.", "Extradition Treaty", ("signed", "2022-11")),
        ("Ratification of the Extradition Treaty is expected this year.", "Extradition Treaty", ("signed", None)),
        ("The Extradition Treaty has not yet entered into force.", "Extradition Treaty", ("signed", None)),
        ("Once the Extradition Treaty is signed, officials will meet.", "Extradition Treaty", ("proposed", None)),
        ("Work on the Extradition Treaty has been completed.", "Extradition Treaty", ("agreed", "2023-03-20")),
        (
            "They noted the Defence Accord that Finland, Sweden and Norway signed last May.",
            "Defence Accord",
            ("signed", "2022-05"),
        ),
        (
            "They noted the Defence Accord signed by Finland, Sweden and Norway last May.",
            "Defence Accord",
            ("signed", "2022-05"),
        ),
    ],
)
def test_when_it_was_done(analyse: Analyse, text: str, title: str, wanted: tuple[str, str | None]) -> None:
    """The date is that of the clause that tells the act: of "when", of what is taken up again, of who signed."""
    assert slots(told(analyse, text, title)) == wanted


def test_the_day_of_what_is_news(analyse: Analyse) -> None:
    """What a text opens with as done today is of its own day, whatever meeting of last month it also dates."""
    text = (
        "The two countries will step up cooperation under a package agreed in London today (Monday 20 March).\n\n"
        "In a separate deal, India and Japan signed an agreement on reactors.\n\nPrime Minister Modi met Prime "
        "Minister Kishida in Tokyo last month.\n"
    )
    found = extract(analyse(text, title="India and Japan step up cooperation", date="March 20, 2023")).agreements
    assert [slots(a) for a in found if "reactors" in a.title] == [("signed", "2023-03-20")]


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        (
            "The Intergovernmental Agreement on Space, which the Indian Parliament ratified in February, is new.",
            "Intergovernmental Agreement on Space",
            ("inForce", "2023-02"),
        ),
        ("We are close to finalising the Free Trade Agreement.", "Free Trade Agreement", ("negotiating", None)),
        ("India pulled out of the Free Trade Agreement.", "Free Trade Agreement", ("terminated", None)),
        (
            "Signature of the Air Transport Agreement is planned for the summer.",
            "Air Transport Agreement",
            ("agreed", None),
        ),
        (
            "The two sides exchanged views on a possible memorandum of understanding on tourism.",
            "memorandum of understanding on tourism",
            ("proposed", None),
        ),
        (
            "Twenty years after the signing of the Friendship Treaty, relations are excellent.",
            "Friendship Treaty",
            ("inForce", None),
        ),
        ("India has yet to ratify the Investment Treaty.", "Investment Treaty", ("signed", None)),
        (
            "The Investment Treaty is provisionally applied since 2020.",
            "Investment Treaty",
            ("inForce", "2020"),
        ),
        (
            "Talks on an Investment Treaty were launched in June 2022.",
            "Investment Treaty",
            ("negotiating", "2022-06"),
        ),
        (
            "With the signing today of the Memorandum on Fisheries, a new chapter begins.",
            "Memorandum on Fisheries",
            ("signed", "2023-03-20"),
        ),
    ],
)
def test_in_the_manner_of_readouts(analyse: Analyse, text: str, title: str, wanted: tuple[str, str | None]) -> None:
    """What is near, planned, possible, not done yet or long done is told from what is done."""
    assert slots(told(analyse, text, title)) == wanted


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        (
            "I expect the contract for the reactors to be signed before the end of the year.",
            "contract for the reactors",
            ("agreed", None),
        ),
        (
            "The Protocol on Fisheries has been submitted to parliament for ratification.",
            "Protocol on Fisheries",
            ("signed", None),
        ),
        (
            "The Protocol on Fisheries, signed in Tokyo in 2021, will enter into force on 1 June.",
            "Protocol on Fisheries",
            ("signed", "2021"),
        ),
        (
            "They welcomed the signing of the Protocol on Fisheries, which took place in Tokyo on 3 March.",
            "Protocol on Fisheries",
            ("signed", "2023-03-03"),
        ),
        ("The signing of the Protocol on Fisheries was postponed.", "Protocol on Fisheries", ("agreed", None)),
        ("They failed to sign the Protocol on Fisheries.", "Protocol on Fisheries", ("rejected", None)),
        ("No Protocol on Fisheries was signed.", "Protocol on Fisheries", ("rejected", None)),
        (
            "The Action Plan on Fisheries for 2023-2025 was launched.",
            "Action Plan on Fisheries for 2023-2025",
            ("inForce", "2023-03-20"),
        ),
    ],
)
def test_in_the_manner_of_speeches(analyse: Analyse, text: str, title: str, wanted: tuple[str, str | None]) -> None:
    """What did not take place is not signed; what is signed and on its way to parliament is."""
    assert slots(told(analyse, text, title)) == wanted


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        (
            "They praised the Free Trade Agreement (FTA), signed in June 2004 and in effect since January 1, 2006.",
            "Free Trade Agreement",
            ("inForce", "2006-01-01"),
        ),
        (
            "The Free Trade Agreement, signed in 2004, entered into force in 2006.",
            "Free Trade Agreement",
            ("inForce", "2006"),
        ),
        (
            "The Convention on Taxation, which was signed in 2004 and has been in force since 2006, is a success.",
            "Convention on Taxation",
            ("inForce", "2006"),
        ),
        (
            "The Treaty on Extradition, signed in May 2018 and ratified in March 2019, is welcome.",
            "Treaty on Extradition",
            ("inForce", "2019-03"),
        ),
        (
            "The Free Trade Agreement was signed in 2004 but has not yet entered into force.",
            "Free Trade Agreement",
            ("signed", "2004"),
        ),
        (
            "The Treaty on Extradition was signed in May 2018 and will enter into force this year.",
            "Treaty on Extradition",
            ("signed", "2018-05"),
        ),
    ],
)
def test_signed_and_then_in_force(analyse: Analyse, text: str, title: str, wanted: tuple[str, str | None]) -> None:
    """Of a signing and an entry into force told together the later one counts; one that is to come does not."""
    assert slots(told(analyse, text, title)) == wanted


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Trade was worth $6 billion in 2009, and the two ministers signed a Treaty on Extradition.", "2023-03-20"),
        (
            "They said that trade, worth $6 billion in 2009, had doubled and signed a Treaty on Extradition.",
            "2023-03-20",
        ),
        ("In March 2018 the two ministers met in Tokyo and signed a Treaty on Extradition.", "2018-03"),
    ],
)
def test_time_of_what_stands_beside(analyse: Analyse, text: str, date: str) -> None:
    """The time of one clause is that of the next where they share their subject, not where it stands in the subject."""
    assert slots(told(analyse, text, "Treaty on Extradition")) == ("signed", date)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("They decided to conclude a Treaty on Extradition soon.", "agreed"),
        ("They agreed to launch a study and to conclude a Treaty on Extradition.", "agreed"),
        ("They hope to conclude a Treaty on Extradition next year.", "negotiating"),
        ("They agreed to conclude negotiations on a Treaty on Extradition.", "negotiating"),
    ],
)
def test_what_is_decided_to_be_concluded_is_agreed(analyse: Analyse, text: str, status: str) -> None:
    """That there be a treaty was decided; a hope to conclude it, or talks to conclude, tell that it is negotiated."""
    assert told(analyse, text, "Treaty on Extradition").status == status


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("They welcomed the signing, at the meeting, of a Treaty on Extradition.", "2023-03-20"),
        (
            "They welcomed the Treaty on Extradition, which was signed by ministers on the margins of the meeting.",
            "2023-03-20",
        ),
        ("They welcomed the Treaty on Extradition, which was signed at the meeting in June 2021.", "2021-06"),
    ],
)
def test_what_is_signed_beside_the_meeting_is_of_its_day(analyse: Analyse, text: str, date: str) -> None:
    """The meeting is the document's own, unless another day is told."""
    assert slots(told(analyse, text, "Treaty on Extradition"))[1] == date


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        (
            "The Agreement on Fisheries between India and Japan will enter into force on 1 July 2023.",
            "Agreement on Fisheries between India and Japan",
            ("signed", None),
        ),
        (
            "The two sides called for the swift ratification of the Agreement on Fisheries.",
            "Agreement on Fisheries",
            ("signed", None),
        ),
        (
            "The two sides welcomed the ratification of the Agreement on Fisheries.",
            "Agreement on Fisheries",
            ("inForce", None),
        ),
        (
            "Negotiations are under way on an agreement on fisheries between India and Japan.",
            "agreement on fisheries between India and Japan",
            ("negotiating", None),
        ),
        (
            "India and Japan are working towards launching negotiations on an Agreement on Fisheries.",
            "Agreement on Fisheries",
            ("proposed", None),
        ),
        (
            "Japan's parliament rejected the Agreement on Fisheries with India in February 2023.",
            "Agreement on Fisheries with India",
            ("rejected", "2023-02"),
        ),
    ],
)
def test_what_is_not_yet_in_force(analyse: Analyse, text: str, title: str, wanted: tuple[str, str | None]) -> None:
    """A paper whose entry into force or ratification is to come is signed; talks under way are no paper in force."""
    assert slots(told(analyse, text, title)) == wanted
