"""Papers and decisions in the wordings of many offices: papers of those who sign, topics, ends of sessions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.find import find_agreements
from kg.extraction.agreements.phrases import one_line
from kg.extraction.context import Context
from kg.language.analysis import Analysis
from kg.model import Agreement

Analyse = Callable[..., Analysis]
VISIT = "The President of Malta visited Cyprus on 31 May 2019. The two countries discussed trade. "


def found(analyse: Analyse, text: str) -> list[Agreement]:
    return find_agreements(Context(analyse(VISIT + text, date="31 May 2019")), [])


def told(analyse: Analyse, text: str) -> list[tuple[str, str, str]]:
    return sorted((a.title, a.kind, a.status) for a in found(analyse, text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Our defence ministers have signed a memorandum of understanding.", "memorandum of understanding"),
        ("At the end of the session a Protocol was signed.", "Protocol"),
        ("The session ended with the signing of a protocol.", "protocol"),
        ("The agreement was signed by the foreign ministers of Malta and Cyprus.", "agreement"),
        ("Malta will buy aircraft from Cyprus under a contract concluded last year.", "contract"),
        ("They signed an agreement abolishing visas for diplomats.", "agreement abolishing visas for diplomats"),
        ("They signed a memorandum in agriculture.", "memorandum in agriculture"),
        ("They signed an instrument on extradition.", "instrument on extradition"),
        ("Malta and Cyprus exchanged notes concerning a bridge.", "notes concerning a bridge"),
        ("The summit ended with the adoption of the Chair’s Statement.", "Chair’s Statement"),
        ("The meeting concluded with the Nicosia Declaration.", "Nicosia Declaration"),
        ("The two sides approved the work programme for 2020.", "work programme"),
        ("The parties signed a joint action plan for 2023-2025.", "joint action plan"),
        ("Malta and Cyprus declared a strategic partnership.", "strategic partnership"),
    ],
)
def test_papers_told_by_what_is_done_with_them(analyse: Analyse, text: str, wanted: str) -> None:
    """A paper that says little of itself counts where those who sign it are told, or how a session ended."""
    assert [a.title for a in found(analyse, text)] == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "The minister signed a protocol.",
        "Notes to Editors",
        "We exchange notes on our meetings.",
        "The sides reached broad understandings on trade.",
        "Malta and Cyprus agreed to build a better future.",
        "They agreed that there will be further efforts.",
        "They took part in the summit for the 50th Year of Mediterranean Friendship.",
    ],
)
def test_what_is_no_paper_of_two(analyse: Analyse, text: str) -> None:
    """One side's paper without a word on it, idioms and resolve are none."""
    assert [a.title for a in found(analyse, text)] == []


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "They signed three memoranda of understanding, on consular affairs, on sports and on tourism.",
            {"consular affairs", "sports", "tourism"},
        ),
        (
            "They signed two agreements, one on air services and the other on extradition.",
            {"air services", "extradition"},
        ),
        (
            "They witnessed the signing of three memoranda, namely on cooperation in the fields of energy, media and "
            "communications, and science.",
            {"energy", "media and communications", "science"},
        ),
    ],
)
def test_counted_papers_that_are_told_one_by_one(analyse: Analyse, text: str, topics: set[str]) -> None:
    """As many topics as papers are counted: a paper each, and no group beside them."""
    papers = found(analyse, text)
    assert {a.title.split(" on ", 1)[1] for a in papers} == topics
    assert {a.count for a in papers} == {None}


def test_a_count_with_other_topics_stays_a_group(analyse: Analyse) -> None:
    """Five agreements on three things are told by their number."""
    (group,) = found(analyse, "They signed five agreements on trade, on sports and on tourism.")
    assert group.count == 5


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They agreed to build a second bridge across the strait.", "build a second bridge across the strait"),
        ("The extension of the lease of the port was agreed.", "extension of the lease of the port"),
        ("Recognition of driving licences was agreed.", "Recognition of driving licences"),
        ("They reached an understanding on the reopening of the border.", "reopening of the border"),
        ("They agreed that from May there will be direct flights.", "there will be direct flights"),
    ],
)
def test_decisions_told_in_other_words(analyse: Analyse, text: str, wanted: str) -> None:
    """What is agreed may stand before its verb, after "there will be", or be a thing to build."""
    (decision,) = found(analyse, text)
    assert decision.title.endswith(wanted)
    assert (decision.kind, decision.status) == ("commitment", "agreed")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "They endorsed the early finalisation of pending instruments, including the Agreement on Extradition.",
            [("Agreement on Extradition", "treaty", "negotiating")],
        ),
        (
            "They agreed to open negotiations to update the 1996 Agreement on Investments.",
            [
                ("1996 Agreement on Investments", "treaty", "inForce"),
                ("update the 1996 Agreement on Investments", "treaty", "negotiating"),
            ],
        ),
        (
            "The talks on visa facilitation and readmission agreements went on.",
            [
                ("readmission agreement", "treaty", "negotiating"),
                ("visa facilitation agreement", "treaty", "negotiating"),
            ],
        ),
        (
            "Malta expressed interest in an agreement on fisheries with Cyprus.",
            [("agreement on fisheries with Cyprus", "treaty", "proposed")],
        ),
        (
            "The parties exchanged drafts of an extradition treaty.",
            [("extradition treaty", "treaty", "negotiating")],
        ),
        ("We are ready to sign the protocol on tourism.", [("protocol on tourism", "treaty", "agreed")]),
        (
            "Malta and Cyprus are close to signing a deal on fisheries.",
            [("deal on fisheries", "treaty", "negotiating")],
        ),
        (
            "They worked out a plan of joint activities for 2020.",
            [("plan of joint activities for 2020", "programme", "agreed")],
        ),
        (
            "They agreed on an early start of negotiations for a Preferential Trade Agreement.",
            [("Preferential Trade Agreement", "treaty", "negotiating")],
        ),
    ],
)
def test_how_far_a_paper_is(analyse: Analyse, text: str, wanted: list[tuple[str, str, str]]) -> None:
    """Finished, nearly so, under negotiation or only wished for."""
    assert told(analyse, text) == wanted


