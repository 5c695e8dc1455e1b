"""What the rules say of a meeting beyond that it took place: who else took part, where, when, of what kind."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

ROSTERS = [
    (
        "Chancellor Angela Merkel of Germany met Prime Minister Narendra Modi of India in Berlin on 30 May. Ministers Heiko Maas, Peter Altmaier and Svenja Schulze were also present.",
        "talks held 2019-05-30: Angela Merkel, Heiko Maas, Narendra Modi, Peter Altmaier, Svenja Schulze @ Berlin",
    ),
    (
        "President Abdel Fattah El-Sisi of Egypt met President Hassan Sheikh Mohamud of Somalia in Cairo on 30 May. The meeting was attended by Reem bint Ibrahim Al Hashimy and Luis Ojeda Durán.",
        "talks held 2019-05-30: Abdel Fattah El-Sisi, Hassan Sheikh Mohamud, Luis Ojeda Durán, Reem bint Ibrahim Al Hashimy @ Cairo",
    ),
    (
        "Political consultations between Kazakhstan and Jordan were held in Amman on 30 May 2019. The Kazakh delegation was headed by Deputy Foreign Minister Akan Rakhmetullin, and the Jordanian delegation by Ambassador Yousef Bataineh.",
        "session held 2019-05-30: Akan Rakhmetullin, Yousef Bataineh @ Amman",
    ),
    (
        "Foreign Minister Taro Kono of Japan met Foreign Minister Sergey Lavrov of Russia in Tokyo on 30 May. The meeting was attended by Ambassador Mikhail Galuzin and Deputy Foreign Minister Takeo Mori.",
        "talks held 2019-05-30: Mikhail Galuzin, Sergey Lavrov, Takeo Mori, Taro Kono @ Tokyo",
    ),
    (
        "President Emmanuel Macron of France met Prime Minister Scott Morrison of Australia in Sydney on 30 May. President Macron was accompanied by Foreign Minister Jean-Yves Le Drian.",
        "talks held 2019-05-30: Emmanuel Macron, Jean-Yves Le Drian, Scott Morrison @ Sydney",
    ),
]
NO_ROSTERS = [
    (  # to take part in something else
        "Foreign Minister Taro Kono of Japan met Foreign Minister Sergey Lavrov of Russia in Tokyo on 30 May. Ambassador Takeo Mori also took part in a debate on fishing.",
        "talks held 2019-05-30: Sergey Lavrov, Taro Kono @ Tokyo",
    ),
    (
        "President Abdel Fattah El-Sisi of Egypt met President Hassan Sheikh Mohamud of Somalia in Cairo on 30 May. The meeting was attended by Reem bint Ibrahim Al Hashimy and Luis Ojeda Durán.",
        "talks held 2019-05-30: Abdel Fattah El-Sisi, Hassan Sheikh Mohamud, Luis Ojeda Durán, Reem bint Ibrahim Al Hashimy @ Cairo",
    ),
    (  # the one who is accompanied was not there
        "President Emmanuel Macron of France met Prime Minister Scott Morrison of Australia in Sydney on 30 May. Foreign Minister Taro Kono of Japan was accompanied by Ambassador Takeo Mori.",
        "talks held 2019-05-30: Emmanuel Macron, Scott Morrison @ Sydney",
    ),
    (  # a later clause's people are not of the list
        "Foreign Minister Taro Kono of Japan met Foreign Minister Sergey Lavrov of Russia in Tokyo on 30 May. The meeting was attended by business leaders, who thanked Ambassador Mikhail Galuzin.",
        "talks held 2019-05-30: Sergey Lavrov, Taro Kono @ Tokyo",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROSTERS)
def test_those_named_after_an_occasion_took_part_in_it(read: Read, text: str, expected: str) -> None:
    """Heads of delegations stand for their countries; those who attended or came along are added."""
    assert told(read(text)) == [expected]


@pytest.mark.parametrize(("text", "expected"), NO_ROSTERS)
def test_others_named_near_an_occasion_did_not(read: Read, text: str, expected: str) -> None:
    """Nobody is added who came with somebody else, or of whom a clause of its own speaks."""
    assert told(read(text)) == [expected]


SETTINGS = [
    (
        "Foreign Minister Taro Kono of Japan met Foreign Minister Sergey Lavrov of Russia in Moscow on 30 May. Minister Kono held talks with Foreign Minister Jeremy Hunt of the United Kingdom.",
        [
            "talks held 2019-05-30: Jeremy Hunt, Taro Kono @ Moscow",
            "talks held 2019-05-30: Sergey Lavrov, Taro Kono @ Moscow",
        ],
    ),
    (  # a call is nowhere
        "Foreign Minister Taro Kono of Japan met Foreign Minister Sergey Lavrov of Russia in Moscow on 30 May. Minister Kono spoke by phone with Foreign Minister Jeremy Hunt of the United Kingdom.",
        ["call held 2019-05-30: Jeremy Hunt, Taro Kono", "talks held 2019-05-30: Sergey Lavrov, Taro Kono @ Moscow"],
    ),
    (  # nor is what the text looks back on a setting
        "Foreign Minister Taro Kono of Japan met Foreign Minister Sergey Lavrov of Russia in Moscow in March 2018. Minister Kono held talks with Foreign Minister Jeremy Hunt of the United Kingdom.",
        ["talks held 2018-03: Sergey Lavrov, Taro Kono @ Moscow", "talks held 2019-05-31: Jeremy Hunt, Taro Kono"],
    ),
    (  # what is agreed at it has places of its own
        "Foreign Minister Taro Kono of Japan met Foreign Minister Sergey Lavrov of Russia on 30 May, with whom he agreed that companies would open a plant in Kazan in November.",
        ["talks held 2019-05-30: Sergey Lavrov, Taro Kono"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SETTINGS)
def test_what_follows_a_placed_occasion_is_at_its_place(read: Read, text: str, expected: list[str]) -> None:
    """The same people's next meeting is there, unless it is a call or the first is long over."""
    assert told(read(text)) == expected


