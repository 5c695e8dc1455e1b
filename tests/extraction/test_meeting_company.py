"""Who comes along with those who meet, and who heads both sides, told in words of their own."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

TALKS = "Foreign Minister Naledi Pandor of South Africa met Foreign Minister Taro Kono of Japan in Tokyo on 30 May. "
VISIT = "Prime Minister Irakli Garibashvili of Georgia will pay a visit to Kazakhstan on 3 June. "
ROUND = "On 30 May Kenya and Vietnam held the third round of Political Consultations in Nairobi. "
NOBODY = ["talks held 2019-05-30: Naledi Pandor, Taro Kono @ Tokyo"]
WITH_BOTH = ["talks held 2019-05-30: Alvin Botes, Naledi Pandor, Taro Kono, Zane Dangor @ Tokyo"]
COMPANY = [
    (
        "Malta thanked Cyprus for the visit of President Ion Rusu of Cyprus and his delegation to Valletta in May.",
        ["visit held 2019-05: Ion Rusu, Malta @ Valletta"],
    ),
    (
        "They recalled the visit of President Ion Rusu of Cyprus, accompanied by a large business delegation, to Valletta in May.",
        ["visit held 2019-05: Ion Rusu, Malta @ Valletta"],
    ),
    (
        VISIT + "The Georgian delegation includes Foreign Minister Ilia Darchiashvili and the head of the administration, Revaz Javelidze.",
        ["visit planned 2019-06-03: Ilia Darchiashvili, Irakli Garibashvili, Kazakhstan, Revaz Javelidze @ Kazakhstan"],
    ),
    (VISIT + "Accompanying the Prime Minister is Foreign Minister Ilia Darchiashvili of Georgia.",
     ["visit planned 2019-06-03: Ilia Darchiashvili, Irakli Garibashvili, Kazakhstan @ Kazakhstan"]),
    (VISIT + "Foreign Minister Ilia Darchiashvili of Georgia will accompany the Prime Minister.",
     ["visit planned 2019-06-03: Ilia Darchiashvili, Irakli Garibashvili, Kazakhstan @ Kazakhstan"]),
    (VISIT + "Foreign Minister Ilia Darchiashvili is part of the delegation.",
     ["visit planned 2019-06-03: Ilia Darchiashvili, Irakli Garibashvili, Kazakhstan @ Kazakhstan"]),
    (TALKS + "Members of the South African delegation were Deputy Minister Alvin Botes and Director-General Zane Dangor.", WITH_BOTH),
    (TALKS + "Minister Pandor was accompanied to the meeting by Deputy Minister Alvin Botes; and Director-General Zane Dangor.", WITH_BOTH),
    (
        "Foreign Minister Naledi Pandor of South Africa, accompanied by Deputy Minister Alvin Botes and Director-General Zane Dangor, met Foreign Minister Taro Kono of Japan in Tokyo on 30 May.",
        WITH_BOTH,
    ),
    ("Foreign Minister Naledi Pandor of South Africa, along with Deputy Minister Alvin Botes and Director-General Zane Dangor, met Foreign Minister Taro Kono of Japan in Tokyo on 30 May.", WITH_BOTH),
    (
        "Accompanied by Trade Minister Anna Weber, President Nurlan Omarov of Kazakhstan met Prime Minister Shinzo Abe of Japan in Tokyo on 30 May.",
        ["talks held 2019-05-30: Anna Weber, Nurlan Omarov, Shinzo Abe @ Tokyo"],
    ),
    (TALKS + "Those present included Deputy Minister Alvin Botes and Director-General Zane Dangor.", WITH_BOTH),
    (TALKS + "With the Minister were Deputy Minister Alvin Botes and Director-General Zane Dangor.", WITH_BOTH),
    (TALKS + "On the South African side: Deputy Minister Alvin Botes, Director-General Zane Dangor.", WITH_BOTH),
    (TALKS + "From the South African side, Deputy Minister Alvin Botes and Director-General Zane Dangor participated.", WITH_BOTH),
    (TALKS + "Deputy Minister Alvin Botes and Director-General Zane Dangor took part in the talks.", WITH_BOTH),
    (TALKS + "Deputy Minister Alvin Botes and Director-General Zane Dangor were among the participants.", WITH_BOTH),
    # counter-examples: others than those who came along, or to something else
    (TALKS + "On the South African side, Deputy Minister Alvin Botes signed the paper.", NOBODY),
    (TALKS + "The plan had been made together with experts, as Peter Smith said.", NOBODY),
    (TALKS + "Among those who had drawn up the plan was Deputy Minister Alvin Botes.", NOBODY),
    (TALKS + "The agreement was signed by Deputy Minister Alvin Botes and Ambassador Yamada.", NOBODY),
    (TALKS + "Deputy Minister Alvin Botes took part in the opening of a school in Osaka.", NOBODY),
    (TALKS + "The project includes experts such as Peter Smith and Anna Weber.", NOBODY),
    (TALKS + "The team to build the bridge includes 40 engineers.", NOBODY),
]  # fmt: skip
HEADS = [
    (ROUND + "The delegations were represented by Deputy Minister Abraham Korir and Deputy Minister Nguyen Minh Hang.",
     ["session held 2019-05-30: Abraham Korir, Nguyen Minh Hang @ Nairobi #3"]),
    (
        ROUND + "The minutes were signed by both heads of delegation, Principal Secretary Korir Sing'Oei of Kenya and Deputy Minister Nguyen Minh Hang of Vietnam.",
        ["session held 2019-05-30: Korir Sing'Oei, Nguyen Minh Hang @ Nairobi #3"],
    ),
    (
        ROUND + "Delegations of 20 officials took part, led respectively by Principal Secretary Korir Sing'Oei of Kenya and Deputy Minister Nguyen Minh Hang of Vietnam.",
        ["session held 2019-05-30: Korir Sing'Oei, Nguyen Minh Hang @ Nairobi #3"],
    ),
    (
        ROUND + "It was co-chaired by Principal Secretary Korir Sing'Oei of Kenya and Deputy Minister Nguyen Minh Hang of Vietnam.",
        ["session held 2019-05-30: Korir Sing'Oei, Nguyen Minh Hang @ Nairobi #3"],
    ),
    (ROUND + "The heads of delegation were pleased with the results.", ["session held 2019-05-30: Kenya, Vietnam @ Nairobi #3"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*COMPANY, *HEADS])
def test_who_came_along_or_headed_the_sides_takes_part(read: Read, text: str, expected: list[str]) -> None:
    """Those of whom a delegation is made up take part beside its leader; whoever heads a side takes its place."""
    assert told(read(text)) == expected
