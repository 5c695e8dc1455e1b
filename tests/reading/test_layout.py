"""Blocks, turns and header of real layouts."""

from datetime import date
from pathlib import Path

import pytest

from kg.model import Document
from kg.reading.blocks import lay_out
from kg.reading.files import find_sources
from kg.reading.read import read_bytes, read_source

DOCUMENTS = Path(__file__).parents[2] / "data" / "documents"
SPEECH = "We agreed to expand trade between our countries."


def read(text: str, name: str = "a.txt") -> Document:
    return read_bytes(text.encode(), name)[0]


def shown(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(text)) for block in lay_out(text).blocks]


def speakers(text: str) -> list[tuple[str | None, bool]]:
    return [(turn.speaker, turn.asks) for turn in lay_out(text).turns]


def test_seed_statement() -> None:
    """Glued date and time, title with its dateline, language menu and page foot of the first seed."""
    (source,) = (each for each in find_sources([DOCUMENTS]) if each.name.startswith("000_"))
    (document,) = read_source(source)
    assert (document.issued, document.place) == (date(2019, 5, 31), "Tokyo")
    assert document.title is not None
    assert document.title.startswith("Statement by Foreign Minister Sergey Lavrov")
    kinds = [(block.kind, block.span.of(document.text)) for block in document.blocks]
    assert kinds[0] == ("dateline", "31 May 201911:01")
    assert kinds[2] == ("furniture", "• en-GB1 ru-RU1")
    assert kinds[-2:] == [("furniture", "Showing 1 result."), ("furniture", "Advanced settings")]


def test_seed_interview() -> None:
    """Date and place in the title, a question and an answer of several paragraphs, in the second seed."""
    (source,) = (each for each in find_sources([DOCUMENTS]) if each.name.startswith("002_"))
    (document,) = read_source(source)
    assert (document.issued, document.place) == (date(2017, 1, 17), "Moscow")
    said = [(turn.speaker, turn.asks, turn.span.of(document.text)[:12]) for turn in document.turns]
    assert said == [
        (None, False, "Foreign Mini"),
        ("Question", True, "Russian Pres"),
        ("S.Lavrov", False, "I think the "),
    ]
    assert document.text.endswith(document.turns[-1].span.of(document.text))


def test_one_line_transcript() -> None:
    """Speakers, tooltips glued to names, separators and headings in the middle of one line are cut out of it."""
    text = (
        "Talks with Prime Minister of Hungary Viktor Orban\n"
        "Vladimir Putin held talks with Prime Minister of Hungary Viktor Orban.\n"
        "February 1, 2022 19:20\nThe Kremlin, Moscow\n\nThe discussion focused on trade. * * * Beginning of the talks "
        "President of Russia Vladimir Putin: Mr Prime Minister, we note the following: trade grew. Prime Minister of "
        "Hungary Viktor Orban Orban ViktorPrime Minister of Hungary (retranslated): I am very happy. "
        "Vladimir Putin: Yes, I know. <…>\n"
    )
    document = read(text)
    assert (document.issued, document.place, document.publisher) == (date(2022, 2, 1), "Moscow", "The Kremlin")
    assert speakers(text) == [
        (None, False),
        ("President of Russia Vladimir Putin", False),
        ("Prime Minister of Hungary Viktor Orban", False),
        ("Vladimir Putin", False),
    ]
    kinds = dict((content, kind) for kind, content in shown(text))
    assert kinds["The Kremlin, Moscow"] == "dateline"
    assert kinds["* * *"] == kinds["<…>"] == "furniture"
    assert kinds["Beginning of the talks"] == "heading"
    assert kinds["Orban ViktorPrime Minister of Hungary (retranslated):"] == "furniture"
    assert "Mr Prime Minister, we note the following: trade grew." in kinds
    for turn in document.turns[1:]:
        assert turn.label is not None
        assert turn.label.of(text) == turn.speaker


