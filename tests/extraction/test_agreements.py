from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis
from kg.model import Agreement

Analyse = Callable[..., Analysis]
MEETING = "Prime Minister Narendra Modi met Prime Minister Fumio Kishida in New Delhi today. "


def agreements(analyse: Analyse, text: str, **more: str) -> tuple[Agreement, ...]:
    return extract(analyse(MEETING + text, **{"date": "March 20, 2023", **more})).agreements


def only(analyse: Analyse, text: str, **more: str) -> Agreement:
    found = agreements(analyse, text, **more)
    assert len(found) == 1, [a.title for a in found]
    return found[0]


def parties(agreement: Agreement) -> set[str]:
    return {p.split("/")[1] for p in agreement.parties}


@pytest.mark.parametrize(
    ("text", "title", "kind", "status"),
    [
        (
            "The two leaders welcomed the signing of a Memorandum of Cooperation on semiconductors.",
            "Memorandum of Cooperation on semiconductors",
            "memorandum",
            "signed",
        ),
        (
            "Japan and India signed a Treaty of Mutual Cooperation.",
            "Treaty of Mutual Cooperation",
            "treaty",
            "signed",
        ),
        (
            "The Agreement on Social Security entered into force in October 2016.",
            "Agreement on Social Security",
            "treaty",
            "inForce",
        ),
        ("Japan has ratified the Paris Agreement.", "Paris Agreement", "treaty", "inForce"),
        (
            "They looked forward to the early conclusion of the India-UK Free Trade Agreement.",
            "India-UK Free Trade Agreement",
            "treaty",
            "negotiating",
        ),
        (
            "Both sides agreed to launch negotiations on a Comprehensive Economic Partnership Agreement.",
            "Comprehensive Economic Partnership Agreement",
            "treaty",
            "negotiating",
        ),
        (
            "India has concluded negotiations on a Free Trade Agreement with Japan.",
            "Free Trade Agreement",
            "treaty",
            "agreed",
        ),
        (
            "The two leaders took stock of progress on the Economic Roadmap, which they agreed in May 2021.",
            "Economic Roadmap",
            "programme",
            "inForce",
        ),
        (
            "The Ministers welcomed the agreement in principle on a Reciprocal Access Agreement.",
            "Reciprocal Access Agreement",
            "treaty",
            "agreed",
        ),
        (
            "They agreed to bring the Free Trade Agreement into force as soon as possible.",
            "Free Trade Agreement",
            "treaty",
            "signed",
        ),
        ("India has withdrawn from the Energy Charter Treaty.", "Energy Charter Treaty", "treaty", "terminated"),
        ("An extradition treaty is under negotiation.", "extradition treaty", "treaty", "negotiating"),
        ("An extradition treaty is due to be signed in May.", "extradition treaty", "treaty", "agreed"),
        ("They agreed to launch a semiconductor alliance.", "semiconductor alliance", "programme", "agreed"),
        (
            "They announced the elevation of their relations to an all-weather strategic partnership.",
            "all-weather strategic partnership",
            "programme",
            "agreed",
        ),
        (
            "The Joint Commission will draft an economic cooperation programme.",
            "economic cooperation programme",
            "programme",
            "negotiating",
        ),
        (
            "Modi said that he was working to conclude the Teesta agreement.",
            "Teesta agreement",
            "treaty",
            "negotiating",
        ),
        (
            "India proposed launching a Critical Minerals Dialogue.",
            "Critical Minerals Dialogue",
            "programme",
            "proposed",
        ),
        ("The Exchange of Notes was signed in March.", "Exchange of Notes", "treaty", "signed"),
        (
            "They noted progress in negotiations on a new Strategic Partnership and Cooperation Agreement.",
            "Strategic Partnership and Cooperation Agreement",
            "treaty",
            "negotiating",
        ),
        (
            "They will sign the Downing Street Accord, a long-term agreement on security. The new Downing Street "
            "Accord will help.",
            "Downing Street Accord",
            "treaty",
            "agreed",
        ),
        ("They announced a $50 million fund in June.", "$50 million fund", "programme", "agreed"),
        ("They welcomed the establishment of Task Force 59, which met.", "Task Force 59", "programme", "inForce"),
        (
            "A recent example is the recently-signed agreement to ensure recognition of standards.",
            "recently-signed agreement to ensure recognition of standards",
            "treaty",
            "signed",
        ),
        (
            "They signed an agreement in Bucharest last December on an electricity cable.",
            "agreement on an electricity cable",
            "treaty",
            "signed",
        ),
        (
            "Ships will be built under a memorandum of understanding concluded between NATO and the African Union.",
            "memorandum of understanding between NATO and the African Union",
            "memorandum",
            "signed",
        ),
        (
            "They welcomed the signing of a $20 billion deal on aircraft.",
            "$20 billion deal on aircraft",
            "contract",
            "signed",
        ),
        ("They launched a Green Alliance.", "Green Alliance", "programme", "inForce"),
        ("Concerning the EPA negotiations, the talks continue.", "EPA", "treaty", "negotiating"),
        (
            "India terminated the Bilateral Investment Treaty in 2017.",
            "Bilateral Investment Treaty",
            "treaty",
            "terminated",
        ),
        ("The two sides did not sign a peace treaty.", "peace treaty", "treaty", "rejected"),
        ("China proposed an agreement on border trade.", "agreement on border trade", "treaty", "proposed"),
        (
            "An agreement was reached on the exchange of prisoners.",
            "agreement on the exchange of prisoners",
            "commitment",
            "agreed",
        ),
        (
            "The two Prime Ministers adopted a roadmap for cooperation in energy.",
            "roadmap for cooperation in energy",
            "programme",
            "signed",
        ),
        (
            "The protocol on fisheries, which will be signed tomorrow, is ready.",
            "protocol on fisheries",
            "treaty",
            "agreed",
        ),
        (
            "Progress would be facilitated by the signing of an intergovernmental agreement on trade in services.",
            "intergovernmental agreement on trade in services",
            "treaty",
            "proposed",
        ),
        (
            "We look forward to the forthcoming Year of Interregional Exchanges.",
            "Year of Interregional Exchanges",
            "programme",
            "agreed",
        ),
    ],
)
def test_one_instrument(analyse: Analyse, text: str, title: str, kind: str, status: str) -> None:
    """The verb, noun or tense around an instrument gives its status, and its own words its title."""
    found = only(analyse, text)
    assert (found.title, found.kind, found.status) == (title, kind, status)


