"""Meetings: occasions on which actors meet or talk (guidelines, "Meetings").

Each rule finds tellings; `kg.extraction.meetings.occasions` joins those that are of one occasion. Rules:

    meeting.verb    "A met with B in X", "A hosted B", "A will visit X", "A spoke by phone with B"
    meeting.noun    "talks between A and B", "A's visit to X", "had a telephone conversation with B"
    meeting.event   "the G20 summit in Osaka", "Summit of A and B": a named event
    meeting.refers  "the two leaders discussed", "during our meeting": more evidence for an occasion told elsewhere
    meeting.elliptic  "the eighth was held in P, and the ninth will be in Q": one more of what was told
    meeting.roster  "The delegation was led by A", "The talks were attended by B": who else took part
"""

from __future__ import annotations

from collections.abc import Set

from kg.extraction.circumstances import most_specific
from kg.extraction.context import Context, unique
from kg.extraction.keytests import KeyTest
from kg.extraction.meetings.attendance import instead_of_journeys
from kg.extraction.meetings.authored import without_author
from kg.extraction.meetings.cancelled import call_off
from kg.extraction.meetings.elliptic import elliptic
from kg.extraction.meetings.events import find_events, tie_events
from kg.extraction.meetings.face_to_face import face_to_face
from kg.extraction.meetings.guest_titles import speak_for_sides, titled
from kg.extraction.meetings.host_side import settle_sides
from kg.extraction.meetings.hosted_in import settle_with_hosts
from kg.extraction.meetings.just_now import date_just_over
from kg.extraction.meetings.lately import of_these_days
from kg.extraction.meetings.nouns import by_noun
from kg.extraction.meetings.occasion_apart import is_stretch
from kg.extraction.meetings.occasion_join import join
from kg.extraction.meetings.occasion_sides import own_body, side_of
from kg.extraction.meetings.occasions import Occasion, Telling
from kg.extraction.meetings.opposite import opposite, people_somewhere
from kg.extraction.meetings.own_event import date_own, speak_at
from kg.extraction.meetings.own_session import at_own_session
from kg.extraction.meetings.refers import refers_to_main
from kg.extraction.meetings.report_titles import date_by_page
from kg.extraction.meetings.reported import reported_day, told_vaguely
from kg.extraction.meetings.rosters import add_rosters
from kg.extraction.meetings.series import may_tell, meeting_trigger
from kg.extraction.meetings.settings import in_its_city, settle
from kg.extraction.meetings.sharing import beside, during_a_stay, events_of, of_a_stay, same_day
from kg.extraction.meetings.stage import set_stage
from kg.extraction.meetings.stays import within_stays
from kg.extraction.meetings.titled import keep_kind
from kg.extraction.meetings.told_after import told_after
from kg.extraction.meetings.topics import topics_of
from kg.extraction.meetings.two_sided_bodies import sit_for_sides
from kg.extraction.meetings.verbs import by_verb
from kg.extraction.meetings.welcomed import welcomed
from kg.extraction.meetings.words import meeting_words, triggers
from kg.extraction.stretches import year_of_season
from kg.language.analysis import Sentence
from kg.model import Meeting, Participant, Reason, Span, TimeSpan, When

_TELLING = frozenset(["VERB", "AUX", "NOUN", "PROPN", "ADJ"])  # parts of speech
_NOUNS = KeyTest(may_tell)
_SITTINGS = frozenset(("session", "summit"))
_OF_NOUNS = frozenset(("dobj", "pobj", "nsubj"))  # what only nouns are
_ABOVE = frozenset(("title", "heading", "dateline"))
_MAX_EVIDENCE = 4
_MAX_PARTICIPANTS = 40
_LAST = 8  # tellings back at which what a number stands for is told


