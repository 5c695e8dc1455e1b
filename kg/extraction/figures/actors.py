"""Who gives, builds, pledges or decides: the actor that a clause with a figure is told of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.context import Context, unique
from kg.extraction.figures.credited import antecedent, over, owners, thanked
from kg.extraction.figures.own import our_side
from kg.extraction.figures.parse import tokens_in
from kg.extraction.figures.words import figure_words
from kg.extraction.syntax import find_subject, governing_verb
from kg.language.analysis import Mention, Sentence
from kg.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

NO_ACTOR = re.compile(
    r"(?:program(?:me)?|initiative|project|strategy|act|plan|forum|package|agreement|compact|facility|platform"
    r"|mechanism|campaign|framework|scheme|awards?|scholarship|fellowship|credit|treaty|accord|zone|corridor|route"
    r"|llc|ltd|inc|fy\s?\d+)s?\.?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:[A-Z][\w’']+\s+)?[A-Z][\w’']+\s?[–—-]\s?[A-Z][\w’']+(?:\s+[A-Z][\w’']+)?")
_UN = re.compile(r"(?:World Food|UN|United Nations)\b")  # programmes that are bodies of their own
_OPENING = re.compile(r"[\s*•–-]*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"(?:\s*\([^()]*\))?\s+and\s")
_POSSESSIVE = re.compile(r"[’']s?\s+")
_OWNER_REACH = 40  # characters
_OF = re.compile(r"\s+of\s+(?:the\s+)?")


_MADE = frozenset(
    ("set", "establish", "sign", "create", "found", "build", "open", "launch", "construct", "upgrade", "expand")
)
_SIDE = frozenset(("country", "countries", "side", "sides", "party", "parties", "government", "governments"))
_LANDS = frozenset(("country", "nation", "government"))
_WHOSE = frozenset(("his", "her"))
_FIRMS = frozenset(
    (
        "company",
        "firm",
        "contractor",
        "business",
        "investor",
        "enterprise",
        "bank",
        "entrepreneur",
        "exporter",
        "farmer",
    )
)


def subject_of(verb: Token | None, quantity: Quantity, sentence: Sentence, context: Context) -> list[str]:
    """The country or organisation that is the subject of a verb itself; never what is counted."""
    subject = find_subject(verb) if verb is not None else None
    if subject is not None and verb is not None:
        subject = antecedent(subject, verb) or subject  # "Norwegian firms, which employ"
    if subject is None or (quantity.noun is not None and quantity.noun.begin <= subject.idx < quantity.noun.end):
        return []
    return _actor(subject, sentence, context)


def agent_of(verb: Token | None, sentence: Sentence, context: Context) -> list[str]:
    """Who gives, builds or pledges: the subject of the verb, or of the verb that its clause depends on."""
    current = verb
    for _ in range(4):
        if current is None:
            break
        subject = find_subject(current)
        if subject is not None and (before := antecedent(subject, current)) is not None:
            subject = before
        if subject is not None and subject.dep_ == "nsubjpass" and (givers := _by_whom(current, sentence, context)):
            return givers
        if subject is not None:
            named = [c for c in subject.rights if c.dep_ == "appos"]
            actors = unique([a for part in (subject, *subject.conjuncts) for a in _actor(part, sentence, context)])
            actors = actors or unique([a for part in named for a in _actor(part, sentence, context)])
            if subject.dep_ == "nsubjpass" and current.lemma_ in _MADE:
                actors = [a for a in actors if context.kind(a) != "organization"]
                if not actors:
                    return []  # what was set up gave nothing
            actors = actors or _owners(subject, sentence, context)
            if actors:
                return unique([*_joined_before(subject, sentence, context), *actors])
        outer = governing_verb(current)
        current = outer if outer != current and outer.pos_ in {"VERB", "AUX"} else None
    return _first_named(sentence, context)


def _owners(noun: Token, sentence: Sentence, context: Context) -> list[str]:
    return unique([a for owner in owners(noun) for a in _actor(owner, sentence, context)])


def giver_of(
    quantity: Quantity, verb: Token | None, sentence: Sentence, context: Context
) -> tuple[list[str], int] | None:
    """Who gave or did what a number is of, and where it is told: "thanked A for training", "welcomed A's gift of"."""
    if verb is not None and (done := thanked(verb)) is not None and (actors := _actor(done, sentence, context)):
        return actors, done.left_edge.idx
    head = next(iter(tokens_in(sentence, quantity.span.begin, quantity.span.begin + 1)), None)
    for noun in over(head) if head is not None else ():
        if noun.idx < quantity.span.begin and (actors := _owners(noun, sentence, context)):
            return actors, min(o.left_edge.idx for o in owners(noun))
    return None


def _by_whom(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """Who did what was done: "is supported by Finland with EUR 1.5 million"."""
    by = [g for c in verb.rights if c.lower_ == "by" for g in c.rights]
    return unique([a for noun in by for part in (noun, *noun.conjuncts) for a in _actor(part, sentence, context)])


def owners_of(noun: Token, sentence: Sentence, context: Context) -> list[str]:
    """Whose pledge or decision it is: "the GCC countries' pledge to provide", "the decision by the ACG to provide"."""
    whose = [c for c in noun.lefts if c.dep_ == "poss"] + [g for c in noun.rights if c.lower_ == "by" for g in c.rights]
    return unique([a for owner in whose for a in _actor(owner, sentence, context)])


def _joined_before(subject: Token, sentence: Sentence, context: Context) -> list[str]:
    """Whom the sentence names first, joined to a subject though the parse lost it: "The EIB and Ghana's utility X"."""
    start = _OPENING.match(context.text, sentence.span.begin, sentence.span.end)
    first = context.mention_at(start.end() if start else sentence.span.begin)
    if first is None or first.span.end >= subject.idx or not context.is_actor(first):
        return []
    if not _AND.match(context.text, first.span.end, subject.idx):
        return []
    between = sentence.tokens.doc.char_span(first.span.end, subject.idx, alignment_mode="contract")
    if between is None or any(t.pos_ in {"VERB", "AUX"} or (t.is_punct and t.text == ",") for t in between):
        return []
    return behind(first, context)


def _first_named(sentence: Sentence, context: Context) -> list[str]:
    """The actor that a sentence opens with, where the parse lost its subject: "China will (i) modify …"."""
    start = _OPENING.match(context.text, sentence.span.begin, sentence.span.end)
    mention = context.mention_at(start.end() if start else sentence.span.begin)
    return behind(mention, context) if mention is not None and context.is_actor(mention) else []


def _actor(noun: Token, sentence: Sentence, context: Context) -> list[str]:
    if noun.lower_ == "it":
        return _it(noun, sentence, context)
    if noun.pos_ == "PRON":
        side = our_side(sentence, context) if noun.lower_ in {"we", "i"} else None
        return [side] if side else []
    if noun.lower_ in _SIDE and any(c.lower_ in {"each", "both", "either"} for c in noun.lefts):
        return [p for p in context.analysis.parties[:2] if context.kind(p) == "country"]  # "each country will pay"
    if noun.lower_ in figure_words("members"):
        noun = next((c for c in noun.lefts if c.dep_ in {"compound", "nmod", "poss"} and c.pos_ == "PROPN"), noun)
    covering = [
        m
        for m in context.mentions_in(noun.left_edge.idx, noun.idx + len(noun) + 60)
        if m.span.begin <= noun.idx < m.span.end and m.kind != "place"
    ]
    named = context.mention_at(noun.idx + len(noun) + 1) if noun.lemma_.lower() in _FIRMS else None
    if named is not None and named.kind == "organization":
        return behind(named, context)  # "the Chilean state-owned company Codelco"
    if not covering and noun.lemma_.lower() in _FIRMS and (own := _of_country(noun, context)):
        return own
    if not covering and any(c.dep_ == "poss" and c.lower_ == "our" for c in noun.lefts):
        side = our_side(sentence, context)
        return [side] if side else []
    if noun.lemma_ in _LANDS and (own := _speakers_land(noun, sentence, context)):
        return own
    if not covering:
        state = noun.lower_ in figure_words("state")
        if state and (own := _named_land(noun, context)):
            return own
        return [context.analysis.parties[0]] if state and context.analysis.parties and context.analysis.home else []
    if noun.lemma_.lower() in _FIRMS and (own := _of_country(noun, context)):
        return own
    if any(m.form == "adjective" and m.span.begin <= noun.idx and noun.idx + len(noun) <= m.span.end for m in covering):
        return []
    mention = max(covering, key=lambda m: (m.span.end - m.span.begin, m.form != "adjective"))
    return behind(mention, context)


def _it(noun: Token, sentence: Sentence, context: Context) -> list[str]:
    """Who "it" is: the subject of the clause before, here or in the last sentence: "Japan hosts many, and it gave"."""
    if noun.head.dep_ in {"conj", "advcl", "ccomp"} and noun.head.head != noun.head:
        root = noun.head.head
    else:
        before = context.analysis.sentences[sentence.index - 1] if sentence.index else sentence
        if before.block_index != sentence.block_index or before == sentence or before.speaker != sentence.speaker:
            return []
        root, sentence = before.tokens.root, before
    subject = next((c for c in root.lefts if c.dep_ == "nsubj"), None)
    return _actor(subject, sentence, context) if subject is not None and subject.pos_ != "PRON" else []


def _of_country(noun: Token, context: Context) -> list[str]:
    """The country of "Turkish contractors", "companies from Japan"."""
    inside = context.mentions_in(noun.left_edge.idx, noun.idx)
    return next((list(m.entities) for m in inside if m.kind == "country" and m.form == "adjective"), [])


def _named_land(noun: Token, context: Context) -> list[str]:
    """Whose government it is: "the Japanese Government", "the Government of Japan"."""
    before = [m for m in context.mentions_in(noun.left_edge.idx, noun.idx) if m.kind == "country"]
    of = _OF.match(context.text, noun.idx + len(noun))
    after = context.mention_at(of.end()) if of is not None else None
    found = [*before[-1:], *([after] if after is not None and after.kind == "country" else [])]
    return list(found[0].entities) if found and found[0].form != "group" else []


def _speakers_land(noun: Token, sentence: Sentence, context: Context) -> list[str]:
    """As in "Minister Diallo said that her country had received": the country of who says so."""
    if not any(c.dep_ == "poss" and c.lower_ in _WHOSE for c in noun.lefts):
        return []
    for verb in noun.ancestors:
        subject = find_subject(verb) if verb.pos_ == "VERB" else None
        if subject is not None and subject != noun and subject.idx < noun.idx and subject.pos_ != "PRON":
            told = context.mentions_in(subject.left_edge.idx, subject.idx + len(subject))
            people = [e for m in told if m.kind == "person" for e in m.entities]
            return [p for p in context.represent(people[-1:]) if context.kind(p) == "country"]
    return []


def behind(mention: Mention, context: Context) -> list[str]:
    """The country behind a ministry or a person, an organisation itself."""
    if mention.kind == "organization":
        words = mention.span.of(context.text).lower().split()
        if any(w in figure_words("state") for w in words):
            inside = [m for m in context.analysis.mentions_in(mention.span) if m.kind == "country"]
            inside = inside or _after_of(mention, context) or _owner_before(mention, context)
            owner = inside[-1].entities[0] if inside else next(iter(context.analysis.parties), None)
            return [owner] if owner else []
        if is_no_actor(mention.span.of(context.text), context):
            return []
        if len(both := _named_after(mention, context)) > 1:
            return both
        return list(mention.entities[:1])
    return context.represent(mention.entities)


def _named_after(mention: Mention, context: Context) -> list[str]:
    """The two sides that a body of both is named after: "the India-Namibia Centre of Excellence"."""
    joined = _JOINED.match(mention.span.of(context.text))
    if joined is None:
        return []
    inside = [m for m in context.analysis.mentions_in(mention.span) if m.kind == "country"]
    return unique([e for m in inside if m.span.end <= mention.span.begin + joined.end() for e in m.entities])


def is_no_actor(words: str, context: Context) -> bool:
    """Whether a name is of a scheme or paper and of nobody, written out or not: "the LoC" of a Line of Credit."""
    return (
        _UN.match(words) is None
        and NO_ACTOR.search(context.short_names.get(words.removesuffix("s"), words)) is not None
    )


def _owner_before(mention: Mention, context: Context) -> list[Mention]:
    """The country of "Germany's Federal Ministry of Finance"."""
    before = context.mentions_in(max(0, mention.span.begin - _OWNER_REACH), mention.span.begin)
    return [
        m
        for m in before[-1:]
        if m.kind == "country" and _POSSESSIVE.fullmatch(context.text, m.span.end, mention.span.begin)
    ]


def _after_of(mention: Mention, context: Context) -> list[Mention]:
    """The country of "the Ministry of Finance of Japan"."""
    of = _OF.match(context.text, mention.span.end)
    owner = context.mention_at(of.end()) if of else None
    return [owner] if owner is not None and owner.kind == "country" else []
