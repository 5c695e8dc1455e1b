"""Title, date, place and publisher, as pages of many governments print them."""

from datetime import date

import pytest

from kg.model import Document
from kg.reading.dateline import parse_dateline
from kg.reading.dates import date_in_name, find_dates
from kg.reading.read import read_bytes

BODY = "The two ministers met and agreed to expand trade between their countries."


def read(text: str, name: str = "a.txt") -> Document:
    return read_bytes(text.encode(), name)[0]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("31 May 201911:01", date(2019, 5, 31)),
        ("February 1, 2022 19:20", date(2022, 2, 1)),
        ("January 14, 2022 - 14:29", date(2022, 1, 14)),
        ("2021-11-23", date(2021, 11, 23)),
        ("2021-11-23T12:00:00Z", date(2021, 11, 23)),
        ("Tuesday, 5 March 2024", date(2024, 3, 5)),
        ("Published 3 May 2024", date(2024, 5, 3)),
        ("Updated: May 09, 2024 17:19", date(2024, 5, 9)),
        ("3rd of May, 2024", date(2024, 5, 3)),
        ("05.03.2024", date(2024, 3, 5)),
        ("25/12/2024", date(2024, 12, 25)),
        ("12/25/2024", date(2024, 12, 25)),
        ("(November 17, 2021)", date(2021, 11, 17)),
        ("Tokyo, May 31, 2019", date(2019, 5, 31)),
        ("2024. 01. 16. 14:30", date(2024, 1, 16)),
        ("15. 2. 2016 16:20", date(2016, 2, 15)),
        ("12.07.2023 14:05", date(2023, 7, 12)),
        ("09. May 2024 - 14:11", date(2024, 5, 9)),
        ("News item | Date: 21/05/2024 | Ministry of Foreign Affairs", date(2024, 5, 21)),
        ("Published in English on 6 June 2024 at 9.12", date(2024, 6, 6)),
        ("Tuesday, 2 July 2024 in Berlin", date(2024, 7, 2)),
        ("Luxembourg, 20/10/2025", date(2025, 10, 20)),
        ("New Delhi, July 12, 2023", date(2023, 7, 12)),
        ("Posted On: 13 FEB 2024 9:32PM by PIB Delhi", date(2024, 2, 13)),
        ("07/05/2024", None),
        ("12:53 P.M. ICT", None),
        ("END 10:18 A.M. CDT", None),
    ],
)
def test_datelines(line: str, day: date | None) -> None:
    """Lines with nothing but a date, a time, a place and words like "Published" are datelines."""
    found = parse_dateline(line)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "line",
    [
        "Total: 21.06 / 23.40",
        "2018 | 10.31 | 12.40",
        "They met on 3 May 2024.",
        "Moscow",
        "In 2023, trade grew.",
        "30 February 2024",
        "May 2024",
        "At 11:30 they met",
    ],
)
def test_other_lines_are_no_datelines(line: str) -> None:
    """Sentences with a date, impossible dates and bare places are not datelines."""
    assert parse_dateline(line) is None


def test_dates_do_not_overlap_and_stand_in_order() -> None:
    """All dates of a line are found, each once, in text order."""
    found = find_dates("From 10 April 2021, or May 5, 2022, until 2023-01-02")
    assert [each.day for each in found] == [date(2021, 4, 10), date(2022, 5, 5), date(2023, 1, 2)]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("x_2021-11-23_talks.txt", date(2021, 11, 23)),
        ("x20211123.txt", date(2021, 11, 23)),
        ("20219999_20211123.txt", date(2021, 11, 23)),
        ("002_165619e416cb6055.txt", None),
    ],
)
def test_date_in_file_name(name: str, day: date | None) -> None:
    """A date in a file name is found with or without separators; other digits are none."""
    assert date_in_name(name) == day