@pytest.mark.parametrize(
    "text",
    [
        "The leaders agreed to deepen cooperation on trade.",
        "The two sides reaffirmed their commitment to the UN Charter and international law.",
        "The ministers exchanged views with the International Monetary Fund and the UN World Food Program.",
        "The projects will be implemented by the United Nations Development Programme.",
        "India plans to deliver more vaccines.",
        "The government provided $102 million in new initiatives.",
        "India will establish additional training programs.",
        "Jessica Brown, Chief Program Officer, opened the session.",
        "They recalled the Declaration of Independence.",
        "There was full agreement.",
        "MODERNIZING THE U.S.-ROK ALLIANCE",
        "Others who spoke were Jane Doe, Economic Security Project.",
        "They spoke of Iran’s nuclear program and the entire agreement.",
        "The Customs Agency and Border Protection plan to hold a workshop.",
        "We have a $6 billion package.",
        "They praised the strategic partnership and the alliance.",
        "India launched a youth initiative.",
        "The Critical Minerals Dialogue met in May.",
    ],
)
def test_none(analyse: Analyse, text: str) -> None:
    """Organisations, resolve, principles, verbs like nouns and one side's own programmes are no agreements."""
    assert [a.title for a in agreements(analyse, text)] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A deal between Boeing and Vietnam Airlines worth $7 billion was welcomed.", {"Boeing", "Vietnam Airlines"}),
        ("The UK and Japan concluded the Reciprocal Access Agreement in January.", {"United Kingdom", "Japan"}),
        ("The EU and India resumed negotiations for a Free Trade Agreement.", {"European Union", "India"}),
        ("Japan has signed a fisheries agreement with Canada.", {"Japan", "Canada"}),
        ("They welcomed Spain joining the Blue Dot Network.", {"Spain"}),
        ("They await the MERCOSUR-European Union Association Agreement.", {"Mercosur", "European Union"}),
        ("They spoke about the Australia-Mongolia Investment Treaty.", {"Australia", "Mongolia"}),
        ("They signed an agreement on visas.", {"India", "Japan"}),
        (
            "They welcomed the trilateral agreement signed on June 28 by Turkey, Sweden, and Finland.",
            {"Turkey", "Sweden", "Finland"},
        ),
    ],
)
def test_parties(analyse: Analyse, text: str, wanted: set[str]) -> None:
    """The parties are those between whom, with whom or by whom it is signed, else those the document is about."""
    assert parties(only(analyse, text)) == wanted


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The two leaders signed an agreement on visas.", "2023-03-20"),
        ("In August last year the two sides signed an agreement on visas.", "2022-08"),
        ("They recalled the agreement on visas signed on 16 July 1996.", "1996-07-16"),
        ("The leaders noted the recent signing of the Agreement on Defense Cooperation.", None),
        (
            "They celebrated the second anniversary of the Economic Partnership Agreement on 15 January 2017.",
            "2015-01-15",
        ),
        ("They spoke of the 1956 Declaration.", "1956"),
        ("They spoke of the 2030 Roadmap.", None),
        ("They will sign an agreement on visas on 4 May 2023.", None),
        ("The Free Trade Agreement (FTA) has been provisionally applied since 2017.", "2017"),
        ("They recalled the visit in March 2022, during which the two sides signed an agreement on visas.", "2022-03"),
        ("The two leaders agreed to start negotiations on an extradition treaty.", "2023-03-20"),
        ("The two leaders agreed to conclude the Free Trade Agreement by the end of the year.", None),
        ("They are negotiating an agreement on visas.", None),
    ],
)
def test_date(analyse: Analyse, text: str, date: str | None) -> None:
    """The date is that of the act: stated, in the name, counted from an anniversary, or the meeting's."""
    found = only(analyse, text).date
    assert (found.time.edtf if found else None) == date


