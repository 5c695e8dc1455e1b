"""Who is behind an agreement that does not say so itself: the two of whom the passage tells, else the document's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis
from kg.model import Agreement

Analyse = Callable[..., Analysis]

TOUR = (
    "Foreign Minister Penny Wong of Australia concluded her trip to India, Thailand and Fiji.\n\n"
    "In Delhi on 5 February, Ms Wong met Foreign Minister Subrahmanyam Jaishankar of India. {india}\n\n"
    "In Bangkok, Ms Wong held talks with Foreign Minister Maris Sangiampongsa of Thailand on 6 February. {thailand}\n\n"
    "In Suva, Ms Wong held talks with Prime Minister Sitiveni Rabuka of Fiji. {fiji}"
)


def toured(analyse: Analyse, **said: str) -> tuple[Agreement, ...]:
    body = TOUR.format(**{"india": "", "thailand": "", "fiji": "", **said})
    return extract(analyse(body, title="Minister Wong travels to Asia for talks", date="8 February 2024")).agreements


def sides(agreement: Agreement) -> set[str]:
    return {p.split("/")[1] for p in agreement.parties}


@pytest.mark.parametrize(
    ("where", "text", "parties", "date"),
    [
        ("india", "They signed a declaration of intent on training.", {"Australia", "India"}, "2024-02-05"),
        ("thailand", "The two ministers signed an MoU on tourism.", {"Australia", "Thailand"}, "2024-02-06"),
        ("thailand", "The sides signed a visa waiver agreement.", {"Australia", "Thailand"}, "2024-02-06"),
        ("thailand", "A protocol on trade was signed after the talks.", {"Australia", "Thailand"}, "2024-02-06"),
        ("fiji", "They agreed to open a visa office in Suva.", {"Australia", "Fiji"}, None),
        ("fiji", "She welcomed the treaty between Fiji and Tonga on fishing.", {"Fiji", "Tonga"}, None),
    ],
)
def test_what_came_out_of_an_occasion_binds_its_two_sides(
    analyse: Analyse, where: str, text: str, parties: set[str], date: str | None
) -> None:
    """In a document of several occasions, what the passage of one tells is of its two sides, and of its day."""
    (found,) = toured(analyse, **{where: text})
    assert sides(found) == parties
    if date is not None:
        assert found.date is not None and found.date.time.edtf == date


def test_the_margins_of_a_meeting_of_three_change_nothing(analyse: Analyse) -> None:
    """Where the three of the title met, "the leaders" are all of them, also after two of them met apart."""
    text = (
        "President Joe Biden, Prime Minister Fumio Kishida of Japan and President Yoon Suk Yeol of South Korea met at "
        "Camp David today. President Biden met Prime Minister Kishida before the summit. The three leaders signed a "
        "Charter on Security Cooperation."
    )
    title = "Leaders of the United States, Japan and South Korea meet"
    (found,) = extract(analyse(text, title=title, date="18 August 2023")).agreements
    assert sides(found) == {"United States", "Japan", "South Korea"}


def test_members_of_a_group_keep_their_own_sides(analyse: Analyse) -> None:
    """The sides of the first paper that a group includes are not those of the group."""
    text = (
        "President Emmanuel Macron met Prime Minister Narendra Modi in Paris today. They witnessed the signing of "
        "three documents, including an MoU between the University of Paris and the University of Delhi on physics."
    )
    group = extract(analyse(text, title="France and India", date="14 July 2023")).agreements[0]
    assert group.count == 3 and sides(group) == {"France", "India"}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "EXIM and PT PLN signed a memorandum of understanding.",
            {"Export-Import Bank of the United States", "PLN"},
        ),
        (
            "They signed an MoU between the Council for Research (CSIR), India and the Ministry of Energy of Japan.",
            {"Council for Research", "Ministry of Energy of Japan"},
        ),
    ],
)
def test_bodies_that_sign(analyse: Analyse, text: str, parties: set[str]) -> None:
    """Two bodies that sign a paper without a name are its sides; where one of them sits is no side."""
    meeting = "President Joe Biden met Prime Minister Narendra Modi of India today. "
    found = extract(analyse(meeting + text, date="8 February 2024")).agreements
    assert [sides(a) for a in found] == [parties]


def test_he_who_goes_from_one_to_the_next(analyse: Analyse) -> None:
    """Who signs as "he" in a document of one who meets several is that one, not the partner named last."""
    (found,) = toured(analyse, fiji="Then in Manila he signed a memorandum with the Philippines on mining.")
    assert sides(found) == {"Australia", "Philippines"}


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("In Muscat, the Minister and his counterpart signed a memorandum on tourism.", {"Malta", "Oman"}),
        ("In Cairo, the Minister and his counterpart signed a memorandum on tourism.", {"Malta", "Egypt"}),
    ],
)
def test_whose_capital_a_sentence_names(analyse: Analyse, text: str, partners: set[str]) -> None:
    """Of several whom home visits the one is meant whose capital the sentence names."""
    before = "The Foreign Minister of Malta will visit Egypt on Monday and Oman on Tuesday.\n\n"
    analysis = analyse(before + text, title="Foreign Minister of Malta travels to Egypt and Oman", date="31 May 2019")
    (memorandum,) = extract(analysis).agreements
    assert {p.removeprefix("country/") for p in memorandum.parties} == partners


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The Quad signed a Charter on Vaccines.", {"Australia", "India", "Japan", "United States"}),
        ("AUKUS partners and Japan signed a Protocol on Drones.",
         {"Australia", "United Kingdom", "United States", "Japan"}),
        ("The Baltic states and Moldova signed a Treaty on Energy.", {"Estonia", "Latvia", "Lithuania", "Moldova"}),
        ("NATO and Moldova signed a Treaty on Training.", {"NATO", "Moldova"}),
    ],
)  # fmt: skip
def test_a_format_without_a_charter_binds_its_members(analyse: Analyse, text: str, parties: set[str]) -> None:
    """Whoever names a format means the states in it; an organisation stays a party of its own."""
    (found,) = extract(analyse(text, title="Statement", date="8 February 2024")).agreements
    assert sides(found) == parties


def test_a_paper_named_for_a_format_is_of_its_members(analyse: Analyse) -> None:
    """As in "the Quad Vaccine Partnership", in a text of two of the four."""
    text = "The United States and Japan held talks. They will support work under the Quad Vaccine Partnership."
    (found,) = extract(analyse(text, title="United States and Japan", date="8 February 2024")).agreements
    assert sides(found) == {"Australia", "India", "Japan", "United States"}


@pytest.mark.parametrize(
    ("title", "together"),
    [
        ("FACT SHEET: Six Countries Launch the Ocean Partnership", True),
        ("FACT SHEET: The Administration Releases its Report on Oceans", False),
    ],
)
def test_many_partners_are_behind_what_their_title_says_they_do(analyse: Analyse, title: str, together: bool) -> None:
    """Partners that one country's paper lists are behind its papers only where its title tells of them."""
    text = (
        "WASHINGTON - The United States and its partner countries met: the United States, Angola, Ghana, Brazil, "
        "Chile and Portugal. The six countries will plan for the ocean. The six countries share the sea.\n\n"
        "The Ocean Action Plan is in force."
    )
    found = extract(analyse(text, title=title, date="8 February 2024")).agreements
    assert ("Ocean Action Plan" in [a.title for a in found if len(sides(a)) == 6]) is together