def test_a_title_that_speaks_tells_of_a_call(read: Read) -> None:
    """To speak with somebody, in a text whose title says no more than that, is to call."""
    text = "Prime Minister Scott Morrison spoke with Prime Minister Narendra Modi of India on 30 May."
    found = read(text, title="Prime Minister Scott Morrison speaks with Prime Minister of India Narendra Modi")
    assert told(found) == ["call held 2019-05-30: Narendra Modi, Scott Morrison"]


INVITED = [
    (
        "President Vladimir Putin of Russia extended an invitation to Prime Minister Narendra Modi of India to pay a state visit to Russia.",
        "visit proposed: Narendra Modi, Vladimir Putin @ Russia",
    ),
    (
        "President Vladimir Putin of Russia extended an invitation to Prime Minister Narendra Modi of India to visit Moscow. The invitation was accepted.",
        "visit planned: Narendra Modi, Vladimir Putin @ Moscow",
    ),
    (
        "President Donald Trump of the United States accepted Prime Minister Giorgia Meloni’s invitation to pay an official visit to Italy.",
        "visit planned: Donald Trump, Giorgia Meloni @ Italy",
    ),
    (  # whoever talks of a visit need not be the visitor
        "Minister Taro Kono of Japan discussed President Vladimir Putin's forthcoming visit to India.",
        "visit planned: India, Vladimir Putin @ India",
    ),
]


@pytest.mark.parametrize(("text", "expected"), INVITED)
def test_a_visit_is_of_whoever_is_invited(read: Read, text: str, expected: str) -> None:
    """The guest visits, the one who invites receives; accepted, the visit is decided."""
    assert told(read(text)) == [expected]


AGREED = [
    (
        "Minister Taro Kono of Japan and Minister Sergey Lavrov of Russia agreed to hold the fourth session of the Joint Commission in Tokyo in 2020.",
        "session planned 2020: Japan, Russia @ Tokyo #4",
    ),
    (
        "Minister Taro Kono co-chaired the fourth session of the Joint Commission with Foreign Minister of Brazil H.E. Mr. Carlos França in Brasília on 30 May 2019.",
        "session held 2019-05-30: Carlos França, Taro Kono @ Brasilia #4",
    ),
    (  # who chairs it comes himself
        "Minister Taro Kono of Japan will co-chair the fourth Japan-Russia Joint Commission meeting with Minister Sergey Lavrov of Russia in Tokyo on 12 June 2019.",
        "session planned 2019-06-12: Sergey Lavrov, Taro Kono @ Tokyo #4",
    ),
]


