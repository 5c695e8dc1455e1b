"""Figures: quantities that measure the relationship or a commitment (guidelines, "Figures").

Every quantity that the language room found is a candidate; the rules say what it measures, for whom, for when, and
whether it is a goal or an observation:

    figure.target    "hope to reach over $30 billion", "will create more than 5,000 jobs"
    figure.observed  "increased by 17 per cent last year", "has already provided $97.6 million"
    figure.record    a second, observed figure told in apposition: "…, a record reached in 2013"
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from kg.extraction.context import Context, governing_verb, unique
from kg.extraction.modality import stance
from kg.extraction.titles import content_words
from kg.language.analysis import Sentence
from kg.language.lexicon import currency_of
from kg.lexicons import read_lexicon
from kg.model import Figure, Quantity, Reason, Span, TimeExpression, TimeSpan, When

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT_REACHED = re.compile(r"\b(?:not|n[o’']t|never|yet to|fail(?:ed|s)? to)\s+(?:yet\s+)?(?:been\s+)?(?:reach|reached|met|meet|achieve|achieved|attain|attained|hit)\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:has|have|had|was|were)\s+(?:already\s+)?(?:been\s+)?(?:reached|met|achieved|attained|exceeded|surpassed)\b", re.IGNORECASE)
_MISSED = re.compile(r"\b(?:missed|fell short of|failed to (?:reach|meet))\b", re.IGNORECASE)
_THIS_FIGURE = re.compile(r"\b(?:this|that|the)\s+(?:figure|target|goal|number|level|amount|mark|benchmark)\b", re.IGNORECASE)
_RECORD = re.compile(r"^[^.;]{0,60}?,\s+(?:which\s+is\s+)?(?:a|the)\s+(?:(?:all-time|historic)\s+)?(?:record|level|peak|high|figure|mark)\s+(?:that\s+was\s+)?(?:reached|set|achieved|attained|seen|recorded)\b", re.IGNORECASE)
_GREW = re.compile(r"\b(?:grew|grow(?:n|th|ing)?|increas\w+|rose|risen|rise|expan\w+|up|jump\w*|surg\w+|climb\w*|additional|gain\w*)\b", re.IGNORECASE)
_FELL = re.compile(r"\b(?:declin\w+|decreas\w+|fell|fall(?:en|ing)?|drop\w*|reduc\w+|cut(?:s|ting)?|down|lower\w*|eliminat\w+|suspend\w+|halv\w+|shr[aiu]nk)\b", re.IGNORECASE)
_GOAL = re.compile(r"\b(?:goal|target(?:s|ed|ing)?|aim(?:s|ed|ing)?|pledg\w+|commit\w*|plan(?:s|ned|ning)?|intend\w*|intention|hope[sd]?|expect\w*|project(?:ed|ions?)|seek\w*|ambition|toward[s]?|set to|in order to|up to|to reach|to bring|estimated|valued at|worth|by the end of|announc\w+)\b", re.IGNORECASE)
_PRONOUN = frozenset(("it", "this", "they", "these", "which", "that"))
_HOME_ONLY = re.compile(r"\b(?:in|across|throughout|for|within)\s+(?:the\s+)?$", re.IGNORECASE)
_MAX_INDICATOR = 110


@cache
def _senses() -> dict[str, str]:
    return {row["word"]: row["sense"] for row in read_lexicon("figure_words")}


def find_figures(context: Context) -> list[Figure]:
    """All figures of the document, in text order."""
    found: list[Figure] = []
    for sentence in context.analysis.sentences:
        if sentence.block == "dateline":
            continue
        for quantity in context.analysis.quantities_in(sentence.span):
            if sentence.block == "title" and quantity.kind == "count":
                continue
            figure = _figure(quantity, sentence, context)
            if figure is None:
                continue
            record = _record(figure, quantity, sentence, context)
            if record is not None:
                figure = replace(figure, period=None)
            found.append(figure)
            if record is not None:
                found.append(record)
    return _unique([_settle(f, context) for f in found])


def _figure(quantity: Quantity, sentence: Sentence, context: Context) -> Figure | None:
    head = _token(quantity, sentence)
    if head is None:
        return None
    verb = _verb_of(head)
    target, why = _is_target(quantity, verb, sentence, context)
    deadline, period = _times(quantity, verb, target, sentence, context)
    change = quantity.change or _change(quantity, sentence, context, target)
    indicator, source = _indicator(quantity, head, verb, sentence, context)
    if not indicator:
        context.refuse("figure/1", "nothing says what it measures", quantity.span)
        return None
    parties = _parties(quantity, sentence, context)
    evidence = (sentence.span,) if source is None else tuple(sorted({sentence.span, source}))
    document = context.document
    return Figure(
        evidence=evidence,
        rule="figure.target/1" if target else "figure.observed/1",
        confidence=0.8 if quantity.kind != "count" else 0.7,
        stated_by=sentence.speaker,
        stated_on=When(TimeSpan(document.issued.isoformat()), "inherited") if document.issued else None,
        reasons=(Reason("kind", why, quantity.span),),
        target=target,
        indicator=indicator,
        value=quantity.value,
        unit=_unit(quantity, sentence, context),
        comparator=quantity.comparator,
        parties=tuple(parties),
        upper=quantity.upper,
        deadline=deadline if target else None,
        period=None if target else period,
        change=change,
        status="set" if target else None,
    )


def _token(quantity: Quantity, sentence: Sentence) -> Token | None:
    """The token that the parse hangs the quantity on: the highest one inside it."""
    inside = [t for t in sentence.tokens if t.idx < quantity.span.end and quantity.span.begin < t.idx + len(t)]
    if not inside:
        return None
    outside = [t for t in inside if t.head not in inside or t.head is t]
    return outside[-1] if outside else inside[-1]


def _verb_of(head: Token) -> Token | None:
    verb = governing_verb(head)
    return verb if verb.pos_ in {"VERB", "AUX"} and verb is not head else (verb if verb.pos_ == "VERB" else None)


# --- goal or observation


def _is_target(quantity: Quantity, verb: Token | None, sentence: Sentence, context: Context) -> tuple[bool, str]:
    text = context.text
    near = text[max(sentence.span.begin, quantity.span.begin - 70) : quantity.span.begin]
    if re.search(r"\bfrom\s+(?:about\s+|around\s+|over\s+|nearly\s+)?$", near) and re.match(r"\s+(?:[\w%-]+\s+){0,3}to\s+", text[quantity.span.end : quantity.span.end + 30]):
        return False, "what it changes from"
    if re.search(r"\bcurrently\b|\balready\b|\bso far\b|\bto date\b", near, re.IGNORECASE) and not re.search(r"valued", near):
        return False, "said to be so now"
    if verb is None:
        goal = bool(_GOAL.search(near)) or sentence.block == "item"
        return goal, "no verb; " + ("words of intent before it" if goal else "no word of intent")
    current = verb
    for _ in range(4):
        said = stance(current)
        if said in {"planned", "proposed"} and current.lemma_ != "can":
            return True, f"'{current.text}' is {said}"
        if current.lemma_ in {"hope", "plan", "intend", "aim", "pledge", "commit", "expect", "seek", "target", "agree", "announce", "propose", "want"} and (current is not verb or current.lemma_ in {"pledge", "commit", "target", "plan", "intend", "announce"}):
            return True, f"'{current.text}' intends it"
        if current.dep_ in {"xcomp", "pcomp", "advcl", "acl", "conj", "prep", "relcl", "ccomp"} and current.head is not current:
            if current.dep_ in {"relcl", "ccomp"} and current.tag_ in {"VBD", "VBN"}:
                return False, f"'{current.text}' is done"
            current = governing_verb(current.head) if current.head.pos_ not in {"VERB", "AUX"} else current.head
            continue
        break
    if re.search(r"\b(?:goal|target|aim|commitment|pledge|plans?|ambition)\s+(?:of|to|for)\b[^.;]{0,60}$", near, re.IGNORECASE):
        return True, "named a goal"
    return False, f"'{verb.text}' is done"


def _change(quantity: Quantity, sentence: Sentence, context: Context, target: bool) -> Literal["increase", "decrease"] | None:
    text = context.text
    near = text[max(sentence.span.begin, quantity.span.begin - 60) : quantity.span.begin]
    after = text[quantity.span.end : min(sentence.span.end, quantity.span.end + 25)]
    if quantity.noun is not None and re.match(r"additional\b|more\b", text[quantity.noun.begin : quantity.noun.end]):
        return "increase"
    if re.search(r"\bto\s+(?:\w+\s+){0,2}$", near) and not re.search(r"\bby\b", near[-12:]):
        return None
    by = re.search(r"(?:\bby|\bof|\bof about|\bof some)\s+(?:\w+\s+){0,2}$", near)
    if quantity.kind in {"percent", "factor"} or by:
        if _FELL.search(near[-45:]) and (by or quantity.unit.startswith("percent")):
            return "decrease"
        if _GREW.search(near[-45:]) and (by or quantity.kind == "percent"):
            return "increase"
        if quantity.kind == "percent" and re.match(r"\s+(?:growth|increase|rise)\b", after):
            return "increase"
        if quantity.kind == "percent" and re.match(r"\s+(?:decline|decrease|drop|fall|reduction|cut)\b", after):
            return "decrease"
    if re.search(r"\ban additional\s+(?:\w+\s+)?$", near):
        return "increase"
    return None


# --- when


def _times(quantity: Quantity, verb: Token | None, target: bool, sentence: Sentence, context: Context) -> tuple[When | None, When | None]:
    times = [t for t in context.times(sentence.span.begin, sentence.span.end) if t.time is not None and not t.in_name]
    if not times:
        return None, None
    text = context.text
    others = [q.span for q in context.analysis.quantities_in(sentence.span) if q.span != quantity.span]

    def apart(t: TimeExpression) -> bool:
        """Another quantity of the same kind stands nearer to this time."""
        own = min(abs(t.span.begin - quantity.span.end), abs(quantity.span.begin - t.span.end))
        return any(min(abs(t.span.begin - o.end), abs(o.begin - t.span.end)) < own for o in others)

    near = [t for t in times if not apart(t)]
    if target:
        due = [t for t in (near or times) if t.role in {"by", "until"} or (t.role in {"on", "during"} and _after(t, context))]
        if not due:
            due = [t for t in times if t.role == "by"]
        return (context.when(min(due, key=lambda t: (t.role != "by", abs(t.span.begin - quantity.span.end)))) if due else None), None
    past = [t for t in near if t.role in {"on", "during", "since"} and not re.search(r"\b(?:signed|established|announced)\s+(?:in|on)\s*$", text[max(0, t.span.begin - 20) : t.span.begin])]
    past = [t for t in past if (t.time.latest - t.time.earliest).days >= 27 or t.role != "on"]  # type: ignore[union-attr]  # filtered above
    if not past:
        return None, None
    best = min(past, key=lambda t: abs(t.span.begin - quantity.span.end))
    when = context.when(best)
    if best.role == "since" and when is not None and context.document.issued is not None:
        when = When(TimeSpan(f"{when.time.edtf.split('/')[0][:4]}/{context.document.issued.year}"), when.basis)
    return None, when


def _after(t: TimeExpression, context: Context) -> bool:
    reference = context.document.issued
    return reference is not None and t.time is not None and t.time.latest > reference


# --- what


def _indicator(quantity: Quantity, head: Token, verb: Token | None, sentence: Sentence, context: Context) -> tuple[str, Span | None]:
    """What is measured, in the text's words; and the sentence before where a pronoun points there."""
    text = context.text
    source: Span | None = None
    if quantity.kind == "count" and quantity.noun is not None:
        begin = quantity.noun.begin
        words = _phrase(begin, sentence, context)
        if len(content_words(words)) >= 1:
            extra = _subject_words(verb, sentence, context) if len(words.split()) <= 2 else ""
            return (f"{words} {extra}".strip(), None)
    of = re.compile(r"\s+(?:(?:in|of|for|worth of|towards?|to)\s+)").match(text, quantity.span.end, sentence.span.end)
    if of:
        words = _phrase(of.end() if not of[0].strip() in {"for", "to", "towards", "toward"} else quantity.span.end + 1, sentence, context)
        if quantity.kind == "percent" and verb is not None and len(words.split()) < 3:
            words = f"{words} {_subject_words(verb, sentence, context)}"
        if content_words(words) and not re.match(r"(?:19|20)\d\d\b", words):
            return words.strip(), None
    subject = context.subject(verb) if verb is not None else None
    if subject is not None:
        words = ""
        if subject.lower_ in _PRONOUN or subject.pos_ == "PRON":
            target = _antecedent(subject, sentence, context)
            if target is not None and subject.lower_ in {"it", "this", "they", "these"}:
                words, source = target
        else:
            words = _tokens(subject)
        objects = _object_words(verb, quantity, sentence, context) if verb is not None else ""
        both = " ".join(w for w in (objects, words) if w).strip()
        if content_words(both):
            return both[:_MAX_INDICATOR], source
    before = text[max(sentence.span.begin, quantity.span.begin - 90) : quantity.span.begin]
    cut = re.split(r"[.;:]|,\s|\b(?:and|while|but)\s", before)[-1] if len(before) > 20 else before
    words = re.sub(r"\b(?:over|more than|at least|up to|about|nearly|approximately|by|of|worth|valued at|to|with|an estimated|estimated|total value|value|currently)\b\s*", " ", cut).strip(" ,–-")
    words = re.sub(r"\s+", " ", words)
    if content_words(words):
        return words[-_MAX_INDICATOR:].strip(), None
    rest = _phrase(quantity.span.end + 1, sentence, context)
    if content_words(rest):
        return rest, None
    previous = context.analysis.sentences[sentence.index - 1] if sentence.index else None
    if previous is not None and previous.block == sentence.block:
        subject = next((t for t in previous.tokens if t.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None and content_words(_tokens(subject)):
            return _tokens(subject), previous.span
    return "", None


def _phrase(begin: int, sentence: Sentence, context: Context) -> str:
    stop = min(sentence.span.end, begin + 130)
    cut = re.compile(r"[.;:()]|,\s|\s+(?:by\s+(?:the\s+end\s+of\s+)?\d{4}|by\s+the\s+end|over\s+the\s+(?:next|past|last)|in\s+(?:19|20)\d\d|(?:last|this|next)\s+year|which|that\s+(?:will|are|is|have|has)|will|are|is|have|has|had|were|was|since|from\s+\d|to\s+\d|as\s+(?:part|well)|with\s+the)\b|\s+–").search(context.text, begin, stop)
    words = context.text[begin : cut.start() if cut else stop]
    if cut is None and stop < sentence.span.end:
        words = words.rsplit(" ", 1)[0]
    return re.sub(r"\s+", " ", words).strip(" ,")[:_MAX_INDICATOR]


def _tokens(noun: Token) -> str:
    words = [t for t in noun.subtree if not (t.dep_ in {"det", "punct"} and t.head is noun)]
    stop = next((c.left_edge.i for c in noun.rights if c.dep_ in {"relcl", "acl", "appos", "cc"}), None)
    kept = [t for t in words if stop is None or t.i < stop][:14]
    return re.sub(r"\s+", " ", "".join(t.text_with_ws for t in kept)).strip(" ,")


def _subject_words(verb: Token | None, sentence: Sentence, context: Context) -> str:
    subject = context.subject(verb) if verb is not None else None
    return "" if subject is None or subject.pos_ == "PRON" else _tokens(subject)[:60]


def _object_words(verb: Token, quantity: Quantity, sentence: Sentence, context: Context) -> str:
    for child in verb.rights:
        if child.dep_ in {"dobj", "obj", "attr"} and not (child.idx < quantity.span.end and quantity.span.begin < child.idx + len(child)):
            return _tokens(child)[:60]
    return ""


def _antecedent(pronoun: Token, sentence: Sentence, context: Context) -> tuple[str, Span] | None:
    """The subject of the sentence before: "Trade is growing … Last year it increased by 17 per cent"."""
    if sentence.index == 0:
        return None
    previous = context.analysis.sentences[sentence.index - 1]
    subject = next((t for t in previous.tokens if t.dep_ in {"nsubj", "nsubjpass"} and t.pos_ in {"NOUN", "PROPN"}), None)
    return (_tokens(subject), previous.span) if subject is not None else None


# --- for whom


def _parties(quantity: Quantity, sentence: Sentence, context: Context) -> list[str]:
    text = context.text
    after = context.mentions_in(quantity.span.end, min(sentence.span.end, quantity.span.end + 70))
    for mention in after[:1]:
        if mention.kind == "country" and mention.form == "name" and quantity.kind == "count" and _HOME_ONLY.search(text[quantity.span.end : mention.span.begin]):
            return list(mention.entities)
    between = re.compile(r"\bbetween\s+").search(text, sentence.span.begin, sentence.span.end)
    if between:
        sides = context.represent(context.actor_list(between.end(), sentence.span.end)[0])
        if len(sides) >= 2:
            return sides
    named = unique([context.country(e) for m in context.mentions_in(sentence.span.begin, sentence.span.end) if m.kind in {"country", "person"} and m.form != "group" for e in m.entities])
    named = [n for n in named if context.kind(n) == "country"]
    about = list(context.analysis.parties[:2])
    if len(named) >= 2:
        return named[:3]
    if len(named) == 1:
        return unique([*named, *[p for p in about if p not in named][:1]]) if named[0] in about else unique([*named, *about[:1]])
    return about


def _unit(quantity: Quantity, sentence: Sentence, context: Context) -> str:
    """A bare "$" is the speaker's own dollar (guidelines, `unit`)."""
    if not quantity.dollar:
        return quantity.unit
    rate = quantity.unit[3:]
    own = context.side(sentence) if sentence.speaker else None
    candidates = [own] if own else list(context.analysis.parties[:2])
    dollars = [code for c in candidates if c and (code := currency_of().get(c, "")).endswith("D") and code in _DOLLARS]
    return (dollars[0] if len(set(dollars)) == 1 else "USD") + rate


_DOLLARS = frozenset("USD AUD CAD NZD SGD HKD TWD FJD BND JMD TTD BBD BSD BZD GYD LRD NAD SBD SRD XCD".split())


# --- after all are found


def _record(figure: Figure, quantity: Quantity, sentence: Sentence, context: Context) -> Figure | None:
    """The observation told beside a goal: "to reach over $30 billion …, a record reached in 2013"."""
    if not figure.target:
        return None
    rest = context.text[quantity.span.end : sentence.span.end]
    match = _RECORD.match(rest)
    if match is None:
        return None
    begin = quantity.span.end + match.end()
    times = [t for t in context.times(begin, min(sentence.span.end, begin + 40)) if t.time is not None]
    return replace(
        figure, target=False, status=None, deadline=None, period=context.when(times[0]) if times else None, rule="figure.record/1",
        indicator=f"record {figure.indicator}", reasons=(Reason("kind", "told as a record that was reached", quantity.span),),
    )


def _settle(figure: Figure, context: Context) -> Figure:
    """Whether a goal was reached, where a sentence soon after says so: "we still have not reached this figure"."""
    if not figure.target:
        return figure
    last = context.sentence_at(figure.evidence[-1].begin)
    for sentence in context.analysis.sentences[last.index : last.index + 3]:
        text = sentence.span.of(context.text)
        if sentence.index > last.index and not _THIS_FIGURE.search(text):
            continue
        for pattern, status in ((_NOT_REACHED, "notReached"), (_MISSED, "missed"), (_REACHED, "reached")):
            match = pattern.search(text)
            if match and (sentence.index > last.index or status == "notReached"):
                evidence = tuple(sorted({*figure.evidence, sentence.span}))
                reason = Reason("status", f"'{match[0]}'", sentence.span)
                return replace(figure, status=status, evidence=evidence, reasons=(*figure.reasons, reason))
    return figure


def _unique(figures: list[Figure]) -> list[Figure]:
    """A number told twice with the same unit and meaning is one figure with evidence in both places."""
    kept: list[Figure] = []
    for figure in figures:
        twin = next(
            (i for i, k in enumerate(kept) if (k.value, k.upper, k.unit, k.target) == (figure.value, figure.upper, figure.unit, figure.target)
             and k.period == figure.period and content_words(k.indicator) & content_words(figure.indicator) and k.evidence != figure.evidence),
            None,
        )
        if twin is None:
            kept.append(figure)
        else:
            kept[twin] = replace(kept[twin], evidence=tuple(sorted({*kept[twin].evidence, *figure.evidence})), deadline=kept[twin].deadline or figure.deadline)
    return kept