def test_parties_of_the_title(analyse: Analyse) -> None:
    """What a document says without naming sides binds those of its title; a name taken for a body is no party."""
    text = "The Summit welcomed the new Ambassador to Japan. A memorandum on fisheries was signed."
    (found,) = extract(analyse(text, title="EU-Canada Summit", date="March 20, 2023")).agreements
    assert parties(found) == {"European Union", "Canada"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The two leaders signed an agreement on visas.", "2023-03-20"),
        ("The two leaders signed an agreement on visas during the visit.", "2023-03-20"),
    ],
)
def test_date_at_an_occasion_of_days(analyse: Analyse, text: str, date: str) -> None:
    """Of talks or a visit that go on for days, what is done is of the document's day."""
    meeting = "Prime Minister Modi visited Japan from 19 to 21 March 2023 and met Prime Minister Kishida.\n\n"
    (found,) = extract(analyse(meeting + text, date="March 20, 2023")).agreements
    assert found.date is not None
    assert found.date.time.edtf == date


def test_lists_are_told_one_by_one(analyse: Analyse) -> None:
    """Each topic of a plural noun is an instrument with its own parties; so is each entry of a list of documents."""
    found = agreements(
        analyse,
        "They supported the signing of memoranda of cooperation on agriculture, between the Ministry of Agriculture "
        "and the Food Agency; and on tourism, between Tourism Australia and Boeing.",
    )
    assert [a.title.split(",")[0] for a in found] == [
        "memorandum of cooperation on agriculture",
        "memorandum of cooperation on tourism",
    ]
    assert parties(found[1]) == {"Tourism Australia", "Boeing"}
    found = agreements(analyse, "They signed agreements on trade, science and education.")
    assert [a.title for a in found] == ["agreement on trade", "agreement on science", "agreement on education"]
    found = agreements(
        analyse,
        "Both sides signed the following documents:\n\n• Memorandum of Understanding on space\n\n"
        "• Agreement on mutual legal assistance",
    )
    assert [(a.title, a.status) for a in found] == [
        ("Memorandum of Understanding on space", "signed"),
        ("Agreement on mutual legal assistance", "signed"),
    ]
    assert all(len(a.evidence) == 2 for a in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # entries without bullets, each with its own parties in it
            "The following documents were signed during the visit:\n\n"
            "Agreement between the Government of India and the Government of Egypt on defence cooperation\n\n"
            "MoU between the Government of India and the Government of Japan on tourism",
            [
                (
                    "Agreement between the Government of India and the Government of Egypt on defence cooperation",
                    "signed",
                ),
                (
                    "MoU between the Government of India and the Government of Japan on tourism",
                    "signed",
                ),
            ],
        ),
        (  # a heading within the list changes what was done
            "The following documents were signed and announcements made:\n\nI. Agreements\n\n"
            "1. Agreement on Social Security\n\nII. Announcements\n\n2. Maitri Scholarships Programme",
            [("Agreement on Social Security", "signed"), ("Maitri Scholarships Programme", "agreed")],
        ),
        (  # a paragraph that tells something ends the list
            "The following documents were signed:\n\nAgreement on Social Security\n\n"
            "The two leaders praised the Economic Partnership Agreement.",
            [("Agreement on Social Security", "signed"), ("Economic Partnership Agreement", "inForce")],
        ),
    ],
)
def test_lists_open_with_a_lead(analyse: Analyse, text: str, wanted: list[tuple[str, str]]) -> None:
    """The line that opens a list gives its entries their status, with bullets or without, until a sentence ends it."""
    assert [(a.title, a.status) for a in agreements(analyse, "\n\n" + text)] == wanted


def test_counted_group(analyse: Analyse) -> None:
    """A group told by a number is one agreement with its count, approximate where the text says so."""
    found = only(analyse, "The two sides signed about 70 business agreements.")
    assert (found.count, found.approximate, found.kind, found.status) == (70, True, "contract", "signed")


def test_documents_count(analyse: Analyse) -> None:
    """Documents are agreements in numbers only."""
    found = only(analyse, "After the talks more than ten cooperation documents were signed.")
    assert (found.count, found.approximate, found.status) == (10, True, "signed")
    assert agreements(analyse, "They discussed the documents and the draft document.") == ()


def test_lists_after_commas(analyse: Analyse) -> None:
    """What one instrument is on ends where the next begins."""
    found = agreements(
        analyse,
        "Seven documents were signed. These include an MoU for providing radars, an MoU on withdrawal of water from "
        "the river, and a protocol on trade.",
    )
    assert [a.title for a in found] == [
        "Seven documents",
        "MoU for providing radars",
        "MoU on withdrawal of water from the river",
        "protocol on trade",
    ]


def test_members_of_a_list_share_what_was_done(analyse: Analyse) -> None:
    """What a sentence lists after a group was done like the group, each with its own words."""
    found = agreements(
        analyse,
        "The ministers signed two agreements, including a declaration of intent on hydrogen and an agreement on "
        "migration.",
    )
    assert [(a.title, a.status) for a in found] == [
        ("two agreements", "signed"),
        ("declaration of intent on hydrogen", "signed"),
        ("agreement on migration", "signed"),
    ]


def test_short_forms_are_the_same(analyse: Analyse) -> None:
    """An acronym in brackets, "the Agreement" and a headline's wording are mentions of one instrument."""
    found = only(
        analyse,
        "India and Japan signed the India-Japan Economic Partnership Agreement (IJEPA). The Agreement will help "
        "farmers. We welcome the IJEPA.",
        title="Economic Partnership Agreement signed with Japan",
    )
    assert found.title == "India-Japan Economic Partnership Agreement"
    assert "IJEPA" in found.aliases
    assert len(found.evidence) >= 3


