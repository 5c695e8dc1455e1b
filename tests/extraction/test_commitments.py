from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
MEETING = "Prime Minister Narendra Modi met Prime Minister Fumio Kishida in New Delhi today. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The two leaders decided to open new consulates in Osaka and to abolish visas for students.",
            [("open new consulates in Osaka", "agreed"), ("abolish visas for students", "agreed")],
        ),
        ("Today we agreed on the schedule of future meetings.", [("schedule of future meetings", "agreed")]),
        (
            "It was decided to abolish customs checks on the border.",
            [("abolish customs checks on the border", "agreed")],
        ),
        ("The two sides agreed not to comment on the talks.", [("not to comment on the talks", "agreed")]),
        (
            "India and Japan jointly announced the renewal of the energy dialogue.",
            [("the renewal of the energy dialogue", "agreed")],
        ),
        ("We discussed the proposal to introduce visa-free travel.", [("visa-free travel", "proposed")]),
        (
            "The Parties commit to take the following actions:\n\nJapan will (i) modify the rate of duty; and "
            "(ii) remove the countermeasures.",
            [("Japan will modify the rate of duty", "agreed"), ("Japan will remove the countermeasures", "agreed")],
        ),
        (
            "They took note of the following commercial deals:\n\n"
            "- Procurement of aircraft currently valued at 3 billion USD.",
            [("Procurement of aircraft", "agreed")],
        ),
        (
            "The two Ministers concurred on establishing a visa-free regime.",
            [("establishing a visa-free regime", "agreed")],
        ),
        (
            "The leaders agreed that their teams will abolish visas for students.",
            [("abolish visas for students", "agreed")],
        ),
        (
            "The two leaders agreed to hold a 2+2 dialogue every two years.",
            [("hold a 2+2 dialogue every two years", "agreed")],
        ),
        (
            "India and Japan are pleased to announce the establishment of diplomatic relations.",
            [("the establishment of diplomatic relations", "agreed")],
        ),
        (  # numbers make a decision of what is else resolve
            "The leaders decided to increase direct flights from five to nine a week.",
            [("increase direct flights from five to nine a week", "agreed")],
        ),
        (
            "The leaders agreed to increase the number of direct flights to Osaka.",
            [("increase the number of direct flights to Osaka", "agreed")],
        ),
        ("The leaders agreed to increase the number of exchanges between their peoples.", []),
        ("The leaders agreed to increase exchanges.", []),
        (  # two decisions, though the parse takes the second verb for no verb
            "The leaders agreed to operationalize the bus service via Kobe and to designate Goa as a transit port.",
            [("operationalize the bus service via Kobe", "agreed"), ("designate Goa as a transit port", "agreed")],
        ),
        (
            "India and Japan agreed to waive tariffs on drugs, to recognise certificates, and to resume flights.",
            [("waive tariffs on drugs", "agreed"), ("recognise certificates", "agreed"), ("resume flights", "agreed")],
        ),
        (  # one for each "on"
            "The leaders agreed on a target of 500 firms in India and on the opening of a consulate in Kobe.",
            [("target of 500 firms in India", "agreed"), ("opening of a consulate in Kobe", "agreed")],
        ),
        ("The leaders agreed on the importance of peace and on the need for talks.", []),
        ("The leaders agreed to help farmers to sow and to harvest.", []),
        (  # what should be done at a time to come
            "We agreed that the border commissions should start working in the coming days.",
            [("the border commissions should start working in the coming days", "agreed")],
        ),
        ("We agreed that the border commissions should be respected.", []),
        (  # the instrument tells it
            "The leaders decided to begin, at an early date, negotiations on an air services agreement.",
            [("air services agreement", "negotiating")],
        ),
        (  # the review of a paper is decided, the paper is in force
            "The leaders agreed to begin the review of the Fisheries Agreement.",
            [("begin the review of the Fisheries Agreement", "agreed"), ("Fisheries Agreement", "inForce")],
        ),
        ("The two Ministers concurred on the importance of peace.", []),
        (
            "The leaders agreed to abolish customs duties on U.S. cars.",
            [("abolish customs duties on U.S. cars", "agreed")],
        ),
        ("The leaders agreed that democracy should be restored.", []),
        ("The leaders committed to press for peace.", []),
        ("The leaders agreed that cooperation is important.", []),
        ("The leaders agreed that they will deepen their ties.", []),
        ("The leaders resolved to institutionalise efforts.", []),
        ("The two Ministers concurred in working together.", []),
        ("The leaders agreed to deepen cooperation.", []),
        ("The leaders agreed on the importance of peace.", []),
        ("The two sides did not agree to open the border.", []),
        ("India decided to open a new port.", []),
        ("The leaders agreed to meet again in Tokyo.", []),
    ],
)
def test_joint_decisions(analyse: Analyse, text: str, wanted: list[tuple[str, str]]) -> None:
    """Concrete joint decisions are told by their own words; resolve, refusals, one side's plans, meetings are none."""
    found = extract(analyse(MEETING + text, date="May 31, 2022")).agreements
    assert [(a.title, a.status) for a in found] == wanted
    assert all({p.split("/")[1] for p in a.parties} == {"India", "Japan"} for a in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The World Bank is partnering with Kenya to train nurses.",
            [("programme", "inForce", {"World Bank Group", "Kenya"})],
        ),
        (
            "The World Bank will partner with Kenya to train nurses.",
            [("programme", "agreed", {"World Bank Group", "Kenya"})],
        ),
        ("Kenya will invest $20 million in the World Bank.", [("contract", "agreed", {"World Bank Group", "Kenya"})]),
        ("Kenya will invest $20 million in roads.", []),
        ("Kenya will invest in the World Bank.", []),
        (  # also where the parse knows no subject, and behind a government
            "USAID is partnering with the Nusantara Authority to train nurses.",
            [("programme", "inForce", {"USAID", "Nusantara Authority"})],
        ),
        (
            "Kenya will partner with the Government of Palau and the Palau Communications Corporation.",
            [("programme", "agreed", {"Kenya", "Palau", "Palau Communications Corporation"})],
        ),
        ("Kenya could partner with the World Bank.", []),
        ("The United States is partnering with Kenya.", []),
    ],
)
def test_bodies_that_act_together(analyse: Analyse, text: str, wanted: list[tuple[str, str, set[str]]]) -> None:
    """Two sides by name, one of them a body, that partner or invest are a deed; countries' friendship is none."""
    found = extract(analyse(MEETING + text, date="May 31, 2022")).agreements
    assert [(a.kind, a.status, {p.split("/")[1] for p in a.parties}) for a in found] == wanted


