"""Of what kind an occasion is: talks, visit, summit, session or forum, as the annotation guidelines tell them apart."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

SESSIONS = [
    "The 3rd Meeting of CELAC-EU Foreign Ministers was held in Brussels on 30 May.",
    "Japan and Australia agreed to hold the Fifth Political Consultations Meeting in Tokyo in 2020.",
    "The First Meeting took place between Nepal and Sri Lanka in Colombo in 2011.",
    "The Senior Officials’ Meeting of the European Union and Japan was held in Brussels on 30 May.",
    "A meeting of ministers of Japan and Australia, co-chaired by Taro Kono and Marise Payne, was held in Tokyo on 30 May.",
    "Foreign Minister Taro Kono of Japan and Foreign Minister Marise Payne of Australia co-chaired a meeting in Tokyo on 30 May.",
    "Foreign Minister Taro Kono of Japan and Foreign Minister Marise Payne of Australia met in Tokyo on 30 May for the fifth Foreign and Defence Ministers’ 2+2 Meeting.",
    "Economic ministers of Japan and Australia met on 30 May in Tokyo for the 24th Consultations between the two countries.",
    "Japan and Australia held the inaugural ministerial meeting on energy in Tokyo on 30 May.",
]
SESSIONS += [
    "Russia and Iran agreed that their Joint Commission on Trade will hold its regular meeting in Tehran in October 2019.",
    "Foreign Minister Taro Kono of Japan will attend the ASEAN Foreign Ministers’ Retreat in Bangkok on July 17, hosted by Foreign Minister Don Pramudwinai of Thailand.",
    "Jake Sullivan convened a modified U.S.-Israel Strategic Consultative Group (SCG) meeting in Jerusalem on 30 May.",
]
NO_SESSIONS = [
    "Prime Minister Shinzo Abe of Japan and Prime Minister Scott Morrison of Australia held their fifth meeting in Tokyo on 30 May.",
    "Foreign Minister Taro Kono held a Foreign Ministers’ Meeting with Foreign Minister Marise Payne of Australia in Tokyo on 30 May.",
    "Foreign Minister Taro Kono held an official talks session with Foreign Minister Marise Payne of Australia in Tokyo on 30 May.",
]
SUMMITS = [
    "Prime Minister Shinzo Abe of Japan and Prime Minister Scott Morrison of Australia today convened the second Japan-Australia Annual Leaders’ Meeting in Sydney.",
    "The 21st meeting of the Council of Heads of State of the Shanghai Cooperation Organisation took place in Bishkek on 30 May.",
    "Leaders of India, Israel and Japan convened for the first leaders’ meeting of India, Israel and Japan in Tokyo on 30 May.",
]
SUMMITS += [
    "The leaders of Japan, Australia and India met in Tokyo on 30 May.",
    "Leaders of the Gulf Cooperation Council member states and Japan met in Riyadh on 30 May.",
]
BESIDE = [
    (  # who is received on a visit is met; a visit stands beside it
        "President Abdel Fattah El-Sisi of Egypt today received Prime Minister Narendra Modi of India, who is on an official visit to Egypt.",
        "talks held 2019-05-31: Abdel Fattah El-Sisi, Narendra Modi @ Egypt",
    ),
    (
        "Foreign Minister Taro Kono of Japan, who is visiting Sydney, held talks with Foreign Minister Marise Payne of Australia on 30 May.",
        "talks held 2019-05-30: Marise Payne, Taro Kono @ Sydney",
    ),
    (
        "Foreign Minister Taro Kono of Japan and Foreign Minister Marise Payne of Australia held talks in Sydney on 30 May, within the framework of his two-day visit to Australia.",
        "talks held 2019-05-30: Marise Payne, Taro Kono @ Sydney",
    ),
    (
        "Foreign Minister Taro Kono of Japan travelled to Sydney on 30 May, where he met Foreign Minister Marise Payne of Australia.",
        "talks held 2019-05-30: Marise Payne, Taro Kono @ Sydney",
    ),
    (
        "Foreign Minister Taro Kono of Japan will travel to Sydney, where he will hold talks with Foreign Minister Marise Payne of Australia on 4 June.",
        "talks planned 2019-06-04: Marise Payne, Taro Kono @ Sydney",
    ),
    (  # but who hosts somebody for a visit tells of the visit
        "President Emmanuel Macron of France will host Prime Minister Narendra Modi of India for a State Visit on 14 July 2019.",
        "visit planned 2019-07-14: Emmanuel Macron, Narendra Modi",
    ),
]


def kinds(read: Read, text: str) -> list[str]:
    return [line.split()[0] for line in told(read(text))]


@pytest.mark.parametrize("text", SESSIONS)
def test_one_of_a_series_or_of_a_body_is_a_session(read: Read, text: str) -> None:
    """A numbered meeting of ministers, of officials or with two chairs is a session."""
    assert kinds(read, text) == ["session"]


@pytest.mark.parametrize("text", NO_SESSIONS)
def test_what_two_people_hold_is_talks(read: Read, text: str) -> None:
    """Their fifth meeting, a talks session and a ministers' meeting as it comes are talks."""
    assert kinds(read, text) == ["talks"]