def test_a_reference_keeps_to_its_noun(analyse: Analyse) -> None:
    """Specific nouns are no word for another instrument."""
    found = agreements(
        analyse, "They praised the Economic Partnership Agreement. The Exchange of Notes was signed in May."
    )
    assert [(a.title, a.status) for a in found] == [
        ("Economic Partnership Agreement", "inForce"),
        ("Exchange of Notes", "signed"),
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("The leaders adopted this Joint Statement on 20 March 2023.", ["Joint Statement"]),
        ("They signed a protocol on trade and a joint statement.", ["protocol on trade", "joint statement"]),
        ("They issued a joint statement. The Joint Statement on Energy is long.", ["Joint Statement on Energy"]),
        ("They discussed a joint statement.", []),
        ("The statement was long.", []),
    ],
)
def test_papers_that_say_nothing_of_themselves(analyse: Analyse, text: str, titles: list[str]) -> None:
    """A joint statement that is signed, adopted or issued counts, once; one that is only spoken of does not."""
    assert [a.title for a in agreements(analyse, text)] == titles


def test_two_instruments_stay_two(analyse: Analyse) -> None:
    """A name within another's name is an instrument of its own; so are those with other parties."""
    found = agreements(analyse, "The two sides agreed to a Framework for negotiating an Agreement on Reciprocal Trade.")
    assert {a.title for a in found} == {
        "Framework for negotiating an Agreement on Reciprocal Trade",
        "Agreement on Reciprocal Trade",
    }


def test_evidence_is_the_sentence(analyse: Analyse) -> None:
    """The evidence of each agreement is text that holds its noun."""
    analysis = analyse(MEETING + "They signed an agreement on visas.")
    (found,) = extract(analysis).agreements
    assert [s.of(analysis.document.text) for s in found.evidence] == ["They signed an agreement on visas."]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Cotonou Agreement expired in 2020.", ("Cotonou Agreement", "terminated", "2020")),
        (
            "The Air Services Agreement signed in 1969 was terminated last year.",
            ("Air Services Agreement", "terminated", "2022"),
        ),
        ("JSEPA Agreement, which came into force in 2002, works.", ("JSEPA Agreement", "inForce", "2002")),
        (
            "Negotiations on an extradition treaty will be concluded in May.",
            ("extradition treaty", "negotiating", None),
        ),
        ("Negotiations on an extradition treaty were concluded.", ("extradition treaty", "agreed", "2023-03-20")),
        ("Negotiations on the Extradition Treaty have been suspended.", ("Extradition Treaty", "negotiating", None)),
        (
            "They exchanged views on the establishment of an Economic Partnership Agreement.",
            ("Economic Partnership Agreement", "proposed", None),
        ),
        (
            "The visit will see the launch of negotiations on an upgraded Free Trade Agreement.",
            ("upgraded Free Trade Agreement", "negotiating", None),
        ),
        (
            "They looked forward to the launch of negotiations on a Free Trade Agreement.",
            ("Free Trade Agreement", "proposed", None),
        ),
        ("Japan will ratify the High Seas Treaty this autumn.", ("High Seas Treaty", "signed", None)),
        ("The leaders endorsed the Action Plan on Energy.", ("Action Plan on Energy", "signed", "2023-03-20")),
        (
            "The ministers attended the signing ceremony of the agreement on consulates.",
            ("agreement on consulates", "signed", "2023-03-20"),
        ),
        (
            "The leaders attended the exchange of notes concerning grant aid for the dam.",
            ("exchange of notes concerning grant aid for the dam", "signed", "2023-03-20"),
        ),
        (
            "A Civil Aviation Agreement is envisaged to be signed on the occasion of the visit.",
            ("Civil Aviation Agreement", "agreed", None),
        ),
        (
            "They welcomed the roadmap that their ministers signed in Madrid in June 2022.",
            None,  # it says nothing of itself
        ),
        (
            "They welcomed the defence roadmap that their ministers signed in Madrid in June 2022.",
            ("defence roadmap", "signed", "2022-06"),
        ),
        (
            "They looked back on the year since the Green Partnership was agreed.",
            ("Green Partnership", "inForce", None),
        ),
        (
            "The second reading of the Code of Conduct would be resumed.",
            None,  # no name of its own
        ),
        (
            "In the years since establishing the Strategic Clean Partnership, they made strides.",
            ("Strategic Clean Partnership", "inForce", None),
        ),
        ("The Plan of Action 2024-2028 was adopted.", ("Plan of Action 2024-2028", "signed", "2023-03-20")),
        (
            "The contract for the Nyerere power station was signed in 2018.",
            ("contract for the Nyerere power station", "signed", "2018"),
        ),
    ],
)
def test_what_was_done_with_it(analyse: Analyse, text: str, wanted: tuple[str, str, str | None] | None) -> None:
    """The last thing that the text says was done with an instrument gives its status, and the date of that act."""
    found = agreements(analyse, text)
    assert [(a.title, a.status, a.date.time.edtf if a.date else None) for a in found] == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (  # what replaces another is not that one
            "They signed the Enhanced Partnership and Cooperation Agreement, which replaces the Partnership and "
            "Cooperation Agreement of 1999.",
            ["Enhanced Partnership and Cooperation Agreement", "Partnership and Cooperation Agreement of 1999"],
        ),
        (
            "They noted the Agreement Establishing the Sapporo Free Trade Area (SAFTA). SAFTA is of use.",
            ["Agreement Establishing the Sapporo Free Trade Area"],
        ),
        (
            "They recalled the 1950 Treaty of Peace and Friendship.",
            ["1950 Treaty of Peace and Friendship"],
        ),
        (
            "They signed the Memorandum of Cooperation (MOC) on food security and the renewal of the Memorandum of "
            "Cooperation in the field of town planning.",
            ["Memorandum of Cooperation on food security", "Memorandum of Cooperation in the field of town planning"],
        ),
        (  # a treaty between the same sides on another thing
            "They signed the Agreement between India and Japan on Readmission. The Agreement between India and Japan "
            "on Extradition was signed as well.",
            ["Agreement between India and Japan on Readmission", "Agreement between India and Japan on Extradition"],
        ),
        (  # one paper, not what it sets up
            "They signed a letter of intent to set up a Binational Migration Task Force.",
            ["letter of intent to set up a Binational Migration Task Force"],
        ),
        (  # a body that meets is no agreement
            "They agreed to convene the third meeting of the Joint Working Group on Piracy.",
            [],
        ),
        (
            "They agreed on an agreement on gas supplies, on which the experts have finished their work.",
            ["agreement on gas supplies"],
        ),
    ],
)
def test_names_end_where_the_instrument_does(analyse: Analyse, text: str, titles: list[str]) -> None:
    """A name goes on with what it establishes or is on, and ends before what is said of it and before the next."""
    assert [a.title for a in agreements(analyse, text)] == titles


