"""Who is meant, without a model: home, parties, principals, offices alone, groups and labels."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.language.allegiance import by_title
from kg.language.coreference import Resolved, resolve
from kg.language.lexicon import Named, acts_for, titles_of
from kg.language.names import find_names
from kg.language.speakers import match_person
from kg.model import Block, Document, Span, Turn
from tests.language.conftest import Analyse, FewPeople


def resolved(title: str, body: str = "", *, publisher: str | None = None, labels: tuple[str, ...] = ()) -> Resolved:
    """A document of a title and one paragraph; the head is the title and the paragraph's first sentence."""
    text = f"{title}\n\n{body}"
    at = len(title) + 2
    blocks = [Block("title", Span(0, len(title)))]
    if body:
        blocks.append(Block("paragraph", Span(at, len(text))))
    turns = tuple(Turn(Span(at, len(text)), label) for label in labels)
    document = Document(
        "d.txt", text, "0" * 64, title, date(2023, 3, 20), None, publisher, blocks=tuple(blocks), turns=turns
    )
    found = find_names(text, [b.span for b in blocks], [])
    first = text.find(". ", at)
    return resolve(document, found, Span(0, first if first > 0 else len(text)), FewPeople())


def short(ids: tuple[str, ...]) -> list[str]:
    return [i.partition("/")[2] for i in ids]


HOMES = [
    ("Readout of President Biden’s Call with Prime Minister Netanyahu of Israel", "United States"),
    ("Visit of President Poroshenko of Ukraine to Australia", "Australia"),
    ("Visit to Australia by Japanese Prime Minister Abe", "Australia"),
    ("Readout of Vice President Harris’s Trip to Singapore", "United States"),
    (
        "Statement by Foreign Minister Taro Kono of Japan on talks with Foreign Minister Penny Wong of Australia",
        "Japan",
    ),
    ("Telephone conversation of President Putin with President of Turkey Recep Tayyip Erdogan", "Russia"),
    (
        "Statement from White House Press Secretary Jen Psaki on the Visit of President Yoon of South Korea",
        "United States",
    ),
]


@pytest.mark.parametrize(("title", "home"), HOMES)
def test_home(title: str, home: str) -> None:
    """A text is of the country that speaks or receives, not of the one that comes or is called."""
    assert resolved(title, "President Biden spoke." if home == "United States" else "").home == f"country/{home}"


def test_publisher_decides_home() -> None:
    """Whoever publishes a page is at home on it."""
    assert resolved("Japan and Australia sign agreement", publisher="The Kremlin").home == "country/Russia"


PARTIES = [
    (
        "Joint Statement of Japan, the Republic of Korea, and the United States",
        {"Japan", "South Korea", "United States"},
    ),
    ("Joint Statement on a United States-European Union Framework", {"United States", "European Union"}),
    ("Remarks by President Biden at the ASEAN Summit", {"United States"}),
    ("The United States and Japan to Support Ukraine and Hold Russia Accountable", {"United States", "Japan"}),
    ("President Biden calls Prime Minister Modi", {"United States", "India"}),
    (
        "Communiqué of the First CARICOM-Chile Summit, 18-19 September 2014, Bridgetown, Barbados",
        {"Caribbean Community", "Chile"},
    ),
    ("Joint Statement of Kenya, Uganda", {"Kenya", "Uganda"}),
]


@pytest.mark.parametrize(("title", "parties"), PARTIES)
def test_parties(title: str, parties: set[str]) -> None:
    """Parties are whom the title names as acting, not whom it speaks about or where they meet."""
    assert set(short(resolved(title).parties)) == parties


def test_parties_are_the_listed_members() -> None:
    """Where the title names no country, the countries listed as members are the parties."""
    body = "The pact marks a year. Its members are Chile, Peru, Mexico, Panama and Canada. Chile leads."
    assert set(short(resolved("Fact Sheet on the Partnership", body).parties)) == {
        "Chile",
        "Peru",
        "Mexico",
        "Panama",
        "Canada",
    }


