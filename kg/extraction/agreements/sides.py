"""The sides of a whole document, for what is told without parties: of its title, its groups, or its first two."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.agreements.named import is_organisation
from kg.extraction.agreements.place_sides import partners_at
from kg.extraction.agreements.scenes import Scene, central_sides, scene_of
from kg.extraction.agreements.side_lists import sides_at
from kg.extraction.context import Context
from kg.extraction.titled_bodies import parties_told
from kg.language.analysis import Sentence

_INSTITUTION = re.compile(r"\b(?:Organi[sz]ation|Union|Association|Council|Community|Commonwealth|League|Forum|Pact)\b")
_DOLLARS = re.compile(r"\s+dollars?\b")
_BETWEEN = re.compile(r"\bbetween\s+(?=(?:the\s+)?[A-Z])")
# What is spoken of, and nobody's partner: "the situation in Sudan".
_TOPIC = re.compile(
    r"\b(?:reference|situation|war|crisis|conflict|developments|aggression|stability|peace|violence)\s+"
    r"(?:in|to|against|over)\s+(?:the\s+)?$"
)
# Whose deeds are spoken of, against its will: "Russia’s war", "the regime’s weapons programmes".
_DEEDS = re.compile(
    r"[’']s?\s+(?:[\w-]+\s+){0,3}(?:war|invasion|aggression|attacks?|threats?|coercion|provocations?|missiles?|weapons|regime|"
    r"occupation|annexation|blockade|sanctions|violations?|destabili[sz]ing)\b",
    re.IGNORECASE,
)
# A title that names several whom one goes to or meets, and one in which all of them do something together.
_ONE_BY_ONE = re.compile(
    r"\b(?:visits?|visited|visiting|meets|met|meetings?|leaves?|travels?|tours?|trips?|calls|receives?|received|talks|signs?)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:tri|quadri|multi)lateral|\btripartite|\b(?:three|four|five)[\s-](?:way|countr|nation|part)|\bsummit\b|\bjoint\b",
    re.IGNORECASE,
)
# A title that says that several act, without their names: "32 Countries Launch …", "Allies and Partners Announce …".
_SEVERAL = re.compile(
    r"\b(?:countries|nations|(?<!united\s)states|partners|allies|governments|members|leaders|economies)\b",
    re.IGNORECASE,
)
_MEMBERS = 3  # countries, of a body that is named for them all
_PASSAGE = 3  # sentences of a paragraph in which the partner is looked for
_PAIR = 2
_CROWD = 4  # countries; more than so many, whom a paper of one country lists, are not all behind all that it tells
_LAST_REACH = 4  # sentences after an occasion in which its sides are still meant
_MAIN_SHARE = 0.15  # of a document's sentences
_GROUP_REACH = 400  # characters of a sentence on either side in which its group is looked for


def main_parties(context: Context, sentence: Sentence | None = None, at: int | None = None) -> list[str]:
    """Those that the sentence's group stands for ("the two sides"), else the sides of the document.

    ``at`` is where in the sentence; of a very long one only what is near counts.
    """
    if sentence is not None:
        begin, end = sentence.span.begin, sentence.span.end
        if at is not None:
            begin, end = max(begin, at - _GROUP_REACH), min(end, at + _GROUP_REACH)
        main = titled_pair(context) or _of_document(context)
        for mention in context.mentions_in(begin, end):
            if mention.form == "group" and len(sides := context.represent(mention.entities)) >= 2:
                if told := of_group(sides, sentence, mention.span.begin, context):
                    return told
                pair = [] if is_of_scene(sides, sentence, context) else titled_pair(context)
                return pair if pair and set(sides) & set(pair) else sides
        if (scene := _scene(sentence, begin, end, context)) is not None:
            return main if set(main) == set(scene.sides) else list(scene.sides)
        sides = _of_passage(context, sentence, begin, end) or main
        return sides if len(sides) != 1 else _last_met(sides, sentence, context) or sides
    return titled_pair(context) or _of_document(context)


def _scene(sentence: Sentence, begin: int, end: int, context: Context) -> Scene | None:
    """The occasion told last, if it is one of whom the document is about, and ``text[begin:end]`` names no other."""
    scene = scene_of(sentence, context)
    if scene is None or not central_sides(context) & set(scene.sides):
        return None
    named = [e for m in context.mentions_in(begin, end) if m.kind in {"country", "person"} for e in m.entities]
    apart = any(p not in scene.sides and context.kind(p) == "country" for p in context.represent(named))
    return None if apart else scene


def _last_met(alone: list[str], sentence: Sentence, context: Context) -> list[str]:
    """Whom the one side of a document met last before the sentence: "the visit … Two documents were signed"."""
    before = [s for s in context.scenes if 0 <= sentence.index - s.sentence <= _LAST_REACH]
    last = before[-1].sides if before else ()
    return list(last) if set(alone) < set(last) and all(context.kind(s) == "country" for s in last) else []


def is_of_scene(sides: list[str], sentence: Sentence, context: Context) -> bool:
    """Whether the passage tells of just these two who met, beside what the title's body does."""
    scene = scene_of(sentence, context)
    if scene is None or set(sides) != set(scene.sides):
        return False
    span = context.analysis.sentences[scene.sentence].span
    named = [e for m in context.mentions_in(span.begin, span.end) if m.kind == "person" for e in m.entities]
    return set(sides) <= set(context.represent(named))