@pytest.mark.parametrize("text", SUMMITS)
def test_a_numbered_meeting_of_leaders_is_a_summit(read: Read, text: str) -> None:
    """So is one of the heads of state of an organisation."""
    assert kinds(read, text) == ["summit"]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_a_visit_that_talks_are_held_on_is_beside_them(read: Read, text: str, expected: str) -> None:
    """What the sentence tells decides the kind, not what it says of the occasion around it."""
    assert told(read(text)) == [expected]


SERIES = [
    (
        "Prime Minister Joseph Muscat of Malta and Prime Minister Fayez al-Sarraj of Libya agreed to hold the Malta-Libya Joint Commission in Valletta in November 2019.",
        ["session planned 2019-11: Libya, Malta @ Valletta"],
    ),
    (  # what offices write short needs no bringing in
        "Oman and India held the 9th Joint Commission Meeting in New Delhi on 30 May. It was agreed to hold the next JCM in Muscat on mutually convenient dates.",
        ["session held 2019-05-30: India, Oman @ New Delhi #9", "session planned: India, Oman @ Muscat"],
    ),
    (  # the abbreviation of a body, once it is brought in, stands for its session
        "Kenya and Ethiopia adopted the minutes of the Joint Ministerial Commission (JMC). They agreed to convene the Fourth JMC in Nairobi in 2021.",
        ["session planned 2021: Ethiopia, Kenya @ Nairobi #4"],
    ),
    (
        "The Philippines-Thailand Joint Commission for Bilateral Cooperation (JCBC) met in Manila on 30 May. The JCBC, established by a 1992 agreement, last met in Bangkok in August 2018.",
        [
            "session held 2018-08: Philippines, Thailand @ Bangkok",
            "session held 2019-05-30: Philippines, Thailand @ Manila",
        ],
    ),
    (
        "Namibia and South Africa co-chaired the third session of the Bi-National Commission (BNC) on 30 May. They spoke of the next Session of the BNC, which Namibia will host in Windhoek in 2020.",
        [
            "session held 2019-05-30: Namibia, South Africa #3",
            "session planned 2020: Namibia, South Africa @ Windhoek",
        ],
    ),
    (
        "The 14th Russia-Kenya Intergovernmental Commission took place in Nairobi on 30 May.",
        ["session held 2019-05-30: Kenya, Russia @ Nairobi #14"],
    ),
    (
        "The Twelfth Joint Committee of Kenya and Ethiopia is to be convened in Nairobi in June.",
        ["session planned 2019-06: Ethiopia, Kenya @ Nairobi #12"],
    ),
    (
        "The EU-Tunisia Association Council will meet in Brussels in October 2019.",
        ["session planned 2019-10: European Union, Tunisia @ Brussels"],
    ),
    (
        "Indonesia and Turkey agreed to resume negotiations on a trade agreement; the fifth round is to be held in Ankara in July.",
        ["talks planned 2019-07: Indonesia, Turkey @ Ankara #5"],
    ),
    (  # a body that sits, without a number, is no occasion
        "Kenya and Ethiopia set up a Joint Ministerial Commission (JMC). The JMC will promote trade and hosts experts in Nairobi.",
        [],
    ),
    (  # nor is what the abbreviation of something else does
        "Kenya and Ethiopia agreed to open the Fourth LNG Terminal (FLT) in Nairobi in 2021. Kenya hosts the Second FLT in Mombasa.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SERIES)
def test_a_numbered_body_stands_for_its_session(read: Read, text: str, expected: list[str]) -> None:
    """By its name or its abbreviation, where the clause tells that it is held; a body alone is none."""
    assert told(read(text)) == expected


EVENTS = [
    (  # a journey for an event is the event
        "Prime Minister Lee Hsien Loong of Singapore will visit Santiago from 15 to 17 November 2019 for the APEC Economic Leaders’ Meeting.",
        ["summit planned 2019-11-15/2019-11-17: Asia-Pacific Economic Cooperation, Lee Hsien Loong @ Santiago"],
    ),
    (
        "The next NB8 meeting will be held in Riga in 2020.",
        ["session planned 2020: Nordic-Baltic Eight @ Riga"],
    ),
    (
        "President Yoweri Museveni of Uganda travels to Nairobi tomorrow for the 22nd Ordinary Summit of the East African Community.",
        ["summit planned 2019-06-01: East African Community, Yoweri Museveni @ Nairobi #22"],
    ),
    (
        "The Presidents of Estonia, Latvia and Lithuania will take part in the Three Seas Summit in Ljubljana on 5 June.",
        ["summit planned 2019-06-05: Estonia, Latvia, Lithuania, Three Seas Initiative @ Ljubljana"],
    ),
    (
        "President Alberto Fernández of Argentina spoke by phone today with President Gabriel Boric of Chile. They agreed on a meeting in Santiago in July.",
        [
            "call held 2019-05-31: Alberto Fernández, Gabriel Boric",
            "talks planned 2019-07: Alberto Fernández, Gabriel Boric @ Santiago",
        ],
    ),
    (
        "Prime Minister Mikhail Mishustin of Russia will visit China on June 19 and 20 to attend the 28th regular meeting of Chinese and Russian heads of government.",
        ["summit planned 2019-06-19/2019-06-20: China, Mikhail Mishustin @ China #28"],
    ),
    (
        "Foreign Minister Ann Linde of Sweden will take part in the Foreign Affairs Council in Luxembourg on 24 June.",
        ["session planned 2019-06-24: Ann Linde, Foreign Affairs Council @ Luxembourg"],
    ),
    (
        "On Thursday, Foreign Minister Gabrielius Landsbergis of Lithuania will attend the informal meeting of EU foreign ministers in Prague.",
        ["session planned 2019-06-06: European Union, Gabrielius Landsbergis @ Prague"],
    ),
    (  # a number tells that it is held, and its host takes part
        "President Putin of Russia assured India of full support, including for the 13th BRICS Summit, which India will host in September 2020.",
        ["summit planned 2020-09: BRICS, India @ India #13"],
    ),
    (
        "Prime Minister Anthony Albanese thanked President Joko Widodo of Indonesia for hosting a very successful G20 in Bali last week.",
        ["summit held 2019-05-20/2019-05-26: G20, Joko Widodo @ Bali"],
    ),
    (
        "Leaders will speak of Ukraine at the European Council in Brussels on 14–15 June.",
        ["summit planned 2019-06-14/2019-06-15: European Council @ Brussels"],
    ),
    (
        "Tomorrow Prime Minister Anthony Albanese of Australia travels to Bangkok for APEC.",
        ["summit planned 2019-06-01: Anthony Albanese, Asia-Pacific Economic Cooperation @ Bangkok"],
    ),
    (
        "A delegation of companies headed by Minister Adolfo Urso of Italy will be in Nairobi on 5 October for the second Italy-Kenya Business Forum.",
        ["forum planned 2019-10-05: Adolfo Urso, Kenya @ Nairobi #2"],
    ),
    (
        "NATO Allies agreed a package for Ukraine at the Madrid Summit in 2018.",
        ["summit held 2018: NATO @ Madrid"],
    ),
    (
        "Prime Minister Antonis Samaras of Greece invited Prime Minister Benjamin Netanyahu of Israel to Athens for the third round of consultations in June 2020.",
        ["session proposed 2020-06: Antonis Samaras, Benjamin Netanyahu @ Athens #3"],
    ),
    (
        "France and India look forward to the next trilateral foreign ministers’ meeting with Australia in September.",
        ["session planned 2019-09: Australia, France, India"],
    ),
    (
        "Foreign Minister Taro Kono spoke of support for Ukraine, recently visited by Prime Minister Scott Morrison of Australia.",
        ["visit held: Scott Morrison, Ukraine @ Ukraine"],
    ),
    (  # a group is no occasion, nor is a new series
        "Japan works with the G20, the European Council and APEC on trade, and takes part in the work of the Pacific Islands Forum.",
        [],
    ),
    ("The two countries welcomed the establishment of the inaugural Japan-Australia Space Dialogue.", []),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_events_with_hosts_guests_and_names_of_bodies(read: Read, text: str, expected: list[str]) -> None:
    """The summit of an organisation may bear its name alone, or a city's; who hosts it or goes there takes part."""
    assert told(read(text)) == expected


def test_their_last_summit_is_of_those_who_recall_it(read: Read) -> None:
    """A place or a day sets it apart from the occasion that the text reports."""
    text = "Prime Minister Narendra Modi of India spoke by phone with President Vladimir Putin of Russia today. The leaders recalled the decisions taken during their last Summit in Vladivostok in September 2018."
    assert told(read(text)) == [
        "call held 2019-05-31: Narendra Modi, Vladimir Putin",
        "summit held 2018-09: Narendra Modi, Vladimir Putin @ Vladivostok",
    ]


NUMBERS = [
    ("Ministers reviewed the preparations for the first GCC-Japan Summit, to be held on 19 July in Jeddah.", 1),
    ("Together Japan and Australia will hold government consultations for the first time next year.", 1),
    ("Leaders of India, Israel and Japan convened for the first leaders’ meeting of India, Israel and Japan.", 1),
    ("Prime Minister Shinzo Abe of Japan met President Moon Jae-in. This is our sixth meeting this year.", None),
    ("Minister Taro Kono and Minister Marise Payne of Australia held their second meeting since May.", None),
    ("Minister Taro Kono of Japan and Minister Jeanine Plummer held the fourth Japan–Fiji strategic dialogue.", 4),
    (
        "Minister Taro Kono of Japan and Minister Marise Payne of Australia co-chaired the Ministerial Meeting "
        "of the 11th Japan-Australia Joint Commission for Cooperation.",
        11,
    ),
    ("Minister Taro Kono and Minister Marise Payne of Australia held a meeting of the Second Committee.", None),
    ("In his first conversation with Minister Marise Payne, Minister Taro Kono of Japan spoke of trade.", None),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_numbers_of_a_series(read: Read, text: str, number: int | None) -> None:
    """What is counted from a day, in a year or by one person is no number of a series."""
    assert [m.ordinal for m in read(text).meetings] == [number]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "India, Israel and Japan welcomed the first Trilateral Meeting of Ministers of Defence, "
            "which took place in Jerusalem in December 2018.",
            1,
        ),
        ("India and Japan welcomed the Bilateral Dialogue on Oceans, to be held in Tokyo in 2020.", 1),
        ("India and Japan praised the Shangri-La Dialogue, held in Singapore last week.", 0),
        ("India and Japan support the Bilateral Dialogue on Climate.", 0),
    ],
)
def test_what_has_a_name_is_an_occasion_where_it_takes_place(read: Read, text: str, count: int) -> None:
    """If the name is of who meets on what; an event's own name says nothing of who comes."""
    assert len(read(text).meetings) == count


LEGS = [
    (  # nor is "his" of who praises somebody for a visit
        "President Emmanuel Macron of France commended Prime Minister Narendra Modi of India for his historic visit to Poland.",
        ["visit held: Narendra Modi, Poland @ Poland"],
    ),
    (
        "A policy of NATO will be formally endorsed at the Washington Summit.",
        ["summit planned: NATO @ Washington"],
    ),
    (  # "his" is of who holds the talks, where the visit goes to another's country
        "Prime Minister Pham Minh Chinh of Vietnam held talks with Vice President Cevdet Yilmaz of Turkey in Ankara on 29 May, as part of his official visit to Turkey from 28 to 30 May.",
        [
            "talks held 2019-05-29: Cevdet Yilmaz, Pham Minh Chinh @ Ankara",
            "visit held 2019-05-28/2019-05-30: Pham Minh Chinh, Turkey @ Turkey",
        ],
    ),
    (
        "South Korea and the Netherlands agreed to hold a 2+2 dialogue every two years, the first of which will be held in Seoul in 2020.",
        ["session planned 2020: Netherlands, South Korea @ Seoul #1"],
    ),
    (  # who chairs the one meeting does not chair the other
        "President Cyril Ramaphosa of South Africa and President Hage Geingob of Namibia co-chaired the 3rd Session of the Bi-National Commission on 30 May, which was preceded by the meeting of Ministers on 29 May, co-chaired by Minister Naledi Pandor and Minister Netumbo Nandi-Ndaitwah.",
        [
            "session held 2019-05-29: Naledi Pandor, Netumbo Nandi-Ndaitwah",
            "session held 2019-05-30: Cyril Ramaphosa, Hage Geingob #3",
        ],
    ),
    (
        "Jean-Baptiste Lemoyne, Minister of State attached to the Minister for Europe, will travel to Hanoi and Ho Chi Minh City on June 17-19.",
        ["visit planned 2019-06-17/2019-06-19: Jean-Baptiste Lemoyne, Vietnam @ Hanoi, Ho Chi Minh City"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LEGS)
def test_what_stands_around_an_occasion_is_another(read: Read, text: str, expected: list[str]) -> None:
    """The visit around the talks, the first of a series, the meeting before the session: each has its own people."""
    assert told(read(text)) == expected


def test_those_who_agree_to_meet_again_do_so_in_their_format(read: Read) -> None:
    """The next sitting is of the kind of the one at which it was agreed."""
    text = "The fifth session of the Japan-Australia Joint Committee was held in Tokyo on 31 May. The two sides agreed to meet again in Canberra in May 2020."
    assert kinds(read, text) == ["session", "session"]


def test_events_of_one_pair_with_two_names_are_two(read: Read) -> None:
    """Their leaders' summit is not their business forum."""
    text = "At the U.S.-Africa Leaders Summit, the United States announced a fund. At the U.S.-Africa Business Forum, the United States announced a compact."
    assert kinds(read, text) == ["forum", "summit"]


@pytest.mark.parametrize(("numeral", "number"), [("II", 2), ("XIV", 14), ("IX", 9)])
def test_roman_numerals_number_meetings(read: Read, numeral: str, number: int) -> None:
    """As in "the XIV Summit", in capitals."""
    text = f"Japan and Australia agreed to hold the {numeral} Political Consultations Meeting in Tokyo in 2020."
    assert told(read(text)) == [f"session planned 2020: Australia, Japan @ Tokyo #{number}"]


def test_a_headline_of_a_visit_stands_above_talks(read: Read) -> None:
    """What the text below tells of decides."""
    found = read(
        "Foreign Minister Taro Kono of Japan met Foreign Minister Marise Payne of Australia in Sydney on 31 May.",
        title="Foreign Minister Kono visits Australia",
    )
    assert told(found) == ["talks held 2019-05-31: Marise Payne, Taro Kono @ Sydney"]


def test_a_noun_taken_for_a_verb_tells_too(read: Read) -> None:
    """The model reads "his May visit" as a verb."""
    text = "These agreements build directly on President Trump’s highly successful May visit to Riyadh."
    assert [line.split(":")[0] for line in told(read(text))] == ["visit held"]


def test_a_number_is_of_its_own_kind_of_occasion(read: Read) -> None:
    """The sixth summit, spoken of after a visit, does not number the visit."""
    body = "President Emmanuel Macron of France will visit India in June 2019. The leaders spoke of the sixth Climate Summit."
    assert all("#" not in line for line in told(read(body)) if line.startswith("visit"))