def test_figures_to_strive_for_are_no_decisions(analyse: Analyse) -> None:
    """What sides strive to bring to a number is a figure alone; a number of things to be given is a decision."""
    assert agreements(analyse, "They agreed to strive to bring trade to $200 million by 2025.") == ()
    assert agreements(analyse, "They agreed to work towards increasing trade by 40 per cent.") == ()
    assert only(analyse, "They agreed to open 40 new schools.").rule.startswith("agreement.commitment")


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("A provisional agreement to supply ammonia was reached between EverWind and Uniper.", {"EverWind", "Uniper"}),
        ("Norway endorsed the G7 Declaration of 12 July 2022.", {"G7"}),
        (
            "The EAEU memorandum of cooperation with Cuba was signed in 2018.",
            {"Eurasian Economic Union", "Cuba"},
        ),
    ],
)
def test_sides_said_in_other_words(analyse: Analyse, text: str, sides: set[str]) -> None:
    """Those between whom it was reached, the body whose declaration it is, and whose name stands before the paper's."""
    assert parties(agreements(analyse, text)[0]) == sides


def test_sides_of_a_summit_with_a_body(analyse: Analyse) -> None:
    """What "the leaders" of a body and its partner adopt is theirs, not of the country that chairs."""
    found = extract(
        analyse(
            "Premier Li Keqiang attended the summit. It was chaired by Prime Minister Nguyen Xuan Phuc of Vietnam. "
            "The leaders adopted the Plan of Action on Cyber Security.",
            "Li Keqiang Attends the 23rd China-ASEAN Summit",
            "November 12, 2020",
        )
    ).agreements
    assert [parties(a) for a in found] == [{"China", "Association of Southeast Asian Nations"}]


def test_sides_of_the_passage(analyse: Analyse) -> None:
    """In a text that tells of several partners one by one, the sides are the home country and the passage's partner."""
    found = extract(
        analyse(
            "With the Foreign Minister of Mongolia, Batmunkh Battsetseg, the minister discussed trade.\n\n"
            "He met the Foreign Minister of Ghana, Shirley Ayorkor Botchwey, and spoke of grain.\n\n"
            "Foreign Minister Dmytro Kuleba also met with the Foreign Minister of Guatemala Mario Búcaro. "
            "A visa waiver agreement was signed.",
            "Foreign Minister of Ukraine Dmytro Kuleba held meetings in New York",
            "September 20, 2023",
        )
    ).agreements
    assert [parties(a) for a in found] == [{"Ukraine", "Guatemala"}]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # the headline's words belong to the one that they fit best
            "They signed a Maritime Accord (MA) and an Agreement Concerning Illicit Transnational Maritime Operations.",
            ["Maritime Accord", "Agreement Concerning Illicit Transnational Maritime Operations"],
        ),
        (  # one with another partner is another one
            "India and Japan signed the Status of Forces Agreement (SOFA). The SOFA was signed on 14 March 2023. India "
            "is also considering a Status of Forces Agreement with Australia.",
            ["Maritime Accord", "Status of Forces Agreement", "Status of Forces Agreement"],
        ),
    ],
)
def test_like_names_of_two(analyse: Analyse, text: str, wanted: list[str]) -> None:
    """Mentions go to the instrument whose words and sides they share, and an acronym to the name that it was given."""
    assert [a.title for a in agreements(analyse, text, title="India and Japan sign Maritime Accord")] == wanted


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "They signed a Memorandum of Understanding (MoU) establishing a partnership on raw materials.",
            "Memorandum of Understanding establishing a partnership on raw materials",
        ),
        (
            "They signed a statement of intent to enhance fire safety, Home Affairs Minister Pio Tikoduadua said.",
            "statement of intent to enhance fire safety",
        ),
        ("They signed a loan agreement for the metro on the same day.", "loan agreement for the metro"),
        (
            "They signed an Intergovernmental Agreement on joint air defence.",
            "Intergovernmental Agreement on joint air defence",
        ),
        (
            "The ministers extended the 2021 MoU on water management by four years.",
            "2021 MoU on water management by four years",
        ),
        ("They signed 33 MoUs between companies.", "33 MoUs between companies"),
    ],
)
def test_words_after_the_noun(analyse: Analyse, text: str, title: str) -> None:
    """What a paper establishes or is for belongs to its title, who says so and when does not."""
    assert only(analyse, text).title == title


