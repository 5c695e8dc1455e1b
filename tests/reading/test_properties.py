"""What holds for any text at all."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.reading.blocks import lay_out
from kg.reading.files import FORMATS, find_sources
from kg.reading.read import read_bytes, read_source

DOCUMENTS = Path(__file__).parents[2] / "data" / "documents"
GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev" / "documents"

# Bits of pages, so that arbitrary texts reach the rules and not only their defaults.
BITS = st.sampled_from(
    [
        "Question:",
        "S.Lavrov:",
        "PRESIDENT BIDEN:",
        "Q  ",
        "Viktor Orban:",
        " Orban ViktorPrime Minister (x): ",
        "* * *",
        "<…>",
        "<!-- -->",
        "31 May 201911:01",
        "2024-05-03",
        "The Kremlin, Moscow",
        "MOSCOW, 5 March —",
        "###",
        "en-GB1 ru-RU1",
        "- A. - B",
        "• item",
        "(a) ",
        "ADVANCING PEACE: Today.",
        "The leaders met with the",
        "\n",
        "\n\n",
        "\r\n",
        "\ufeff",
        "\u2028",
        "\u200b",
        ": ",
        "President of Russia Vladimir Putin: Yes. ",
        "**Mr. X:** ",
        "---\n",
        "(Q)",
        "(A) ",
        "Prime Minister",
        "\x1c",
        "\x00",
        "😀",
        "م",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(BITS, st.text(max_size=12)), max_size=25).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("(A) Minister: x")
@example("Q Viktor Orban: Yes")
def test_blocks_and_turns_tile_any_text(text: str) -> None:
    """Blocks are ordered, disjoint and cover all but white space; so do turns and labels over what is not furniture."""
    layout = lay_out(text)
    covered = bytearray(len(text))
    last = 0
    for block in layout.blocks:
        assert last <= block.span.begin < block.span.end <= len(text)
        assert not text[block.span.begin].isspace()
        assert not text[block.span.end - 1].isspace()
        covered[block.span.begin : block.span.end] = b"\1" * (block.span.end - block.span.begin)
        last = block.span.end
    assert all(covered[index] or char.isspace() for index, char in enumerate(text))
    last = 0
    for turn in layout.turns:
        if turn.label is not None:
            assert last <= turn.label.begin < turn.label.end <= turn.span.begin
            assert turn.label.of(text) == turn.speaker
        assert last <= turn.span.begin <= turn.span.end <= len(text)
        last = turn.span.end
    reach = [(turn.label.begin if turn.label else turn.span.begin, turn.span.end) for turn in layout.turns]
    for block in layout.blocks:
        if block.kind != "furniture":
            assert any(begin <= block.span.end and block.span.begin <= end for begin, end in reach)
        assert not any(block.span.begin < turn.span.begin < block.span.end for turn in layout.turns)


@settings(max_examples=150, deadline=None)
@given(st.one_of(TEXTS.map(str.encode), st.binary(max_size=300)), st.sampled_from(sorted({*FORMATS, ""})))
def test_reading_raises_nothing_but_read_errors(data: bytes, ending: str) -> None:
    """Whatever the bytes and the format, reading gives documents or a ReadError."""
    try:
        documents = read_bytes(data, f"a.{ending}" if ending else "a")
    except ReadError as error:
        assert str(error)
    else:
        assert documents == read_bytes(data, f"a.{ending}" if ending else "a")


def test_dense_megabyte_lines_are_read() -> None:
    """A line of a megabyte, plain or full of colons, is laid out without running away."""
    for bit in ("The leaders met in Tokyo and spoke of trade. ", "Ab: ", "(((", "President Putin and "):
        text = (bit * (1_000_000 // len(bit))).strip()
        assert lay_out(text).blocks[-1].span.end == len(text)


def test_shipped_documents_and_their_sources_agree() -> None:
    """SOURCES.tsv lists each shipped document with licence and hash, and is itself no document."""
    rows = [line.split("\t") for line in (DOCUMENTS / "SOURCES.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    listed = {row[0]: row[3] for row in rows if row[1] and row[2]}
    found = {each.name: hashlib.sha256(each.path.read_bytes()).hexdigest() for each in find_sources([DOCUMENTS])}
    assert listed == found


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold documents are not beside this checkout")
def test_gold_documents_have_title_and_date() -> None:
    """Each gold document has a title, a date, no false speaker, and its text is the file's."""
    speakers = set()
    for source in find_sources([GOLD]):
        (document,) = read_source(source)
        assert document.title
        assert document.issued
        assert document.text == source.path.read_bytes().decode("utf-8")
        speakers |= {turn.speaker for turn in document.turns if turn.speaker}
    assert speakers == {
        "Question",
        "S.Lavrov",
        "PRIME MINISTER HOWARD",
        "PRIME MINISTER ABE",
        "President of Russia Vladimir Putin",
        "Prime Minister of Greece Kyriakos Mitsotakis",
        "Prime Minister of Hungary Viktor Orban",
        "Vladimir Putin",
        "Viktor Orban",
    }