def test_a_list_of_examples_makes_no_party() -> None:
    """Countries that a text only mentions in passing, each about as often, are no parties."""
    body = "President Biden acts for the United States. In Kenya and Ghana and Kenya and Ghana and Malawi it helped."
    assert short(resolved("Fact Sheet on Health", body).parties) == ["United States"]


def test_unmarked_officials_are_of_home() -> None:
    """A secretary without a country is of the country whose text it is, a president of the party without one."""
    title = "Readout of President Biden’s Meeting with President Xi on United States-China relations"
    told = resolved(title, "President Biden and Secretary Blinken met President Xi of China.")
    entity = told.entities["person/blinken"]
    assert (told.home, entity.country) == ("country/United States", "country/United States")
    assert resolved(title, "President Biden met him.").entities["person/xi"].country == "country/China"


GROUPS = [
    ("The two leaders agreed.", ["biden", "narendra modi"]),
    ("Both sides agreed.", ["United States", "India"]),
    ("The leaders of Japan, India and Australia met.", ["Japan", "India", "Australia"]),
    ("The three countries agreed.", None),
    ("All countries agree.", None),
    ("It was in the States.", None),
]


@pytest.mark.parametrize(("sentence", "members"), GROUPS)
def test_groups(sentence: str, members: list[str] | None) -> None:
    """A group stands for those in front, or whom it lists; where the count does not fit it is left open."""
    title = "President Biden Meets Prime Minister Narendra Modi of India"
    told = resolved(title, f"They met today. {sentence}")
    groups = [short(m.entities) for m in told.mentions if m.form == "group"]
    assert groups == ([members] if members else [])


def test_our_leaders_are_not_the_ministers_who_speak() -> None:
    """Of two ministers' talks, "our leaders" are the presidents named beside them, one for each country."""
    title = "Foreign Minister Lavrov of Russia meets Foreign Minister Kono of Japan"
    body = "They met. President Putin and Prime Minister Abe agreed. Our leaders and our foreign ministers will meet."
    groups = [short(m.entities) for m in resolved(title, body).mentions if m.form == "group"]
    assert groups == [["putin", "abe"], ["lavrov", "kono"]]


OFFICES = [
    ("The President thanked him.", "biden"),
    ("The Prime Minister thanked him.", "narendra modi"),
    ("He wrote to the President of Brazil.", "president of country/Brazil"),
    ("The Chancellor thanked him.", None),
]


@pytest.mark.parametrize(("sentence", "person"), OFFICES)
def test_office_alone(sentence: str, person: str | None) -> None:
    """An office alone is its one holder's here, or a nameless one's of the country said; else nobody's."""
    told = resolved("President Biden Meets Prime Minister Narendra Modi of India", f"They met today. {sentence}")
    assert [short(m.entities) for m in told.mentions if m.form == "office"] == ([[person]] if person else [])


def test_kings_are_called_by_their_country() -> None:
    """A king's form with his country is one of his names; a prime minister's is none."""
    told = resolved("King Abdullah II of Jordan meets Prime Minister Netanyahu of Israel")
    assert "Abdullah II of Jordan" in told.entities["person/abdullah ii"].forms
    assert told.entities["person/netanyahu"].forms == ("Netanyahu",)


def test_list_of_a_royal_house() -> None:
    """The country said of the king is that of the queen and the crown prince beside him."""
    told = resolved("Visit", "King Abdullah II of Jordan, Her Majesty Queen Rania, and Crown Prince Hussein came.")
    assert {e.country for e in told.entities.values() if e.kind == "person"} == {"country/Jordan"}


def test_labels_by_office() -> None:
    """A label that is an office alone speaks for its holder at home; one that is nobody's stays open."""
    told = resolved("Remarks by President Biden", "Hello.", labels=("THE PRESIDENT", "MODERATOR"))
    assert told.speakers == {"THE PRESIDENT": "person/biden", "MODERATOR": None}


