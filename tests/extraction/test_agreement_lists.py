from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
MEETING = "Prime Minister Narendra Modi met Prime Minister Fumio Kishida in New Delhi today.\n\n"


def told(analyse: Analyse, text: str) -> list[tuple[str, str, str | None]]:
    found = extract(analyse(MEETING + text, date="March 20, 2023")).agreements
    return [(a.title, a.status, a.date.time.edtf if a.date else None) for a in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # members of a group, told in the next sentence, with the group's status and date
            "On 18 March the ministers witnessed the signing of twelve documents. Among them are a memorandum on "
            "fisheries and an industrial workers' exchange programme.",
            [
                ("twelve documents", "signed", "2023-03-18"),
                ("memorandum on fisheries", "signed", "2023-03-18"),
                ("industrial workers' exchange programme", "signed", "2023-03-18"),
            ],
        ),
        (  # a document counts where a group's members are told
            "Six documents were signed. These included a document on the Joint Railway Committee, and an MoU on ports.",
            [
                ("Six documents", "signed", "2023-03-20"),
                ("document on the Joint Railway Committee", "signed", "2023-03-20"),
                ("MoU on ports", "signed", "2023-03-20"),
            ],
        ),
        (  # no group before: nothing is said of them
            "The officials met twice. They include a memorandum among their topics.",
            [],
        ),
    ],
)
def test_groups_give_their_members_what_was_done(
    analyse: Analyse, text: str, wanted: list[tuple[str, str, str | None]]
) -> None:
    """A sentence that lists the members of the group before it gives each the group's status and date."""
    assert told(analyse, text) == wanted


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (
            "1. Convention between Japan and India for Elimination of Double Taxation with respect to Taxes on Income;",
            "Convention between Japan and India for Elimination of Double Taxation with respect to Taxes on Income",
        ),
        ("2. Roadmap for cooperation in agriculture.", "Roadmap for cooperation in agriculture"),
        (
            "3. MoU between Invest India (II) and Boeing on engines, signed by the Chairman of Invest India",
            "MoU between Invest India (II) and Boeing on engines",
        ),
        (  # whatever is signed is a paper
            "5. First executive program of the agreement on cultural cooperation for the years 2023-2025",
            "First executive program of the agreement on cultural cooperation for the years 2023-2025",
        ),
        (  # a framework that a name names is no other instrument
            "4. Memorandum of Understanding on Ports within the Framework of the Quad Partnership",
            "Memorandum of Understanding on Ports within the Framework of the Quad Partnership",
        ),
    ],
)
def test_entries_are_whole_names(analyse: Analyse, entry: str, title: str) -> None:
    """An entry of a list of what was signed is one instrument, named by the entry's own words."""
    assert [t for t, _, _ in told(analyse, f"On 19 March the following documents were signed:\n\n{entry}")] == [title]


def test_lead_line_dates_its_entries(analyse: Analyse) -> None:
    """Entries take the date and the sides of the line that opens their list, not of the document."""
    text = (
        "The following documents were signed in Cairo between India and Egypt on 12 January 2023:\n\n"
        "- Agreement on Visa Exemption\n\n- Agreement on Fisheries between India and Japan"
    )
    found = extract(analyse(MEETING + text, date="March 20, 2023")).agreements
    assert [a.date.time.edtf if a.date else None for a in found] == ["2023-01-12"] * 2
    assert [sorted(p.split("/")[1] for p in a.parties) for a in found] == [["Egypt", "India"], ["India", "Japan"]]


def test_entries_of_like_words_stay_apart(analyse: Analyse) -> None:
    """Two entries of one list are two instruments, however many words they share."""
    between = "Agreement between the Government of the Republic of India and the Government of Japan on cooperation in"
    found = told(analyse, f"The following were signed:\n\n1. {between} agriculture;\n\n2. {between} science;")
    assert [t for t, _, _ in found] == [f"{between} agriculture", f"{between} science"]


