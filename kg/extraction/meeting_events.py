"""Named events: meeting.event ("the G20 summit in Osaka", "the Forum of the Regions of A and B")."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.circumstances import find_places
from kg.extraction.context import Context, governing_verb, unique, words_before
from kg.extraction.meeting_attendance import attending, is_body
from kg.extraction.meeting_dates import date_of
from kg.extraction.meeting_visits import host_of
from kg.extraction.meeting_words import meeting_words, ordinal
from kg.extraction.modality import stance, stance_words
from kg.extraction.occasion_sides import two_parties
from kg.extraction.occasions import Telling
from kg.language.analysis import Mention, Sentence
from kg.language.wordplaces import any_within, places_where
from kg.model import Span

_CAPS = r"[A-Z][\w.&’'–-]*"
_HEAD = "[Ss]ummit|Forum|Conference|meeting|Ministerial|Dialogue|Assembly|Congress|Symposium|Retreat"
_BODY = "Committee|Commission|Council|Dialogue|Working Group"
_EVENT = re.compile(
    rf"\b(?!The\b|This\b|Our\b|At\b|In\b)(?P<org>{_CAPS}(?:\s+(?:and\s+)?{_CAPS}){{0,6}})\s+(?P<head>{_HEAD})\b(?!\s+(?:Agreement|Declaration|Statement))"
    rf"|\b(?P<head2>Summit|Conference|Forum)\s+of\s+(?:the\s+)?(?=[A-Z])"
    rf"|\b(?:In|At|During|in|at|during)\s+(?:their|our|the)\s+(?P<body>(?:{_CAPS}\s+){{1,6}}(?:{_BODY}))\b"
)
_HAS_EVENT = re.compile(rf"{_HEAD}|{_BODY}|Working")  # words of which one is in all that `_EVENT` matches
_REGION = re.compile(
    r"[-–](?:Africa|Pacific|Gulf|Caribbean|Asia|Americas|Central Asia|Europe|Pacific Islands)\b|\b(?:Africa|"
    r"Pacific)[-–]"
)
_LINK = re.compile(r"\b(?:sidelines|margins|during|as part of|for|at|fringes|occasion)\b[^,;]*$")
_NUMBERED = re.compile(r"\b(bi|tri|quadri)lateral\b(?:\s+\S+){0,4}\s*$", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|during)\s+(?:the|their|our)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|at|held|hold|holding|attend\w*|convened?)\s+(?:the|an?|their|its)?\s*(?:\w+\s+)?$")
_KIND = {"summit": "summit", "meeting": "summit", "dialogue": "session", "ministerial": "session"}
_OCCASION_BEFORE = re.compile(
    r"\b(?:at|during|for|of|in|attend\w*|host\w*|conven\w*|h[eo]ld\w*|join\w*|following|after|before|ahead of|"
    r"upcoming|successful|historic|inaugural|first|last|next|recent|commended|this year[’']s)"
    r"\s+(?:(?:the|a|an|this|our|their|upcoming|recent|historic|successful|inaugural|first|last|next|virtual|"
    r"annual)\s+){0,3}(?:\d{4}\s+)?$",
    re.IGNORECASE,
)
_INSTITUTION_BEFORE = re.compile(
    r"\b(?:such as|including|like|institutions?|establishment of|creation of|importance of|role of|member(?:ship)? of|"
    r"centrality of|"
    r"framework of|cooperation (?:in|at|within)|coordinate\w* (?:\w+ )?(?:at|in))\s+(?:\S+\s+){0,3}$",
    re.IGNORECASE,
)
_WORLD = re.compile(r"\b(?:World|Global|International|COP ?-?\d+|Leaders[’']?)\b")
_SUBJECT = re.compile(  # what a conference is on, as part of its name
    r"\s+(?:for|on|of)\s+(?:the\s+)?[A-Z][\w-]*(?:\s+(?:(?:and|of|the|for|in|on)\s+)*[A-Z][\w-]*)*"
)
_LARGER = re.compile(r"\b(?:[Ss]ide-?lines|[Mm]argins|[Ff]ringes)\s+of\s+(?:\w+\s+){0,3}$")
_JOINT = re.compile(r"\b(?:Strategic|Joint|Bilateral|Ministerial|Political|Policy|Consultation\w*|Intergovernmental)\b")
_ATTENDED_ONLY = frozenset(("assembly", "congress", "symposium", "retreat"))  # else as often a body
_TAKES_PART = frozenset(("attend", "host", "join", "participate"))
_ABOUT = 60  # characters after an event's name in which its place may stand


def find_events(sentence: Sentence, context: Context, tellings: list[Telling]) -> list[Telling]:
    """Events of the sentence with those who hold them; the sentence's other tellings become part of them."""
    found: list[Telling] = []
    if not any_within(_places(context.text), sentence.span.begin, sentence.span.end):
        return found
    for match in _EVENT.finditer(context.text, sentence.span.begin, sentence.span.end):
        if any(
            match.start() <= t.position < match.end() and len(t.participants) >= 2 and not t.event for t in tellings
        ):
            continue  # told by the noun already, with its participants
        before = context.text[max(sentence.span.begin, match.start() - 60) : match.start()]
        headline = sentence.block in {"title", "heading"}
        if _INSTITUTION_BEFORE.search(before) or (headline and _LARGER.search(before)):
            context.refuse("meeting.event/2", "an institution, not an occasion", Span(*match.span()))
            continue
        telling = _event(match, sentence, context)
        if telling is not None:
            if own := _held_at(telling, match.start(), sentence, context, tellings):
                own.kind = own.kind if match["head"] == "Retreat" else telling.kind
                own.ordinal = own.ordinal or nth(match.start(), context)
                own.part_of = None
                continue  # the actors of the event are those who meet at it: one occasion
            telling.ordinal = nth(match.start(), context)
            _attended(telling, match, sentence, context, tellings)
            tellings[:] = [t for t in tellings if not (t.refers and match.start() <= t.position < match.end())]
            found.append(telling)
            group = next((g for g in ("org", "body") if match[g]), 0)
            name = context.text[match.start(group) : _name_end(match, sentence, context)].strip()
            telling.name = name
            _attach(telling, name, match.start(), sentence, context, tellings)
    return found


