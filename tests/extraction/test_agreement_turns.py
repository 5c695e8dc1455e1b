"""Turns of phrase by which offices of many governments tell of papers: what is told, of which kind, status and day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.state_organs import organs
from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
Row = tuple[str, str, str, str | None, str]  # title, kind, status, date, parties


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        (
            "India and Nepal",
            "A long-term power agreement, for the export of 10,000 megawatts from Nepal over the next ten years, "
            "is to be signed today.",
            [("long-term power agreement", "treaty", "agreed", "2023-06-14", "India Nepal")],
        ),
        (
            "Australia and Chile",
            "They tasked officials to begin negotiations on a status of visiting forces agreement, with a view "
            "to signature at the next consultations.",
            [("visiting forces agreement", "treaty", "negotiating", "2023-06-14", "Australia Chile")],
        ),
        (
            "Kazakhstan and Turkey",
            "They discussed joint production of vehicles on the basis of the memorandum signed in May 2022.",
            [("memorandum", "memorandum", "signed", "2022-05", "Kazakhstan Turkey")],
        ),
        (
            "Iran and Pakistan",
            "The two sides are in contact on all matters relating to the agreement of 2009.",
            [("agreement of 2009", "treaty", "inForce", "2009", "Iran Pakistan")],
        ),
        (
            "Iran and Pakistan",
            "The two sides are in contact on all matters relating to the agreement.",
            [],
        ),
        (
            "Lithuania and Chile",
            "The two Ministers exchanged the instruments of ratification of the Agreement on cooperation in the "
            "field of defence.",
            [
                (
                    "Agreement on cooperation in the field of defence",
                    "treaty",
                    "inForce",
                    "2023-06-14",
                    "Chile Lithuania",
                )
            ],
        ),
        (
            "Peru and Chile",
            "They recalled the trilateral declaration adopted in Lima on June 27, 2022 by the ministers of "
            "foreign affairs and transport of Chile, Peru and Bolivia.",
            [("trilateral declaration", "declaration", "signed", "2022-06-27", "Bolivia Chile Peru")],
        ),
        (
            "New Zealand and Korea",
            "We welcomed interest in the Digital Economy Partnership Agreement, which New Zealand founded with "
            "Singapore and Chile in 2020.",
            [("Digital Economy Partnership Agreement", "treaty", "inForce", "2020", "Chile New Zealand Singapore")],
        ),
        (
            "Poland and Ghana",
            "Both sides agreed to work on the implementation of signed agreements on defence cooperation and air "
            "services, and to conclude negotiations on pending agreements on social security and the recognition "
            "of seafarers’ certificates.",
            [
                ("agreement on defence cooperation", "treaty", "inForce", None, "Ghana Poland"),
                ("agreement on air services", "treaty", "inForce", None, "Ghana Poland"),
                (
                    "pending agreement on the recognition of seafarers’ certificates",
                    "treaty",
                    "negotiating",
                    None,
                    "Ghana Poland",
                ),
                ("pending agreement on social security", "treaty", "negotiating", None, "Ghana Poland"),
            ],
        ),
        (
            "Visit to Manila",
            "The negotiations between ASEAN and China on a Code of Conduct in the South China Sea were also raised.",
            [
                (
                    "Code of Conduct in the South China Sea",
                    "treaty",
                    "negotiating",
                    None,
                    "Association of Southeast Asian Nations China",
                )
            ],
        ),
        (
            "Visit to Manila",
            "Both countries reiterated support for the resumption of negotiations on a Philippines-European "
            "Union Free Trade Agreement.",
            [
                (
                    "Philippines-European Union Free Trade Agreement",
                    "treaty",
                    "proposed",
                    None,
                    "European Union Philippines",
                )
            ],
        ),
        (
            "Visit to Dublin",
            "He argued for the early conclusion of the free trade agreement between the European Union and "
            "Australia, on which talks resumed this summer.",
            [
                (
                    "free trade agreement between the European Union and Australia",
                    "treaty",
                    "negotiating",
                    "2023",
                    "Australia European Union",
                )
            ],
        ),
        (
            "Visit to Doha",
            "The Forum was held in Doha under the theme “Partnership for Peace and Progress”.",
            [],
        ),
        (
            "Visit to Lima",
            "The text of the following statement was issued by the Governments of Peru and Ghana at the "
            "conclusion of the Council.",
            [("statement", "declaration", "signed", "2023-06-14", "Ghana Peru")],
        ),
        (
            "Visit to Lisbon",
            "The Nigerian Senate has ratified the extradition treaty with Portugal.",
            [("extradition treaty with Portugal", "treaty", "inForce", None, "Nigeria Portugal")],
        ),
        (
            "Visit to Ashgabat",
            "The Parliament of Mongolia approved the Treaty on Friendly Relations with Turkmenistan on 25 May.",
            [
                (
                    "Treaty on Friendly Relations with Turkmenistan",
                    "treaty",
                    "inForce",
                    "2023-05-25",
                    "Mongolia Turkmenistan",
                )
            ],
        ),
        (
            "Visit to Santiago",
            "The amending protocol to the tax treaty between Iceland and Chile entered into force on 1 March 2023.",
            [
                (
                    "amending protocol to the tax treaty between Iceland and Chile",
                    "treaty",
                    "inForce",
                    "2023-03-01",
                    "Chile Iceland",
                ),
                ("tax treaty between Iceland and Chile", "treaty", "inForce", None, "Chile Iceland"),
            ],
        ),
        (
            "Department of Foreign Affairs, Ireland",
            "The Minister announced the conclusion of negotiations on a social security agreement with the "
            "Republic of Korea.",
            [("social security agreement with the Republic of Korea", "treaty", "agreed", None, "Ireland South Korea")],
        ),
        (
            "Turkey and Libya",
            "Turkey and Libya signed a hydrocarbon memorandum in October 2022, which has since been suspended by "
            "a court.",
            [("hydrocarbon memorandum", "memorandum", "terminated", "2022-10", "Libya Turkey")],
        ),
        (
            "Visit to Hanoi",
            "Israel and Vietnam have completed negotiations on a Free Trade Agreement, which is due to be signed "
            "in July.",
            [("Free Trade Agreement", "treaty", "agreed", "2023-06-14", "Israel Vietnam")],
        ),
        (
            "Visit to Valletta",
            "The visa waiver agreement for holders of diplomatic passports between Malta and Armenia came into "
            "effect on 5 May.",
            [
                (
                    "visa waiver agreement for holders of diplomatic passports between Malta and Armenia",
                    "treaty",
                    "inForce",
                    "2023-05-05",
                    "Armenia Malta",
                )
            ],
        ),
        (
            "Malta and Armenia",
            "The two countries have a Defence Cooperation Agreement dating from 1998.",
            [("Defence Cooperation Agreement", "treaty", "inForce", "1998", "Armenia Malta")],
        ),
        (
            "Malta and Armenia",
            "Their discussion resulted in the signing of a Memorandum of Cooperation on cybersecurity.",
            [("Memorandum of Cooperation on cybersecurity", "memorandum", "signed", "2023-06-14", "Armenia Malta")],
        ),
        (
            "Malta and Armenia",
            "They discussed the signing of a Memorandum of Cooperation on cybersecurity.",
            [("Memorandum of Cooperation on cybersecurity", "memorandum", "proposed", None, "Armenia Malta")],
        ),
        (
            "Visit to Bangkok",
            "They agreed on the need to conclude the negotiations on the EU–Thailand Free Trade Agreement as "
            "soon as possible.",
            [("EU–Thailand Free Trade Agreement", "treaty", "negotiating", None, "European Union Thailand")],
        ),
        (
            "Visit to Baghdad",
            "The UK and Iraq have agreed a returns deal.",
            [("returns deal", "treaty", "agreed", "2023-06-14", "Iraq United Kingdom")],
        ),
        (
            "Visit to Warsaw",
            "Poland and South Korea signed an arms deal worth $5 billion.",
            [("arms deal", "contract", "signed", "2023-06-14", "Poland South Korea")],
        ),
        (
            "Visit to Sofia",
            "Following the talks, a Joint Communiqué was adopted by the Foreign Ministers of Kyrgyzstan and Bulgaria.",
            [("Joint Communiqué", "declaration", "signed", "2023-06-14", "Bulgaria Kyrgyzstan")],
        ),
        (
            "Egypt and Poland",
            "We witnessed the signing of memoranda of understanding on health, in addition to a contract between "
            "the Egyptian National Railways and the company PESA for 50 sleeping cars.",
            [
                ("memoranda of understanding on health", "memorandum", "signed", "2023-06-14", "Egypt Poland"),
                (
                    "contract between the Egyptian National Railways and the company PESA for 50 sleeping cars",
                    "contract",
                    "signed",
                    "2023-06-14",
                    "Egyptian National Railways Pesa Bydgoszcz",
                ),
            ],
        ),
        (
            "Egypt and Poland",
            "They committed to conclude negotiations on pending agreements on social security, mutual legal "
            "assistance in criminal matters, and the recognition of seafarers’ certificates.",
            [
                (
                    "pending agreement on mutual legal assistance in criminal matters",
                    "treaty",
                    "negotiating",
                    None,
                    "Egypt Poland",
                ),
                (
                    "pending agreement on the recognition of seafarers’ certificates",
                    "treaty",
                    "negotiating",
                    None,
                    "Egypt Poland",
                ),
                ("pending agreement on social security", "treaty", "negotiating", None, "Egypt Poland"),
            ],
        ),
        (
            "Visit to Kyiv",
            "Canada and Ukraine today announced the successful completion of negotiations to modernize the "
            "Canada-Ukraine Free Trade Agreement.",
            [("Canada-Ukraine Free Trade Agreement", "treaty", "agreed", "2023-06-14", "Canada Ukraine")],
        ),
        (
            "Press Information Bureau, India",
            "The Union Cabinet today approved the signing of a Memorandum of Understanding between India and "
            "Guyana on cooperation in hydrocarbons.",
            [
                (
                    "Memorandum of Understanding between India and Guyana on cooperation in hydrocarbons",
                    "memorandum",
                    "agreed",
                    "2023-06-14",
                    "Guyana India",
                )
            ],
        ),
        (
            "Visit to Vientiane",
            "The signing of the Sino-Lao agreement on debt relief took place in Beijing on 3 June 2023.",
            [("Sino-Lao agreement on debt relief", "treaty", "signed", "2023-06-03", "China Laos")],
        ),
        (
            "Visit to Jakarta",
            "Norway and Indonesia entered into a partnership on reduced deforestation.",
            [("partnership on reduced deforestation", "programme", "agreed", "2023-06-14", "Indonesia Norway")],
        ),
        (
            "Visit to Baku",
            "A memorandum was signed between the Ministry of Energy of Azerbaijan, the European Commission and "
            "the government of Romania.",
            [
                (
                    "memorandum between the Ministry of Energy of Azerbaijan",
                    "memorandum",
                    "signed",
                    "2023-06-14",
                    "European Commission Ministry of Energy of Azerbaijan Romania",
                )
            ],
        ),
        (
            "Serbia and Ghana",
            "Under the MoU signed in April, the two countries will cooperate in vocational training.",
            [("MoU", "memorandum", "inForce", "2023-04", "Ghana Serbia")],
        ),
        (
            "Visit to Lima",
            "Peru's Congress has not yet ratified the Treaty on Trade with Chile.",
            [("Treaty on Trade with Chile", "treaty", "signed", None, "Chile Peru")],
        ),
        (
            "Poland and Ghana",
            "Both sides agreed to work on the implementation of signed agreements on defence cooperation and air "
            "services, and to conclude negotiations on pending agreements on social security and the recognition "
            "of seafarers’ certificates.",
            [
                ("agreement on defence cooperation", "treaty", "inForce", None, "Ghana Poland"),
                ("agreement on air services", "treaty", "inForce", None, "Ghana Poland"),
                (
                    "pending agreement on the recognition of seafarers’ certificates",
                    "treaty",
                    "negotiating",
                    None,
                    "Ghana Poland",
                ),
                ("pending agreement on social security", "treaty", "negotiating", None, "Ghana Poland"),
            ],
        ),
        (
            "Visit to Ottawa",
            "The leaders welcomed the ratification of the Canada–Chile Social Security Convention and its entry "
            "into force on April 1.",
            [("Canada–Chile Social Security Convention", "treaty", "inForce", "2023-04-01", "Canada Chile")],
        ),
        (
            "Embassy of Japan",
            'The exchange of notes for the project "Improvement of Water Supply" between Japan and Zambia took '
            "place in Lusaka.",
            [
                (
                    'exchange of notes for the project "Improvement of Water Supply" between Japan and Zambia',
                    "treaty",
                    "signed",
                    None,
                    "Japan Zambia",
                )
            ],
        ),
        (
            "Colombia and Haiti",
            "The treaty, signed in Bogotá in 1979, delimits the maritime border.",
            [("treaty", "treaty", "signed", "1979", "Colombia Haiti")],
        ),
        (
            "Visit to Dakar",
            "Kuwait Fund and Senegal signed a loan agreement worth 12 million dinars for a road project.",
            [("loan agreement for a road project", "contract", "signed", "2023-06-14", "Kuwait Fund Senegal")],
        ),
        (
            "Visit to Addis Ababa",
            "The proposed free trade area between the African Union and Mercosur was discussed.",
            [
                (
                    "proposed free trade area between the African Union and Mercosur",
                    "treaty",
                    "proposed",
                    None,
                    "African Union Mercosur",
                )
            ],
        ),
        (
            "Visit to Bern",
            "Ghana and Switzerland signed an implementing agreement under Article 6 of the Paris Agreement.",
            [
                ("implementing agreement", "treaty", "signed", "2023-06-14", "Ghana Switzerland"),
                ("Paris Agreement", "treaty", "inForce", None, "Ghana Switzerland"),
            ],
        ),
        (
            "Visit to Quito",
            "Ecuador announced that it will not renew the fishing agreement with Japan.",
            [("fishing agreement with Japan", "treaty", "inForce", None, "Ecuador Japan")],
        ),
        (
            "Visit to Stockholm",
            "The two leaders inaugurated the Sweden–Ghana Energy Dialogue.",
            [("Sweden–Ghana Energy Dialogue", "programme", "inForce", "2023-06-14", "Ghana Sweden")],
        ),
        (
            "Visit to Nairobi",
            "The UAE and Kenya have finalised the terms of a Comprehensive Economic Partnership Agreement, on "
            "which talks have continued.",
            [
                (
                    "Comprehensive Economic Partnership Agreement",
                    "treaty",
                    "agreed",
                    "2023-06-14",
                    "Kenya United Arab Emirates",
                )
            ],
        ),
    ],
)
def test_turns(analyse: Analyse, title: str, text: str, wanted: list[Row]) -> None:
    found = extract(analyse(text, title, "June 14, 2023")).agreements
    told = [
        (
            a.title,
            a.kind,
            a.status,
            a.date.time.edtf if a.date else None,
            " ".join(sorted(p.partition("/")[2] for p in a.parties)),
        )
        for a in found
    ]
    assert told == wanted


def test_organs_of_a_state_are_words_of_one_name() -> None:
    """The list holds names in capitals, each once, and each is found within a longer name."""
    for word in ("Senate", "National Assembly", "Council of Ministers"):
        found = organs().search(f"the Nigerian {word}")
        assert found is not None and found[0] == word