def test_sides_of_the_next_paper(analyse: Analyse) -> None:
    """Those named between the next paper of a list are not the sides of the one before it."""
    first, second = agreements(
        analyse,
        "The two sides signed an Intergovernmental Agreement on air defence, a Programme of Cooperation between the "
        "Ministry of Culture and Tourism Australia.",
    )
    assert parties(first) == {"India", "Japan"}
    assert parties(second) == {"Ministry of Culture", "Tourism Australia"}


def test_a_government_beside_a_body(analyse: Analyse) -> None:
    """Of a body and a government that sign, the government's country is the other side."""
    found = only(analyse, "JICA and the Government of Bangladesh concluded a loan agreement for the metro.")
    assert parties(found) == {"JICA", "Bangladesh"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A paper that is renewed or extended is signed once more.
        ("The two ministers renewed the Defence Cooperation Arrangement.", ("treaty", "signed", "2023-03-20")),
        ("They extended the Agreement on Fisheries for five years.", ("treaty", "signed", "2023-03-20")),
        ("They welcomed the renewal of the Memorandum on Sport.", ("memorandum", "signed", "2023-03-20")),
        ("They agreed to renew the Memorandum on Sport.", ("memorandum", "agreed", "2023-03-20")),
        # A year that is named for something is decided on now; the year that it is itself dates nothing.
        ("They decided to designate 2024 as the Year of Tourism.", ("programme", "agreed", "2023-03-20")),
        ("The year 2024 was declared the Year of Tourism.", ("programme", "agreed", "2023-03-20")),
        ("Both countries will celebrate the Year of Tourism in 2024.", ("programme", "inForce", None)),
        # What is intended is only proposed; what will be developed together is decided.
        ("India and Japan intend to sign a protocol on fishing.", ("treaty", "agreed", None)),
        ("India and Japan will develop a Talent Partnership.", ("programme", "agreed", "2023-03-20")),
        # Other days: a note taken, an agreement in principle welcomed, long ago.
        ("They took note of the conclusion of a Letter of Intent on Launchers.", ("memorandum", "signed", None)),
        ("They welcomed the agreement in principle on a Tax Treaty.", ("treaty", "agreed", None)),
        ("Since the establishment of the forum in 2012, they have signed the Tax Treaty.", ("treaty", "signed", None)),
        ("Both agreed to resume negotiations on the Tax Treaty.", ("treaty", "negotiating", "2023-03-20")),
        ("Both agreed to expedite negotiations on the Tax Treaty.", ("treaty", "negotiating", None)),
        ("They agreed to finalise the pending MoUs on tourism.", ("memorandum", "negotiating", None)),
        ("They signed a declaration of intent on training.", ("memorandum", "signed", "2023-03-20")),
        ("“We signed an MoU on training,” Mr Modi told reporters.", ("memorandum", "signed", "2023-03-20")),
        ("The ministers approved more than 30 documents.", ("treaty", "signed", "2023-03-20")),
    ],
)
def test_status_and_day(analyse: Analyse, text: str, wanted: tuple[str, str, str | None]) -> None:
    """What is done, and when: done today, decided, intended, noted, or done at some other time."""
    found = only(analyse, text)
    date = found.date.time.edtf if found.date else None
    assert (found.kind, found.status, date) == wanted


def test_documents_on_things(analyse: Analyse) -> None:
    """Documents that are told by what they are on alone are told one by one, if they are signed."""
    text = "Documents on the border railway and on desertification were signed. Documents on trade are being read."
    assert [a.title for a in agreements(analyse, text)] == [
        "document on the border railway",
        "document on desertification",
    ]


def test_signed_during_a_visit(analyse: Analyse) -> None:
    """What was signed during a visit that the document tells of and dates was signed then."""
    text = (
        "They recalled Prime Minister Modi's state visit to Japan in March 2022. An agreement on trade, signed during "
        "the state visit, was praised."
    )
    found = only(analyse, text, date="May 5, 2023")
    assert found.date is not None and found.date.time.edtf == "2022-03"