@lru_cache(maxsize=2)
def _places(text: str) -> list[int]:
    return places_where(text, _HAS_EVENT.fullmatch)


def _attended(
    event: Telling, match: re.Match[str], sentence: Sentence, context: Context, tellings: list[Telling]
) -> None:
    """As in "A will attend the X summit", "A travels to P for the X summit": A takes part in it."""
    span = context.analysis.doc.char_span(*match.span(), alignment_mode="expand")
    verb = governing_verb(span.root) if span is not None else None
    if verb is None or verb.lemma_ not in meeting_words("attended") or stance(verb) == "negated":
        return
    link = context.text[max(sentence.span.begin, match.start() - 30) : match.start()]
    journeys = [t for t in tellings if t.kind == "visit" and t.position == verb.idx and _FOR.search(link)]
    if verb.lemma_ in _TAKES_PART or journeys:
        people = [a for a in context.subjects(verb, sentence) if context.kind(a) == "person"]
        event.participants = unique([*event.participants, *people])
    for journey in journeys:
        event.date, event.status = event.date or journey.date, journey.status
        event.places = event.places or journey.places
        tellings.remove(journey)


def _held_at(
    event: Telling, begin: int, sentence: Sentence, context: Context, tellings: list[Telling]
) -> Telling | None:
    """The telling of those who meet "for the 24th A-B summit", where they are its own sides."""
    sides = set(context.represent(event.participants))
    link = context.text[max(sentence.span.begin, begin - 30) : begin]
    for other in tellings:
        if (
            len(sides) >= 2
            and not other.refers
            and sides & set(context.represent(other.participants))
            and len(other.participants) >= 2
            and _FOR.search(link)
        ):
            return other
    return None


