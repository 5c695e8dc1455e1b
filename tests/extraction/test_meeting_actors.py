"""Who takes part in a meeting, in the manners of several governments' offices: offices alone, groups, bodies, partners."""

# ruff: noqa: E501  # example texts stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

OFFICES = [
    (  # news in the third person: the minister, the head of state, the visitor
        "On 30 May, Foreign Minister of Latvia Baiba Braže arrived in Japan. In Tokyo the minister was also received by Prime Minister Shinzo Abe.",
        ["visit held 2019-05-30: Baiba Braže, Shinzo Abe @ Tokyo"],
    ),
    (
        "Minister Zbigniew Rau of Poland held talks with the host, Ivan Korčok, on 30 May.",
        ["talks held 2019-05-30: Ivan Korčok, Zbigniew Rau"],
    ),
    (  # whoever is met abroad is not of one's own side
        "Federal Councillor Ignazio Cassis of Switzerland travelled to Seoul on 30 May and held talks with Foreign Minister Cho Tae-yul.",
        ["visit held 2019-05-30: Cho Tae-yul, Ignazio Cassis @ Seoul"],
    ),
    (  # a style is no pronoun, and no sentence ends in one
        "HE the Foreign Minister of Qatar Sultan bin Saad Al Muraikhi met with HE Minister of Finance of Peru Ana Rojas on 30 May.",
        ["talks held 2019-05-30: Ana Rojas, Sultan bin Saad Al Muraikhi"],
    ),
    (
        "On 30 May, Minister Ana Rojas of Peru met with the Prime Minister of Lesotho, Rt. Hon. Thabo Mokoena.",
        ["talks held 2019-05-30: Ana Rojas, Thabo Mokoena"],
    ),
    (  # where before whom
        "Minister Ana Rojas of Peru received in Lima today the Foreign Minister of Chile, Mr. Juan Soto.",
        ["talks held 2019-05-31: Ana Rojas, Juan Soto @ Lima"],
    ),
    (  # who leads a delegation, whatever it is of
        "Minister Ana Rojas of Peru met on 30 May with a delegation of the Senate of Chile led by Deputy Speaker Juan Soto.",
        ["talks held 2019-05-30: Ana Rojas, Juan Soto"],
    ),
    (
        "Minister Ana Rojas of Peru met with members of the parliamentary delegation from Denmark on 30 May.",
        ["talks held 2019-05-30: Ana Rojas, Denmark"],
    ),
    (  # of whose visit somebody is told
        "Foreign Minister Ana Rojas of Peru briefed Foreign Minister Taro Kono of Japan on her recent meeting with President Moon Jae-in of South Korea.",
        ["talks held: Ana Rojas, Moon Jae-in"],
    ),
]
SEVERAL = [
    (  # one occasion for each who is called on
        "Minister Mangala Samaraweera of Sri Lanka paid a courtesy call on Rt. Hon. Bidya Devi Bhandari, President of Nepal, and Prime Minister K P Sharma Oli.",
        [
            "talks held: Bidya Devi Bhandari, Mangala Samaraweera",
            "talks held: K P Sharma Oli, Mangala Samaraweera",
        ],
    ),
    (
        "Minister Penny Wong of Australia called on President Taur Matan Ruak of Timor-Leste and Prime Minister Xanana Gusmão on 30 May.",
        [
            "talks held 2019-05-30: Penny Wong, Taur Matan Ruak",
            "talks held 2019-05-30: Penny Wong, Xanana Gusmão",
        ],
    ),
    (  # together
        "Minister Penny Wong of Australia met President Taur Matan Ruak of Timor-Leste and Prime Minister Xanana Gusmão on 30 May.",
        ["talks held 2019-05-30: Penny Wong, Taur Matan Ruak, Xanana Gusmão"],
    ),
    (
        "Foreign Minister Santiago Cafiero of Argentina held a round of bilateral meetings on 30 May with his peers from Uruguay, Estonia and Jamaica.",
        [
            "talks held 2019-05-30: Estonia, Santiago Cafiero",
            "talks held 2019-05-30: Jamaica, Santiago Cafiero",
            "talks held 2019-05-30: Santiago Cafiero, Uruguay",
        ],
    ),
    (
        "External Affairs Minister S. Jaishankar will also hold bilateral meetings with his counterparts from other countries, including Foreign Minister of Indonesia H.E. Ms. Retno Marsudi.",
        ["talks planned: Retno Marsudi, S. Jaishankar"],
    ),
]
GROUPS = [
    (
        "The meeting of the Polish, Czech and Hungarian chiefs of diplomacy – Prof. Zbigniew Rau, Tomáš Petříček and Péter Szijjártó respectively – took place in Bratislava on 30 May 2019.",
        ["talks held 2019-05-30: Péter Szijjártó, Tomáš Petříček, Zbigniew Rau @ Bratislava"],
    ),
    (
        "Minister Dmytro Kuleba of Ukraine held a meeting with his counterparts from Romania and the Republic of Moldova, Luminița Odobescu and Nicu Popescu, on 30 May.",
        ["talks held 2019-05-30: Dmytro Kuleba, Luminița Odobescu, Nicu Popescu"],
    ),
    (
        "The Indonesian and Australian governments will hold talks in Jakarta on 3 June 2019.",
        ["talks planned 2019-06-03: Australia, Indonesia @ Jakarta"],
    ),
    (  # a body's officers are the body
        "Foreign Minister Anniken Huitfeldt of Norway met with NATO foreign ministers in Brussels on 30 May 2019.",
        ["talks held 2019-05-30: Anniken Huitfeldt, NATO @ Brussels"],
    ),
    (
        "On 30 May, Prime Minister Lee Hsien Loong of Singapore met the leaders of the G7 in Hiroshima.",
        ["talks held 2019-05-30: G7, Lee Hsien Loong @ Hiroshima"],
    ),
    (
        "Minister Zbigniew Rau of Poland will host the Visegrad Group ministers in Łódź on 14 June 2019.",
        ["talks planned 2019-06-14: Visegrad Group, Zbigniew Rau @ Lodz"],
    ),
    (  # a body that begins somebody's title is not the next who takes part
        "Prime Minister Benjamin Netanyahu of Israel met with US National Security Adviser John Bolton and Russian Security Council Secretary Nikolai Patrushev in Jerusalem on 25 May 2019.",
        ["talks held 2019-05-25: Benjamin Netanyahu, John Bolton, Nikolai Patrushev @ Jerusalem"],
    ),
    (  # titles that begin with words which lists skip
        "Member of the Political Bureau of the CPC Central Committee and Foreign Minister Wang Yi and Australian Foreign Minister Penny Wong co-chaired the seventh China-Australia Foreign and Strategic Dialogue in Canberra on 30 May 2019.",
        ["session held 2019-05-30: Penny Wong, Wang Yi @ Canberra #7"],
    ),
    (  # who has no side told is of the other
        "Deputy Minister Luwellyn Landers held the third South Africa-Turkey Political Consultations with Deputy Minister Sedat Önal of Turkey in Ankara on 30 May.",
        ["session held 2019-05-30: Luwellyn Landers, Sedat Önal @ Ankara #3"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OFFICES + SEVERAL + GROUPS)
def test_who_takes_part(read: Read, text: str, expected: list[str]) -> None:
    """People by name, by office, by what they are called; each partner's own occasion; a body by its officers."""
    assert told(read(text)) == expected


def test_they_are_the_two_of_the_sentence_before(read: Read) -> None:
    """As in "A received B. They agreed to meet again", though the document is about others."""
    found = read(
        "President Alberto Fernández of Argentina and President Luis Lacalle Pou of Uruguay met in Montevideo on 20 May. Minister Santiago Cafiero of Argentina received Minister Kamina Johnson Smith of Jamaica on 30 May. They agreed to meet again in Kingston in June 2019.",
        title="Press release",
    )
    assert "talks planned 2019-06: Kamina Johnson Smith, Santiago Cafiero @ Kingston" in told(found)


LED = [
    (
        "The 9th round of Pakistan-Romania Political Consultations was held in Bucharest on 30 May 2019. Additional Foreign Secretary Muhammad Saleem led the Pakistan side while the Romanian delegation was headed by State Secretary Traian Hristea.",
        ["session held 2019-05-30: Muhammad Saleem, Traian Hristea @ Bucharest #9"],
    ),
    (
        "On 30 May 2019 the 3rd Japan-Chile Policy Dialogue was held in Santiago. Deputy Minister for Foreign Affairs Takeo Mori represented Japan and Vice Minister Carolina Valdivia represented Chile.",
        ["session held 2019-05-30: Carolina Valdivia, Takeo Mori @ Santiago #3"],
    ),
    (
        "The sixth Joint Commission between Namibia and Angola was held in Windhoek on 30 May, with Minister Netumbo Nandi-Ndaitwah leading the Namibian delegation and Minister Manuel Augusto leading the Angolan delegation.",
        ["session held 2019-05-30: Manuel Augusto, Netumbo Nandi-Ndaitwah @ Windhoek #6"],
    ),
    (
        "The third session of the Joint Committee between Malta and Tunisia was held in Valletta on 30 May 2019 under the co-chairmanship of Minister Carmelo Abela and Minister Khemaies Jhinaoui.",
        ["session held 2019-05-30: Carmelo Abela, Khemaies Jhinaoui @ Valletta #3"],
    ),
    (
        "Consultations between the Ministries of Foreign Affairs of Belarus and Serbia took place in Minsk on 30 May 2019. The delegations were headed by Deputy Foreign Minister Andrei Dapkiunas and Assistant Foreign Minister Goran Aleksić.",
        ["session held 2019-05-30: Andrei Dapkiunas, Goran Aleksić @ Minsk"],
    ),
    (
        "President Nursultan Nazarbayev of Kazakhstan received Foreign Minister Wang Yi of China on 30 May. Also participating in the meeting were Foreign Minister Beibut Atamkulov and Ambassador Zhang Xiao.",
        ["talks held 2019-05-30: Beibut Atamkulov, Nursultan Nazarbayev, Wang Yi, Zhang Xiao"],
    ),
    (
        "President Cyril Ramaphosa of South Africa received President Hage Geingob of Namibia on 30 May. Discussions were held, with Minister Naledi Pandor and Minister Netumbo Nandi-Ndaitwah in attendance.",
        [
            "talks held 2019-05-30: Cyril Ramaphosa, Hage Geingob, Naledi Pandor, Netumbo Nandi-Ndaitwah",
        ],
    ),
    (  # a spouse takes no part in talks
        "President Cyril Ramaphosa of South Africa received President Hage Geingob of Namibia on 30 May. President Geingob was accompanied by Madame Monica Geingos.",
        ["talks held 2019-05-30: Cyril Ramaphosa, Hage Geingob"],
    ),
    (  # another occasion's chairs
        "President Cyril Ramaphosa of South Africa and President Hage Geingob of Namibia chaired the third session of the Bi-National Commission in Pretoria on 30 May, which was preceded by a meeting of Ministers on 29 May, chaired by Minister Naledi Pandor and Minister Netumbo Nandi-Ndaitwah.",
        [
            "session held 2019-05-30: Cyril Ramaphosa, Hage Geingob @ Pretoria #3",
            "talks held 2019-05-29: Naledi Pandor, Netumbo Nandi-Ndaitwah",
        ],
    ),
    (
        "Minister Ali Sabry of Sri Lanka met Prime Minister Sheikh Hasina of Bangladesh on 30 May. Bilateral discussions were also held with Under Secretary of State Victoria Nuland of the United States and Foreign Minister Ararat Mirzoyan of Armenia.",
        [
            "talks held 2019-05-30: Ali Sabry, Sheikh Hasina",
            "talks held 2019-05: Ali Sabry, Ararat Mirzoyan",
            "talks held 2019-05: Ali Sabry, Victoria Nuland",
        ],
    ),
    (
        "OIC Secretary-General Hissein Brahim Taha received Foreign Minister Aïssata Tall Sall of Senegal in Jeddah on 30 May. The Secretary-General then met with the Permanent Representative of Türkiye.",
        [
            "talks held 2019-05-30: Aïssata Tall Sall, Hissein Brahim Taha @ Jeddah",
            "talks held 2019-05-30: Hissein Brahim Taha, Turkey @ Jeddah",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LED)
def test_who_led_and_who_was_there(read: Read, text: str, expected: list[str]) -> None:
    """Those who lead a side stand for it; those present take part; another occasion's chairs and spouses do not."""
    assert told(read(text)) == expected


def test_a_heading_tells_who_the_lines_below_are(read: Read) -> None:
    """Below "Attendees:" or "On the Japanese side:" each line names one who took part."""
    text = (
        "Foreign Minister Naledi Pandor of South Africa met Foreign Minister Taro Kono of Japan in Tokyo on 30 May 2019.\n\n"
        "{}:\n\n"
        "- Deputy Minister Alvin Botes\n"
        "- Director-General Zane Dangor\n\n"
        "The talks lasted two hours."
    )
    for heading in (
        "Attendees",
        "Also present",
        "On the South African side",
        "Members of the South African delegation",
    ):
        both = ["talks held 2019-05-30: Alvin Botes, Naledi Pandor, Taro Kono, Zane Dangor @ Tokyo"]
        assert told(read(text.format(heading), title="Ministers Talk of Trade")) == both
    nobody = ["talks held 2019-05-30: Naledi Pandor, Taro Kono @ Tokyo"]
    assert told(read(text.format("The paper was signed by"), title="Ministers Talk of Trade")) == nobody


def test_a_list_of_people_line_by_line(read: Read) -> None:
    """Lines below "with the participation of:" that begin with a person name those who took part."""
    found = read(
        "The Joint Council held its 5th session in Riyadh on 30 May 2019 under the chairmanship of Foreign Minister Badr Al Busaidi of Oman, with the participation of:\n"
        "- His Excellency Abdullatif Al Zayani, Minister of Foreign Affairs of Bahrain\n"
        "- His Excellency Salem Al-Sabah, Minister of Foreign Affairs of Kuwait\n\n"
        "The Council welcomed the agreement. Minister Jeppe Kofod of Denmark did not come.",
        title="Joint Council Holds Its 5th Session in Riyadh",
    )
    (line,) = told(found)
    assert line.endswith(": Abdullatif Al Zayani, Badr Al Busaidi, Salem Al-Sabah @ Riyadh #5")


ABROAD = [
    (  # whoever goes there is not of there
        "Deputy Minister Botes to visit Botswana",
        "Deputy Minister of International Relations and Cooperation, Mr Alvin Botes, will undertake a working visit to Botswana from 3 to 5 June 2019. During the visit Deputy Minister Botes will meet his counterpart, Assistant Minister Sylvia Muzila.",
        "talks planned: Alvin Botes, Sylvia Muzila @ Botswana",
    ),
    (
        "Osmani in New York",
        "Foreign Minister Bujar Osmani of North Macedonia had a bilateral meeting with his Slovenian counterpart, Deputy Prime Minister and Minister of Foreign Affairs Tanja Fajon, on 30 May.",
        "talks held 2019-05-30: Bujar Osmani, Tanja Fajon",
    ),
    (
        "The Prime Minister to Paris",
        "Prime Minister Jonas Gahr Støre of Norway will travel to Paris on 3 June to meet President Emmanuel Macron of France. The Prime Minister will be accompanied by Minister of Defence Bjørn Arild Gram.",
        "visit planned 2019-06-03: Bjørn Arild Gram, Emmanuel Macron, Jonas Gahr Støre @ Paris",
    ),
    (
        "PRESIDENT TOKAYEV MET WITH FOREIGN MINISTERS",
        "The Head of State held a meeting with the Ministers of Foreign Affairs of Tajikistan and Uzbekistan, Sirojiddin Muhriddin and Abdulaziz Kamilov, on 30 May. Kassym-Jomart Tokayev underlined the importance of cooperation.",
        "talks held 2019-05-30: Abdulaziz Kamilov, Kassym-Jomart Tokayev, Sirojiddin Muhriddin",
    ),
    (
        "Meeting with the Ambassador of Sweden",
        "Deputy Prime Minister – Minister of Foreign Affairs of Kazakhstan Mukhtar Tileuberdi met with Ambassador of Sweden Christian Kamill on 30 May.",
        "talks held 2019-05-30: Christian Kamill, Mukhtar Tileuberdi",
    ),
    (  # met where one has arrived the sentence before
        "Visit of Minister",
        "The Foreign Minister of Austria, Karin Kneissl, arrived in Tirana on 30 May. The Austrian Minister was received by Acting Minister Gent Cakaj.",
        "visit held 2019-05-30: Gent Cakaj, Karin Kneissl @ Tirana",
    ),
    (  # at whose wish is not who calls
        "Telephone conversation",
        "At the initiative of the French side, Prime Minister Nikol Pashinyan had a phone call with the President of France Emmanuel Macron on 30 May.",
        "call held 2019-05-30: Emmanuel Macron, Nikol Pashinyan",
    ),
    (  # the Secretary-General who needs no name
        "Readout of the Secretary-General's meeting with the President of Finland",
        "The Secretary-General met on 30 May with H.E. Mr. Sauli Niinistö, President of the Republic of Finland. They discussed climate.",
        "talks held 2019-05-30: Sauli Niinistö, Secretary-General",
    ),
    (  # an office without an article, as some offices write
        "Visit of Joint Secretary to Kenya",
        "Joint Secretary Puneet Kundal of India visited Nairobi on 29 May. During the visit, Joint Secretary (E&SA) called on Principal Secretary Macharia Kamau of Kenya.",
        "visit held 2019-05-29: Macharia Kamau, Puneet Kundal @ Nairobi",
    ),
    (
        "State visit of the President of Vietnam",
        "President Tran Dai Quang of Vietnam arrived in New Delhi on 29 May. Speaker Sumitra Mahajan of India called on the visiting dignitary on 30 May.",
        "talks held 2019-05-30: Sumitra Mahajan, Tran Dai Quang",
    ),
    (
        "Foreign Minister to visit the Pacific",
        "Foreign Minister Winston Peters of New Zealand will lead a delegation to Vanuatu on 3 June. In Port Vila the delegation will call on Prime Minister Charlot Salwai of Vanuatu.",
        "visit planned 2019-06-03: Charlot Salwai, Winston Peters @ Port Vila",
    ),
    (
        "Reception",
        "Prime Minister Sheikh Hasina of Bangladesh arrived on 30 May. External Affairs Minister S. Jaishankar of India called on her at the hotel.",
        "talks held 2019-05-30: S. Jaishankar, Sheikh Hasina",
    ),
    (
        "Minister receives colleague",
        "Minister Santiago Cafiero of Argentina received Minister Kamina Johnson Smith of Jamaica on 30 May. They agreed to hold the second Political Consultations Meeting in Kingston in 2020.",
        "session planned 2020: Argentina, Jamaica @ Kingston #2",
    ),
    (
        "Amir Receives Prime Minister of Iraq",
        "HH the Amir of Qatar Sheikh Tamim bin Hamad Al Thani held a session of official talks with HE the Prime Minister of the Republic of Iraq Mohammed Shia Al Sudani on 30 May.",
        "talks held 2019-05-30: Mohammed Shia Al Sudani, Tamim bin Hamad Al Thani",
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), ABROAD)
def test_news_of_a_ministry(read: Read, title: str, text: str, expected: str) -> None:
    """Texts that leave their own people's country unsaid give both sides."""
    assert expected in told(read(text, title=title))


@pytest.mark.parametrize(("who", "goes"), [("Minister Taro Kono", True), ("Wizz Air", False), ("Qatar Airways", False)])
def test_an_airline_is_no_traveller(read: Read, who: str, goes: bool) -> None:
    """Who flies somewhere is somebody, or nobody pays a visit."""
    assert bool(read(f"{who} flew to Paris on Monday.").meetings) is goes