def test_entries_that_only_say_what_they_are_on(analyse: Analyse) -> None:
    """Under a line that calls its entries by a noun, an entry of a topic alone is a paper of that kind."""
    text = (
        "They witnessed the signing of memoranda covering:\n\n- Fisheries cooperation, including measures against "
        "poaching\n\n- Renewable energy and energy conservation\n\nBoth sides praised this."
    )
    found = extract(analyse(MEETING + text, date="March 20, 2023")).agreements
    assert [(a.title, a.kind, a.status) for a in found] == [
        ("Fisheries cooperation", "memorandum", "signed"),
        ("Renewable energy and energy conservation", "memorandum", "signed"),
    ]


def test_two_bodies_after_between(analyse: Analyse) -> None:
    """What is read as one body after "between" is two where nobody else follows."""
    text = (
        "A memorandum of understanding was signed between the National Bank of Development and Export Services Chile."
    )
    (found,) = extract(analyse(MEETING + text, date="March 20, 2023")).agreements
    assert sorted(p.split("/")[1] for p in found.parties) == ["Export Services Chile", "National Bank of Development"]


@pytest.mark.parametrize(
    ("lead", "status"),
    [("List of documents:", "signed"), ("The ministers spoke of many things:", None)],
)
def test_a_list_of_documents_is_of_signed_ones(analyse: Analyse, lead: str, status: str | None) -> None:
    """A line that calls what follows a list of documents says that they were signed, without the word."""
    found = told(analyse, f"{lead}\n\n1. Protocol on Polar Research between India and Japan")
    assert [s for _, s, _ in found] == [status or "inForce"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (  # a table with tabs: what names the paper, and who signed it
            "S.No.\tTitle of MoU/Agreement\tSignatory from the Indian side\tSignatory from the Japanese side\n"
            "1.\tMemorandum of Understanding between the Ministry of Defence of India and the Ministry of Defense of "
            "Japan concerning Training\tShri Rajnath Singh, Defence Minister\tMr. Taro Yamada, Minister\n"
            "2.\tProtocol on Exporting Mangoes from India to Japan\tDr. Abhilaksh Likhi, Secretary\tMs. Hana Sato\n",
            [
                "Memorandum of Understanding between the Ministry of Defence of India and the Ministry of Defense of "
                "Japan concerning Training",
                "Protocol on Exporting Mangoes from India to Japan",
            ],
        ),
        (  # cells one below the other
            "List of MoUs exchanged:\n\n1.\nMoU on Cooperation in Broadcasting between Prasar Bharati and NHK\n"
            "Mr. Mayank Agrawal, CEO\nMr. Taro Yamada, President\n\n2.\nMoU on Ports\nDr. N Kalaiselvi, Secretary\n",
            ["MoU on Cooperation in Broadcasting between Prasar Bharati and NHK", "MoU on Ports"],
        ),
        (  # no colon, and a word before
            "(Reference) List of documents exchanged\n\n(1) Exchange of Notes concerning seven yen loan projects\n\n"
            "(2) Joint Statement by the two leaders",
            ["Exchange of Notes concerning seven yen loan projects", "Joint Statement by the two leaders"],
        ),
        (  # who signed stands in a sentence of its own
            "Documents signed during the visit:\n\n1. Joint Statement by Japan and India on Deepening their "
            "Partnership. Signed by Prime Minister Kishida and Prime Minister Modi.\n\n2. Agreement on Ports.",
            ["Joint Statement by Japan and India on Deepening their Partnership", "Agreement on Ports"],
        ),
        (
            "The following documents were exchanged:\n\na. Sale and purchase agreement for LNG between JERA and "
            "Indian Oil;\n\nb. Agreement in the form of an exchange of notes on a consulate in Kobe;\n\nc. Minutes of "
            "the 11th Meeting of the Joint Committee",
            [
                "Sale and purchase agreement for LNG between JERA and Indian Oil",
                "Agreement in the form of an exchange of notes on a consulate in Kobe",
                "Minutes of the 11th Meeting of the Joint Committee",
            ],
        ),
        ("They spoke for 20 minutes, then some minutes more.", []),
    ],
)
def test_lists_in_the_manner_of_offices(analyse: Analyse, text: str, titles: list[str]) -> None:
    """Tables, cells below each other and entries with their signatories give one signed paper a row."""
    found = told(analyse, text)
    assert [t for t, _, _ in found] == titles
    assert {s for _, s, _ in found} <= {"signed"}