def nth(begin: int, context: Context) -> int | None:
    """5 where "fifth" or "5th" stands before a name."""
    before = context.text[max(0, begin - 20) : begin].split()
    word = before[-1].lower() if before else ""
    return ordinal(word) if word != "first" else None


def _name_end(match: re.Match[str], sentence: Sentence, context: Context) -> int:
    return context.actor_list(match.end(), sentence.span.end)[1] if match["head2"] else match.end()


def _event(match: re.Match[str], sentence: Sentence, context: Context) -> Telling | None:
    text = context.text
    head = (match["head"] or match["head2"] or "committee").lower()
    end = reach = match.end()
    if match["head2"]:
        actors, end = context.actor_list(match.end(), sentence.span.end)
        stop = min(sentence.span.end, match.end() + 80)
        inside = unique(
            [
                e
                for m in context.mentions_in(match.end(), stop)
                if m.kind == "country" and m.form == "name"
                for e in m.entities
            ]
        )
        if len(actors) < 2 and len(inside) >= 2 and re.search(r"\band\b", text[match.end() : stop]):
            actors = inside[:2]
        body = context.mention_at(match.end())
        if len(actors) < 2 and body is not None and is_body(body, context):
            actors = actors or list(body.entities)
        elif len(actors) < 2 and not (actors := _guests(match, sentence, context)):
            return None
    elif match["body"]:
        if match[0][0] == "i" and not re.search(r"\b(?:their|our)\b", match[0]):
            return None  # "cooperation in the Arctic Council": a body, not its session
        actors = list(context.analysis.parties[:2])
        if len(actors) < 2 or any(
            is_body(m, context) for m in context.mentions_in(match.start("body"), match.end("body"))
        ):
            return None
    else:
        if head == "meeting" and text[match.end() : match.end() + 1] == "s":
            return None
        before = text[max(sentence.span.begin, match.start() - 60) : match.start()]
        on = _SUBJECT.match(text, match.end(), sentence.span.end)
        reach = min((on.end() if on else match.end()) + _ABOUT, sentence.span.end)
        placed = any(m.kind == "place" for m in context.mentions_in(match.start(), reach))
        if not _OCCASION_BEFORE.search(before) and not placed and not context.times(match.start(), reach):
            return None
        bodies = [m for m in context.mentions_in(match.start(), match.end()) if is_body(m, context)]
        countries = unique(
            [e for m in context.mentions_in(match.start(), match.end()) if m.kind == "country" for e in m.entities]
        )
        named = match["head"][0].isupper()
        guests = _guests(match, sentence, context) if named else []
        actors = (
            unique([*(e for m in bodies[:1] for e in m.entities), *countries])
            if bodies
            else countries
            if (len(countries) >= 2 or (countries and _REGION.search(match["org"]))) and named and head != "dialogue"
            else []
        )
        if guests and (actors or countries or _abroad(match, guests, sentence, context)):
            actors = unique([*guests, *actors, *countries])
        if not actors and named:
            actors = (
                _of_the_parties(match["org"], before, context)
                or _numbered(match, context)
                or (_who_acted(match, sentence, context) if head == "summit" else [])
            )
        if not actors or (head in _ATTENDED_ONLY and not guests):
            return None
    telling = Telling(
        _KIND.get(head, "session" if match["body"] else "forum"),
        "meeting.event/2",
        match.start(),
        sentence.index,
        participants=actors,
        event=True,
    )
    before = words_before(text, match.start(), 5)
    for phrase, status in stance_words("before").items():
        if before.endswith((phrase, phrase + " the", phrase + " this")):
            telling.status = status
    telling.status = _to_come(match, context) or telling.status
    reach = max(reach, min(end + _ABOUT, sentence.span.end))
    telling.date = date_of(telling, end, reach, context)
    inside_places = [
        m.entities[0]
        for m in context.mentions_in(match.start(), match.end())
        if m.kind == "place" and not _hyphened(m, text)
    ]
    telling.places = inside_places or find_places(match.start(), reach, sentence, context)
    return telling


