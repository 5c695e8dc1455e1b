"""Whom a noun phrase or pronoun stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extraction.context import Context, unique
from kg.extraction.syntax import find_subject, governing_verb
from kg.language.analysis import Mention, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_STANDS_BESIDE = re.compile(
    r"side|government|delegation|leader|partner|colleague|counterpart|authorit|administration|\bteam|expert|official|negotiator"
)
_ENVOYS = re.compile(
    r"minister|ambassador|delegation|team|expert|official|negotiator|representative|government|secretary|ministry|agency|"
    r"department|parliament|authority|institution|committee|commission"
)
_AND, _AND_REACH = re.compile(r",?\s+and\s+$"), 7
_OF_MEMBERS = frozenset(("states", "countries", "members"))  # "Chile and the EFTA States"
_BOTH, _MOST = frozenset(("two", "both")), 6
_FIRST_PERSON = frozenset(["we", "our", "us", "ours", "ourselves"])
_TELLS_OF = re.compile(  # up to "his", "her": whose visit it is of which one is told
    r"\b(?:briefed|updated|informed|apprised|acquainted|debriefed|brief|update|inform)\s[^.;:]{2,90}?\b(?:on|about|of)\s+"
    r"(?:the\s+(?:results|outcomes?|contents?)\s+of\s+)?$"
)
_TOGETHER = re.compile(r"\b(?:with|alongside)\s+(?:the\s+)?$", re.IGNORECASE)
_THEIRS_FIRST = re.compile(  # "At their summit in P, the leaders of A, B and C agreed": theirs who are told next
    r"(?:At|During|In|Following|After|Before|Ahead\s+of|On\s+the\s+(?:sidelines|margins|occasion)\s+of|Concluding|Opening)\s+"
    r"their\s(?=[^.;:]{0,160},\s)"
)
_SPOKEN = re.compile(
    r"\b(?:[Rr]emarks|[Ss]peech|[Aa]ddress|[Tt]oast|[Ll]etter|[Mm]essage|[Ss]tatement)\s+(?:\w+\s+){0,2}?(?:by|of|from)\s"
)
_SINGULAR_FIRST = frozenset(["i", "my", "me", "mine", "myself"])
_THIRD_PLURAL = frozenset(["they", "their", "them"])
_THIRD = frozenset(["he", "she", "his", "her", "him"])
_OBJECT, _OBJECT_OF = frozenset(["him", "her"]), frozenset(["dobj", "pobj", "dative"])
_SECOND = frozenset(["you", "your", "yours"])


def actors_of(token: Token, sentence: Sentence, context: Context) -> list[str]:
    """The actors that a noun phrase or pronoun stands for, with those coordinated with it."""
    found: list[str] = []
    for part in (token, *token.conjuncts):
        word = part.lower_
        if word in _BOTH and part.pos_ in {"NUM", "DET", "PRON"}:  # "A met B in X, and the two are to meet again"
            found += _the_two(sentence, part.idx, context)
            continue
        if word == "i" and part == token and (other := _and_i(part, context)) is not None:
            found += other.entities
        if (part.pos_ == "PRON" and part.text != "HE") or word in _FIRST_PERSON:
            found += pronoun_referents(word, sentence, context, part.idx, besides=found)
            continue
        left = min(
            (t.idx for t in part.lefts if t.dep_ in {"compound", "amod", "nmod", "poss", "det", "nummod"}),
            default=part.idx,
        )
        right = part.idx + len(part)
        inside = [m for m in context.mentions_across(part.idx, right) if context.is_actor(m)]
        if not inside:
            kinds = {"country", "person", "organization"} if word in _OF_MEMBERS else {"country", "person"}
            inside = [m for m in context.mentions_in(left, right) if m.kind in kinds and m.form != "group"]
            if inside and word not in _OF_MEMBERS and not _STANDS_BESIDE.search(word):
                inside = []
        best = sorted(
            inside,
            key=lambda m: (
                m.kind != "person",
                m.form == "adjective",
                m.span.end != right,
                -(m.span.end - m.span.begin),
            ),
        )
        if not best and _ENVOYS.fullmatch(part.lemma_.lower()) and any(c.lower_ == "our" for c in part.lefts):
            ours = [side] if (side := context.side(sentence)) else []  # "Our Foreign Minister met B"
            both = any(t.lower_ == "we" for t in sentence.tokens)  # "we agreed that our officials would meet"
            found += context.represent(pronoun_referents("we", sentence, context)) if both else ours
        named = best[0].entities if best else ()
        if not best or best[0].form == "office":
            named = _visiting(part, context) or named
        found += named
    return list(dict.fromkeys(found))


def _visiting(part: Token, context: Context) -> tuple[str, ...]:
    """As in "The visiting Foreign Minister called on B": the foreigner whom the document is about, not one at home."""
    home = context.analysis.home
    if home is None or not any(c.lower_ == "visiting" for c in part.lefts):
        return ()
    guests = [p for p in context.analysis.principals if context.country(p) not in {home, p}]
    return (guests[0],) if len({context.country(g) for g in guests}) == 1 else ()


def _and_i(pronoun: Token, context: Context) -> Mention | None:
    """As in "this afternoon President A and I will open", where the parse leaves A out: A."""
    conjunction = _AND.search(context.text, max(0, pronoun.idx - _AND_REACH), pronoun.idx)
    if conjunction is None:
        return None
    before = context.mentions_across(conjunction.start() - 1, conjunction.start())
    return next((m for m in before if m.kind == "person" and m.span.end == conjunction.start()), None)


def pronoun_referents(
    word: str, sentence: Sentence, context: Context, position: int | None = None, besides: Sequence[str] = ()
) -> list[str]:
    """People or countries that a pronoun stands for; empty where that is not clear. "A and he" are two."""
    analysis = context.analysis
    if word in _SINGULAR_FIRST:
        return [sentence.speaker] if sentence.speaker else list(analysis.principals[:1]) if analysis.home else []
    if word in _FIRST_PERSON:
        if sentence.speaker is None and len(analysis.parties) > 2 and len(analysis.principals) < len(analysis.parties):
            return list(analysis.parties)  # a joint statement of several speaks for all of them
        if sentence.speaker is None and _is_of_sides(context):
            return list(analysis.parties[:2])
        return _front(context)
    if word in _SECOND:
        called = _called(sentence, position, context)
        if called or sentence.asks:
            return called
        own = sentence.speaker
        spoken = any(t.lower_ in _SINGULAR_FIRST for t in sentence.tokens) or _spoken_by_one(context)
        if own is None and analysis.home and spoken:
            own = next(iter(analysis.principals), None)  # "you have invited me", in a speech
        return [p for p in analysis.principals if p != own][:1]
    if word in _THIRD_PLURAL:
        if told_next := _told_next(sentence, context):
            return told_next
        before = [
            m for m in context.mentions_in(max(0, sentence.span.begin - 600), sentence.span.begin) if m.form == "group"
        ]
        if pair := _pair_before(sentence, before[-1].span.begin if before else 0, context):
            return pair
        if before:
            return list(before[-1].entities)
        return _front(context)
    if word in _THIRD:
        if (subject := _subject_before(word, sentence, position, context)) and subject not in besides:
            return [subject]
        end = sentence.span.begin if position is None else position
        before = [m for m in context.mentions_in(max(0, end - 400), end) if m.kind == "person" and len(m.entities) == 1]
        before = [m for m in before if m.entities[0] != sentence.speaker and m.entities[0] not in besides]
        if (subject := _done_to(word, position, sentence, context)) is not None:
            others = [m for m in before if m.entities[0] != subject]
            foreign = [m for m in others if context.country(m.entities[0]) != context.country(subject)]
            before = foreign or others
        if before and _is_company(before[-1], end, context):
            before = [m for m in before[:-1] if m.span.begin >= sentence.span.begin] or before
        if word in {"his", "her"} and (tells := _tells_of_own(sentence.span.begin, end, context)):
            before = [m for m in before if m.span.end <= tells] or before
        return list(before[-1].entities) if before else []
    return []


def _spoken_by_one(context: Context) -> bool:
    """As in "Remarks by A at a dinner for B": whoever is "you" in it is not A."""
    return _SPOKEN.search(context.document.title or "") is not None


def _told_next(sentence: Sentence, context: Context) -> list[str]:
    """As in "At their summit in P, the leaders of A, B and C agreed": those of the subject, of several sides."""
    if _THEIRS_FIRST.match(context.text, sentence.span.begin, sentence.span.end) is None:
        return []
    verb = next((t for t in sentence.tokens if t.dep_ == "ROOT"), None)
    subject = find_subject(verb) if verb is not None else None
    if subject is None or subject.pos_ == "PRON":
        return []
    told = actors_of(subject, sentence, context)
    return told if len(context.represent(told)) > 1 else []


def _front(context: Context) -> list[str]:
    """The two whom the document is about; where it plays between more sides, one of each that has one in front."""
    people, parties = context.analysis.principals, context.analysis.parties
    if 2 < len(parties) <= _MOST:
        of_each = {context.country(p): p for p in reversed(people)}
        if set(parties) <= set(of_each):
            return [of_each[party] for party in parties]
    return list(people[:2]) if len(people) >= 2 else list(parties[:2])


def _is_of_sides(context: Context) -> bool:
    """Whether somebody in front has no side that is known, in a text that nobody speaks: its two sides do."""
    people, parties = context.analysis.principals[:2], context.analysis.parties
    return len(people) == 2 <= len(parties) and not context.speakers and any(context.country(p) == p for p in people)


def _is_company(person: Mention, end: int, context: Context) -> bool:
    """As in "together with President B, he chaired the session": not B, who is with him."""
    beside = _TOGETHER.search(context.text, max(0, person.span.begin - 30), person.span.begin)
    return beside is not None and not context.text[person.span.end : end].strip(" ,")


def _called(sentence: Sentence, position: int | None, context: Context) -> list[str]:
    """Whom the sentence calls by name before it says "you": "Prime Minister, you are travelling …"."""
    end = sentence.span.end if position is None else position
    named = [
        m
        for m in context.mentions_in(sentence.span.begin, end)
        if m.kind == "person" and context.text[m.span.end : m.span.end + 1] == ","
    ]
    named = [m for m in named if sentence.speaker not in m.entities]  # nobody calls himself
    return list(named[-1].entities) if named else []


def _pair_before(sentence: Sentence, since: int, context: Context) -> list[str]:
    """As in "A received B. They agreed to …": those, each of another side, whom the sentence before names."""
    before = context.analysis.sentences[sentence.index - 1] if sentence.index else sentence
    if before.block_index != sentence.block_index or before.speaker is not None or before.span.begin <= since:
        return []
    named = [m for m in context.mentions_in(before.span.begin, before.span.end) if m.kind == "person"]
    people = unique([e for m in named if len(m.entities) == 1 for e in m.entities])
    return people if 2 <= len(people) <= _MOST and len(people) == len({context.country(p) for p in people}) else []


def _the_two(sentence: Sentence, position: int, context: Context) -> list[str]:
    """The two people whom the sentence names before, else those whom "they" are."""
    before = context.mentions_in(sentence.span.begin, position)
    people = unique([m.entities[0] for m in before if m.kind == "person" and len(m.entities) == 1])
    if not people:
        return pronoun_referents("they", sentence, context, position)
    return people if len({context.country(p) for p in people}) == len(people) == len(_BOTH) else []


def _subject_before(word: str, sentence: Sentence, position: int | None, context: Context) -> str | None:
    """As in "A met B. He also met C": whom the sentence before is about, where "he" opens the next one."""
    if word not in {"he", "she"} or position is None or sentence.speaker is not None:
        return None
    if any(m.kind == "person" for m in context.mentions_in(sentence.span.begin, position)):
        return None
    for back in range(1, 4):
        if back > sentence.index:
            return None
        before = context.analysis.sentences[sentence.index - back]
        if before.block != sentence.block or before.speaker is not None:
            return None
        subject = find_subject(before.tokens.root)
        if subject is None:
            return None
        if subject.pos_ == "PRON":
            continue
        actors = actors_of(subject, before, context)
        return actors[0] if len(actors) == 1 and context.kind(actors[0]) == "person" else None
    return None


def _done_to(word: str, position: int | None, sentence: Sentence, context: Context) -> str | None:
    """As in "During the visit, President A will meet with him": A, whom "him" is not; None of no object."""
    if word not in _OBJECT or position is None:
        return None
    span = context.analysis.doc.char_span(position, position + len(word))
    if span is None or span.root.dep_ not in _OBJECT_OF:
        return None
    subject = find_subject(governing_verb(span.root))
    if subject is None or subject.pos_ == "PRON":
        return None
    named = [m for m in context.mentions_across(subject.idx, subject.idx + len(subject)) if m.kind == "person"]
    return named[0].entities[0] if len(named) == 1 and len(named[0].entities) == 1 else None


def _tells_of_own(begin: int, end: int, context: Context) -> int:
    """Where a verb stands that tells somebody of one's own dealings: "A briefed B on his visit"; 0 if none does."""
    match = _TELLS_OF.search(context.text, begin, end)
    return match.start() if match else 0