@pytest.mark.parametrize(
    ("text", "title", "issued", "place", "publisher"),
    [
        (
            f"Ministry of Foreign Affairs of Japan\n\nPress Releases\n\nTelephone Call\n\nMay 9, 2024\n\n{BODY}\n",
            "Telephone Call",
            date(2024, 5, 9),
            None,
            "Ministry of Foreign Affairs of Japan",
        ),
        (
            f"Talks of X and Y\nUpdated: May 10, 2024 17:19\nPublished: May 9, 2024\n\n"
            f"Beijing, May 9 (Xinhua) -- {BODY}\n",
            "Talks of X and Y",
            date(2024, 5, 9),
            "Beijing",
            "Xinhua News Agency",
        ),
        (
            f"PRESS RELEASE\n\nCall of X and Y: 3 May 2024\n\n{BODY}\n",
            "Call of X and Y: 3 May 2024",
            date(2024, 5, 3),
            None,
            None,
        ),
        (f"MOSCOW, 5 March 2024 — {BODY}\n", None, date(2024, 3, 5), "Moscow", None),
        (
            f"Visit of X\n\n{BODY}\n\nI look forward to it.\n\n10 December 2014\n",
            "Visit of X",
            date(2014, 12, 10),
            None,
            None,
        ),
        (
            f"Remarks by X and Y\n2023-09-11\n\nPresidential Palace Hanoi, Vietnam\n\n12:53 P.M. ICT\n\n{BODY}\n",
            "Remarks by X and Y",
            date(2023, 9, 11),
            "Hanoi",
            None,
        ),
        (
            f"Press Briefing by Mr X – March 7, 2023\n\n{BODY}\n",
            "Press Briefing by Mr X – March 7, 2023",
            date(2023, 3, 7),
            None,
            None,
        ),
        (f"Talks\nDecember 8, 2021 14:20\nSochi\n\n{BODY}\n", "Talks", date(2021, 12, 8), "Sochi", None),
        (
            f"Visit to Smith Flooring, Inc.\n2021-03-16\n\n{BODY}\n",
            "Visit to Smith Flooring, Inc.",
            date(2021, 3, 16),
            None,
            None,
        ),
        (f"{BODY} They met on 3 May 2024.\n", None, None, None, None),
        (
            f"Visit to the Philippines\nMedia release\nHon X\nMinister for Foreign Affairs\n18 May 2023\n\n{BODY}\n",
            "Visit to the Philippines",
            date(2023, 5, 18),
            None,
            None,
        ),
        (
            f"Joint Press Statement\nThird AU - European Union Meeting on Trade\n\nRome, 21 June 2019\n\n{BODY}\n",
            "Third AU - European Union Meeting on Trade",
            date(2019, 6, 21),
            "Rome",
            None,
        ),
        (
            f"Second Dialogue of X and Y\nJoint Press Release | October 13, 2022 | Washington, D.C.\n\n{BODY}\n",
            "Second Dialogue of X and Y",
            date(2022, 10, 13),
            "Washington",
            None,
        ),
        (
            f"Briefing by Foreign Ministry Spokesperson Maria Smith, Moscow, May 18, 2017\n\n{BODY}\n",
            "Briefing by Foreign Ministry Spokesperson Maria Smith, Moscow, May 18, 2017",
            date(2017, 5, 18),
            "Moscow",
            None,
        ),
        (
            f"Talks\n2023-05-20\n\nGrand Prince Hotel Hiroshima, Japan\n\n2:20 P.M. JST\n\n{BODY}\n",
            "Talks",
            date(2023, 5, 20),
            "Hiroshima",
            None,
        ),
        (
            f"Republic of Estonia\nMinistry of Foreign Affairs\n\nMinister X met Y\n\n09. May 2024 - 14:11\n\n{BODY}\n",
            "Minister X met Y",
            date(2024, 5, 9),
            None,
            "Ministry of Foreign Affairs",
        ),
        (f"ABU DHABI, 4th March, 2023 (WAM) -- {BODY}\n", None, date(2023, 3, 4), "Abu Dhabi", "Emirates News Agency"),
        (f"Tallinn, 17 December 2024. {BODY}\n", None, date(2024, 12, 17), "Tallinn", None),
        (f"Addis Ababa, Ethiopia – 25 January 2024: {BODY}\n", None, date(2024, 1, 25), "Addis Ababa", None),
        (f"NUR-SULTAN. KAZINFORM – {BODY}\n", None, None, "Nur-Sultan", None),
        (f"Hanoi (VNA) – {BODY}\n", None, None, "Hanoi", "Vietnam News Agency"),
        (f"SUVA: {BODY}\n", None, None, "Suva", None),
        (f"Gaborone — {BODY}\n", None, None, "Gaborone", None),
        (f"YEREVAN, JUNE 7, ARMENPRESS. {BODY}\n", None, None, "Yerevan", "Armenpress"),
        (
            f"Addis Ababa, June 5, 2023 (ENA) {BODY}\n",
            None,
            date(2023, 6, 5),
            "Addis Ababa",
            "Ethiopian News Agency",
        ),
        (f"Trade: {BODY}\n", None, None, None, None),
        (f"Ankara (Anadolu) – {BODY}\n", None, None, "Ankara", "Anadolu Agency"),
        (f"Ankara (Ministry) – {BODY}\n", None, None, None, None),
        (f"By Tuesday, 17 December 2024. {BODY}\n", None, None, None, None),
        (
            f"No: 205, 21 August 2023, Press Release Regarding the Visit to Iraq\n\n{BODY}\n",
            "No: 205, 21 August 2023, Press Release Regarding the Visit to Iraq",
            date(2023, 8, 21),
            None,
            None,
        ),
        (
            f"Office of the President of X\nPress release 15/2022\n12 March 2022\n\nVisit to London\n\n{BODY}\n",
            "Visit to London",
            date(2022, 3, 12),
            None,
            "Office of the President of X",
        ),
        (
            f"Prime Minister's Office\n\nPM meets X\n\nPosted On: 13 FEB 2024 9:32PM by PIB Delhi\n\n{BODY}\n",
            "PM meets X",
            date(2024, 2, 13),
            "Delhi",
            "Prime Minister's Office",
        ),
        (
            f"Government of the People's Republic of Bangladesh\nMinistry of Foreign Affairs\nDhaka\n\n"
            f"Press Release\n\nBangladesh-Nepal Joint Statement on the visit of the Prime Minister\n\n"
            f"Dhaka, 12 September 2019\n\n{BODY}",
            "Bangladesh-Nepal Joint Statement on the visit of the Prime Minister",
            date(2019, 9, 12),
            "Dhaka",
            "Government of the People's Republic of Bangladesh",
        ),
        (
            f"Ministry of Foreign Affairs of the People's Republic of China\n\nMinister A to Visit Tanzania\n\n"
            f"2021-05-13 17:20\n\n{BODY}",
            "Minister A to Visit Tanzania",
            date(2021, 5, 13),
            None,
            "Ministry of Foreign Affairs of the People's Republic of China",
        ),
        (
            f"Bilateral/Multilateral Documents\n\nJoint Statement on the State Visit of the President to India\n\n"
            f"March 14, 2018\n\n{BODY}",
            "Joint Statement on the State Visit of the President to India",
            date(2018, 3, 14),
            None,
            None,
        ),
        (
            f"European Commission - Press release\n\nOutcomes of the Dialogue\n\nBrussels, 6 July 2023\n\n{BODY}",
            "Outcomes of the Dialogue",
            date(2023, 7, 6),
            "Brussels",
            "European Commission",
        ),
        (
            f"Outcomes of the Dialogue\n\nEuropean Commission - Fact Sheet\nBrussels, 6 July 2023\n\n{BODY}",
            "Outcomes of the Dialogue",
            date(2023, 7, 6),
            "Brussels",
            "European Commission",
        ),
        (
            f"Closer ties\n\nBackgrounder\n\nNovember 14, 2023\nSantiago, Chile\n\n{BODY}",
            "Closer ties",
            date(2023, 11, 14),
            "Santiago",
            None,
        ),
        (
            f"19 March 2023 08:12 PM\n\nEgypt and Croatia\n\nSunday, 05 February 2023 - 12:40 PM\n\n{BODY}",
            "Egypt and Croatia",
            date(2023, 2, 5),
            None,
            None,
        ),
        (
            f"Speech by the President\n18 June 2019\n\nYour Excellency, Prime Minister,\n\n{BODY}",
            "Speech by the President",
            date(2019, 6, 18),
            None,
            None,
        ),
    ],
    ids=[
        "mofa",
        "xinhua",
        "gov.uk",
        "wire",
        "date at the end",
        "venue",
        "date in title",
        "place line",
        "Inc.",
        "text alone",
        "office under a name",
        "kind of text above the title",
        "kind of text before the date",
        "title with a date",
        "hotel",
        "state above the ministry",
        "agency after the date",
        "place and date before a full stop",
        "place and date before a colon",
        "agency",
        "agency in brackets",
        "capital and colon",
        "capital and dash",
        "agency alone",
        "agency behind a date",
        "label",
        "known agency in brackets",
        "something else in brackets",
        "weekday",
        "number and date before the title",
        "number of the release",
        "office above the title",
        "capital above the title",
        "long name of a state",
        "section of a site",
        "publisher with the kind of text",
        "kind of text beside the publisher",
        "kind of text is no place",
        "page called up later",
        "address to those present",
    ],
)
def test_headers(text: str, title: str | None, issued: date | None, place: str | None, publisher: str | None) -> None:
    """The header is read from the layout: no site or government is known by name."""
    document = read(text)
    assert (document.title, document.issued, document.place, document.publisher) == (title, issued, place, publisher)