def _guests(match: re.Match[str], sentence: Sentence, context: Context) -> list[str]:
    """As in "A represented P at the X Conference": the people who take part in it."""
    span = context.analysis.doc.char_span(*match.span(), alignment_mode="expand")
    return attending(span.root, sentence, context) if span is not None else []


def _abroad(match: re.Match[str], guests: list[str], sentence: Sentence, context: Context) -> bool:
    """Whether an event that names no side is of more than one country: by its name, or held away from its guests'."""
    if _WORLD.search(match[0]):
        return True
    homes = set(context.represent(guests))
    places = find_places(match.end(), min(match.end() + _ABOUT, sentence.span.end), sentence, context)
    return any((host := host_of(p, context)) and host not in homes for p in places)


def _of_the_parties(name: str, before: str, context: Context) -> list[str]:
    """As in "Their first bilateral Space Dialogue", "the Trilateral Leaders' Summit": the document's own parties."""
    word = _NUMBERED.search(f"{before} {name}")
    count = {"bi": 2, "tri": 3, "quadri": 4}[word[1].lower()] if word else 0
    parties = context.analysis.parties
    return list(parties[:count]) if 0 < count <= len(parties) else []


def _numbered(match: re.Match[str], context: Context) -> list[str]:
    """As in "the second Vice-Ministerial Strategic Dialogue in X": one of a series of the document's two sides."""
    parties = two_parties(context)
    before = context.text[max(0, match.start() - 20) : match.start()].split()
    one_of = bool(before) and (ordinal(before[-1]) is not None or before[-1].lower() in {"previous", "last", "next"})
    return parties if one_of and len(parties) == 2 and _JOINT.search(match["org"]) else []


def _who_acted(match: re.Match[str], sentence: Sentence, context: Context) -> list[str]:
    """As in "At the X Summit, A and B agreed": those who act together at it."""
    if not _AT.search(context.text[max(sentence.span.begin, match.start() - 40) : match.start()]):
        return []
    span = context.analysis.doc.char_span(*match.span(), alignment_mode="expand")
    actors = context.subjects(governing_verb(span.root), sentence) if span is not None else []
    return actors if len(context.represent(actors)) >= 2 else []


def _hyphened(mention: Mention, text: str) -> bool:
    """As in "U.S.-Africa": a side, not a place."""
    return text[mention.span.begin - 1] in "-–" or text[mention.span.end : mention.span.end + 1] in {"-", "–"}


def _to_come(match: re.Match[str], context: Context) -> str | None:
    """As in "A will host the X summit": planned; None where the verb is not about the event's taking place."""
    span = context.analysis.doc.char_span(*match.span(), alignment_mode="expand")
    if span is None:
        return None
    verb = governing_verb(span.root)
    return "planned" if verb.lemma_ in meeting_words("attended") and stance(verb) == "planned" else None


def _attach(
    event: Telling, name: str, begin: int, sentence: Sentence, context: Context, tellings: list[Telling]
) -> None:
    """As in "… met on the margins of the G20 summit": the meeting is part of the event and shares its day."""
    link = context.text[max(sentence.span.begin, begin - 45) : begin].lower()
    if not _LINK.search(link):
        return
    for other in tellings:
        if not other.refers:
            other.part_of = name
            event.status = event.status or other.status
            if event.date is None and other.date is not None:
                event.date = other.date
            if not event.places and other.places:
                event.places = list(other.places)
            if not other.places and other.kind != "call":
                other.places = list(event.places)
