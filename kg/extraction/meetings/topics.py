"""What those who met spoke of, in the text's words: "discussed [trade and energy]", "talks on [the border]".

What says nothing ("issues of mutual interest") is left out, and so is what somebody alone spoke of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.extraction.context import Context, unique
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.words import meeting_words
from kg.extraction.syntax import SUBJECTS, governing_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST = 6  # topics of a meeting
_LONGEST = 60  # words of one
_ABOUT = frozenset(("on", "about", "regarding", "concerning", "upon"))
_DATIVE = frozenset(("dobj", "obj", "nsubjpass"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_RELATIVE = frozenset(
    ("which", "who", "whom", "whose", "where", "when", "while", "after", "during", "ahead", "whereas")
)
_STOPS = frozenset(".;:!?—•|")
_POINTS = frozenset(("this", "that", "these", "those"))
_WITH = re.compile(r"\s+with\s+(?:the\s+)?(?=(?:his|her|their|our|my)\s|[A-Z])")
# What hangs over where the words on a topic end: "trade, and [the two sides agreed]".
_HANGS = re.compile(
    r"(?:[\s,]+(?:and|but|as well as|as|with|also|that|jointly|to|of|on|in|under|for|by|the|then|including|such|we|"
    r"they|he|she|it|I))+$"
)
# "the memoranda, the last of [which was signed]"
_PART_OF = re.compile(r",\s+(?:the\s+|one\s+|some\s+|most\s+|all\s+)?(?:[\w-]+\s+){0,2}(?:of|in|on|under|for|by|with)$")


def topics_of(tellings: Iterable[Telling], context: Context) -> tuple[str, ...]:
    """What the tellings of one occasion say that was spoken of there, in text order."""
    found = []
    for telling in tellings:
        sentence = context.analysis.sentences[telling.sentence]
        trigger = context.analysis.doc.char_span(telling.position, telling.position + 1, alignment_mode="expand")
        for spoken in _spoken_of(trigger[0]) if trigger else ():
            if (words := _words(spoken, sentence.span.end, context)) is not None:
                found.append(words)
    return tuple(t for t in unique(found) if not any(t != other and t in other for other in found))[:_MOST]


def _spoken_of(token: Token) -> Iterator[Token]:
    """Heads of what a verb or noun that tells of a meeting says that was spoken of."""
    verb = token if token.pos_ == "VERB" else governing_verb(token)
    if verb.lemma_ in meeting_words("speaks_of"):
        yield from (c for c in verb.rights if c.dep_ in _DATIVE)
    if token.pos_ != "VERB" or verb.lemma_ in meeting_words("speaks_on"):
        heads = [token, *(c for c in token.rights if c.dep_ in _DATIVE)]
        if verb.lemma_ in meeting_words("light") | meeting_words("speaks_on"):
            heads += [verb, *(c for c in verb.rights if c.dep_ in _DATIVE)]
        for head in dict.fromkeys(heads):
            for preposition in head.rights:
                if preposition.lower_ in _ABOUT and preposition.i > token.i:
                    yield from (c for c in preposition.rights if c.dep_ == "pobj")


def _words(head: Token, stop: int, context: Context) -> str | None:
    """The words on a topic, from what its head carries to the next thing that is told; none where they say nothing."""
    begin = head.left_edge.idx
    if head.pos_ in {"PRON", "NUM"} or head.lemma_ in meeting_words("no_topic"):
        return None
    if any(m.kind == "person" for m in context.mentions_across(head.idx, head.idx + 1)):
        return None  # "paid a courtesy call on the Prime Minister"
    if any(c.lower_ in _POINTS for c in head.lefts):
        return None  # "talks on that accession": what was told before
    times = context.times(begin, stop)
    if any(t.span.begin <= head.idx < t.span.end for t in times):
        return None
    last = head
    for token in head.doc[head.i + 1 : head.i + _LONGEST]:
        if token.idx >= stop or token.tag_ in _FINITE or token.lower_ in _RELATIVE or token.text[:1] in _STOPS:
            break
        last = token
    else:
        return None
    end = last.idx + len(last)
    ends_at = last.nbor(1) if last.i + 1 < len(head.doc) else last
    if ends_at.tag_ in _FINITE and ends_at.idx < stop:  # the next clause, with its subject
        subject = min((c.left_edge.idx for c in ends_at.lefts if c.dep_ in SUBJECTS), default=end)
        end = min(end, subject) if subject > head.idx else end
    end = next((t.span.begin for t in times if t.span.end == end), end)
    partner = next((w for w in _WITH.finditer(context.text, head.idx, end) if _is_somebody(w.end(), context)), None)
    end = partner.start() if partner else end
    words = re.sub(r"\s+", " ", context.text[begin:end]).rstrip(" ,")
    words = _PART_OF.sub("", words) if ends_at.lower_ in _RELATIVE else words
    words = _HANGS.sub("", words).strip(" ,“”\"'(")
    said = {word.removesuffix("s") for word in re.findall(r"[\w’'-]+", words.casefold())}
    return None if said <= meeting_words("says_nothing") else words


def _is_somebody(position: int, context: Context) -> bool:
    """Whether a person, or somebody's counterpart, is told of at a place: with whom it was spoken of."""
    mention = context.mention_at(position)
    return (mention is not None and mention.kind == "person") or context.text[position].islower()