def test_file_name_dates_a_page_only_as_a_last_resort() -> None:
    """A date in the file name is used where the page gives none, and yields to any that it gives."""
    assert read(f"Talks\n\n{BODY}\n", "2020-01-02_x.txt").issued == date(2020, 1, 2)
    assert read(f"Talks\n3 May 2024\n\n{BODY}\n", "2020-01-02_x.txt").issued == date(2024, 5, 3)


def test_a_date_in_running_text_is_not_the_documents() -> None:
    """A date in a sentence dates an event, not the document."""
    assert read(f"Talks\n\nThey will meet on 3 May 2024. {BODY}\n").issued is None


@pytest.mark.parametrize(
    ("top", "title", "publisher"),
    [
        (
            "Klima-, Energi- og Forsyningsministeriet",
            "Closer ties with Peru",
            "Klima-, Energi- og Forsyningsministeriet",
        ),
        ("Andina", "List of agreements signed", "Andina"),
        ("High Commission of India Georgetown", "India – Guyana Relations", "High Commission of India Georgetown"),
        ("Kementerian Luar Negeri Malaysia", "Official visit to Peru", "Ministry of Foreign Affairs of Malaysia"),
        ("To main content", "State visit to Croatia", None),
        ("Search our content", "Visit to Georgia", None),
        ("Themes Mark all newsUncheck all news", "Minister in Zagreb", None),
    ],
)
def test_what_stands_above_the_title_is_the_publisher_or_nothing(top: str, title: str, publisher: str | None) -> None:
    """In whatever language it signs; what a site's pages carry is neither."""
    (document,) = read_bytes(f"{top}\n\n{title}\n\n5 June 2023\n\n{BODY}\n".encode(), "a.txt")
    assert (document.title, document.publisher) == (title, publisher)