def test_an_office_alone_is_not_the_guest_who_speaks_under_his_name() -> None:
    """Beside "PRESIDENT RUTO:" the bare "PRESIDENT:" is somebody else; alone it is the one whom the text names."""
    title = "Joint press conference with the President of Kenya William Ruto"
    alone = resolved(title, "Hello.", labels=("THE PRESIDENT",))
    beside = resolved(title, "Australia is glad.", labels=("THE PRESIDENT", "PRESIDENT RUTO"))
    assert alone.speakers["THE PRESIDENT"] == "person/william ruto"
    assert beside.speakers == {"THE PRESIDENT": None, "PRESIDENT RUTO": "person/william ruto"}


BRIEFINGS = [
    ("Press Briefing", "A meeting with Japan was held. Kenya hosts Peru. The two sides agreed.", {"Kenya", "Peru"}),
    ("Press Briefing", "Kenya and Japan met.\n\nThe two sides agreed.", {"Kenya", "Japan"}),
    (
        "Press Briefing with the President of Peru",
        "Kenya and Peru met. Japan is far. The two sides met.",
        {"Kenya", "Peru"},
    ),
    ("Kenya’s visits to Japan and Peru", "Kenya will host Peru. The two sides agreed.", {"Kenya", "Peru"}),
    ("Kenya’s visits to Japan and Peru", "Japan and Peru met. The two sides agreed.", {"Japan", "Peru"}),
]


@pytest.mark.parametrize(("title", "text", "sides"), BRIEFINGS)
def test_two_sides_of_a_text_of_many(analyse: Analyse, title: str, text: str, sides: set[str]) -> None:
    """Home and the country told of last: in a briefing, or in what is told of several partners."""
    text = f"Kenya’s President William Ruto spoke. Kenya is ready. {text}"
    found = analyse(text, title=title)
    (group,) = (m for m in found.mentions if m.form == "group" and m.span.of(found.document.text).endswith("two sides"))
    assert {e.partition("/")[2] for e in group.entities} == sides


@pytest.mark.parametrize(
    ("label", "person"),
    [
        ("S.Lavrov", "l"),
        ("PRESIDENT BIDEN", "b"),
        ("FIRST LADY BIDEN", "j"),
        ("Prime Minister of Hungary Viktor Orban", "o"),
        ("Q", None),
    ],
)
def test_match_person(label: str, person: str | None) -> None:
    """A label names the one whose surname it holds, the title telling two of one surname apart."""
    people = {"l": ("sergey", "lavrov"), "b": ("biden",), "j": ("biden",), "o": ("viktor", "orban")}
    titles = {"b": ("President",), "j": ("First Lady",)}
    assert match_person(label, people, titles) == person


def test_order_of_found_names_is_of_no_matter() -> None:
    """The same names give the same entities, whatever order the lists are built in."""
    text = "President Biden of the United States met Prime Minister Modi of India and Biden spoke."
    document = Document("d.txt", text, "0" * 64, text, blocks=(Block("title", Span(0, len(text))),))
    found = find_names(text, [Span(0, len(text))], [])
    turned = replace(found, people=tuple(reversed(found.people)), named=tuple(reversed(found.named)))
    one, two = (resolve(document, f, Span(0, len(text)), None) for f in (found, turned))
    assert one.entities == two.entities


UNMARKED = [
    ("Prime Minister Starmer and President Yoon met.", "starmer", "United Kingdom"),
    ("Prime Minister Starmer and President Yoon met.", "yoon", "South Korea"),
    ("President Yoon and his wife Madame Kim came.", "kim", "South Korea"),
    ("President Yoon Suk Yeol came, and so did Mrs. Yoon Mi-rae.", "yoon mi rae", "South Korea"),
]


@pytest.mark.parametrize(("sentence", "name", "country"), UNMARKED)
def test_countries_left_unsaid(sentence: str, name: str, country: str) -> None:
    """An office told with its country, or alone before any name, tells whose the unknown bearer of the title is."""
    body = f"The Prime Minister will meet the President of the Republic of Korea. {sentence}"
    told = resolved("UK and South Korea to sign new accord", body, publisher="10 Downing Street")
    assert told.entities[f"person/{name}"].country == f"country/{country}"