def test_bodies_under_a_president(analyse: Analyse) -> None:
    """Under whom a body works is no third side, and does not end the list of sides."""
    text = (
        "The following documents were signed:\n\n- Memorandum between the Center for Strategic Research under the "
        "President of the Republic of Tajikistan and the Institute for Strategic Studies under the President of the "
        "Republic of Kazakhstan on seminars;\n\n- Letter of Intent of the Ministry of Ports of India and the "
        "Ministry of Energy of Japan"
    )
    found = extract(analyse(MEETING + text, date="March 20, 2023")).agreements
    assert [sorted(p.split("/")[1] for p in a.parties) for a in found] == [
        ["Center for Strategic Research", "Institute for Strategic Studies"],
        ["Ministry of Energy of Japan", "Ministry of Ports of India"],
    ]


def test_numbered_entries_with_words_on_each(analyse: Analyse) -> None:
    """Entries in capitals with a number stay entries of the line above, whatever the text says between them."""
    text = (
        "The following acts were adopted during the visit:\n\n"
        "I. AGREEMENT BETWEEN THE GOVERNMENT OF INDIA AND THE GOVERNMENT OF JAPAN ON SOCIAL SECURITY\n\n"
        "Ensures that all contributions are counted. The Agreement will enter into force next year.\n\n"
        "II. MEMORANDUM OF UNDERSTANDING ON COOPERATION IN THE FIELD OF BIOFUELS\n\n"
        "Signed by the Minister of Mines. It foresees the exchange of missions.\n\n"
        "III. COMPLEMENTARY ADJUSTMENT FOR SCHOOL FEEDING\n\nIt has a budget.\n\nIV. JOINT COMMUNIQUÉ"
    )
    assert [(t, s) for t, s, _ in told(analyse, text)] == [
        ("AGREEMENT BETWEEN THE GOVERNMENT OF INDIA AND THE GOVERNMENT OF JAPAN ON SOCIAL SECURITY", "signed"),
        ("MEMORANDUM OF UNDERSTANDING ON COOPERATION IN THE FIELD OF BIOFUELS", "signed"),
        ("COMPLEMENTARY ADJUSTMENT FOR SCHOOL FEEDING", "signed"),
        ("JOINT COMMUNIQUÉ", "signed"),
    ]


def test_headings_in_capitals_are_no_papers(analyse: Analyse) -> None:
    """A heading in capitals under no line that says what was signed names no paper."""
    assert told(analyse, "AGREEMENT ON FISHERIES\n\nThe ministers spoke of fish.") == []


def test_the_first_row_of_a_table_names_no_paper(analyse: Analyse) -> None:
    """The words of a table's columns are no paper; its rows are."""
    text = (
        "No. | Name of the Agreement/MoU | Indian Signatory | Japanese Signatory\n"
        "1. | MoU on Ports between India and Japan | Shri Rajnath Singh, Minister | Mr. Taro Yamada\n"
    )
    assert [t for t, _, _ in told(analyse, text)] == ["MoU on Ports between India and Japan"]


@pytest.mark.parametrize(
    ("lead", "status"),
    [
        ("At a later date, the following will be signed:", "agreed"),
        ("The Presidents will witness the signing of the following documents:", "agreed"),
        ("The parties plan to sign the following documents next year:", "agreed"),
        ("The following agreements were or will be signed:", "signed"),
        ("The following documents were signed, which will be submitted for ratification:", "signed"),
        ("The two sides have signed the following documents, which will strengthen their ties:", "signed"),
    ],
)
def test_papers_still_to_be_signed(analyse: Analyse, lead: str, status: str) -> None:
    """Papers under a line that tells of a signing to come are agreed, not signed."""
    found = told(analyse, f"{lead}\n\n• Memorandum of Understanding on Mining\n\n• Treaty on Extradition\n")
    assert {(t, s) for t, s, _ in found} == {
        ("Memorandum of Understanding on Mining", status),
        ("Treaty on Extradition", status),
    }
