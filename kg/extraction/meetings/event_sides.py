"""Who takes part in an event that has a name: those whom its name, its guests, its hosts or the document tell."""

from __future__ import annotations

import re

from kg.extraction.actor_lists import actor_list
from kg.extraction.circumstances import find_places
from kg.extraction.context import Context, unique
from kg.extraction.meetings.attendance import attending, hosting, is_body
from kg.extraction.meetings.laterals import number_of_sides, sides_by_number
from kg.extraction.meetings.occasion_sides import two_parties
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.visits import host_of
from kg.extraction.meetings.words import meeting_words, ordinal
from kg.extraction.subjects import subject_actors
from kg.extraction.syntax import governing_verb
from kg.language.analysis import Sentence
from kg.model import TimeSpan, When

_AT = re.compile(r"\b(?:at|during)\s+(?:the|their|our)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_WORLD = re.compile(r"\b(?:World|Global|International|COP ?-?\d+|Leaders[’']?)\b")
_JOINT = re.compile(
    r"\b(?:Strategic|Joint|Bilateral|Ministerial|Political|Policy|Consultation\w*|Intergovernmental|"
    r"Inter-?[Rr]egional|Business)\b"
)
_JOINT_DIALOGUE = re.compile(
    r"\b(?:High[- ]Level|Economic|Security|Defen[cs]e|Energy|Human\s+Rights|Cyber\w*|Climate)\b"
)
_YEAR_BEFORE, _YEAR_AFTER = re.compile(r"\b(?:19|20)\d\d\s+$"), re.compile(r"\s+(?:19|20)\d\d\b")
_SITTING_OF = re.compile(r"\b(?:rounds?|sessions?|meetings?|editions?|sittings?)\s+of\s+(?:[\w’'-]+\s+){0,3}$")
HELD_AT = re.compile(
    r"(?:\s+at\s+(?:the\s+)?[^.;,]{3,40}?\s+level|\s+at\s+the\s+level\s+of\s+[^.;,]{3,40}?)?(?:\s+\([A-Z][\w&+-]{1,9}\))?,?\s+"
    r"(?:(?:which|that)\s+)?(?:(?:is\s+)?to\s+be|will\s+be|was|were)?\s*(?:held|convened|hosted|taking\s+place|(?:took|will\s+take)\s+place)\b"
)
_REGION = re.compile(
    r"\bCentral\s+Asia[-–]|"
    r"[-–](?:Africa|Pacific|Gulf|Caribbean|Asia|Americas|Central Asia|Europe|Pacific Islands|Nordic|Baltic|"
    r"Arab(?:\s+States)?|African|Latin American?|LAC|Mediterranean|Balkans?|Western Balkans|Southeast Asia|South Asia|"
    r"Mekong)\b|"
    r"\b(?:Africa|African|Arab|Pacific|Latin America|Asia|Mekong|Lancang)[-–]"
)
_ATTENDED_ONLY = frozenset(
    ("assembly", "congress", "symposium", "retreat", "expo", "exposition", "exhibition", "fair")
)  # else as often a body
_OF_BODY = re.compile(  # "the 22nd Ordinary Summit of the Heads of State of the East African Community"
    r"\s+of\s+(?:the\s+)?(?:(?:(?:Authority|Assembly|Conference|Council)\s+of\s+(?:the\s+)?)?"
    r"(?:Heads\s+of\s+State(?:\s+(?:and|or|&)\s+(?:of\s+)?Governments?)?|Leaders|(?:\w+\s+)?Ministers)\s+of\s+(?:the\s+)?)?(?=[A-Z])"
)
# An organ of one state, which is where somebody works: "Senior Director for Asia at the National Security Council".
_OF_ONE_STATE = re.compile(
    r"\b(?:National|Federal|Privy|Supreme|Executive|Presidential|Legislative|Municipal|Parliamentary|Central|Select|"
    r"Standing|Electoral|Military|Planning|Security\s+and\s+Defen[cs]e)\s+(?:[A-Z][\w&-]*\s+){0,4}(?:Council|Committee|Commission)\b"
)
_OURS, _AND = re.compile(r"\b(?:their|our)\b"), re.compile(r"\band\b")
_HOSTED = re.compile(
    r"\s*,?\s+(?:which|that)\s+(?:the\s+)?|[^.;,]{0,40},?\s+(?:to\s+be\s+)?(?P<by>hosted)\s+by\s+(?:the\s+)?"
)
_WITH = re.compile(r"\s+(?:[A-Z]\w+\s+){0,3}with\s+(?:the\s+)?(?=[A-Z])")
_WILL_HOST = re.compile(r"\s+(?:(?:will|would|is\s+to|is\s+going\s+to)\s+)host\b")
_SEVERAL = re.compile(r"\w[-–]\w")  # "the GCC-Central Asia Summit": the host is of one of them
_HYPHEN = re.compile(r"\s?[-–—/]\s?")  # "the AU-EU Dialogue"
_TWO, _LOOK_BACK = 2, 60
_SPEECH_AT = re.compile(
    r"(?:[^.;:]{0,60}[’'\s]\s?)?(?:speech|remarks|address|statement|keynote|intervention)\b.{0,250}"
    r"\b(?:at|during|to|before|on the occasion of)\s+(?:the\s+)?(?:(?:[\w’'-]+\s+){0,4}?(?:session|segment|opening|"
    r"closing|ceremony|plenary|meeting|dinner|lunch|luncheon|debate|day|retreat|part)s?\s+(?:of|at)\s+(?:the\s+)?)?"
    r"(?:[\w-]+\s+)?$",
    re.IGNORECASE | re.DOTALL,
)
_HEADS_OF = re.compile(r"(?:Heads\s+of\s+State(?:\s+(?:and|or|&)\s+(?:of\s+)?Government)?|Leaders)\s+of\s+(?:the\s+)?")
_SPEECH_TO = re.compile(
    r"(?:[^.;:]{0,60}[’'\s]\s?)?(?:[Ss]peech|[Rr]emarks|[Aa]ddress|[Kk]eynote)\b[^.;]{0,120}\b(?:at|to|before)\s+(?:the\s+)?$"
)
_ABOUT = 60  # characters after an event's name in which its place may stand


def of_its_members(match: re.Match[str], sentence: Sentence, context: Context) -> tuple[list[str], int]:
    """As in "the Forum of the Regions of A and B": its members, and where their list ends."""
    heads = _HEADS_OF.match(context.text, match.end(), sentence.span.end)
    actors, end = actor_list(heads.end() if heads else match.end(), sentence.span.end, context)
    stop = min(sentence.span.end, match.end() + 80)
    named = [m for m in context.mentions_in(match.end(), stop) if m.kind == "country" and m.form == "name"]
    inside = unique([e for m in named for e in m.entities])
    if len(actors) < _TWO and len(inside) >= _TWO and _AND.search(context.text, match.end(), stop):
        actors = inside[:2]
    if len(actors) < _TWO:
        body = context.mention_at(match.end())
        if body is not None and is_body(body, context):
            actors = actors or list(body.entities)
        else:
            actors = guests(match, sentence, context)
    return actors, end


def of_the_body(match: re.Match[str], context: Context) -> list[str]:
    """As in "at our Joint Commission": the document's parties; nobody where a known body only is somewhere."""
    if match[0][0] == "i" and not _OURS.search(match[0]):
        return []  # "cooperation in the Arctic Council": a body, not its session
    if _OF_ONE_STATE.search(match["body"]) and not _OURS.search(match[0]):
        return []
    parties = list(context.analysis.parties[:2])
    known = any(is_body(m, context) for m in context.mentions_in(match.start("body"), match.end("body")))
    return [] if len(parties) < _TWO or known else parties


def of_its_own(match: re.Match[str], sentence: Sentence, context: Context) -> list[str]:
    """As in "for hosting the G20 in Bali": the organisation whose summit has no other name, and who goes there."""
    body = next((m for m in context.mentions_in(match.start(), match.end()) if m.kind == "organization"), None)
    return unique([*guests(match, sentence, context), *body.entities]) if body is not None else []


def by_its_name(match: re.Match[str], sentence: Sentence, context: Context) -> list[str]:
    """Those whom the name of an event tells, with its guests; else the parties that it can only be of."""
    head = match["head"].lower()
    inside = context.mentions_in(match.start(), match.end())
    of = _OF_BODY.match(context.text, match.end(), sentence.span.end)
    after = [m] if of and (m := context.mention_at(of.end())) is not None else []
    named = [m for m in (*inside, *after) if is_body(m, context)]
    paired = len(named) > 1 and _HYPHEN.fullmatch(context.text, named[0].span.end, named[1].span.begin)
    bodies = [e for m in named[: _TWO if paired else 1] for e in m.entities[:1]]
    countries = unique([e for m in inside if m.kind == "country" for e in m.entities])
    if not match["head"][0].isupper():
        return unique([*bodies, *countries]) if bodies else []
    several = len(countries) >= _TWO or (countries and _REGION.search(match["org"]))
    people = guests(match, sentence, context)
    one = (
        head != "dialogue" or nth(match.start(), context) is not None or _once(match, sentence, context)
    )  # else a body
    actors = unique([*bodies, *countries]) if bodies or (several and one) else []
    if people and (actors or countries or abroad(match, people, sentence, context)):
        return unique([*people, *actors, *countries])
    if head in _ATTENDED_ONLY:
        return []
    before = context.text[max(sentence.span.begin, match.start() - _LOOK_BACK) : match.start()]
    return (
        actors
        or _of_a_speech(match, countries, sentence, context)
        or of_the_parties(match["org"], before, sentence, context)
        or numbered(match, sentence, context)
        or (who_acted(match, sentence, context) if head == "summit" else [])
        or (_of_the_city(match, sentence, context) if head == "summit" else [])
    )


def _of_a_speech(match: re.Match[str], countries: list[str], sentence: Sentence, context: Context) -> list[str]:
    """As in the headline "Speech by A to the X Business Forum": A, of another country than X, and X."""
    headline = context.text[sentence.span.begin : match.start()] if sentence.block in {"title", "heading"} else ""
    speakers = context.analysis.principals[:1] if countries and _SPEECH_TO.match(headline) else ()
    return unique([*speakers, *countries]) if set(context.represent(speakers)) - set(countries) else []


def nth(begin: int, context: Context) -> int | None:
    """5 where "fifth" or "5th" stands before a name, or "Fifth" begins it."""
    before, own = context.text[max(0, begin - 20) : begin].split(), context.text[begin : begin + 20].split()
    number = ordinal(own[0]) if own and own[0][0].isupper() else None  # "the Third India-Africa Forum Summit"
    return ordinal(before[-1]) if number is None and before else number


def add_hosts(event: Telling, end: int, sentence: Sentence, context: Context) -> None:
    """As in "the 13th BRICS Summit, which India will host": who receives an organisation takes part beside it."""
    if (
        len(event.participants) != 1
        or _SEVERAL.search(context.text, event.position, end)
        or context.kind(event.participants[0]) != "organization"
    ):
        return
    span = context.analysis.doc.char_span(event.position, end, alignment_mode="expand")
    event.participants += hosting(span.root, sentence, context) if span is not None else []
    if beside := _WITH.match(context.text, end, sentence.span.end):  # "the ASEAN Summit with Japan"
        sides = actor_list(beside.end(), sentence.span.end, context)[0]
        event.participants += [s for s in sides if context.kind(s) in {"country", "organization"}]
    hosted = _HOSTED.match(context.text, end, sentence.span.end)
    if hosted is None:
        return
    hosts, after = actor_list(hosted.end(), sentence.span.end, context)
    if hosted["by"] or _WILL_HOST.match(context.text, after):
        event.participants = unique([*event.participants, *hosts])
        event.status = event.status or ("planned" if not hosted["by"] else None)


def of_the_speech(telling: Telling, begin: int, sentence: Sentence, context: Context) -> None:
    """As in the headline "Remarks by A at the X Forum": of that day, with A and whom A addresses."""
    block = context.document.blocks[sentence.block_index].span
    if context.document.issued is None or not _SPEECH_AT.match(context.text[block.begin : begin]):
        return
    if telling.date is None:
        telling.date = When(TimeSpan(context.document.issued.isoformat()), "inherited")
    sides: dict[str, str] = {}
    for person in context.analysis.principals:
        sides.setdefault(context.country(person), person)
    there = [person for side, person in sides.items() if side in telling.participants]
    if not there and [context.kind(p) for p in telling.participants] == ["organization"]:
        there = list(context.analysis.principals[:1])  # "Remarks by A at the G20 Summit"
    telling.participants = unique([*telling.participants, *there])


def _of_the_city(match: re.Match[str], sentence: Sentence, context: Context) -> list[str]:
    """As in "NATO Allies agreed at the Madrid Summit": the organisation that the sentence speaks of before."""
    if not any(m.kind == "place" and m.span.begin == match.start() for m in context.mentions_in(*match.span())):
        return []
    told = [m for m in context.mentions_in(sentence.span.begin, match.start()) if is_body(m, context)]
    home = context.analysis.home  # "Allies agreed at the Madrid Summit", says NATO
    return list(told[-1].entities) if told else [home] if home and context.kind(home) == "organization" else []


def guests(match: re.Match[str], sentence: Sentence, context: Context) -> list[str]:
    """As in "A represented P at the X Conference": the people who take part in it."""
    span = context.analysis.doc.char_span(*match.span(), alignment_mode="expand")
    return attending(span.root, sentence, context) if span is not None else []


def abroad(match: re.Match[str], guests: list[str], sentence: Sentence, context: Context) -> bool:
    """Whether an event that names no side is of more than one country: by its name, or held away from its guests'."""
    if _WORLD.search(match[0]):
        return True
    homes = set(context.represent(guests))
    named = [e for m in context.mentions_in(*match.span()) if m.kind == "place" for e in m.entities]
    places = named if not _asked_to(match, context) else []
    places = places or find_places(match.end(), min(match.end() + _ABOUT, sentence.span.end), sentence, context)
    return any((host := host_of(p, context)) and host not in homes for p in places)


def _asked_to(match: re.Match[str], context: Context) -> bool:
    """As in "A invited B to attend the X Forum": told by the invitation."""
    span = context.analysis.doc.char_span(*match.span(), alignment_mode="expand")
    verb = governing_verb(span.root) if span is not None else None
    return verb is not None and bool({verb.lemma_, verb.head.lemma_} & meeting_words("inviter"))


def of_the_parties(name: str, before: str, sentence: Sentence, context: Context) -> list[str]:
    """As in "Their first bilateral Space Dialogue", "the Trilateral Leaders' Summit": the document's own parties."""
    count = number_of_sides(f"{before}{name} ")
    return sides_by_number(count, [], sentence, context) if count else []


def numbered(match: re.Match[str], sentence: Sentence, context: Context) -> list[str]:
    """As in "the second Vice-Ministerial Strategic Dialogue in X": one of a series of the document's two sides."""
    parties = two_parties(context)
    before = context.text[max(0, match.start() - 20) : match.start()].split()
    one_of = bool(before) and (ordinal(before[-1]) is not None or before[-1].lower() in {"previous", "last", "next"})
    joint = _JOINT.search(match["org"])
    if match["head"] == "Dialogue" and not context.mentions_in(match.start(), match.end("org")):
        one_of = one_of or _once(match, sentence, context)  # "the 2022 High-Level Security Dialogue"
        joint = joint or _JOINT_DIALOGUE.search(match["org"])
    return parties if one_of and joint and len(parties) == _TWO else []


def _once(match: re.Match[str], sentence: Sentence, context: Context) -> bool:
    """Whether a year in its name, or when and where it is held, tells one sitting of what is as often a body."""
    text, end = context.text, sentence.span.end
    before = text[max(sentence.span.begin, match.start() - _LOOK_BACK) : match.start()]
    if _SITTING_OF.search(before):
        return False  # "the eighth round of the Human Rights Dialogue, held in P": the round is told
    named = _YEAR_BEFORE.search(before)
    return bool(named or _YEAR_AFTER.match(text, match.end(), end) or HELD_AT.match(text, match.end(), end))


def who_acted(match: re.Match[str], sentence: Sentence, context: Context) -> list[str]:
    """As in "At the X Summit, A and B agreed": those who act together at it."""
    if not _AT.search(context.text[max(sentence.span.begin, match.start() - 40) : match.start()]):
        return []
    span = context.analysis.doc.char_span(*match.span(), alignment_mode="expand")
    actors = subject_actors(governing_verb(span.root), sentence, context) if span is not None else []
    return actors if len(context.represent(actors)) >= 2 else []