@pytest.mark.parametrize(
    ("label", "speaker", "asks"),
    [
        ("Question:", "Question", True),
        ("Question (retranslated):", "Question", True),
        ("Q    ", "Q", True),
        ("Q: ", "Q", True),
        ("(Q)", "Q", True),
        ("JOURNALIST:", "JOURNALIST", True),
        ("Reuters:", "Reuters", True),
        ("NHK, Igarashi:", "NHK, Igarashi", True),
        ("Sidhant, WION:", "Sidhant, WION", True),
        ("MTI:", "MTI", True),
        ("K.-J. Tokayev:", "K.-J. Tokayev", False),
        ("(A)", "A", False),
        ("S.Lavrov:", "S.Lavrov", False),
        ("S. Lavrov:", "S. Lavrov", False),
        ("PRESIDENT BIDEN:", "PRESIDENT BIDEN", False),
        ("SECRETARY BLINKEN:", "SECRETARY BLINKEN", False),
        ("MR. PRICE:", "MR. PRICE", False),
        ("**MR. PRICE:**", "MR. PRICE", False),
        ("MODERATOR:", "MODERATOR", False),
        ("PRIME MINISTER:", "PRIME MINISTER", False),
        ("THE PRESIDENT:", "THE PRESIDENT", False),
        ("SENIOR ADMINISTRATION OFFICIAL ONE:", "SENIOR ADMINISTRATION OFFICIAL ONE", False),
        ("UNITED STATES OFFICIAL:", "UNITED STATES OFFICIAL", False),
        ("President of Russia Vladimir Putin:", "President of Russia Vladimir Putin", False),
        ("Prime Minister Mitsotakis (retranslated):", "Prime Minister Mitsotakis", False),
        ("Foreign Minister KAMIKAWA Yoko:", "Foreign Minister KAMIKAWA Yoko", False),
        ("Shri Randhir Jaiswal, Official Spokesperson:", "Shri Randhir Jaiswal, Official Spokesperson", False),
        ("Ms. KAMIKAWA Yoko, Minister for Foreign Affairs:", "Ms. KAMIKAWA Yoko, Minister for Foreign Affairs", False),
        ("Minister of Trade and Industry Piyush Goyal:", "Minister of Trade and Industry Piyush Goyal", False),
        ("PENNY WONG, FOREIGN MINISTER:", "PENNY WONG, FOREIGN MINISTER", False),
    ],
)
def test_speaker_labels(label: str, speaker: str, asks: bool) -> None:
    """The labels that transcripts of many governments print, each opening a turn that goes on to the next label."""
    text = f"Press conference\n3 May 2024\n\n{label} {SPEECH}\n\nAnd we shall meet again.\n\nMODERATOR: Thank you.\n"
    layout = lay_out(text)
    assert [(turn.speaker, turn.asks) for turn in layout.turns] == [
        (None, False),
        (speaker, asks),
        ("MODERATOR", False),
    ]
    assert layout.turns[1].span.of(text) == f"{SPEECH}\n\nAnd we shall meet again."


@pytest.mark.parametrize(
    "line",
    [
        "The leaders agreed to the following:",
        "They discussed many areas, including: trade and investment.",
        "Note: this is a provisional translation.",
        "Trade and Investment:",
        "Media contact: press@example.org",
        "Participants:",
        "Louisiana Participants: many mayors.",
        "PUTTING AMERICA FIRST: Today the President signed an order.",
        "A NEW NATIONAL STRATEGY: Today the President signed an order.",
        "Readout of President Biden’s Call: They spoke today.",
        "Subjects: defence; trade",
        "The meeting begins at 11:30 and ends at 12:45.",
        "See https://example.org: it has more.",
        "He quoted the words of President Putin: The talks were useful.",
        "We have one aim. Energy: We want more of it. We use energy daily.",
    ],
)
def test_ordinary_colons_are_no_labels(line: str) -> None:
    """Lead-ins, headings, contacts, clock times and quotations do not open a turn."""
    assert speakers(f"Joint statement\n3 May 2024\n\n{SPEECH}\n\n{line}\n\n{SPEECH}\n") == [(None, False)]


def test_bare_names_need_the_document_to_vouch_for_them() -> None:
    """A bare name is a speaker where the document gives it a title, or where it labels again and again."""
    talk = "\n\nMao Ning: We oppose it.\n\nReuters: Why?\n\nMao Ning: No more.\n"
    assert ("Mao Ning", False) in speakers(f"Spokesperson's press conference\n{talk}")
    once = f"Report\n\n{SPEECH}\n\nOyu Tolgoi: The mine is large.\n"
    assert speakers(once) == [(None, False)]
    assert ("WONG", False) in speakers(
        f"Talks\n\nPENNY WONG, FOREIGN MINISTER: {SPEECH}\n\nQ: Why?\n\nWONG: Because.\n"
    )