def test_kind_follows_the_noun(analyse: Analyse) -> None:
    """What is agreed on is an instrument where its noun is one."""
    (found,) = extract(analyse(MEETING + "The two leaders agreed on an action plan.", date="May 31, 2022")).agreements
    assert (found.title, found.kind) == ("action plan", "programme")


def test_vague_resolve_is_reported(analyse: Analyse) -> None:
    """Refused resolve is told with its reason."""
    refusals = extract(analyse(MEETING + "The leaders agreed to deepen cooperation.", date="May 31, 2022")).refusals
    assert any(r.rule.startswith("agreement.commitment/") and "resolve" in r.reason for r in refusals)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Prime Ministers agreed to raise bilateral trade to USD 20 billion by 2030.",
            ["raise bilateral trade to USD 20 billion by 2030"],
        ),
        ("The two leaders agreed to double trade by 2030.", ["double trade by 2030"]),
        ("The leaders agreed to a target of USD 5 billion by 2030.", ["target of USD 5 billion by 2030"]),
        ("The two sides agreed on a goal of 500,000 tourists a year.", ["goal of 500,000 tourists a year"]),
        (
            "With Prime Minister Kishida, he agreed to raise bilateral trade to one billion dollars.",
            ["raise bilateral trade to one billion dollars"],
        ),
        ("We have agreed to bring it to $200 million by 2025.", []),
        ("The two sides pledged to deliver 20 billion in the coming years.", []),
        ("The two sides agreed to provide $14 million to clear mines.", ["provide $14 million to clear mines"]),
        ("The two leaders agreed to strive to bring trade to $4 billion.", []),
        ("The two leaders agreed to boost ties and strive to bring trade to US$4 billion.", []),
        ("The two leaders agreed on the goals of the partnership.", []),
    ],
)
def test_figure_that_several_sides_set_is_a_decision(analyse: Analyse, text: str, wanted: list[str]) -> None:
    """A figure that sides agree to reach is one where the words name it; what they strive for is none."""
    found = extract(analyse(MEETING + text)).agreements
    assert [a.title for a in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The two sides agreed that visas for students will be abolished.", ["visas for students will be abolished"]),
        ("The two sides agreed that direct flights be resumed.", ["direct flights be resumed"]),
        (
            "Both leaders agreed to the opening of consulates in Osaka and Chennai.",
            ["opening of consulates in Osaka and Chennai"],
        ),
        (
            "The aviation authorities agreed to exchange lists of flights twice a year.",
            ["exchange lists of flights twice a year"],
        ),
        (
            "The two sides noted that the talks had gone well, and agreed to extend the stay from 60 days to 90 days.",
            ["extend the stay from 60 days to 90 days"],
        ),
        ("The two sides agreed that cooperation in defence would be strengthened.", []),
        ("The two sides agreed that the issue would be discussed further.", []),
        ("The two sides agreed that disputes should be resolved peacefully.", []),
        ("The two sides agreed that the visit will be important.", []),
        ("The two sides agreed that the next meeting will be held in Tokyo.", []),
        ("The new bridge, which Prime Minister Kishida and I had agreed on back in 2012, was opened.", []),
        ("Japan and India agreed to await the views of the other partner states.", []),
        ("Prime Minister Modi agreed to the proposal of Prime Minister Kishida.", []),
    ],
)
def test_what_is_agreed_to_be_done(analyse: Analyse, text: str, wanted: list[str]) -> None:
    """Decisions told in the passive, by a noun of action, or after what was noted; resolve and consent are none."""
    found = extract(analyse(MEETING + text)).agreements
    assert [a.title for a in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The two leaders also agreed:\n\n"
            "* that officials will begin negotiations on a bilateral policing treaty;\n"
            "* to lift the number of Indians working in Japan under the Pacific Labour Scheme to at least 1,500; and\n"
            "* to explore recognition of nursing qualifications.",
            {
                "bilateral policing treaty",
                "Pacific Labour Scheme",
                "lift the number of Indians working in Japan under the Pacific Labour Scheme to at least 1,500",
            },
        ),
        (
            "The leaders agreed that:\n\n"
            "- negotiations on an Energy Treaty will open in Tokyo in June\n"
            "- the two countries will jointly supply another 14 tanks to Ukraine\n"
            "- the two countries will hold a summit in Osaka\n"
            "- Japan will continue to support India",
            {"Energy Treaty", "the two countries will jointly supply another 14 tanks to Ukraine"},
        ),
        (
            "The two Prime Ministers agreed to:\n\n- abolish visas for students;\n- strengthen cooperation in trade.",
            {"abolish visas for students"},
        ),
        ("The two sides noted that:\n\n- Japan will supply another 14 tanks to Ukraine.", set()),
    ],
)
def test_list_under_what_was_agreed(analyse: Analyse, text: str, wanted: set[str]) -> None:
    """Each concrete entry of a list under "agreed:" is a decision; resolve and what papers tell are none."""
    found = extract(analyse(f"{MEETING.strip()}\n\n{text}")).agreements
    assert {a.title for a in found} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("India and Japan agreed on the significant threat posed by piracy.", []),
        ("India and Japan agreed on the severity of the drought.", []),
        ("India and Japan agreed on the benefits of hydrogen.", []),
        ("India and Japan committed to closer partnership in space.", []),
        (
            "India and Japan agreed on the dangers of unilateral action and on the opening of a consulate in Osaka.",
            ["opening of a consulate in Osaka"],
        ),
        ("India and Japan agreed on a risk assessment mechanism.", ["risk assessment mechanism"]),
        ("India and Japan agreed on a peace plan for the islands.", ["peace plan for the islands"]),
        ("The G7 agreed to phase out or ban the import of coal.", ["phase out or ban the import of coal"]),
        (
            "The two leaders agreed to phase out or ban the import of coal and to open consulates.",
            ["phase out or ban the import of coal", "open consulates"],
        ),
    ],
)
def test_what_is_judged_alike_is_no_decision(analyse: Analyse, text: str, wanted: list[str]) -> None:
    """Guidelines, "Agreements": vague mutual resolve is none; one of two ways to do a thing is one decision."""
    told = extract(analyse(MEETING + text, date="March 20, 2023"))
    assert [a.title for a in told.agreements] == wanted