def test_the_minister_may_be_one_told_by_office_alone() -> None:
    """An office that any minister may have goes to the only minister in front, be that one named or not."""
    body = "The Foreign Minister of Israel met President Biden. He thanked the Minister for the talks."
    told = resolved("Readout of President Biden’s Meeting With the Foreign Minister of Israel", body)
    offices = [m.entities for m in told.mentions if m.form == "office"]
    assert offices == [("person/foreign minister of country/Israel",)] * 3


def test_own_office_without_a_holder_is_of_home() -> None:
    """At home "the Prime Minister" said before anybody is named is one's own, not the foreign one named later."""
    body = "The Prime Minister spoke to Prime Minister Modi today. The Prime Minister agreed. The Chancellor came."
    told = resolved("Call with Prime Minister Modi of India", body, publisher="10 Downing Street")
    offices = [m.entities for m in told.mentions if m.form == "office"]
    assert offices == [("person/prime minister of country/United Kingdom",)] * 2


def test_visit_of_ones_own() -> None:
    """A title that tells of a visit by somebody without a country is of the visitor's country, not of the host's."""
    told = resolved("Visit of External Affairs Minister to Singapore", "He met Prime Minister Lee of Singapore.")
    assert told.home == "country/India"


def test_speaker_named_by_the_label_alone() -> None:
    """A label with name and office makes a person, who speaks for the country of the office."""
    label = "JANE SMITH, PRIME MINISTER OF AUSTRALIA"
    text = f"Press conference\n\n{label}: I met him."
    at = text.index(label)
    turn = Turn(Span(at + len(label) + 1, len(text)), label, Span(at, at + len(label)))
    blocks = (Block("title", Span(0, 16)), Block("paragraph", Span(at, len(text))))
    document = Document("d.txt", text, "0" * 64, "Press conference", blocks=blocks, turns=(turn,))
    told = resolve(document, find_names(text, [b.span for b in blocks], []), Span(0, len(text)), None)
    assert (told.speakers[label], told.home) == ("person/jane smith", "country/Australia")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Taoiseach Simon Harris spoke.", "country/Ireland"),
        ("State Councilor Li Shangfu spoke.", "country/China"),
        ("President Charles Michel of the European Council spoke.", "organization/European Union"),
    ],
)
def test_titles_and_bodies_tell_the_side(text: str, country: str) -> None:
    """A title that one country alone gives tells the country; an officer of a body acts for what the body acts for."""
    told = resolved("Talks", text)
    assert {e.country for e in told.entities.values() if e.kind == "person"} == {country}


def test_an_office_stays_that_of_its_body() -> None:
    """The president of the European Council stands for the Union; the office is the Council's."""
    told = resolved("Talks", "President Charles Michel of the European Council spoke.")
    assert [o.of for o in told.entities["person/charles michel"].offices] == ["organization/European Council"]


def test_a_title_tells_its_body_whatever_it_is_for_only_where_a_list_says_so() -> None:
    """A European Commissioner is the Union's for any portfolio; a Secretary of State for one may be any country's."""
    union, nobody = by_title(["European Commissioner for Trade"]), by_title(["Secretary of State for Trade"])
    assert union is not None and union.name == "European Union" and nobody is None


def test_lexicons_of_sides_name_what_is_known() -> None:
    """Every country and body that national titles and bodies lead to is a known one."""
    found = [
        *(one for few in titles_of().values() for one in few),
        *(acts_for(Named("organization", b)) for b in ("European Commission",)),
    ]
    assert all(one.kind in {"country", "organization"} for one in found)


COUNTERPARTS = [
    ("Foreign Minister Wong met her Japanese counterpart.", ["kamikawa"]),
    ("Foreign Minister Wong met her counterpart.", ["kamikawa"]),
    ("Foreign Minister Wong met her Italian counterpart.", ["Italy"]),
    ("They met their Italian counterparts.", ["Italy"]),
]