@pytest.mark.parametrize(
    ("former", "latter", "joined"),
    [
        ("tourism, between Tourism Australia and Japan National\n\n", "Tourism Organisation. These matter.", True),
        ("agreed to a number of steps in order to\n", "bring down barriers.", True),
        ("agreed to a number of steps with the\n", "Government of Japan.", True),
        ("agreed to a number of steps.\n\n", "Government of Japan.", False),
        ("agreed to a number of steps; and\n\n", "Recalling the Treaty, they met.", False),
        ("agreed to a number of steps, including:\n\n", "More trade.", False),
        ("agreed to a number of steps without a full stop\n\n", "The leaders met again.", False),
        ("agreed to a number of steps without a full stop\n\n", "Trade and Investment\n\nThey met.", False),
        ("agreed to a number of steps without a full stop\n", "• more trade", False),
        ("agreed to a number of steps without a full stop\n\n", "President X met Prime Minister Y.", False),
    ],
)
def test_joining_what_was_torn(former: str, latter: str, joined: bool) -> None:
    """A sentence torn by a wrapped line or a page break is one block; anything else stays apart."""
    start = f"The two leaders also supported the signing of memoranda and {former}"
    text = f"Outcomes\n3 May 2024\n\n{start}{latter}\n"
    block = next(content for _, content in shown(text) if content.startswith("The two leaders"))
    assert (latter.split("\n")[0] in block) is joined


def test_lists_headings_and_run_in_headings() -> None:
    """List items, headings, headings that run into their paragraph and items in one line are blocks of their own."""
    text = (
        "FACT SHEET: Trade with Japan\n2024-05-03\n\nDeepening Ties\n\nThe leaders will:\n\n* \tbuild ports; and\n"
        "(a) build roads.\n"
        "- Ports for all. - Roads for all; - Rails.\n\nADVANCING GROWTH: Today they signed an order.\n\n###\n"
    )
    assert shown(text) == [
        ("title", "FACT SHEET: Trade with Japan"),
        ("dateline", "2024-05-03"),
        ("heading", "Deepening Ties"),
        ("paragraph", "The leaders will:"),
        ("item", "* \tbuild ports; and"),
        ("item", "(a) build roads."),
        ("item", "- Ports for all."),
        ("item", "- Roads for all;"),
        ("item", "- Rails."),
        ("heading", "ADVANCING GROWTH:"),
        ("paragraph", "Today they signed an order."),
        ("furniture", "###"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "###",
        "# # #",
        "***",
        "-30-",
        "[ends]",
        "E&OE...",
        "en-GB1 ru-RU1",
        "Showing 1 result.",
        "Advanced settings",
        "Print",
        "Share this page",
        "Page 3 of 10",
        "- 4 -",
        "(Applause.)",
        "<!-- -->",
        "https://example.org/a",
        "Photo: Ministry of X",
        "We use cookies to improve this site",
        "© 2024 Ministry",
        "Press release 15/2022",
        "1402-12-07-2023",
        "(Communicated by the Office of the President)",
    ],
)
def test_furniture(line: str) -> None:
    """Menus, separators, page numbers, stage directions and notices are furniture; they stay in the text."""
    text = f"Talks\n3 May 2024\n\n{SPEECH}\n\n{line}\n\n{SPEECH}\n"
    assert ("furniture", line) in shown(text)


@pytest.mark.parametrize(
    "line",
    [
        "Print media from both countries attended the talks in the capital, as did many others from abroad.",
        "(The leaders sign the agreement.)",
        "Page limits were agreed.",
        "End.ers are not furniture",
    ],
)
def test_text_is_not_furniture(line: str) -> None:
    """Sentences that begin like furniture, and stage directions that tell something, stay text."""
    text = f"Talks\n3 May 2024\n\n{SPEECH}\n\n{line}\n\n{SPEECH}\n"
    assert not any(kind == "furniture" for kind, content in shown(text) if content == line)


def test_labels_run_together_are_furniture() -> None:
    """The title is the heading below them."""
    text = f"CommuniquesPress Releases\n\nCommunique of the First CARICOM-Chile Summit\n\n{SPEECH}\n"
    assert shown(text)[:2] == [
        ("furniture", "CommuniquesPress Releases"),
        ("title", "Communique of the First CARICOM-Chile Summit"),
    ]


def test_names_that_address_each_other() -> None:
    """Two names that begin lines of talk label it, though each stands once; names of a list of people do not."""
    said = (
        "Talks\n\nNana Mensah: Thank you, Mr President.\n\nAbdel Fattah el-Sisi: Let me welcome you to our country.\n"
    )
    assert speakers(said) == [(None, False), ("Nana Mensah", False), ("Abdel Fattah el-Sisi", False)]
    listed = "Delegates\n\nNana Mensah: Minister of Health.\n\nAbdel Fattah el-Sisi: President of the Republic.\n"
    assert speakers(listed) == [(None, False)]