def of_group(sides: list[str], sentence: Sentence, at: int, context: Context) -> list[str]:
    """Whom "they" or "the two sides" stand for: those of the occasion told last, if no other is named since it was."""
    if len(sides) >= _MEMBERS and (body := _body_that_met(sides, context)):
        return body
    if between := _named_between(sentence, at, context):
        return between
    scene = _scene(sentence, max(sentence.span.begin, at - _GROUP_REACH), at, context)
    if scene is None or set(sides) == set(scene.sides):
        return []
    others = set(sides) - set(scene.sides)
    since = context.mentions_in(max(min(scene.position, at), at - _GROUP_REACH), at)
    return [] if any(others & set(context.represent(m.entities)) for m in since) else list(scene.sides)


def is_topic(text: str, begin: int, end: int) -> bool:
    """Whether the country named after ``text[begin:end]`` is only spoken of: "the situation in |"."""
    return _TOPIC.search(text, begin, end) is not None


def _named_between(sentence: Sentence, at: int, context: Context) -> list[str]:
    """The two of whose affairs the sentence spoke: "relations between A and B, and hope that the parties will"."""
    found = _BETWEEN.search(context.text, max(sentence.span.begin, at - _GROUP_REACH), at)
    sides = sides_at(found.end(), at, context) if found else []
    return sides if len(sides) == 2 and all(context.kind(s) == "country" for s in sides) else []


def _of_passage(context: Context, sentence: Sentence, begin: int, end: int) -> list[str]:
    """The home country and its partner of the passage, in a document whose title names nobody else, or several.

    The partner is the only other country of the sentence, else of the nearest one before it in the paragraph that
    names any.
    """
    home = context.analysis.home
    titled = context.title_sides - {home}
    if home is None or (titled and not _by_turns(titled, context)):
        return []
    sentences = context.analysis.sentences
    index = sentence.index
    while True:
        near = [m for m in context.mentions_in(begin, end) if m.kind in {"country", "person"}]
        near = [m for m in near if not is_topic(context.text, max(0, m.span.begin - 40), m.span.begin)]
        near = [m for m in near if _DEEDS.match(context.text, m.span.end) is None]
        named = [e for m in near if not _DOLLARS.match(context.text, m.span.end) for e in m.entities]
        others = [p for p in context.represent(named) if p != home and context.kind(p) == "country"]
        others = others or partners_at(begin, end, home, context)
        if others:
            return [home, *others] if len(others) == 1 and not _apart(others[0], home, context) else []
        index -= 1
        if index < 0 or sentences[index].block_index != sentence.block_index or sentence.index - index > _PASSAGE:
            return []
        begin, end = sentences[index].span.begin, sentences[index].span.end


def _apart(other: str, home: str, context: Context) -> bool:
    """Whether a country is none of the three or more who speak as one: "We, the leaders of A, B and C"."""
    return any(len(sides) >= _MEMBERS and home in sides and other not in sides for sides in context.group_sides)


@lru_cache(maxsize=2)
def _by_turns(titled: frozenset[str], context: Context) -> bool:
    """Whether home meets those whom the title names one after another: "to Bahrain and Oman"."""
    partners = {p for scene in context.scenes for p in scene.sides if p in titled}
    title = context.document.title or ""
    one_by_one = _ONE_BY_ONE.search(title) is not None and _TOGETHER.search(title) is None
    return len(titled) > 1 and (len(partners) > 1 or one_by_one)


