"""Occasions that were missed, doubled or folded: receptions, visits to "our country", talks before a signing, forums."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Extraction
from tests.extraction.test_meetings import told

Read = Callable[..., Extraction]
PRESS = "Press conference by Chancellor Scholz of Germany and Prime Minister Plenković of Croatia"

WELCOMES = [
    "I am delighted to be able to welcome Prime Minister Plenković to Berlin today.",
    "It is a great pleasure for me to welcome Prime Minister Plenković to Berlin today.",
    "I have the honour of welcoming Prime Minister Plenković to Berlin today.",
]
NO_WELCOMES = [
    "It would be a great pleasure to welcome Prime Minister Plenković again.",
    "I would be delighted to be able to meet Prime Minister Plenković again.",
]
VISITS = [
    (
        "Chancellor Scholz: Prime Minister Plenković, this is your first official visit to our country.",
        PRESS,
        ["visit held 2019-05-31: Germany, Plenković @ Germany"],
    ),
    (
        "Prime Minister Plenković: My visit to your country is the first in ten years.",
        PRESS,
        ["visit held 2019-05-31: Germany, Plenković @ Germany"],
    ),
    (
        "Prime Minister Benjamin Netanyahu of Israel met with Prime Minister of Georgia Giorgi Kvirikashvili in Jerusalem. Prime Minister Kvirikashvili, who arrived on Thursday for a three-day visit, is to meet tomorrow with President Reuven Rivlin.",
        "Prime Minister Netanyahu meets with Georgian Prime Minister",
        [
            "talks held 2019-05-31: Benjamin Netanyahu, Giorgi Kvirikashvili @ Jerusalem",
            "talks planned 2019-06-01: Giorgi Kvirikashvili, Reuven Rivlin @ Israel",
            "visit ongoing 2019-05-30/2019-06-01: Giorgi Kvirikashvili, Israel @ Israel",
        ],
    ),
    (
        "A delegation of Estonian technology companies will travel to Yerevan in March next year.",
        "Estonia",
        ["visit planned 2020-03: Armenia, Estonia @ Yerevan"],
    ),
    (
        "Prime Minister of Estonia Jüri Ratas is on an official visit to Singapore from 30 May to 1 June. Prime Minister Lee Hsien Loong of Singapore warmly welcomed Prime Minister Ratas.",
        "Singapore and Estonia",
        ["visit ongoing 2019-05-30/2019-06-01: Jüri Ratas, Lee Hsien Loong @ Singapore"],
    ),
    (
        "Prime Minister Shinzo Abe of Japan paid an official visit to Russia from 30 May to 2 June 2019.",
        "Japan and Russia",
        ["visit held 2019-05-30/2019-06-02: Russia, Shinzo Abe @ Russia"],
    ),
    (
        "Prime Minister Thongloun Sisoulith of Laos renewed his invitation to Prime Minister Shinzo Abe of Japan to visit Laos.",
        "Japan and Laos",
        ["visit proposed: Shinzo Abe, Thongloun Sisoulith @ Laos"],
    ),
    (
        "H.E. Mr. Thongloun Sisoulith, Prime Minister of the Lao People’s Democratic Republic (hereinafter referred to as “Laos”), paid an Official Working Visit to Japan from 2 to 5 May 2019.",
        "Japan and Laos",
        ["visit held 2019-05-02/2019-05-05: Japan, Thongloun Sisoulith @ Japan"],
    ),
]
VISITS += [
    (
        "Chancellor Scholz: When I was in Zagreb last August, you gave me a very warm welcome.",
        PRESS,
        ["visit held 2018-08: Plenković, Scholz @ Zagreb"],
    ),
    (
        "Foreign Minister of China Wang Yi will visit Tanzania from June 18 to 21.",
        "Spokesperson Wang Wenbin Announces State Councilor and Foreign Minister Wang Yi's Visit to Tanzania",
        ["visit planned 2019-06-18/2019-06-21: Tanzania, Wang Yi @ Tanzania"],
    ),
    (
        "On 29 May, Prime Minister Trudeau of Canada visited the Philippines. During the visit, Prime Minister Trudeau met with President Marcos of the Philippines in Manila. Prime Minister Trudeau also took part in a roundtable with Canadian business leaders, hosted by the Canadian Chamber of Commerce of the Philippines.",
        "Canada and the Philippines",
        [
            "forum held: Canadian Chamber of Commerce of the Philippines, Trudeau @ Manila",
            "visit held 2019-05-29: Marcos, Trudeau @ Manila",
        ],
    ),
]
TALKS = [
    (
        "Following the expanded meeting, President of Azerbaijan Ilham Aliyev and President of Latvia Egils Levits made press statements.",
        ["talks held 2019-05-31: Egils Levits, Ilham Aliyev"],
    ),
    (
        "The documents were exchanged in the presence of Prime Minister of India Narendra Modi and Prime Minister of Malaysia Najib Razak after their delegation level talks.",
        ["talks held 2019-05-31: Najib Razak, Narendra Modi"],
    ),
    (
        "In July 2018 in Jakarta, President of Indonesia Joko Widodo and President of Suriname Chandrikapersad Santokhi agreed that Indonesia will share its expertise.",
        ["talks held 2018-07: Chandrikapersad Santokhi, Joko Widodo @ Jakarta"],
    ),
    (
        "Foreign Minister Sergey Lavrov of Russia and Foreign Minister Taro Kono of Japan met with President Moon Jae-in of South Korea separately in Seoul.",
        [
            "talks held: Moon Jae-in, Sergey Lavrov @ Seoul",
            "talks held: Moon Jae-in, Taro Kono @ Seoul",
        ],
    ),
    (
        "Foreign Minister Taro Kono of Japan met on 29 May with Foreign Minister Sergey Lavrov of Russia and with representatives of the World Bank.",
        [
            "talks held 2019-05-29: Sergey Lavrov, Taro Kono",
            "talks held 2019-05-29: Taro Kono, World Bank Group",
        ],
    ),
    ("South Korea and Japan are arranging a meeting in Tokyo.", ["talks proposed: Japan, South Korea @ Tokyo"]),
    (
        "The two sides agreed to hold the next political consultations between Estonia and Armenia in Yerevan in the spring of 2020. During his visit, Foreign Minister of Armenia Ararat Mirzoyan will also meet with President Alar Karis of Estonia.",
        [
            "session planned 2020: Armenia, Estonia @ Yerevan",
            "talks planned: Alar Karis, Ararat Mirzoyan",
        ],
    ),
]
NO_TALKS = [
    "The Ministers of Japan and Mongolia welcomed the signing and exchange of notes concerning grant aid for a project in Ulaanbaatar.",
    "In Jakarta, President of Indonesia Joko Widodo and President of Suriname Chandrikapersad Santokhi agreed on many things.",
]
EVENTS = [
    (
        "Your Excellency, Mrs. Viorica Dăncilă, Prime Minister of Romania, ladies and gentlemen.",
        "Speech by President of Egypt Abdel Fattah El-Sisi at the Egyptian-Romanian Business Forum",
        ["forum ongoing 2019-05-31: Abdel Fattah El-Sisi, Viorica Dăncilă"],
    ),
    (
        "Your Excellency President Hakainde Hichilema of Zambia, good morning.",
        "SPEECH BY HON. WILLIAM SAMOEI RUTO, PRESIDENT OF THE REPUBLIC OF KENYA, DURING THE KENYA-ZAMBIA BUSINESS FORUM",
        ["forum ongoing 2019-05-31: Hakainde Hichilema, William Samoei Ruto"],
    ),
    (
        "The two leaders welcomed the convening of the 6th Japan-Laos Security Dialogue in Vientiane in February 2019.",
        "Japan-Laos Joint Statement",
        ["session held 2019-02: Japan, Laos @ Vientiane #6"],
    ),
    (
        "President Macky Sall of Senegal visited New Delhi from 27-30 October 2015 to attend the Third India-Africa Forum Summit and had a bilateral meeting with Prime Minister Narendra Modi of India on 28 October 2015.",
        "India and Senegal",
        [
            "summit held 2015-10-27/2015-10-30: India, Macky Sall @ New Delhi #3",
            "talks held 2015-10-28: Macky Sall, Narendra Modi @ New Delhi",
        ],
    ),
    (
        "They agreed to hold the first EU-Côte d’Ivoire Business Forum in Abidjan in 2020.",
        "European Union and Côte d’Ivoire",
        ["forum planned 2020: European Union, Ivory Coast @ Abidjan #1"],
    ),
]

EVENTS += [
    (
        "On May 29, a delegation from the Croatian Chamber of Economy visited Cairo and Alexandria and met with the Federation of Egyptian Chambers of Commerce.",
        "Egypt and Croatia",
        [
            "visit held 2019-05-29: Croatian Chamber of Economy, Federation of Egyptian Chambers of Commerce @ Cairo, Alexandria"
        ],
    ),
    (
        "Minister of Foreign Affairs of Italy Antonio Tajani will be on mission to Tashkent from 19 to 21 June.",
        "Minister Tajani on mission to Uzbekistan",
        ["visit planned 2019-06-19/2019-06-21: Antonio Tajani, Uzbekistan @ Tashkent"],
    ),
    (
        "Both sides welcomed the outcome of the 3rd Session of the India-Namibia Joint Commission on Cooperation held in Windhoek in July 2017 and agreed that the next session would be held in New Delhi in 2020.",
        "India-Namibia Joint Statement",
        [
            "session held 2017-07: India, Namibia @ Windhoek #3",
            "session planned 2020: India, Namibia @ New Delhi",
        ],
    ),
    (
        "The two sides agreed that the EU-Viet Nam Trade Committee will hold its next meeting in Hanoi in the first quarter of 2020. They agreed to launch a dialogue, the first meeting of which should take place before the end of 2020.",
        "European Union and Viet Nam",
        [
            "session planned 2020-01/2020-03: European Union, Vietnam @ Hanoi",
            "session proposed 2020: European Union, Vietnam #1",
        ],
    ),
    (
        "We agreed to set up a joint working group on legal migration of skilled workers, which will meet for the first time this autumn in Accra.",
        "Germany and Ghana",
        ["session planned 2019: Germany, Ghana @ Accra #1"],
    ),
    (
        "Prime Minister Abe of Japan was pleased to attend, together with Prime Minister Wickremesinghe of Sri Lanka, the opening ceremony of the new plant in Kandy on 30 May, which will bring water to many.",
        "Japan and Sri Lanka",
        ["ceremony held 2019-05-30: Abe, Wickremesinghe @ Kandy"],
    ),
    (
        "Prime Minister Carney and Prime Minister Kristersson agreed that officials would meet in Stockholm in June 2019 on cooperation between Canada and Sweden. Prime Minister Kristersson of Sweden invited Prime Minister Carney of Canada to visit Sweden.",
        "Canada and Sweden",
        [
            "talks planned 2019-06: Canada, Sweden @ Stockholm",
            "visit proposed: Carney, Kristersson @ Sweden",
        ],
    ),
    (
        "They expressed their satisfaction at the quality of the political dialogue between the two countries.",
        "France and Kazakhstan",
        [],
    ),
]


@pytest.mark.parametrize("text", WELCOMES)
def test_a_host_who_is_glad_to_welcome_meets(read: Read, text: str) -> None:
    """A reception that gladdens the speaker takes place."""
    assert told(read(f"Chancellor Scholz: {text}", title=PRESS)) == [
        "talks held 2019-05-31: Plenković, Scholz @ Berlin"
    ]


@pytest.mark.parametrize("text", NO_WELCOMES)
def test_a_host_who_would_be_glad_has_not_met(read: Read, text: str) -> None:
    """What would please the speaker has not taken place."""
    assert not [line for line in told(read(f"Chancellor Scholz: {text}", title=PRESS)) if " held" in line]


@pytest.mark.parametrize(("text", "title", "expected"), VISITS)
def test_visits_are_told(read: Read, text: str, title: str, expected: list[str]) -> None:
    """A visit is told with where it goes, and goes on while its days do, unless it is told as done."""
    assert told(read(text, title=title)) == expected


@pytest.mark.parametrize(("text", "expected"), TALKS)
def test_talks_are_told_apart(read: Read, text: str, expected: list[str]) -> None:
    """Talks told by what came of them are told; those of several, or beside a session to come, are kept apart."""
    assert told(read(text)) == expected


@pytest.mark.parametrize("text", NO_TALKS)
def test_notes_and_undated_acts_are_no_talks(read: Read, text: str) -> None:
    """Notes exchanged are an instrument; what two people did somewhere, on no day told, is no occasion of its own."""
    assert told(read(text)) == []


@pytest.mark.parametrize(("text", "title", "expected"), EVENTS)
def test_events_by_their_headline_number_and_journey(read: Read, text: str, title: str, expected: list[str]) -> None:
    """A speech is held at a forum that goes on; a numbered dialogue is one; talks beside a summit are their own."""
    assert told(read(text, title=title)) == expected