def test_a_body_stands_for_its_members(analyse: Analyse) -> None:
    """What the leaders of a body that the title names adopt is the body's own."""
    text = (
        "The meeting was attended by President of Kazakhstan Kassym-Jomart Tokayev, President of Uzbekistan Shavkat "
        "Mirziyoyev and Prime Minister of Pakistan Imran Khan. The leaders adopted the Dushanbe Declaration."
    )
    title = "Shanghai Cooperation Organisation leaders meet in Dushanbe"
    found = extract(analyse(text, title=title, date="17 September 2021")).agreements
    assert [parties(a) for a in found] == [{"Shanghai Cooperation Organisation"}]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Both reaffirmed their support for the Christchurch Call.", ["Christchurch Call"]),
        (
            "India ratified the Kigali Amendment to the Montreal Protocol.",
            ["Kigali Amendment to the Montreal Protocol"],
        ),
        ("They praised the Minerals Security Partnership.", ["Minerals Security Partnership"]),
        ("They work together under the TRUST initiative.", ["TRUST initiative"]),
        ("They spoke of the Senate Amendment, his Washington Call and a long call.", []),
        ("They will attend the 12th Foreign Ministers' Meeting of the Mekong Ganga Cooperation Mechanism.", []),
        ("They agreed to hold the first Joint Agricultural Working Group meeting in May.", []),
    ],
)
def test_names_by_places_and_meetings_of_bodies(analyse: Analyse, text: str, titles: list[str]) -> None:
    """A call or an amendment counts by the place that it is named for; a body's meeting is no instrument."""
    assert [a.title for a in agreements(analyse, text) if a.kind != "commitment"] == titles


def test_one_name_of_whoever_it_is(analyse: Analyse) -> None:
    """A name that is only spoken of is the one of which the text says elsewhere whose it is."""
    text = (
        "Both reaffirmed their support for the Christchurch Call. They discussed the Christchurch Call, which New "
        "Zealand and France launched in Paris on 15 May 2019."
    )
    assert parties(only(analyse, text)) == {"New Zealand", "France"}


