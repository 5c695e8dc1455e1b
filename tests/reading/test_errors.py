"""Bad input stops at the door, with the file, the place and what to try."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from kg import errors
from kg.reading.files import Source
from kg.reading.limits import Limits
from kg.reading.read import read_bytes, read_source
from tests.reading.pdf_bytes import make_pdf

TEXT = "The two ministers met today in Tokyo and agreed to expand trade between their countries.\n"
FRENCH = "Les deux ministres se sont rencontrés aujourd'hui à Paris et ont décidé de renforcer leurs échanges. "
RUSSIAN = "Сегодня в Москве состоялись переговоры министров иностранных дел двух стран о торговле. "


def test_missing_file(tmp_path: Path) -> None:
    """A file that is gone is told by its path."""
    with pytest.raises(errors.MissingPath, match=r"gone\.txt"):
        read_source(Source("gone.txt", tmp_path / "gone.txt"))


def test_folder_as_file_is_a_read_error(tmp_path: Path) -> None:
    """What the system refuses to read is a read error, not a traceback."""
    with pytest.raises(errors.ReadError, match="cannot be read"):
        read_source(Source("x.txt", tmp_path))


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_empty_document(data: bytes) -> None:
    """White space alone, or a byte order mark, is no document."""
    with pytest.raises(errors.EmptyDocument, match=r"a\.txt"):
        read_bytes(data, "a.txt")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"PK\x03\x04....", make_pdf([["x"]]), b"text\nwith \0 inside"])
def test_binary_under_a_text_name(data: bytes) -> None:
    """Binary signatures and NUL bytes under a text name are refused."""
    with pytest.raises(errors.NotText):
        read_bytes(data, "a.txt")


def test_nul_byte_has_its_place() -> None:
    """A NUL byte is told with its byte offset, line and column."""
    with pytest.raises(errors.NotText, match=r"a\.txt:2:6: byte 10"):
        read_bytes(b"text\nwith \0 inside", "a.txt")


def test_bad_encoding_has_its_place_and_a_remedy() -> None:
    """A byte that is not UTF-8 is told with byte offset, line, column and the command that converts."""
    with pytest.raises(errors.BadEncoding) as caught:
        read_bytes("é one\n".encode() + "é “two”".encode() + b" \x93three\x94", "a.txt")
    assert caught.value.where == errors.Where("a.txt", 2, 9)
    assert "byte 20 (0x93)" in str(caught.value)
    assert "iconv -f WINDOWS-1252" in str(caught.value)


def test_latin_1_and_utf_16_are_guessed() -> None:
    """The remedy names the likely encoding."""
    with pytest.raises(errors.BadEncoding, match="ISO-8859-1"):
        read_bytes("Élysée".encode("latin-1"), "a.txt")
    with pytest.raises(errors.BadEncoding, match="UTF-16"):
        read_bytes(TEXT.encode("utf-16"), "a.txt")


def test_html_that_lies_about_its_encoding() -> None:
    """A page whose bytes do not fit its declared encoding, or that declares none that exists, is refused."""
    with pytest.raises(errors.BadEncoding, match="which the page declares"):
        read_bytes(b"<meta charset=ascii><p>\xff</p>", "a.html")
    with pytest.raises(errors.BadEncoding, match="unknown encoding"):
        read_bytes(b"<meta charset=klingon><p>x</p>", "a.html")


def test_too_large(tmp_path: Path) -> None:
    """A 20 MB file is refused by its size, before it is read; so are too many characters."""
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(20_000_000)
    with pytest.raises(errors.TooLarge, match=r"20,000,000 bytes; the limit is 16,777,216"):
        read_source(Source("big.txt", big))
    with pytest.raises(errors.TooLarge, match="characters"):
        read_bytes(TEXT.encode(), "a.txt", limits=Limits(max_characters=10))
    with pytest.raises(errors.TooLarge, match="characters"):
        read_bytes(make_pdf([["They met in Tokyo."]]), "a.pdf", limits=Limits(max_characters=5))


def test_zip_bomb_is_refused() -> None:
    """An office document that unpacks to far more than the limit is not unpacked."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 100_000)
    with pytest.raises(errors.TooLarge, match="unpacks"):
        read_bytes(buffer.getvalue(), "a.docx", limits=Limits(max_bytes=2_000))