def test_an_agency_s_short_name_is_another_s_in_a_heading() -> None:
    """As "APP" is of a programme."""
    (document,) = read_bytes(f"A new programme\n\nAction for Peace (APP)\n\n5 June 2023\n\n{BODY}\n".encode(), "a.txt")
    assert document.publisher is None


LONGER = "Poland and Ireland Hold Talks on Trade and Energy\n\n"


@pytest.mark.parametrize(
    "above",
    [
        "Click acá para ir directamente al contenido",
        "Przejdź do treści",
        "바로가기 메뉴",
        "Версия для слабовидящих",
        "Media 101617 SRE",
        "Press Conferences",
        "Diplomatic News",
        "| 8,214 views",
        "1 min read",
        "KOR",
    ],
)
def test_what_belongs_to_the_page_is_no_title(above: str) -> None:
    """Links past the menu, sections, numbers, other languages: the title is the first line that the text takes up."""
    text = f"{above}\n\n{LONGER}5 March 2024\n\nThe ministers of Poland and Ireland met to discuss trade."
    assert read(text).title == LONGER.strip()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A Year of Trade\n\n5 March 2024\n\nThe ministers agreed to expand trade.", "A Year of Trade"),
        (  # a short title that the text does not take up, above no other
            "As Good Friends Do\n\n5 March 2024\n\nThe ministers met to discuss energy.",
            "As Good Friends Do",
        ),
        (  # on two lines
            "Joint press conference\nby Prime Minister A of Norway and B of Poland\n\n5 March 2024\n\nWelcome to Oslo.",
            "Joint press conference by Prime Minister A of Norway and B of Poland",
        ),
        ("Poland and Ireland\n\n5 March 2024\n\nIreland and Poland trade a lot.", "Poland and Ireland"),
    ],
)
def test_a_short_title_stays(text: str, title: str) -> None:
    """A line is a title though it is short, where the text takes it up, or where no other follows."""
    assert read(text).title == title


def test_whoever_signs_above_the_title_stays() -> None:
    """A name that the text does not take up is no part of the page."""
    text = "Keynote Remarks\n\nH.E. Retno L.P. Marsudi\nMinister for Foreign Affairs of the Republic of Indonesia\n\n"
    document = read(f"{text}At the Business Forum on Trade and Energy\n\n5 March 2024\n\nGood morning to you all.")
    at = document.text.index("H.E. Retno")
    assert all(block.kind != "furniture" for block in document.blocks if block.span.begin <= at < block.span.end)