def test_short_names_of_sides_are_not_those_of_the_paper(analyse: Analyse) -> None:
    """Initials behind a side of a memorandum stand for that side alone."""
    found = only(analyse, "They signed an MoU between Indian Oil (IOC) and Japan Energy (JERA) on gas.")
    assert found.aliases == ()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "They welcomed the Memorandum of Cooperation on cables and agreed to establish an Energy Dialogue.",
            ["Memorandum of Cooperation on cables", "Energy Dialogue"],
        ),
        ("An agreement on air defence, ratified last week, is in force.", ["agreement on air defence"]),
        ("The programme of economic cooperation for 2022–2026 is being implemented.", None),
        ("Seven bilateral and multilateral documents were signed.", ["Seven bilateral and multilateral documents"]),
        (
            "They signed an executive plan for defence cooperation, two contracts on drones, and a protocol on gas.",
            ["executive plan for defence cooperation", "two contracts on drones", "protocol on gas"],
        ),
        ("India welcomed the deposit agreement on loans by the Saudi Fund for Development.", []),
    ],
)
def test_words_end_where_something_else_is_told(analyse: Analyse, text: str, titles: list[str] | None) -> None:
    """A paper's words end at the next verb or number; what is signed is a paper, and a fund that acts is a body."""
    found = [a.title for a in agreements(analyse, text)]
    if titles is None:
        assert found == ["programme of economic cooperation for 2022–2026"]
    else:
        assert [t for t in found if "deposit" not in t] == titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("The two sides signed five agreements.", ["five agreements"]),
        ("The two leaders signed agreements on trade and visas.", ["agreement on trade", "agreement on visas"]),
        ("The three ministers witnessed the signing of 12 memoranda.", ["12 memoranda"]),
        ("Four commercial contracts were signed.", ["Four commercial contracts"]),
    ],
)
def test_numbers_of_other_things(analyse: Analyse, text: str, titles: list[str]) -> None:
    """The number of those who sign is not that of what they sign."""
    assert [a.title for a in agreements(analyse, text)] == titles


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The two ministers signed the minutes of the committee's meeting.",
            [("minutes of the committee's meeting", "declaration", "signed")],
        ),
        ("They spoke for some minutes of the hour.", []),
        (
            "The two leaders welcomed the decision. The ministers adopted a decision updating the rules of origin.",
            [("decision updating the rules of origin", "commitment", "signed")],
        ),
        ("The court issued a decision on the case, and Mr Modi took a decision on the budget.", []),
        (
            "The Prime Minister announced a Line of Credit of US$ 100 million for farms in Kerala, and left.",
            [("Line of Credit of US$ 100 million for farms in Kerala", "programme", "agreed")],
        ),
        (
            "The bank provided a credit line of USD 15 million for tractors, of which USD 9 million has been used.",
            [("credit line of USD 15 million for tractors", "programme", "inForce")],
        ),
        (
            "A LoC of US$ 24 million for a bridge was signed in 2017.",
            [("LoC of US$ 24 million for a bridge", "programme", "signed")],
        ),
        ("Troops withdrew from the LoC, and credit lines are hard to get for small firms.", []),
        (
            "The visa-free regime that we introduced in 2014 has changed everything.",
            [("visa-free regime", "commitment", "inForce")],
        ),
        (
            "We discussed a visa waiver for holders of ordinary passports.",
            [("visa waiver for holders of ordinary passports", "commitment", "negotiating")],
        ),
        ("They agreed to open a port. Visa-free travel is popular.", [("open a port", "commitment", "agreed")]),
        ("They signed a visa waiver agreement.", [("visa waiver agreement", "treaty", "signed")]),
        (
            "We are signing today a memorandum of understanding on semiconductors and another one on bioenergy.",
            [
                ("memorandum of understanding on semiconductors", "memorandum", "signed"),
                ("memorandum of understanding on bioenergy", "memorandum", "signed"),
            ],
        ),
        (
            "The two leaders announced the India-Japan Minerals Dialogue, which will bring firms together.",
            [("India-Japan Minerals Dialogue", "programme", "agreed")],
        ),
        ("The two leaders exchanged views on the Ukraine crisis, Minerals Council reform and trade.", []),
        (
            "They established a Joint Working Group, which will meet soon.",
            [("Joint Working Group", "programme", "agreed")],
        ),
        ("They will meet on the margins of the Prospectors Association (PA) Convention.", []),
        (
            "They welcomed the entry into force of the Regional Economic Partnership (REP) Agreement.",
            [("Regional Economic Partnership (REP) Agreement", "treaty", "inForce")],
        ),
        (
            "The two sides will begin consultations on an air services agreement.",
            [("air services agreement", "treaty", "negotiating")],
        ),
        (
            "They agreed to develop a joint leaders’ statement for the anniversary of their relations.",
            [("joint leaders’ statement for the anniversary of their relations", "declaration", "negotiating")],
        ),
        (
            "Danieli and Uzmetkombinat signed a contract worth 150 million euros for the supply of a mill.",
            [("contract for the supply of a mill", "contract", "signed")],
        ),
        (
            "We will draw up a joint program for cooperation.",
            [("joint program for cooperation", "programme", "negotiating")],
        ),
        ("We drew on the lessons of the program for cooperation.", []),
        (
            "Forty treaties are in force, including the Agreement on Mutual Visa-Free Travel of 2013 and the Agreement "
            "on the Protection of Investments of 2001.",
            [
                ("Forty treaties", "treaty", "inForce"),
                ("Agreement on Mutual Visa-Free Travel of 2013", "treaty", "inForce"),
                ("Agreement on the Protection of Investments of 2001", "treaty", "inForce"),
            ],
        ),
        (
            "They welcomed the signature of a loan facility between the Bank of Kobe and the Ministry of Finance.",
            [("loan facility between the Bank of Kobe and the Ministry of Finance", "contract", "signed")],
        ),
        (
            "Japan is negotiating a loan of two billion dollars with India for bridges. Student loans are dear.",
            [("loan of two billion dollars with India for bridges", "contract", "negotiating")],
        ),
        (
            "They announced a $20 million loan to One Acre Fund, and spoke of $5 million in loan guarantees.",
            [("$20 million loan to One Acre Fund", "contract", "agreed")],
        ),
        (
            "We exchanged notes on a loan of 150 billion yen for railways.",
            [("notes on a loan of 150 billion yen for railways", "treaty", "signed")],
        ),
        (
            "They welcomed the signing of the Exchange of Notes on a loan for ports, and of the Exchange of Notes on a "
            "grant for the Improvement of National Road No. 9 Bridges Project, which took place here.",
            [
                ("Exchange of Notes on a loan for ports", "treaty", "signed"),
                (
                    "Exchange of Notes on a grant for the Improvement of National Road No. 9 Bridges Project",
                    "treaty",
                    "signed",
                ),
            ],
        ),
        (
            "They signed a Memorandum of Understanding on the Pacific labour mobility programme.",
            [("Memorandum of Understanding on the Pacific labour mobility programme", "memorandum", "signed")],
        ),
        (
            "We concluded a reform partnership in 2017.",
            [("reform partnership", "programme", "signed")],
        ),
        (
            "Modi and Kishida issued the following statement:",
            [("statement", "declaration", "signed")],
        ),
        ("Modi issued the following statement:", []),
        ("The port lies on the Middle Corridor.", []),
        (
            "They are negotiating the modernization of the Trade Agreement between India and Japan.",
            [
                ("modernization of the Trade Agreement between India and Japan", "treaty", "negotiating"),
                ("Trade Agreement between India and Japan", "treaty", "inForce"),
            ],
        ),
        (
            "They welcomed the early entry into force of the upgraded India-Japan Free Trade Area.",
            [("upgraded India-Japan Free Trade Area", "treaty", "signed")],
        ),
        ("They concurred on continuing close coordination on reform.", []),
        (
            "The two countries are bound by a treaty of friendship from 1952.",
            [("treaty of friendship from 1952", "treaty", "inForce")],
        ),
        ("They came with the agreement of the parliament.", []),
        (
            "Japan will provide India with a loan of 200 billion yen for the metro.",
            [("loan of 200 billion yen for the metro", "contract", "agreed")],
        ),
        (
            "A Japanese firm won the contract for the treatment plant in Goa.",
            [("contract for the treatment plant in Goa", "contract", "signed")],
        ),
        ("He won the contract.", []),
        (
            "Our central banks signed a memorandum of understanding. The students signed a memorandum.",
            [("memorandum of understanding", "memorandum", "signed")],
        ),
        (
            "We have concluded a strategic partnership agreement.",
            [("strategic partnership agreement", "treaty", "signed")],
        ),
        (
            "The two sides have set up 13 cooperation platforms. India launched three programs.",
            [("13 cooperation platforms", "programme", "agreed")],
        ),
    ],
)
def test_what_offices_call_their_papers(analyse: Analyse, text: str, wanted: list[tuple[str, str, str]]) -> None:
    """Papers by the nouns of many offices, and what is no paper of theirs."""
    lead = "Prime Minister Narendra Modi met Prime Minister Fumio Kishida in New Delhi today.\n\n"
    found = extract(analyse(lead + text, date="March 20, 2023")).agreements
    assert [(a.title, a.kind, a.status) for a in found] == wanted
