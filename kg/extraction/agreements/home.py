"""What a government does at home: a programme that neither its name nor its sentences tie to anybody abroad."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kg.extraction.agreements.beside import PARTNERED
from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.named import is_organisation
from kg.extraction.agreements.subjects import is_one_sided
from kg.extraction.context import Context
from kg.extraction.syntax import governing_verb
from kg.language.wordlists import words
from kg.model import Entity, Span

_WORLDWIDE = re.compile(
    r"\b(?:global|world(?:wide)?|international|multilateral|bilateral|trilateral|regional|transatlantic|"
    r"trans-\w+|pan-\w+|foreign|abroad|overseas|countries|nations|partner (?:government|institution)s?)\b",
    re.IGNORECASE,
)

_RUNS = frozenset(["have", "run", "operate", "pursue", "administer"])  # what one does with what is its own
_WITH_SOMEBODY = re.compile(r"[^.;,]{0,40}?\s+(?:with|between)\s")
_OWN = "one government's own programme"
_TREATIES = frozenset(["treaty", "convention", "protocol", "agreement", "accord"])  # by name, of several by nature


@cache
def _matters() -> re.Pattern[str]:
    longest_first = sorted(words("home_matters.txt"), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def is_at_home(title: str, kind: str) -> bool:
    """Whether a programme or a deal is by its words one government's own affair: "Child Tax Credit program"."""
    return kind in {"programme", "contract"} and _matters().search(title) is not None


def without_domestic(drafts: list[Draft], context: Context) -> list[Draft]:
    """The drafts less those of one government's own programmes (guidelines, "Agreements": no unilateral policy).

    Such a one has the home country as its only party, in a document whose title names nobody else, in sentences that
    name nobody abroad: "the Public Safety Officers' Death Benefits Program".
    """
    drafts = _less(drafts, lambda d: is_at_home(d.title, d.kind), "one government's own affair", context)
    drafts = _less(drafts, lambda d: _is_run_by_one(d, context), _OWN, context)
    home = context.analysis.home
    titles = [s.span for s in context.analysis.sentences if s.block == "title"]
    if home is None or any(_reaches_abroad(span, home, context) for span in titles):
        return drafts
    return _less(drafts, lambda d: _stays_at_home(d, home, context), _OWN, context)


def _less(drafts: list[Draft], refused: Callable[[Draft], bool], reason: str, context: Context) -> list[Draft]:
    """The drafts that are not refused; the reason is noted of the others."""
    kept = []
    for draft in drafts:
        if refused(draft):
            context.refuse(draft.rule, reason, Span(draft.position, max(draft.end, draft.position + 1)))
        else:
            kept.append(draft)
    return kept


def _stays_at_home(draft: Draft, home: str, context: Context) -> bool:
    """Whether it is of the home country alone, by a name and in sentences that name nobody abroad."""
    if (draft.proper and draft.noun in _TREATIES) or draft.parties != [home]:
        return False
    spans = [context.analysis.sentences[i].span for i in draft.sentences]
    return not any(_reaches_abroad(span, home, context) for span in spans)


def _is_run_by_one(draft: Draft, context: Context) -> bool:
    """As in "Brazil also has the Clean Fuels Program": a programme that one side alone is said to have or run."""
    if draft.kind != "programme" or not draft.proper or len(draft.sentences) != 1:
        return False
    sentence = context.sentence_at(draft.position)
    name = context.analysis.doc.char_span(draft.position, draft.end, alignment_mode="expand")
    if name is None or any(m.kind == "country" for m in context.mentions_in(draft.position, draft.end)):
        return False
    verb = governing_verb(name.root)
    if _WITH_SOMEBODY.match(context.text, draft.end, sentence.span.end):
        return False
    if verb.lemma_ not in _RUNS or PARTNERED.search(context.text, sentence.span.begin, sentence.span.end):
        return False
    return is_one_sided(verb, sentence, context)


def _reaches_abroad(span: Span, home: str, context: Context) -> bool:
    if _WORLDWIDE.search(context.text, span.begin, span.end):
        return True
    named = {entity for mention in context.mentions_in(span.begin, span.end) for entity in mention.entities}
    return any(_is_abroad(context.entities[e], home) for e in named if e in context.entities)


def _is_abroad(entity: Entity, home: str) -> bool:
    """Whether it is another country, of one, or an organisation between them. A place or a firm may be anywhere's."""
    if entity.kind == "country":
        return entity.id != home
    if entity.country is not None:
        return entity.country != home
    return entity.kind == "organization" and is_organisation(entity.name or "")