def find_meetings(context: Context) -> tuple[list[Meeting], list[Occasion]]:
    """All meetings of the document, one per occasion, in the order of their first telling."""
    tellings: list[Telling] = []
    for sentence in context.analysis.sentences:
        if sentence.block != "dateline":
            found = _in_sentence(sentence, context)
            call_off(found, sentence, context)
            tellings += found
            tellings += elliptic(sentence, context, tellings[-_LAST:])
    tellings += titled(tellings, context)
    tellings += face_to_face(tellings, context)
    first = next((s.index for s in context.analysis.sentences if s.block not in _ABOVE), 0)
    for telling in tellings:
        told = not telling.refers and telling.status in {"held", "ongoing", None} and not telling.fresh
        telling.lead = telling.headline or (told and telling.sentence == first and telling.date is None)
        date_own(telling, context)
        date_just_over(telling, context)
        sit_for_sides(telling, context)
        telling.participants = _tidy(telling.participants, context)[:_MAX_PARTICIPANTS]
    kept = [t for t in tellings if t.refers or _identified(t, context)]
    occasions = [
        o
        for o in join(kept, context)
        if len(o.participants) >= 2 or (o.event and not all(t.setting for t in o.tellings))
    ]
    speak_for_sides(occasions, context)
    add_rosters(occasions, context)
    for occasion in occasions:
        beside(occasion, occasions, context)
    main = _main(occasions, context)
    if main is not None:
        events_of(main, occasions, context)
        same_day(main, occasions, context)
    during_a_stay(occasions, context)
    _like_before(occasions, context)
    keep_kind(occasions, context)
    settle_with_hosts(occasions, context)
    settle_sides(occasions, context)
    settle(occasions, context)
    within_stays(occasions, main, context)
    set_stage(occasions, main, context)
    speak_at(occasions, context)
    date_by_page(occasions, context)
    of_these_days(occasions, main, context)
    return [_meeting(o, o is main, context) for o in occasions], _main_first(occasions, main)


def _like_before(occasions: list[Occasion], context: Context) -> None:
    """Who agreed "to meet again" do so in the format in which they met."""
    told: dict[frozenset[str], Occasion] = {}
    for occasion in occasions:
        people = frozenset(p for p in occasion.participants if context.kind(p) == "person")
        who = people or frozenset(side_of(p, context) for p in occasion.participants)
        if who in told:
            occasion.like(told[who])
        elif occasion.kind in _SITTINGS:
            told[who] = occasion


def _in_sentence(sentence: Sentence, context: Context) -> list[Telling]:
    found: list[Telling] = []
    verbs = triggers("verb")
    headline = sentence.block in {"title", "heading"}
    known = 0
    for token in context.tokens(sentence, _may_act, _NOUNS):
        if token.pos_ not in _TELLING:
            continue
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in _OF_NOUNS:  # "his May visit": a noun taken for a verb
            kind = verbs.get(token.lemma_.lower())
            told = by_verb(token, kind, sentence, context) if kind is not None else []
            found += told
            # To discuss tells of a meeting with somebody; of nobody, it is what those who meet do.
            in_passing = kind is None or (kind == "discuss" and not told)
            if not headline and (in_passing or token.lemma_ in meeting_words("at_table")):
                telling = refers_to_main(token, sentence, context)
                found += [telling] if telling is not None else []
        elif token.pos_ in {"NOUN", "PROPN"} or token.dep_ in _OF_NOUNS:
            word = meeting_trigger(token, context)
            if word is not None:
                found += by_noun(token, *word, sentence, context)
        if len(found) != known:
            known = len(found)
            _remember(found[-1], context)
    welcomed(found, sentence, context)
    in_its_city(found, sentence, context)
    for telling in found:
        telling.headline = headline
    if headline:
        without_author(found, sentence, context)
    events = find_events(sentence, context, found)
    tie_events(events, found, context)
    at_own_session(found, context)
    return instead_of_journeys(found + events, sentence, context)


@KeyTest
def _may_act(lemma: str) -> bool:
    """Whether a verb may tell of a meeting, or of what those who meet do."""
    return lemma.lower() in triggers("verb") or lemma in meeting_words("at_table") | meeting_words("at_meeting")


def _remember(telling: Telling, context: Context) -> None:
    """Keep the two sides told last: of whom "the next session" and "talks with B" in the next sentence are."""
    if not telling.event and len(context.represent(telling.participants)) == 2:
        context.pair = tuple(telling.participants)


def _tidy(participants: list[str], context: Context, along: Set[str] = frozenset()) -> list[str]:
    """No country beside a person who represents it."""
    others = [p for p in participants if not own_body(p, context)]
    if len({side_of(p, context) for p in others}) >= 2:
        participants = others  # the body that meets is not who meets
    stood_for = {side_of(p, context) for p in participants if context.kind(p) == "person"}
    sides = {p for p in participants if context.kind(p) in {"country", "organization"}}
    unknown = [p for p in stood_for - along if context.kind(p) == "person"]
    if (len(sides) == 2 or stood_for > set(unknown)) and len(sides - stood_for) == len(unknown) > 0:
        stood_for |= sides  # of whom the text does not say the side, is of the other
    return unique([p for p in participants if context.kind(p) == "person" or side_of(p, context) not in stood_for])


