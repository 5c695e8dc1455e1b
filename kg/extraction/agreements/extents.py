"""How far the words of an instrument go: to what it is on, not to the next instrument or what is told of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.agreements.instrument_left import BARE_PAPER
from kg.extraction.agreements.instrument_names import TAIL_IS_TIME, Instrument
from kg.extraction.agreements.instrument_nouns import next_noun, noun_of
from kg.extraction.agreements.phrases import ANOTHER
from kg.extraction.titles import content_words, topic_end
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_AND_A = re.compile(
    r"(?:,|,?\s+(?:and|as well as|or|in addition to|together with|along with))\s+"
    rf"(?:(?={BARE_PAPER})|(?:of\s+)?(?:the\s+(?:signing|renewal|extension|conclusion|launch|adoption|"
    r"establishment|finali[sz]ation|implementation|entry\s+into\s+force)\s+of\s+(?:the\s+|an?\s+)?|"
    r"an?\s+|another\s+|(?:some\s+|about\s+|around\s+|over\s+|more\s+than\s+)?(?:two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|several|\d{1,2})\s+|(?P<the>the\s+(?:new\s+)?)))"
)
PAPERS = frozenset(["treaty", "memorandum", "declaration", "contract"])
_NOUN_PHRASE = re.compile(r"(?:(?!(?:on|of|for|to|in|with|between|and)\b)[\w’'-]+\s+){0,5}")
_ON = re.compile(r"\s+(?:on|concerning|regarding)\s+")
_TO_BE = re.compile(r"\s+to\s+be\s*$")
_TRAILING = re.compile(r",\s+(?:of|under|for|in|with|through)\s*$")
_HEAD_REACH = 4  # words


def topic_of(instrument: Instrument, sentence: Sentence, text: str) -> str:
    """What a name that says little of itself is on: "the 2021 MoU" + " on water management"."""
    words = content_words(instrument.title) - content_words(instrument.noun.text)
    on = _ON.match(text, instrument.end, sentence.span.end)
    if on is None or len(words) > 1 or instrument.noun.kind not in PAPERS:
        return ""
    if TAIL_IS_TIME.match(text, instrument.end, sentence.span.end):
        return ""
    end = own_end(on.end(), sentence, text)
    return text[instrument.end : end].rstrip() if "\n\n" not in text[instrument.end : end] else ""


def head_of(instrument: Instrument, sentence: Sentence) -> int | None:
    """Where the noun ends that a name's last words only modify: "Memorandum on the Pacific | labour programme"."""
    if instrument.noun.kind not in PAPERS or instrument.end == instrument.noun_end:
        return None
    doc = sentence.tokens.doc
    last = doc.char_span(instrument.end - 1, instrument.end, alignment_mode="expand")
    if last is None or last[0].dep_ not in {"compound", "amod", "nmod"} or last[0].head.i <= last[0].i:
        return None
    between = doc[last[0].i + 1 : last[0].head.i + 1]
    if not all(t.pos_ in {"NOUN", "ADJ"} and t.text.islower() for t in between) or len(between) > _HEAD_REACH:
        return None
    return int(between[-1].idx + len(between[-1]))


def own_end(position: int, sentence: Sentence, text: str) -> int:
    """Where the words that say what an instrument is on end: at the next instrument, at latest at a finite verb."""
    end = _before_next(text, position, topic_end(text, position, sentence.span.end))
    if of := _TRAILING.search(text, position, end):
        end = of.start()  # "a credit line for tractors, of | which …"
    if to_be := _TO_BE.search(text, position, end):
        end = to_be.start()
    words = sentence.tokens.doc.char_span(position, end, alignment_mode="contract")
    following = next((t for t in words or () if _goes_on(t, position)), None)
    if following is not None:
        return position + len(text[position : following.nbor(-1).idx].rstrip(" ,"))
    if words is not None and (apart := _clause_apart(words, position)) is not None:
        return position + len(text[position : apart.idx].rstrip(" ,"))
    finite = next((t for t in words or () if t.tag_ in {"VBZ", "VBP", "VBD", "MD"} and t.idx > position), None)
    if finite is None or not any(c.dep_ in {"nsubj", "nsubjpass"} and c.idx < position for c in finite.lefts):
        return end
    return position + len(text[position : finite.idx].rstrip(" ,"))


def _goes_on(token: Token, position: int) -> bool:
    """Whether what was done goes on with another verb: "welcomed the MoU on cables and | agreed to meet"."""
    if token.tag_ not in {"VBZ", "VBP", "VBD"} or token.dep_ != "conj" or token.idx <= position:
        return False
    return token.head.idx < position and token.head.pos_ == "VERB" and token.nbor(-1).lower_ == "and"


def _clause_apart(words: Span, position: int) -> Token | None:
    """Where a clause with a subject of its own begins: "an agreement on trade, | and A welcomed it", "…, | A said"."""
    for token in words:
        if token.tag_ not in {"VBZ", "VBP", "VBD", "MD"} or token.idx <= position:
            continue
        verb = token.head if token.tag_ == "MD" or token.dep_ in {"aux", "auxpass"} else token
        main = verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.idx < position)
        subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if not main or subject is None or subject.left_edge.idx <= position:
            continue
        begin = subject.left_edge
        if begin.i and begin.nbor(-1).lower_ in {"and", "but", "while"}:
            begin = begin.nbor(-1)
        return begin if begin.idx > position else None
    return None


def _before_next(text: str, position: int, end: int) -> int:
    """Where an instrument's own words end before those of the next: "a protocol on trade | and a treaty on peace"."""
    if another := ANOTHER.search(text, position, end):
        end = another.start()
    for following in _AND_A.finditer(text, position, end):
        found = next_noun(text, following.end(), min(len(text), following.end() + 60))
        noun = noun_of(found[0]) if found else None
        if found is None or noun is None or not _NOUN_PHRASE.fullmatch(text, following.end(), found.start()):
            continue
        # As in "a memorandum on housing, | the executive programme for culture 2019-2021".
        programme = noun.kind == "programme" and not noun.named and not following[0].lstrip(" ,").startswith("and")
        if following["the"] is None or text[following.end()].isupper() or noun.kind in PAPERS or programme:
            return following.start()
    return end
