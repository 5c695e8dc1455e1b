"""The many turns in which offices say that people met, will meet or went somewhere, and what they do not say."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

TURNS = [
    # Those who meet stand behind the verb.
    (
        "The 8th Korea-Peru Policy Consultation took place in Lima on May 30 between Deputy Minister Lee Do-hoon and Vice Minister Ignacio Higueras.",
        ["session held 2019-05-30: Ignacio Higueras, Lee Do-hoon @ Lima #8"],
    ),
    (
        "A telephone conversation took place on May 30 between the Ministers of Foreign Affairs of Kyrgyzstan and Qatar.",
        ["call held 2019-05-30: Kyrgyzstan, Qatar"],
    ),
    (
        "Prime Minister Nguyen Xuan Phuc of Vietnam hosted a dinner in Hanoi on May 30 for President Rodrigo Duterte of the Philippines.",
        ["talks held 2019-05-30: Nguyen Xuan Phuc, Rodrigo Duterte @ Hanoi"],
    ),
    (
        "Minister Josep Borrell of Spain presided over the meeting with Foreign Minister Jean-Yves Le Drian of France in Madrid on May 30.",
        ["talks held 2019-05-30: Jean-Yves Le Drian, Josep Borrell @ Madrid"],
    ),
    (
        "The Czech Republic took part in a trilateral meeting of the foreign ministers of the Czech Republic, Austria and Slovakia in Bratislava on May 30.",
        ["talks held 2019-05-30: Austria, Czech Republic, Slovakia @ Bratislava"],
    ),
    (
        "The second round of political consultations between Sri Lanka and Nepal concluded successfully in Kathmandu on May 30.",
        ["session held 2019-05-30: Nepal, Sri Lanka @ Kathmandu #2"],
    ),
    (
        "The next round of political consultations between Azerbaijan and Portugal has been held in Baku.",
        ["session held 2019-05-31: Azerbaijan, Portugal @ Baku"],
    ),
    # A body that bears the names of its two sides is not who meets.
    (
        "The ninth meeting of the EU-Jordan Association Committee was held in Amman on 30 May 2019.",
        ["session held 2019-05-30: European Union, Jordan @ Amman #9"],
    ),
    # Who leaves for a place meets somebody there: one occasion, still to come.
    (
        "Foreign Minister Heiko Maas of Germany leaves for Bogotá today, where he will hold talks with Foreign Minister Carlos Holmes Trujillo of Colombia.",
        ["visit planned 2019-05-31: Carlos Holmes Trujillo, Heiko Maas @ Bogota"],
    ),
    (
        "Tomorrow Minister Jacek Czaputowicz of Poland will pay a visit to Ljubljana, where he will meet with Foreign Minister Miro Cerar of Slovenia and be received by Prime Minister Marjan Šarec of Slovenia.",
        ["visit planned 2019-06-01: Jacek Czaputowicz, Marjan Šarec, Miro Cerar @ Ljubljana"],
    ),
    (
        "Foreign Minister Augusto Santos Silva of Portugal makes an official visit to Angola from 30 May to 2 June.",
        ["visit ongoing 2019-05-30/2019-06-02: Angola, Augusto Santos Silva @ Angola"],
    ),
    (
        "At the invitation of the Honourable Saifuddin Abdullah, Minister of Foreign Affairs of Malaysia, Minister Naledi Pandor of South Africa will pay an official visit to Malaysia on 12-13 June 2019.",
        ["visit planned 2019-06-12/2019-06-13: Naledi Pandor, Saifuddin Abdullah @ Malaysia"],
    ),
    (
        "Later this year, the Norwegian Minister of Trade and Industry, Torbjørn Røe Isaksen, will travel to Jakarta for the 3rd meeting of the Joint Commission on trade.",
        ["session planned 2019: Indonesia, Torbjørn Røe Isaksen @ Jakarta #3"],
    ),
    # Several, one after another.
    (
        "Prime Minister Benjamin Netanyahu of Israel spoke by telephone with Greek Prime Minister Alexis Tsipras, Croatian Prime Minister Andrej Plenković and Czech Prime Minister Andrej Babiš on May 30.",
        [
            "call held 2019-05-30: Alexis Tsipras, Benjamin Netanyahu",
            "call held 2019-05-30: Andrej Babiš, Benjamin Netanyahu",
            "call held 2019-05-30: Andrej Plenković, Benjamin Netanyahu",
        ],
    ),
    (
        "Prime Minister Theresa May of the United Kingdom spoke to Prime Minister Nguyen Xuan Phuc of Vietnam by phone on May 30. Prime Minister May updated Prime Minister Phuc on her recent call with President Emmanuel Macron of France.",
        [
            "call held 2019-05-30: Nguyen Xuan Phuc, Theresa May",
            "call held: Emmanuel Macron, Theresa May",
        ],
    ),
    (
        "France supports the work of Ghassan Salamé of the United Nations, whom Minister Jean-Yves Le Drian of France met in Tunis on March 2.",
        ["talks held 2019-03-02: Ghassan Salamé, Jean-Yves Le Drian @ Tunis"],
    ),
    (
        "The two ministers, Kang Kyung-wha of South Korea and Marise Payne of Australia, agreed to hold the fifth ROK-Australia Foreign and Defense (2+2) Ministers’ Meeting in Canberra within this year.",
        ["session planned 2019: Australia, South Korea @ Canberra #5"],
    ),
    # What is done at a meeting tells of it.
    (
        "The Ambassador of Finland, Kristiina Kuvaja-Xanthopoulos, presented her credentials to President Maithripala Sirisena of Sri Lanka in Colombo on 30 May.",
        ["ceremony held 2019-05-30: Kristiina Kuvaja-Xanthopoulos, Maithripala Sirisena @ Colombo"],
    ),
    (
        "President Muhammadu Buhari of Nigeria received letters of credence from the Ambassador of Portugal, Luís Barros, in Abuja on 30 May.",
        ["ceremony held 2019-05-30: Luís Barros, Muhammadu Buhari @ Abuja"],
    ),
    (
        "President Cyril Ramaphosa of South Africa undertook a working visit to Nigeria from the 10th to the 11th of May 2019, where he had bilateral engagements with President Muhammadu Buhari of Nigeria.",
        ["visit held 2019-05-10/2019-05-11: Cyril Ramaphosa, Muhammadu Buhari @ Nigeria"],
    ),
    (
        "Foreign Minister Tilak Marapana of Sri Lanka concluded a productive visit to Ethiopia last week, during which he called on Prime Minister Abiy Ahmed of Ethiopia and held discussions with Foreign Minister Gedu Andargachew of Ethiopia.",
        ["visit held 2019-05-20/2019-05-26: Abiy Ahmed, Gedu Andargachew, Tilak Marapana @ Ethiopia"],
    ),
    (
        "Foreign Minister Mohammad Javad Zarif of Iran conferred with Foreign Minister Yusuf bin Alawi of Oman in a telephone conversation on 30 May.",
        ["call held 2019-05-30: Mohammad Javad Zarif, Yusuf bin Alawi"],
    ),
    (
        "Foreign Minister Khemaies Jhinaoui of Tunisia conferred, Thursday, in Tunis with visiting Foreign Minister Miro Cerar of Slovenia.",
        ["talks held 2019-05-30: Khemaies Jhinaoui, Miro Cerar @ Tunis"],
    ),
    (
        "The 6th Session of the Namibia-Angola Joint Commission gets underway in Windhoek on 19 June 2019.",
        ["session planned 2019-06-19: Angola, Namibia @ Windhoek #6"],
    ),
    (
        "Minister Alan Ganoo of Mauritius is in Harare to explore business opportunities.",
        ["visit ongoing: Alan Ganoo, Zimbabwe @ Harare"],
    ),
    # Who goes to see somebody, who is received somewhere, who leaves one place for another.
    (
        "President Jean-Claude Kassi Brou of the ECOWAS Commission paid a courtesy visit to President Muhammadu Buhari of Nigeria in Abuja on 30 May.",
        ["talks held 2019-05-30: Jean-Claude Kassi Brou, Muhammadu Buhari @ Abuja"],
    ),
    (
        "King Hamad of Bahrain received at Gudaibiya Palace on Thursday the Foreign Minister of Greece, Georgios Katrougalos.",
        ["talks held 2019-05-30: Georgios Katrougalos, Hamad @ Gudaibiya Palace"],
    ),
    (
        "Prime Minister Imran Khan of Pakistan left Islamabad for Geneva on 30 May.",
        ["visit held 2019-05-30: Imran Khan, Switzerland @ Geneva"],
    ),
    (
        "President Azali Assoumani of Comoros arrived in Saint Petersburg, where he is to meet President Vladimir Putin of Russia.",
        ["talks ongoing 2019-05-31: Azali Assoumani, Vladimir Putin @ Saint Petersburg"],
    ),
    (
        "Crown Prince Mohammed bin Salman of Saudi Arabia and President Shavkat Mirziyoyev of Uzbekistan held an official session of talks in Jeddah on 30 May.",
        ["talks held 2019-05-30: Mohammed bin Salman, Shavkat Mirziyoyev @ Jeddah"],
    ),
    (
        "Commissioner Neven Mimica of the European Union is in Zambia today to meet with President Edgar Lungu of Zambia.",
        ["visit ongoing 2019-05-31: Edgar Lungu, Neven Mimica @ Zambia"],
    ),
    (
        "Prime Minister Jacinda Ardern of New Zealand has wrapped up a two-day visit to Port Moresby.",
        ["visit held: Jacinda Ardern, Papua New Guinea @ Port Moresby"],
    ),
    # Another city of the same country is another place.
    (
        "Japan and Sri Lanka held a business seminar in Osaka in March. Foreign Minister Taro Kono of Japan met Minister Malik Samarawickrama of Sri Lanka in Tokyo on 30 May.",
        [
            "forum held 2019-03: Japan, Sri Lanka @ Osaka",
            "talks held 2019-05-30: Malik Samarawickrama, Taro Kono @ Tokyo",
        ],
    ),
    # That two leaders discuss is the news itself, where nothing else tells that they met.
    (
        "President Abdel Fattah El-Sisi of Egypt and President Iván Duque of Colombia discussed by telephone ways to boost cooperation.",
        ["call held 2019-05-31: Abdel Fattah El-Sisi, Iván Duque"],
    ),
]
NOT_SAID = [
    # Rounds that are only counted.
    "Indonesia and the European Union have held ten rounds of negotiations.",
    # Papers that nobody is given, and contacts in general.
    "The Ambassador of Finland presented a report to the European Union.",
    "President Emmanuel Macron of France praised the engagement with Germany.",
    # A step of a process is no occasion.
    "Canada and Indonesia concluded negotiations on a trade agreement.",
    # One who presides over his own house meets nobody.
    "President Emmanuel Macron of France presided over the celebrations in Paris.",
    # To discuss somebody is no talk.
    "President Emmanuel Macron of France discussed Chancellor Angela Merkel of Germany in his speech.",
]


@pytest.mark.parametrize(("text", "expected"), TURNS)
def test_turns(read: Read, text: str, expected: list[str]) -> None:
    """Each turn is one occasion, or as many as it tells of, with those who take part, its day, place and number."""
    assert sorted(told(read(text))) == sorted(expected)


@pytest.mark.parametrize("text", NOT_SAID)
def test_not_said(read: Read, text: str) -> None:
    """What sounds alike and tells of no meeting."""
    assert told(read(text)) == []
