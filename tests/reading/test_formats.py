"""Each format's reader: what text it keeps and what metadata it finds."""

import hashlib
import io
import json
from datetime import date

import docx
import pytest

from kg.errors import UnsupportedFormat
from kg.model import Document
from kg.reading.read import read_bytes
from tests.reading.pdf_bytes import make_pdf

BODY = "President A met Prime Minister B today in Tokyo, and they agreed to expand trade between the two countries."


def one(data: bytes, name: str, **options: str) -> Document:
    (document,) = read_bytes(data, name, **options)
    return document


def test_txt_text_is_the_decoded_file_unchanged() -> None:
    """Line ends, a byte order mark and white space of a text file stay, so that offsets hold against its bytes."""
    data = f"\ufeffTalks in Tokyo\r\n1 May 2024\r\n\r\n{BODY}  \r\n\r\n".encode()
    document = one(data, "a.txt")
    assert document.text == data.decode("utf-8")
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.title, document.issued) == ("Talks in Tokyo", date(2024, 5, 1))


def test_markdown_front_matter_is_metadata_and_furniture() -> None:
    """A front matter block gives title, date and source, and none of its lines is parsed as text."""
    text = f"---\ntitle: 'Talks'\ndate: 2024-05-01\nsource: https://example.org/t\n---\n\n# Talks in Tokyo\n\n{BODY}\n"
    document = one(text.encode(), "a.md")
    assert document.text == text
    assert (document.title, document.issued, document.source) == ("Talks", date(2024, 5, 1), "https://example.org/t")
    assert [block.kind for block in document.blocks] == ["furniture"] * 5 + ["title", "paragraph"]


def test_markdown_without_front_matter_takes_its_heading_as_title() -> None:
    """The first heading is the title, without its marks."""
    assert one(f"# Talks in **Tokyo**\n\n{BODY}\n".encode(), "a.md").title == "Talks in Tokyo"


HTML = f"""<!doctype html><html lang="en"><head><title>Talks in Tokyo</title>
<meta property="og:site_name" content="Ministry of X"><meta property="article:published_time" content="2024-05-01">
<link rel="canonical" href="https://example.org/talks"></head>
<body><nav><a href="/">Home</a> <a href="/n">News</a></nav>
<main><article><h1>Talks in Tokyo</h1><p>{BODY}</p><p>{BODY.replace("Tokyo", "Osaka")}</p></article></main>
<footer>Cookie policy</footer></body></html>"""


def test_html_keeps_the_article_and_its_metadata() -> None:
    """A page gives its article without the menu, its title, date, publisher and address."""
    document = one(HTML.encode(), "a.html")
    assert BODY in document.text
    assert "News" not in document.text
    assert (document.title, document.issued) == ("Talks in Tokyo", date(2024, 5, 1))
    assert (document.publisher, document.source) == ("Ministry of X", "https://example.org/talks")
    assert document.blocks[0].kind == "title"


def test_html_honours_its_declared_encoding() -> None:
    """A page that declares Windows-1252 is decoded as such."""
    page = HTML.replace("<head>", '<head><meta charset="windows-1252">').replace(
        "Prime Minister B", "Prime Minister “É”"
    )
    assert "“É”" in one(page.encode("cp1252"), "a.html").text


def test_pdf_joins_a_sentence_that_a_page_break_tears() -> None:
    """Pages are kept in order, and a sentence over a page break is one block."""
    data = make_pdf(
        [
            [
                "Talks in Tokyo",
                "1 May 2024",
                "",
                "The ministers welcomed the signing of a memorandum of cooperation between the",
            ],
            ["governments of both countries."],
        ]
    )
    document = one(data, "a.pdf")
    assert (document.title, document.issued) == ("Talks in Tokyo", date(2024, 5, 1))
    last = document.blocks[-1].span.of(document.text)
    assert last.startswith("The ministers")
    assert last.endswith("between the\n\ngovernments of both countries.")


def test_docx_keeps_paragraphs_lists_and_tables_in_order() -> None:
    """List items get a bullet, table rows a tab between cells, all in reading order."""
    source = docx.Document()
    source.add_heading("Talks in Tokyo", 0)
    source.add_paragraph("1 May 2024")
    source.add_paragraph(BODY)
    source.add_paragraph("trade in services", style="List Bullet")
    table = source.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Trade", "$30 billion"
    source.add_paragraph("They will meet again.")
    buffer = io.BytesIO()
    source.save(buffer)
    document = one(buffer.getvalue(), "a.docx")
    assert document.text.split("\n\n") == [
        "Talks in Tokyo",
        "1 May 2024",
        BODY,
        "• trade in services",
        "Trade\t$30 billion",
        "They will meet again.",
    ]
    assert document.title == "Talks in Tokyo"
    assert "item" in [block.kind for block in document.blocks]


def test_jsonl_gives_a_document_a_line_with_its_metadata() -> None:
    """Each record is a document named file#id, with its own metadata and hash; one without id has its line number."""
    first = {
        "id": "x1",
        "text": BODY,
        "title": "Talks",
        "date": "2024-05-01",
        "url": "https://e.org",
        "publisher": "M",
        "place": "Tokyo",
    }
    lines = [json.dumps(first), "", json.dumps({"content": BODY})]
    documents = read_bytes("\n".join(lines).encode(), "all.jsonl")
    assert [document.name for document in documents] == ["all.jsonl#x1", "all.jsonl#3"]
    document = documents[0]
    assert (document.title, document.issued, document.source) == ("Talks", date(2024, 5, 1), "https://e.org")
    assert (document.publisher, document.place, document.text) == ("M", "Tokyo", BODY)
    assert document.sha256 == hashlib.sha256(lines[0].encode()).hexdigest()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (BODY.encode(), BODY),
        (HTML.encode(), BODY),
        (json.dumps({"text": BODY}).encode(), BODY),
        (make_pdf([["They met in Tokyo."]]), "They met in Tokyo."),
    ],
    ids=["txt", "html", "jsonl", "pdf"],
)
def test_format_of_a_stream_is_told_from_its_bytes(data: bytes, expected: str) -> None:
    """Input without a file ending, as from stdin, is read by what it looks like."""
    assert expected in one(data, "stdin").text


def test_named_format_beats_the_ending() -> None:
    """A format given outright is used whatever the name says; an unknown one is refused with the known ones."""
    assert BODY in one(HTML.encode(), "page.txt", format="html").text
    with pytest.raises(UnsupportedFormat, match=r"(?s)rtf.*docx, htm, html, jsonl"):
        one(BODY.encode(), "a.txt", format="rtf")