def titled_pair(context: Context) -> list[str]:
    """A body and its partner that the title names, whoever hosts or chairs: "the 23rd China-ASEAN Summit"."""
    titled = [p for p in parties_told(context) if p in context.title_sides]
    bodies = [p for p in titled if context.kind(p) == "organization" and _acts(p, context)]
    if len(bodies) > 1 and not all(is_told(p, context) for p in bodies):
        return []  # a publisher's two names: "Council of the EU | European Council"
    return titled if len(titled) == 2 and bodies else []


def _of_document(context: Context) -> list[str]:
    return list(_sides_of_document(context))


@lru_cache(maxsize=2)  # every instrument of a document asks
def _sides_of_document(context: Context) -> list[str]:
    counts = context.group_sides
    parties = [p for p in parties_told(context) if context.kind(p) in {"country", "organization"}]
    parties = [p for p in parties if context.kind(p) == "country" or _acts(p, context)] or parties
    titled = [p for p in parties if p in context.title_sides]
    titled = [p for p in titled if is_told(p, context)] or titled
    if body := _body_that_met(parties, context):
        return body
    if len(parties) < _PAIR and not counts:
        return _with_home(parties, context)
    if counts:
        best = max(counts, key=lambda sides: (counts[sides], -len(sides), sides))
        if len(best) > _CROWD and (home := _home_alone(best, titled, context)):
            return home
        whole = [sides for sides in sorted(counts) if len(sides) > 2 and set(parties[:2]) <= set(sides)]
        if len(best) > 2 and whole:
            return list(max(whole, key=lambda sides: (counts[tuple(sides)], -len(tuple(sides)))))
    if len(titled) >= 2:
        return titled
    if titled and context.analysis.home in parties and context.analysis.home not in titled:
        return [context.analysis.home, *titled]
    leaders = len(context.analysis.principals)
    if not counts and leaders < 2 and len(parties) > 1 and not _is_main(parties[1], context):
        return [parties[1], parties[0]] if parties[1] == context.analysis.home else parties[:1]
    return parties[:2] if len(parties) <= 2 or leaders <= 2 else parties[: max(2, min(3, leaders))]


def _home_alone(many: tuple[str, ...], titled: list[str], context: Context) -> list[str]:
    """The publisher's country, where its own paper lists many partners and its title names none of them."""
    home = context.analysis.home
    title = context.document.title or ""
    together = _TOGETHER.search(title) is not None or _SEVERAL.search(title) is not None
    return [home] if home in many and not together and not set(titled) - {home} else []


def _with_home(parties: list[str], context: Context) -> list[str]:
    """The publisher’s country beside the one that the text is about, or that it speaks of most where none is."""
    home = context.analysis.home
    if home is None or parties == [home]:
        return parties
    if not parties:
        told = [(n, c) for c, n in context.told.items() if context.kind(c) == "country" and c != home]
        most = max(told, default=(0, ""))
        parties = [most[1]] if most[0] > 1 and _is_main(most[1], context) else []
    return [home, *parties] if parties and context.kind(parties[0]) == "country" else parties


def _body_that_met(parties: list[str], context: Context) -> list[str]:
    """The body whose members' leaders met, where the title names it and no country: "SCO Heads of State Council"."""
    named = [s for s in sorted(context.title_sides) if context.kind(s) == "organization" and _acts(s, context)]
    bodies = [s for s in named if _INSTITUTION.search(context.entities[s].name or "")]  # no mere group: "the Quad"
    countries = [p for p in parties if context.kind(p) == "country"]
    alone = len(bodies) == 1 and not any(context.kind(s) == "country" for s in context.title_sides)
    return bodies if alone and len(countries) >= _MEMBERS else []


def is_told(party: str, context: Context) -> bool:
    """Whether the text speaks of one whom the title names, or of somebody of theirs: no publisher, no mere topic."""
    if context.told.get(party, 0) > 1:
        return True
    return any(context.country(e) == party for e in context.told if e != party)


def _acts(party: str, context: Context) -> bool:
    """Whether an organisation is one between states, and no commission or firm that the text only names."""
    entity = context.entities.get(party)
    return entity is not None and is_organisation(entity.name or "")


def _is_main(party: str, context: Context) -> bool:
    """Whether a document without a group ("the two countries") speaks of a country often enough to be about it."""
    return context.told.get(party, 0) >= _MAIN_SHARE * len(context.analysis.sentences)