@pytest.mark.parametrize(("sentence", "members"), COUNTERPARTS)
def test_counterparts(sentence: str, members: list[str]) -> None:
    """A counterpart is the other side's officer, or the country said where none of its officers is named."""
    title = "Foreign Minister Wong of Australia meets Foreign Minister Kamikawa of Japan"
    told = resolved(title, f"They met today. {sentence}")
    found = [
        short(m.entities) for m in told.mentions if "counterpart" in m.span.of(f"{title}\n\nThey met today. {sentence}")
    ]
    assert found == [members]


@pytest.mark.parametrize(
    "bearer", ["his Indian counterpart, Defence Minister Singh,", "his Indian counterpart Dr Singh"]
)
def test_named_counterparts_are_of_the_country_said(bearer: str) -> None:
    """The nationality of the counterpart is that of whoever is named behind the word."""
    told = resolved("Talks", f"Defence Secretary Shapps hosted {bearer} today.")
    assert told.entities["person/singh"].country == "country/India"


def test_a_subject_behind_a_counterpart_is_somebody_else() -> None:
    """Whoever acts behind "With his Fijian counterpart," is not the counterpart; one named between commas is."""
    told = resolved("Talks", "With his Fijian counterpart, Prime Minister Marape announced a new commission.")
    assert told.entities["person/marape"].country != "country/Fiji"
    told = resolved("Talks", "With his Fijian counterpart, Prime Minister Rabuka, he announced a new commission.")
    assert told.entities["person/rabuka"].country == "country/Fiji"


def test_abbreviated_office_alone() -> None:
    """An abbreviated office needs no name ("EAM") but where it may be anything ("VP")."""
    told = resolved("Visit", "External Affairs Minister S. Jaishankar came. EAM spoke. VP spoke.")
    assert [m.entities for m in told.mentions if m.form == "office"] == [("person/s. jaishankar",)]


def test_two_ways_to_say_one_office() -> None:
    """The Foreign Minister of Japan is the Minister for Foreign Affairs named elsewhere."""
    body = "He met the Foreign Minister of Japan. Minister for Foreign Affairs of Japan Yoko Kamikawa thanked him."
    told = resolved("Visit of Foreign Minister Wong of Australia", body)
    assert [m.entities for m in told.mentions if m.form == "office"] == [("person/yoko kamikawa",)]


def test_people_told_by_office_are_in_front() -> None:
    """Leaders whom the first sentence tells by office alone stand before their aides, named or not."""
    body = (
        "The President of Russia and the President of Brazil met with Foreign Minister of Russia Sergei Lavrov. "
        "President of Russia Vladimir Putin spoke."
    )
    assert short(resolved("Talks", body).principals) == [
        "vladimir putin", "president of country/Brazil", "sergei lavrov",
    ]  # fmt: skip


def test_author_stands_in_front() -> None:
    """Whoever the title says speaks is the first of the principals, though named last."""
    body = "I met Crown Prince Hussein of Jordan. Prime Minister Kishida of Japan said so."
    told = resolved("Press Conference by the Prime Minister", body)
    assert short(told.principals)[0] == "kishida"


VISITORS = [
    ("Visit of Minister of Foreign Affairs Mr. Çavuşoğlu to Kazakhstan", "Turkey"),
    ("Visit of Minister of Foreign Affairs Mr. Çavuşoğlu of Turkey to Kazakhstan", "Kazakhstan"),
    ("Turkey-Kazakhstan Foreign Ministers' Meeting", "Turkey"),
    ("Kazakhstan-Turkey Foreign Ministers' Meeting", "Kazakhstan"),
]


@pytest.mark.parametrize(("title", "home"), VISITORS)
def test_whose_visit_it_is(title: str, home: str) -> None:
    """A visitor whose country the title leaves unsaid is one's own; of a pair the first is at home."""
    body = "Foreign Minister of Turkey Mevlüt Çavuşoğlu and Foreign Minister of Kazakhstan Mukhtar Tileuberdi met."
    assert resolved(title, body).home == f"country/{home}"