def _identified(telling: Telling, context: Context) -> bool:
    """Whether two sides are named; a headline or a visit that names one may still join an occasion that names both."""
    sides = {context.country(p) for p in telling.participants}
    if telling.event:
        return bool(telling.participants)
    if len(telling.participants) >= 2 and len(sides) >= 2:
        return True
    if more := told_after(telling, context):
        telling.participants = unique([*telling.participants, *more])
        return True
    if not telling.awaits and opposite(telling, context):
        return True
    if people_somewhere(telling, context):
        return True
    if not telling.awaits and telling.participants and (telling.headline or telling.places):
        telling.refers = True
        return True
    context.refuse(telling.rule, "fewer than two sides named", context.analysis.sentences[telling.sentence].span)
    return False


def _main(occasions: list[Occasion], context: Context) -> Occasion | None:
    """The occasion that the document reports: of its principals, told in its headline or first, on no other day."""
    issued = context.document.issued
    principals = {context.country(p) for p in context.analysis.principals} | set(context.analysis.parties[:2])
    people = set(context.analysis.principals)

    def of_principals(occasion: Occasion) -> bool:
        persons = {p for p in occasion.participants if context.kind(p) == "person"}
        return not persons or bool(persons & people)

    fits = [
        o
        for o in occasions
        if o.status in {"held", "ongoing", None}
        and not o.event
        and (o.date is None or issued is None or o.date.time.earliest <= issued <= o.date.time.latest)
        and (_reported(o) or (len({context.country(p) for p in o.participants} & principals) >= 2 and of_principals(o)))
        and not o.part_of_history
        and not of_a_stay(o, occasions, context)
    ]
    return max(
        fits,
        key=lambda o: (
            o.headline,
            o.date is not None,
            len(o.tellings),
            -o.tellings[0].position,
        ),
        default=None,
    )


def _reported(occasion: Occasion) -> bool:
    """Told by the headline and again below it."""
    return len({t.headline for t in occasion.tellings}) == 2


def _main_first(occasions: list[Occasion], main: Occasion | None) -> list[Occasion]:
    return [main, *[o for o in occasions if o is not main]] if main is not None else occasions


def _meeting(occasion: Occasion, main: bool, context: Context) -> Meeting:
    document = context.document
    tellings = occasion.tellings
    if occasion.date is None and occasion.year is not None:
        occasion.given = occasion.year
    status = occasion.status or "held"
    if status in {"held", "ongoing"} and occasion.date is not None and document.issued is not None:
        time, today = occasion.date.time, document.issued
        if time.earliest > today:
            status = "planned"
        elif status == "held" and time.earliest <= today < time.latest and is_stretch(time) and not _over(occasion):
            status = "ongoing"
    told = unique([str(t.sentence) for t in sorted(tellings, key=lambda t: (t.refers, t.position))])[:_MAX_EVIDENCE]
    evidence = tuple(sorted({context.analysis.sentences[int(s)].span for s in told}))
    reasons = [Reason(a, text, Span(*span)) for t in tellings for a, text, span in t.reasons]
    if main and occasion.date is None and document.issued is not None and not told_vaguely(tellings, context):
        occasion.given = reported_day(context)
        reasons.append(Reason("date", "the day of the document's report, which is of the meeting"))
    first = min(tellings, key=lambda t: (t.refers, t.position))
    return Meeting(
        evidence=evidence,
        rule=first.rule,
        confidence=0.9 if len(tellings) > 1 else 0.7,
        stated_by=context.analysis.sentences[first.sentence].speaker,
        stated_on=When(TimeSpan(document.issued.isoformat()), "inherited") if document.issued else None,
        reasons=tuple(reasons),
        kind=occasion.kind,  # type: ignore[arg-type]  # the trigger lexicon holds the model's kinds
        status=status,  # type: ignore[arg-type]  # the stance lexicon holds the model's statuses
        participants=tuple(_participant(p, context) for p in _tidy(occasion.participants, context, occasion.along)),
        date=year_of_season(occasion.date),
        places=tuple(most_specific(occasion.places, context)),
        part_of=occasion.part_of,
        name=occasion.name,
        ordinal=occasion.ordinal,
        topics=topics_of((t for t in tellings if str(t.sentence) in told), context),
    )


def _over(occasion: Occasion) -> bool:
    """Whether the text tells what lasts for days as done: "paid a visit from 3 to 6 November"."""
    told = [t for t in occasion.tellings if t.date is not None and is_stretch(t.date.time) and not t.headline]
    whole = {t.status for t in told if t.kind == "visit" or not t.aside}
    arrived = any(t.status == "held" and t.kind == "visit" and t.aside for t in told)  # "who arrived for a visit of"
    return occasion.kind == "talks" or ("held" in whole and "ongoing" not in whole and not arrived)


def _participant(entity: str, context: Context) -> Participant:
    offices = context.entities[entity].offices if entity in context.entities else ()
    country = context.country(entity)
    return Participant(entity, offices[0].title if offices else None, country if country != entity else None)
