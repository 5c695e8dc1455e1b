from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.agreements.instrument_nouns import nouns
from kg.extraction.agreements.instruments import find_instruments
from kg.extraction.titles import content_words, is_short_for, same_title, topic_end, topics


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Historic Free Trade Agreement concluded with Japan", ["Free Trade Agreement"]),
        ("Australia and France Sign Future Submarine Agreement", ["Future Submarine Agreement"]),
        (
            "a Framework for negotiating an Agreement on Trade",
            ["Framework for negotiating an Agreement on Trade", "Agreement on Trade"],
        ),
        ("the Americas Partnership for Prosperity Leaders’ Summit was", ["Americas Partnership for Prosperity"]),
        ("the Partnership for Global Investment and Canada’s role", ["Partnership for Global Investment"]),
        (
            "the November 9, 2020, and January 11, 2021, agreements between",
            ["November 9, 2020 agreements", "January 11, 2021, agreements"],
        ),
        ("the Action Plan for Tourism 2023-2025 on Monday", ["Action Plan for Tourism 2023-2025"]),
        ("signed the Agreement on Tuesday 14 May", []),
        ("the Russia-Greece Cross Year of History, a project", ["Russia-Greece Cross Year of History"]),
        (
            "the 2022 Summit of the Americas Declaration on Practices",
            ["2022 Summit of the Americas Declaration on Practices"],
        ),
        ("African Women’s Trade and Investment Project", ["African Women’s Trade and Investment Project"]),
        ("Canada’s AcelerarMe Program is", ["AcelerarMe Program"]),
        ("the Agency (USTDA), Americas Partnership", ["Americas Partnership"]),
        ("a new Compact with Malawi, which", ["Compact with Malawi"]),
        ("the India-UK FTA negotiations", ["India-UK FTA"]),
        (
            "an MoU between APEDA and the Food Agency of Japan on cooperation in trade, and a",
            ["MoU between APEDA and the Food Agency of Japan on cooperation in trade"],
        ),
        ("the Agreement between Japan and India on Tuesday", ["Agreement between Japan and India"]),
        ("the Treaty between Japan and India remains", ["Treaty between Japan and India"]),
        ("a Memorandum on Establishing a Dialogue Mechanism", ["Memorandum on Establishing a Dialogue Mechanism"]),
        ("Two MoUs and Agreements/MoUs", []),
        ("a Memorandum on a Strategic Partnership on Minerals", ["Memorandum on a Strategic Partnership on Minerals"]),
        (
            "the MOU between the Ministry of Trade and the Ministry of Energy, and the Talent Programme, which",
            ["MOU between the Ministry of Trade and the Ministry of Energy", "Talent Programme"],
        ),
        ("Task Force 153 and Task Force 59, which", ["Task Force 153", "Task Force 59"]),
        ("this is the year of the rabbit", []),
        ("a Program Officer spoke", []),
    ],
)
def test_names(text: str, titles: list[str]) -> None:
    """A name takes in its own capitals on both sides and nothing of its neighbours."""
    assert [i.title for i in find_instruments(text, 0, len(text)) if i.proper] == titles


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("the Japan-Australia Economic Partnership Agreement (JAEPA) will", ("JAEPA",)),
        (
            "The Americas Partnership for Growth (known as the Americas Partnership or APG) launched",
            ("Americas Partnership", "APG"),
        ),
        ("the U.S.-Japan Resilience (CoRe) Partnership", ("CoRe",)),
    ],
)
def test_aliases(text: str, aliases: tuple[str, ...]) -> None:
    """Short forms in brackets belong to the name before or around them."""
    assert find_instruments(text, 0, len(text))[0].aliases == aliases


@given(st.text(alphabet=st.sampled_from("AaBb .,’()–1 9Treaty of Agreement onProgram"), max_size=200))
def test_instruments_lie_in_the_text(text: str) -> None:
    """Whatever the text, instruments come in its bounds, around their noun."""
    for found in find_instruments(text, 0, len(text)):
        assert 0 <= found.begin <= found.end <= len(text)
        assert text[found.noun_begin : found.noun_end].lower().rstrip("s") in " ".join(nouns()).lower()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (" on innovation and sport, and major projects", ["innovation", "sport"]),
        (
            " on agriculture, between A and B; and on tourism, between C and D.",
            [" on agriculture, between A and B", "on tourism, between C and D"],
        ),
        (
            " on cooperation in developing and using lasers, and on taxes.",
            [" on cooperation in developing and using lasers", "on taxes"],
        ),
        (
            " on the mutual protection of investments in energy and transport networks",
            [" on the mutual protection of investments in energy and transport networks"],
        ),
        (" with Japan", []),
    ],
)
def test_topics(text: str, wanted: list[str]) -> None:
    """Topics of a plural noun are split at "and on" and in short lists, never inside one long topic."""
    assert [text[a:b] for a, b in topics(text, 0, len(text))] == wanted


def test_topic_ends_at_a_clause() -> None:
    """What an instrument is on ends before a relative clause, a date and a bracket, not at an initial's full stop."""
    for text, wanted in [
        ("trade with the U.S. and Japan, which will help", "trade with the U.S. and Japan"),
        ("fisheries of April 10, 1991", "fisheries"),
        ("submarines (SSN) in Perth", "submarines"),
    ]:
        assert text[: topic_end(text, 0, len(text))].strip() == wanted


def test_titles_compare_by_content() -> None:
    """Titles are the same if the shorter's words, two at least, are in the longer; acronyms go by last initials."""
    assert same_title("Strategic Framework Agreement", "the Strategic Framework Agreement for Friendship")
    assert not same_title("Agreement", "Agreement on Trade")
    assert not same_title("agreement on trade", "agreement on visas")
    assert is_short_for("EPA", "Japan-Australia Economic Partnership Agreement")
    assert not is_short_for("FTA", "Economic Partnership Agreement")
    assert content_words("the Agreements on Trade") == {"agreement", "trade"}


def test_a_day_ends_a_name() -> None:
    """The day of signing is no part of a name, that of a treaty "of May 1" is."""
    text = "They signed the Treaty on Defense Trade on May 1, 2023, and a Memorandum on Space on Monday."
    assert [i.title for i in find_instruments(text, 0, len(text))] == ["Treaty on Defense Trade", "Memorandum on Space"]


def test_a_great_deal_is_no_deal() -> None:
    """What is much is no paper: "a great deal in common"; a great deal with somebody is."""
    for text, wanted in [
        ("We have a great deal in common.", []),
        ("We owe them a good deal of gratitude.", []),
        ("We made a great deal with Peru.", ["deal"]),
    ]:
        assert [i.title for i in find_instruments(text, 0, len(text))] == wanted