@pytest.mark.parametrize("data", [make_pdf([["They met."]])[:60], b"not a pdf at all", b"%PDF-1.4\n"])
def test_damaged_pdf(data: bytes) -> None:
    """A truncated PDF, or none, is refused."""
    with pytest.raises(errors.MalformedDocument, match=r"a\.pdf"):
        read_bytes(data, "a.pdf")


def test_pdf_without_text_layer() -> None:
    """A scan has no text; the hint names character recognition."""
    with pytest.raises(errors.EmptyDocument, match="OCR"):
        read_bytes(make_pdf([[]]), "a.pdf")


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 truncated"])
def test_damaged_docx(data: bytes) -> None:
    """A truncated DOCX, or none, is refused."""
    with pytest.raises(errors.MalformedDocument, match=r"a\.docx"):
        read_bytes(data, "a.docx")


def test_page_without_text() -> None:
    """A page that holds no text is empty."""
    with pytest.raises((errors.EmptyDocument, errors.MalformedDocument)):
        read_bytes(b"<html><body></body></html>", "a.html")


@pytest.mark.parametrize(
    ("line", "kind", "place"),
    [
        ('{"text": "x"', errors.MalformedDocument, "a.jsonl:2:13"),
        ("[1, 2]", errors.MalformedDocument, "a.jsonl:2"),
        ('{"title": "x"}', errors.MalformedDocument, "a.jsonl:2"),
        ('{"text": " "}', errors.EmptyDocument, "a.jsonl:2"),
        ('{"text": "\\u0000"}', errors.MalformedDocument, "a.jsonl:2"),
        ('{"text": "\\ud800"}', errors.MalformedDocument, "a.jsonl:2"),
        ("[" * 100_000, errors.MalformedDocument, "a.jsonl:2:1"),
        ('{"text": "x", "id": "one"}', errors.DuplicateName, "a.jsonl:2"),
    ],
)
def test_bad_record(line: str, kind: type[errors.ReadError], place: str) -> None:
    """A bad line of JSON Lines is told by its number."""
    good = json.dumps({"id": "one", "text": TEXT})
    with pytest.raises(kind) as caught:
        read_bytes(f"{good}\n{line}\n".encode(), "a.jsonl")
    assert str(caught.value.where) == place


def test_no_records() -> None:
    """A JSON Lines file without records is empty."""
    with pytest.raises(errors.EmptyDocument):
        read_bytes(b"\n\n", "a.jsonl")


@pytest.mark.parametrize(
    ("text", "found"), [(FRENCH * 4, "'fr'"), (RUSSIAN * 4, "'ru'"), ("Встреча состоялась", "'ru'")]
)
def test_wrong_language(text: str, found: str) -> None:
    """A text in another language is refused with the language found and a remedy."""
    with pytest.raises(errors.WrongLanguage, match=rf"(?s)a\.txt: .*{found}.*English version"):
        read_bytes(text.encode(), "a.txt")


def test_foreign_words_and_paragraphs_do_no_harm() -> None:
    """Foreign paragraphs and names, or lines in capitals, leave a text English; a short text gets the benefit."""
    text = "\n\n".join([TEXT, FRENCH, TEXT, TEXT, RUSSIAN, TEXT, TEXT])
    assert read_bytes(text.encode(), "a.txt")[0].language == "en"
    assert read_bytes(b"JOINT STATEMENT\n\nOK.", "a.txt")[0].language == "en"


def test_other_languages_can_be_allowed() -> None:
    """The languages that are read are a limit that the caller sets."""
    limits = Limits(languages=("en", "fr"))
    assert read_bytes((FRENCH * 3).encode(), "a.txt", limits=limits)[0].language == "fr"


def test_foreign_names_do_not_make_a_text_foreign() -> None:
    """A short English text full of names from elsewhere is English."""
    text = (
        "Prime Minister Anwar Ibrahim of Malaysia met President Joko Widodo in Jakarta on 8 January 2023. "
        "They signed eight agreements."
    )
    (document,) = read_bytes(text.encode(), "jakarta.txt")
    assert document.language == "en"