@pytest.mark.parametrize(("text", "expected"), AGREED)
def test_a_session_to_come_is_of_the_countries(read: Read, text: str, expected: str) -> None:
    """What ministers agree that a body of theirs will hold, their countries hold, unless they chair it themselves."""
    assert told(read(text)) == [expected]


def test_venues_and_spellings_of_cities_are_places(read: Read) -> None:
    """A government's venue is a place where no city is told; cities are known by their usual spellings."""
    text = "President Vladimir Putin of Russia met Prime Minister Narendra Modi of India in St Petersburg on 29 May. Prime Minister Boris Johnson of the United Kingdom hosted President Emmanuel Macron of France at Chequers on 30 May."
    assert told(read(text)) == [
        "talks held 2019-05-29: Narendra Modi, Vladimir Putin @ Saint Petersburg",
        "talks held 2019-05-30: Boris Johnson, Emmanuel Macron @ Chequers",
    ]


def test_a_numbered_conference_is_their_own(read: Read) -> None:
    """The number of what ministers meet for is that of their meeting, in capitals too; it is part of nothing larger."""
    text = "Minister Taro Kono of Japan and Minister Sergey Lavrov of Russia met in Tokyo on 30 May 2019 for their Third Ministerial Conference."
    assert told(read(text)) == ["forum held 2019-05-30: Sergey Lavrov, Taro Kono @ Tokyo #3"]