def test_a_plan_signed_beside_a_memorandum(analyse: Analyse) -> None:
    """Both are signed, and the first one’s words end before the second’s."""
    text = "We signed the Memorandum of Understanding on trade, as well as the plan of consultations for 2019-2021."
    assert [(a.title, a.status) for a in found(analyse, text)] == [
        ("Memorandum of Understanding on trade", "signed"),
        ("plan of consultations for 2019-2021", "signed"),
    ]


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        ("The MOU on Combating Crime is expected to be concluded soon.", "negotiating", None),
        ("A Protocol on Tourism has been in force since last year.", "inForce", "2018"),
        ("I count on our friends to push for the conclusion of the agreement on trade.", "negotiating", None),
        ("They spoke of the joint study on an agreement on trade, which was concluded in May 2018.", "proposed", None),
        ("They looked forward to the ratification of the Trade Agreement.", "signed", None),
        ("They will sign the Advanced Framework Agreement in December.", "agreed", None),
        ("They praised the Trade Agreement, on which talks resumed in March.", "negotiating", "2019-03"),
    ],
)
def test_status_and_its_date(analyse: Analyse, text: str, status: str, date: str | None) -> None:
    """The act that gives the status dates a paper, not one to come or one of another."""
    (paper,) = found(analyse, text)
    assert (paper.status, paper.date.time.edtf if paper.date else None) == (status, date)


def test_a_protocol_is_not_of_the_year_of_what_it_amends(analyse: Analyse) -> None:
    """The year behind the inner name is the inner paper's."""
    (paper, *_) = found(analyse, "They signed a Protocol amending the Agreement on Double Taxation of 2008.")
    assert paper.date is None or paper.date.time.edtf != "2008"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A package of commercial documents was signed.", "contract"),
        ("They signed a package of memoranda.", "memorandum"),
        ("They signed a package of documents on trade.", "treaty"),
    ],
)
def test_a_package_is_of_the_kind_of_its_papers(analyse: Analyse, text: str, kind: str) -> None:
    """Documents are treaties, commercial ones contracts."""
    (package,) = found(analyse, text)
    assert package.kind == kind


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The convention for the avoidance of double taxation, which has been in force since 2007, matters.",
            [("convention for the avoidance of double taxation", "inForce")],
        ),
        (
            "They welcomed the Treaty on Ports, as well as the agreement for the protection of wild birds, which was "
            "signed during the visit.",
            [("Treaty on Ports", "inForce"), ("agreement for the protection of wild birds", "signed")],
        ),
        ("The ministers adopted the Agreed Minutes.", [("Agreed Minutes", "signed")]),
        ("Valletta and Nicosia signed a co-operation plan for 2020–2022.", [("co-operation plan", "signed")]),
        (
            "They looked forward to the conclusion of the Implementing Arrangement on Ports.",
            [("Implementing Arrangement on Ports", "negotiating")],
        ),
        (
            "Malta and Cyprus endorsed the Declaration Against Piracy in Southern Waters.",
            [("Declaration Against Piracy in Southern Waters", "signed")],
        ),
        (
            "They signed a memorandum of understanding on housing, the executive programme for culture 2019-2021, "
            "and an agreement on ports.",
            [
                ("agreement on ports", "signed"),
                ("executive programme for culture 2019-2021", "signed"),
                ("memorandum of understanding on housing", "signed"),
            ],
        ),
    ],
)
def test_a_paper_that_says_what_it_is_for_is_one_of_its_own(
    analyse: Analyse, text: str, wanted: list[tuple[str, str]]
) -> None:
    """What a paper is for tells it from those before it, though its article points back."""
    assert [(t, s) for t, _, s in told(analyse, text)] == sorted(wanted)


def test_a_reference_without_words_of_its_own_points_back(analyse: Analyse) -> None:
    """What is said of any paper tells none apart."""
    text = (
        "They negotiate a treaty on ports. The signature of the treaty is expected, the treaty of the two sides lasts."
    )
    assert [t for t, _, _ in told(analyse, text)] == ["treaty on ports"]


def test_entries_end_before_what_is_told_of_them(analyse: Analyse) -> None:
    """An entry that is only a topic may be followed by a clause on it."""
    text = (
        "The ministers signed the following arrangements:\n\n- Safety of dams, which will be supported by Malta\n\n"
        "- Air services, which will allow carriers to fly to Nicosia\n\n- Trade in citrus fruit"
    )
    assert [t for t, _, _ in told(analyse, text)] == ["Air services", "Safety of dams", "Trade in citrus fruit"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("agreement on air services and", "agreement on air services"),
        ("credit guarantees for Export Finance Australia’s", "credit guarantees for Export Finance Australia"),
        ("Treaty of\n Friendship, ", "Treaty of Friendship"),
        ("Ministers’ Declaration", "Ministers’ Declaration"),
    ],
)
def test_a_title_ends_with_a_word_of_its_own(text: str, title: str) -> None:
    """What is left over where a title was cut is no part of it."""
    assert one_line(text) == title