def test_leader_by_elimination() -> None:
    """A leader without a country is of the only country here that has such an office and no other holder of it."""
    body = "Prime Minister Modi of India met Prime Minister Smith in London. The United Kingdom and Kenya agreed."
    assert resolved("Talks", body).entities["person/smith"].country == "country/United Kingdom"
    told = resolved("Talks", "Chancellor Schmidt came. The United Kingdom and India agreed.")
    assert told.entities["person/schmidt"].country is None  # neither has a chancellor, though each a head of government


ECHOES = [
    ("He said that Starmer agreed.", True),
    ("It was Keir Starmer who agreed.", True),
    ("The Starmer Government agreed.", False),
    ("It was the Biden-Starmer plan.", False),
    ("Jane Starmer agreed.", False),
]


@pytest.mark.parametrize(("sentence", "meant"), ECHOES)
def test_names_said_again(sentence: str, meant: bool) -> None:
    """A surname alone is the one person who bears it, but not within another name."""
    text = f"Prime Minister Keir Starmer spoke.\n\nThey met. {sentence}"
    told = resolved("Prime Minister Keir Starmer spoke.", f"They met. {sentence}")
    again = [m for m in told.mentions if m.span.begin > text.index("They met") and m.kind == "person"]
    assert [m.entities for m in again] == ([("person/keir starmer",)] if meant else [])


def test_both_ministers_of_one_conversation() -> None:
    """Of several who come one after another, "both" are the one in front and the one named in the sentence."""
    title = "Foreign Minister Wong of Australia meets Foreign Minister Kamikawa of Japan"
    body = "They met. After talks with Foreign Minister Baerbock of Germany, both ministers agreed."
    groups = [short(m.entities) for m in resolved(title, body).mentions if m.form == "group"]
    assert groups == [["wong", "baerbock"]]


G7 = ["Canada", "France", "Germany", "Italy", "Japan", "United Kingdom", "United States", "European Union"]


def test_ministers_spelled_out_by_their_countries() -> None:
    """Ministers of listed countries are those countries, an officer of a body behind them counts, and so later on."""
    body = (
        "We, the Foreign Ministers of Canada, France, Germany, Italy, Japan, the United Kingdom and the United States, "
        "and the High Representative of the European Union, met. The Ministers agreed."
    )
    groups = [short(m.entities) for m in resolved("Statement", body).mentions if m.form == "group"]
    assert groups == [G7, G7]


COUNTED = [
    ("The leaders of four nations met: Chile, Peru, Mexico and Panama.", 1),
    ("The four countries agreed. Members:\n- Chile\n- Peru\n- Mexico\n- Panama", 1),
    ("The five countries agreed. Members are Chile, Peru, Mexico and Panama.", 0),
]


@pytest.mark.parametrize(("body", "found"), COUNTED)
def test_counted_groups_are_the_list_of_that_length(body: str, found: int) -> None:
    """So many countries are those that the text lists, in a row or line by line, where it lists as many."""
    groups = [short(m.entities) for m in resolved("Statement", body).mentions if m.form == "group"]
    assert groups == [["Chile", "Peru", "Mexico", "Panama"]] * found


def test_own_leader_without_a_name_is_a_principal() -> None:
    """Home's prime minister whom nobody names stands in front, and home among the parties."""
    body = "The Prime Minister spoke to Prime Minister Modi of India today. The leaders agreed."
    told = resolved("Prime Minister's call with Prime Minister Modi of India", body, publisher="10 Downing Street")
    assert short(told.principals) == ["prime minister of country/United Kingdom", "modi"]
    assert short(told.parties) == ["United Kingdom", "India"]


def test_president_of_the_republic_is_the_president() -> None:
    """A style of the state makes no second office."""
    told = resolved("President Macron of France calls Prime Minister Modi", "The President of the Republic spoke.")
    assert [m.entities for m in told.mentions if m.form == "office"] == [("person/macron",)]