ON_THE_VISIT = [
    (  # whom a visitor meets "during the visit" is met on it
        "Prime Minister Shinzo Abe of Japan paid an official visit to Kenya from 27 to 29 May 2019. During the visit, Prime Minister Abe called on President Uhuru Kenyatta of Kenya, held talks with Foreign Minister Monica Juma of Kenya, and met with Speaker of the Kenyan Senate Kenneth Lusaka.",
        ["visit held 2019-05-27/2019-05-29: Kenneth Lusaka, Monica Juma, Shinzo Abe, Uhuru Kenyatta @ Kenya"],
    ),
    (  # told as added: on its own
        "Prime Minister Shinzo Abe of Japan paid an official visit to Kenya from 27 to 29 May 2019. During the visit, he also met with the Governor of Nairobi, Mike Sonko.",
        [
            "talks held 2019-05-27/2019-05-29: Mike Sonko, Shinzo Abe @ Kenya",
            "visit held 2019-05-27/2019-05-29: Kenya, Shinzo Abe @ Kenya",
        ],
    ),
    (  # of a third country
        "Prime Minister Shinzo Abe of Japan paid an official visit to Kenya from 27 to 29 May 2019. During the visit, Prime Minister Abe held talks with President Paul Kagame of Rwanda.",
        [
            "talks held 2019-05-27/2019-05-29: Paul Kagame, Shinzo Abe @ Kenya",
            "visit held 2019-05-27/2019-05-29: Kenya, Shinzo Abe @ Kenya",
        ],
    ),
    (  # who invites is of the country that is visited, and nobody meets himself
        "Foreign Minister Taro Kono of Japan will pay a working visit to Peru from 18 to 21 June 2019 at the invitation of Foreign Minister Nestor Torres. During the visit, President Martín Vizcarra of Peru will meet with him.",
        ["visit planned 2019-06-18/2019-06-21: Martín Vizcarra, Nestor Torres, Taro Kono @ Peru"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ON_THE_VISIT)
def test_what_a_visit_consists_of(read: Read, text: str, expected: list[str]) -> None:
    """Whom the visitor meets of those visited "during the visit" takes part in it; others are met beside it."""
    assert sorted(told(read(text))) == expected


LEADS = [
    (
        "President Muhammadu Buhari of Nigeria and President Emmanuel Macron of France expressed concern on Wednesday about the price of rice. Both Presidents spoke at a bilateral meeting in Lyon.",
        "talks held 2019-05-29: Emmanuel Macron, Muhammadu Buhari @ Lyon",
    ),
    (  # no single day
        "President Muhammadu Buhari of Nigeria and President Emmanuel Macron of France expressed concern in May about the price of rice. Both Presidents spoke at a bilateral meeting in Lyon.",
        "talks held 2019-05-31: Emmanuel Macron, Muhammadu Buhari @ Lyon",
    ),
    (  # the dateline's day is the text's own
        "TOKYO, 31 May 2019 – President Muhammadu Buhari of Nigeria met with Prime Minister Shinzo Abe of Japan on 30 May in Tokyo.",
        "talks held 2019-05-30: Muhammadu Buhari, Shinzo Abe @ Tokyo",
    ),
    (
        "Minister Taro Kono of Japan and Minister Sergey Lavrov of Russia agreed that the Joint Commission will meet in Moscow by the end of September 2019.",
        "session planned 2019-09: Japan, Russia @ Moscow",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LEADS)
def test_the_day_of_a_report(read: Read, text: str, expected: str) -> None:
    """What a report tells without a day was on that of its first sentence; a dateline's day dates nothing else."""
    assert expected in told(read(text))


BEARERS = [
    (  # a title in the plural whose bearers are told one by one, each with "of"
        "The Ministers of Foreign Affairs of Chile, Andrés Soto, and of Peru, Carla Medina, met in Lima on 30 May 2019.",
        "talks held 2019-05-30: Andrés Soto, Carla Medina @ Lima",
    ),
    (
        "Minister Taro Kono of Japan met with the Vice President and Foreign Minister of Panama, Isabel Quintero, in Tokyo on 30 May 2019.",
        "talks held 2019-05-30: Isabel Quintero, Taro Kono @ Tokyo",
    ),
    (  # two: the President has no name
        "Minister Taro Kono of Japan met with President William Ruto and Foreign Minister Peter Otieno of Kenya in Tokyo on 30 May 2019.",
        "talks held 2019-05-30: Peter Otieno, Taro Kono, William Ruto @ Tokyo",
    ),
    (  # no names: the countries
        "The Foreign Ministers of Chile, Peru and of Ecuador met in Lima on 30 May 2019.",
        "talks held 2019-05-30: Chile, Ecuador, Peru @ Lima",
    ),
    (
        "Special Envoy Horst Köhler convened a round table with Morocco, the Frente Azul, Algeria and Mauritania on 30 May 2019.",
        "forum held 2019-05-30: Algeria, Horst Köhler, Mauritania, Morocco",
    ),
    (
        "President Abdel Fattah El-Sisi of Egypt met President Hassan Sheikh Mohamud of Somalia in Cairo on 30 May 2019. The Egyptian delegation was chaired by Minister Sameh Shoukry, while the Somali delegation was chaired by Minister Ahmed Awad.",
        "talks held 2019-05-30: Abdel Fattah El-Sisi, Ahmed Awad, Hassan Sheikh Mohamud, Sameh Shoukry @ Cairo",
    ),
]


@pytest.mark.parametrize(("text", "expected"), BEARERS)
def test_lists_are_read_to_their_end(read: Read, text: str, expected: str) -> None:
    """Each bearer of a joint title, and each member of a list with an unknown name in it, takes part."""
    assert expected in told(read(text))


def test_who_attended_both_meetings(read: Read) -> None:
    """As in "The two meetings were attended by A": each of those of that day."""
    text = "Minister Taro Kono of Japan held separate meetings in Doha on 30 May 2019 with Foreign Minister Sirojiddin Muhriddin of Tajikistan and Foreign Minister Lyonpo Dorji of Bhutan. The two meetings were attended by Ambassador Takeo Mori."
    assert sum("Takeo Mori" in line for line in told(read(text))) == 2


HOST_SIDES = [
    (  # told before, and the place of what is to come: of that country
        "Minister Taro Kono met with Foreign Minister Gebran Bassil of Lebanon. He then met with Foreign Minister Sergey Lavrov of Russia. It was agreed that the Joint Committee should meet in Beirut in 2020.",
        "session planned 2020: Japan, Lebanon @ Beirut",
    ),
    (  # of whose people nothing is told
        "Minister Taro Kono met with Foreign Minister Sergey Lavrov of Russia. It was agreed that the Joint Committee should meet in Geneva in 2020.",
        "session planned 2020: Japan, Russia @ Geneva",
    ),
]


@pytest.mark.parametrize(("text", "expected"), HOST_SIDES)
def test_a_sitting_is_of_the_country_that_hosts_it(read: Read, text: str, expected: str) -> None:
    """A sitting told of no sides is home's and the host's, where the text tells of the host's people."""
    assert expected in told(read(text, title="Foreign Minister Kono of Japan meets colleagues"))
