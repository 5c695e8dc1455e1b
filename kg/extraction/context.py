"""One document under extraction: quick look-ups over its analysis, shared by the rules of every kind of fact."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extraction.keytests import KeyTest
from kg.extraction.modality import dependents
from kg.language.analysis import Analysis, Mention, Sentence
from kg.model import Refusal, Span, TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.agreements.scenes import Scene

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_SKIP = re.compile(
    r"\s*(?:,\s*)?(?:(?:the|his|her|their|our|my|its|a|an|both|visiting|newly|appointed|outgoing|incoming|elected|dear|representatives|"
    r"leaders|delegations?|(?:(?:inter)?parliamentary|government(?:al)?|official|high-level|business|military)(?=\s+delegation)|"
    r"counterparts?|colleagues?|peers?|officials|members|representative|head|heads|then|former|fellow|members?|new)\b\s*|"
    r"of\s+|from\s+|(?:host|guest)s?,?\s+|(?:[\w’'-]+\s+){1,2}(?:counterpart|colleague|peer)s?(?:,\s+|\s+(?-i:(?=[A-Z])))|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|other)\s+(?:member(?:\s+state)?|countrie|partner|state)s(?:\s+of\s+the\s+[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})?\s*[,:–—]\s*|"
    r"(?:H\.?E\.?|H\.?H\.?|H\.?M\.?)\s+(?=the\s)|[–—-]\s*|“|\()*",
    re.IGNORECASE,
)
_PEER = re.compile(  # "his Liechtenstein colleague A"
    r"\s*(?:(?:the|his|her|their|its|our)\s+)?(?:[\w’'-]+\s+){1,2}(?:counterpart|colleague|peer|homologue)s?\s+(?=[A-Z])"
)
_OWN = re.compile(r"\s*(?:,\s*)?(?:the|his|her|their|our|its)\s+")  # before "counterparts from P and Q, A and B"
_JOIN = re.compile(
    r"\s*(?:[,;]\s*and\b|,\s*as well as\b|,|;|\band\b|\bas well as\b|\balongside\b|\btogether with\b|\balong with\b|"
    r"[–—-]|/)\s*"
)
_AFTER = re.compile(
    r"\s*\((?:[^()]{1,60})\)|’s|'s|\s+(?:[Mm]ember\s+)?(?:[Ss]tates|countries|partners)\b|\s+of\s+the\s+(?=\()|\s+(?:MP|MEP|KC|QC)\b"
)
_OF = re.compile(r",?\s+(?:of|from)\s+(?:the\s+)?")
_LISTED = re.compile(r",|\band\b")
_STANDS_FOR = re.compile(r"side|government|delegation|administration|authorit")
_WE_THE = re.compile(r",?\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}?(?:of|from)\s+(?=[A-Z]|the\s+[A-Z])")
_HELPERS = re.compile(
    r"(?:,\s+(?:now|currently|accompanied|on|in|during|at)\b[^,.;]{2,90}(?=,))?,?\s+(?:(?:will|have|has|had|also|then|today|both|jointly)\s+)*"
)
_CALLED = re.compile(  # "A, Prime Minister of the Lao Republic (hereinafter “Laos”), paid"
    r"(?:,\s+[^.;:()]{2,90})?\s+\((?:hereinafter|hereafter|“|\")[^()]{1,80}\),?\s+"
)
_TITLE_UP_TO = re.compile(  # what an office is for, with the name right behind it
    r"[A-Z][\w’'-]+\s+(?:(?:for|of|on|to|the|and|in|at)\s+|[A-Z][\w’'-]*,?\s+)*(?<!\bof\s)(?<!\bfor\s)(?<!\bto\s)(?<!\bthe\s)"
    r"(?<!\band\s)(?<!,\s)"
)
_STANDS_BESIDE = re.compile(r"side|government|delegation|leader|partner|colleague|counterpart|authorit|administration")
_OF_MEMBERS = frozenset(("states", "countries", "members"))  # "Chile and the EFTA States"
_BOTH = frozenset(("two", "both"))
_ALOOF = 12  # characters after a name, within which a comma right before the verb stands
_LONGEST_TITLE = 160  # characters with the name behind it
_SHORT_NAME = re.compile(r"\((?P<short>[A-Z]{2,6})\)")
_LAST_WORD = re.compile(r"\b[A-Za-z]+(?=\s+$)")
_LONGEST_WORD = 60  # characters, with the white space behind it
_UP_TO_WHO = re.compile(r"\.?(?:,?\s+Jr\.?)?(?:\s+of\s+(?:the\s+)?[A-Z][\w ]{2,40})?\s*,?\s*")
_LEAST_COUNTRIES = 3
_PLEASURES = frozenset(("honour", "honor", "pleasure", "privilege"))
_WISHED = frozenset(("invitation", "opportunity", "plan", "intention", "wish")) | _PLEASURES
_FIRST_PERSON = frozenset(["we", "our", "us", "ours", "ourselves"])
_OBJECT_CONTROL = frozenset(["invite", "ask", "urge", "encourage", "expect", "request", "allow", "tell", "bring"])
_UNDER_WAY = frozenset(["process", "course", "midst", "verge", "stage", "stages"])  # of doing it
_THANKS = frozenset(["thank", "congratulate", "commend", "praise", "applaud"])
_HOSTS = frozenset(["host", "chair", "convene", "organise", "organize"])
_OBJECT_CONTROL |= {"instruct", "task", "direct", "order"}
_TELLS_OF = re.compile(  # up to "his", "her": whose visit it is of which one is told
    r"\b(?:briefed|updated|informed|apprised|acquainted|debriefed|brief|update|inform)\s[^.;:]{2,90}?\b(?:on|about|of)\s+"
    r"(?:the\s+(?:results|outcomes?|contents?)\s+of\s+)?$"
)
_SINGULAR_FIRST = frozenset(["i", "my", "me", "mine", "myself"])
_THIRD_PLURAL = frozenset(["they", "their", "them"])
_THIRD = frozenset(["he", "she", "his", "her", "him"])
_SECOND = frozenset(["you", "your", "yours"])


class Context:
    """An analysis with indexes; collects refusals. Not shared between documents."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.document = analysis.document
        self.text = analysis.document.text
        self.entities = dict(analysis.entities)  # rules may add places that no list has
        self.refusals: list[Refusal] = []
        self.pair: tuple[str, ...] = ()  # those who take part in the occasion of two sides told last
        self.scenes: list[Scene] = []  # where occasions of two sides are told, for what came out of them
        people = [m.span for m in analysis.mentions if m.kind == "person"]
        starts = [p.begin for p in people]

        def nested(mention: Mention) -> bool:
            if mention.kind == "person" and mention.form == "name":
                return False
            at = bisect_right(starts, mention.span.begin)
            return any(p.holds(mention.span) and p != mention.span for p in people[max(0, at - 3) : at + 1])

        self.mentions = [m for m in analysis.mentions if not nested(m)]
        self._token_places: dict[tuple[KeyTest, KeyTest | None], list[int]] = {}
        self._mention_starts = [m.span.begin for m in self.mentions]
        self._longest = max((m.span.end - m.span.begin for m in self.mentions), default=0)

    # --- looking up

    @cached_property
    def sentence_starts(self) -> list[int]:
        return [s.span.begin for s in self.analysis.sentences]

    @cached_property
    def short_names(self) -> dict[str, str]:
        """Abbreviations that the document brings in, with the last word of what they stand for, lower case."""
        found = (
            (m, _LAST_WORD.search(self.text, max(0, m.start() - _LONGEST_WORD), m.start()))
            for m in _SHORT_NAME.finditer(self.text)
        )
        return {m["short"]: last[0].lower() for m, last in found if last}

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that holds a character."""
        return self.analysis.sentences[max(0, bisect_right(self.sentence_starts, position) - 1)]

    def tokens(self, sentence: Sentence, lemma: KeyTest, text: KeyTest | None = None) -> Iterator[Token]:
        """Tokens of a sentence whose lemma or text passes, in order.

        They are found for the whole document at once: making a token to look at it is what costs.
        """
        if (lemma, text) not in self._token_places:
            self._token_places[lemma, text] = self._find_tokens(lemma, text)
        doc, places = self.analysis.doc, self._token_places[lemma, text]
        for at in range(bisect_left(places, sentence.tokens.start), bisect_left(places, sentence.tokens.end)):
            yield doc[places[at]]

    def _find_tokens(self, lemma: KeyTest, text: KeyTest | None) -> list[int]:
        doc, found = self.analysis.doc, set[int]()
        for attribute, test in (("LEMMA", lemma), ("ORTH", text)):
            if test is not None:
                keys = doc.to_array(attribute).tolist()
                passed = test.passed(keys, doc.vocab.strings)
                found.update(at for at, key in enumerate(keys) if key in passed)
        return sorted(found)

    def mentions_in(self, begin: int, end: int) -> list[Mention]:
        """Mentions, none of them inside a person's title, that lie in ``text[begin:end]``."""
        lo, hi = bisect_left(self._mention_starts, begin), bisect_left(self._mention_starts, end)
        return [m for m in self.mentions[lo:hi] if m.span.end <= end]

    def _mentions_across(self, begin: int, end: int) -> list[Mention]:
        """Mentions that have a character in common with ``text[begin:end]``."""
        lo, hi = bisect_left(self._mention_starts, begin - self._longest), bisect_left(self._mention_starts, end)
        return [m for m in self.mentions[lo:hi] if begin < m.span.end]

    def within_name(self, position: int) -> bool:
        """Whether a person's name or title goes over a character: "Rt. Hon. A", of which a parse makes three."""
        return any(m.kind == "person" and m.form == "name" for m in self._mentions_across(position, position + 1))

    def mention_at(self, position: int) -> Mention | None:
        """The longest mention that starts at a character, persons first."""
        at = bisect_left(self._mention_starts, position)
        here: list[Mention] = []
        while at < len(self.mentions) and self._mention_starts[at] == position:
            here.append(self.mentions[at])
            at += 1
        return max(here, key=lambda m: (m.span.end, m.kind == "person"), default=None)

    def refuse(self, rule: str, reason: str, span: Span) -> None:
        self.refusals.append(Refusal("extraction", rule, reason, span, span.of(self.text)[:200]))

    # --- who

    def kind(self, entity: str) -> str:
        found = self.entities.get(entity)
        if found is None:  # the home country, which a text need not name
            return "country" if entity.startswith("country/") else ""
        return found.kind

    def country(self, entity: str) -> str:
        """The country or organisation an actor stands for."""
        return self.analysis.country_of(entity)

    def is_actor(self, mention: Mention) -> bool:
        """Whether a mention may act: no adjective, and no modifier of another noun ("U.S. industry leaders")."""
        if mention.kind == "place" or mention.form == "adjective":
            return False
        return mention.kind == "person" or mention.form == "group" or not self._modifies(mention)

    def _modifies(self, mention: Mention) -> bool:
        doc = self.analysis.doc
        span = doc.char_span(mention.span.begin, mention.span.end, alignment_mode="expand")
        if span is None:
            return False
        root = span.root
        head = root.head
        return (
            root.dep_ in {"compound", "amod", "nmod"}
            and head.i >= span.end
            and head.pos_ in {"NOUN", "PROPN"}
            and not _STANDS_FOR.search(head.lower_)
            and self.text[mention.span.end : mention.span.end + 1] == " "
            and not _LISTED.search(self.text, mention.span.end, head.idx)
        )

    def actor_list(self, position: int, stop: int, *, adjectives: bool = False) -> tuple[list[str], int]:
        """Actors named one after another from ``position``: "A, B and the C"; and where the list ends."""
        found: list[str] = []
        end = position
        while True:
            own = _OWN.match(self.text, position, stop)
            here = own.end() if own else position
            while here < stop and self.text[here].isspace():
                here += 1
            mention = self.mention_at(here)
            if own and mention is None:
                mention = self._honoured(position, here)
            if mention is None or mention.form == "adjective" or not self.is_actor(mention):
                skip = _SKIP.match(self.text, position, stop)
                start = skip.end() if skip else position
                mention = self._titled(self.mention_at(start))
                if (mention is None or not self.is_actor(mention)) and (peer := _PEER.match(self.text, position, stop)):
                    mention = self.mention_at(peer.end())
            if (
                mention is None
                or mention.span.end > stop
                or not (self.is_actor(mention) or (adjectives and mention.kind == "country"))
            ):
                break
            found += self._sharing(mention)
            end = mention.span.end
            after = _AFTER.match(self.text, end, stop)
            end = after.end() if after else end
            of = _OF.match(self.text, end, stop)
            if of and mention.kind == "person":
                owner = self.mention_at(of.end())
                if owner is not None and owner.kind in {"country", "organization", "place"}:
                    end = owner.span.end
            join = _JOIN.match(self.text, end, stop)
            if join is None or join.end() == end:
                break
            position = join.end()
        return self._level(list(dict.fromkeys(found))), end

    def _honoured(self, position: int, after: int) -> Mention | None:
        """The person whose name begins with its article: "the Honourable A"."""
        article = self.text[position:after]
        mention = self.mention_at(after - len(article.lstrip(" ,\n")))
        return mention if mention is not None and mention.kind == "person" and mention.form == "name" else None

    def _titled(self, mention: Mention | None) -> Mention | None:
        """The person whose title a body or country at a place begins: "Russian Security Council Secretary A"."""
        if mention is None or mention.kind == "person" or mention.form == "group":
            return mention
        behind = self.mention_at(mention.span.end + 1)
        named = behind is not None and behind.kind == "person" and behind.form == "name"
        return behind if named and self.text[mention.span.end] == " " else mention

    def _level(self, actors: list[str]) -> list[str]:
        """Among three countries or more somebody without a name stands for the body: "… and the Secretary-General"."""
        if sum(self.kind(a) == "country" for a in actors) < _LEAST_COUNTRIES:
            return actors
        return unique(
            [self.country(a) if self.kind(a) == "person" and not self.entities[a].name else a for a in actors]
        )

    def _sharing(self, mention: Mention) -> list[str]:
        """Entities of a mention, with those that share its plural title: "Presidents A and B" is a mention of each."""
        at = bisect_left(self._mention_starts, mention.span.begin)
        here: list[str] = []
        while mention.kind == "person" and at < len(self.mentions) and self._mention_starts[at] == mention.span.begin:
            here += self.mentions[at].entities if self.mentions[at].kind == "person" else ()
            at += 1
        return list(dict.fromkeys([*here, *mention.entities]))

    def side(self, sentence: Sentence) -> str | None:
        """The country that "we" speaks for: the speaker's own, else the document's home."""
        if sentence.speaker is not None:
            country = self.country(sentence.speaker)
            return country if country != sentence.speaker else self.analysis.home
        return self.analysis.home

    def actors_of(self, token: Token, sentence: Sentence) -> list[str]:
        """The actors that a noun phrase or pronoun stands for, with those coordinated with it."""
        found: list[str] = []
        for part in (token, *token.conjuncts):
            word = part.lower_
            if word in _BOTH and part.pos_ in {"NUM", "DET", "PRON"}:  # "A met B in X, and the two are to meet again"
                found += self._the_two(sentence, part.idx)
                continue
            if (part.pos_ == "PRON" and part.text != "HE") or word in _FIRST_PERSON:
                found += self.pronoun(word, sentence, part.idx, besides=found)
                continue
            left = min(
                (t.idx for t in part.lefts if t.dep_ in {"compound", "amod", "nmod", "poss", "det", "nummod"}),
                default=part.idx,
            )
            right = part.idx + len(part)
            inside = [m for m in self._mentions_across(part.idx, right) if self.is_actor(m)]
            if not inside:
                kinds = {"country", "person", "organization"} if word in _OF_MEMBERS else {"country", "person"}
                inside = [m for m in self.mentions_in(left, right) if m.kind in kinds and m.form != "group"]
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
            found += best[0].entities if best else ()
        return list(dict.fromkeys(found))

    def pronoun(
        self, word: str, sentence: Sentence, position: int | None = None, besides: Sequence[str] = ()
    ) -> list[str]:
        """People or countries that a pronoun stands for; empty where that is not clear. "A and he" are two."""
        analysis = self.analysis
        if word in _SINGULAR_FIRST:
            return [sentence.speaker] if sentence.speaker else list(analysis.principals[:1]) if analysis.home else []
        if word in _FIRST_PERSON:
            if (
                sentence.speaker is None
                and len(analysis.parties) > 2
                and len(analysis.principals) < len(analysis.parties)
            ):
                return list(analysis.parties)  # a joint statement of several speaks for all of them
            return list(analysis.principals[:2]) if len(analysis.principals) >= 2 else list(analysis.parties[:2])
        if word in _SECOND:
            called = self._called(sentence, position)
            if called or sentence.asks:
                return called
            own = sentence.speaker
            if own is None and analysis.home and any(t.lower_ in _SINGULAR_FIRST for t in sentence.tokens):
                own = next(iter(analysis.principals), None)  # "you have invited me", in a speech
            return [p for p in analysis.principals if p != own][:1]
        if word in _THIRD_PLURAL:
            before = [
                m for m in self.mentions_in(max(0, sentence.span.begin - 600), sentence.span.begin) if m.form == "group"
            ]
            if pair := self._pair_before(sentence, before[-1].span.begin if before else 0):
                return pair
            if before:
                return list(before[-1].entities)
            return list(analysis.principals[:2]) if len(analysis.principals) >= 2 else list(analysis.parties[:2])
        if word in _THIRD:
            if (subject := self._subject_before(word, sentence, position)) and subject not in besides:
                return [subject]
            end = sentence.span.begin if position is None else position
            before = [
                m for m in self.mentions_in(max(0, end - 400), end) if m.kind == "person" and len(m.entities) == 1
            ]
            before = [m for m in before if m.entities[0] != sentence.speaker and m.entities[0] not in besides]
            if word in {"his", "her"} and (tells := self._tells_of_own(sentence.span.begin, end)):
                before = [m for m in before if m.span.end <= tells] or before
            return list(before[-1].entities) if before else []
        return []

    def _tells_of_own(self, begin: int, end: int) -> int:
        """Where a verb stands that tells somebody of one's own dealings: "A briefed B on his visit"; 0 if none does."""
        match = _TELLS_OF.search(self.text, begin, end)
        return match.start() if match else 0

    def _pair_before(self, sentence: Sentence, since: int) -> list[str]:
        """As in "A received B. They agreed to …": two of two sides whom the sentence before names, after ``since``."""
        before = self.analysis.sentences[sentence.index - 1] if sentence.index else sentence
        if before.block_index != sentence.block_index or before.speaker is not None or before.span.begin <= since:
            return []
        named = [m for m in self.mentions_in(before.span.begin, before.span.end) if m.kind == "person"]
        people = unique([e for m in named if len(m.entities) == 1 for e in m.entities])
        return people if len(people) == 2 == len({self.country(p) for p in people}) else []

    def _the_two(self, sentence: Sentence, position: int) -> list[str]:
        """The two people whom the sentence names before, else those whom "they" are."""
        before = self.mentions_in(sentence.span.begin, position)
        people = unique([m.entities[0] for m in before if m.kind == "person" and len(m.entities) == 1])
        if not people:
            return self.pronoun("they", sentence, position)
        return people if len({self.country(p) for p in people}) == len(people) == len(_BOTH) else []

    def _antecedent(self, who: Token) -> list[str]:
        """As in "Foreign Minister A, who will visit X": A."""
        before = self.mentions_in(max(0, who.idx - 120), who.idx)
        named = [m for m in before if m.kind == "person" and m.form != "group"]
        near = named and _UP_TO_WHO.fullmatch(self.text, named[-1].span.end, who.idx)
        return list(named[-1].entities) if near else []

    def _subject_before(self, word: str, sentence: Sentence, position: int | None) -> str | None:
        """As in "A met B. He also met C": whom the sentence before is about, where "he" opens the next one."""
        if word not in {"he", "she"} or position is None or sentence.speaker is not None:
            return None
        if any(m.kind == "person" for m in self.mentions_in(sentence.span.begin, position)):
            return None
        for back in range(1, 4):
            if back > sentence.index:
                return None
            before = self.analysis.sentences[sentence.index - back]
            if before.block != sentence.block or before.speaker is not None:
                return None
            subject = self.subject(before.tokens.root)
            if subject is None:
                return None
            if subject.pos_ == "PRON":
                continue
            actors = self.actors_of(subject, before)
            return actors[0] if len(actors) == 1 and self.kind(actors[0]) == "person" else None
        return None

    def subjects(self, verb: Token, sentence: Sentence) -> list[str]:
        """The actors that a verb's subject stands for; read word by word where the parse loses part of a list."""
        subject = self.subject(verb)
        if subject is None:
            return self._named_before(verb, sentence)
        if subject.lower_ == "we" and (these := _WE_THE.match(self.text, subject.idx + 2, verb.idx)):
            listed, _ = self.actor_list(these.end(), verb.idx)
            if len(listed) >= 2:
                return listed
        if subject.lower_ == "who" and subject.head.dep_ == "relcl":
            return self._antecedent(subject)
        actors = self.actors_of(subject, sentence)
        if not actors and (subject.pos_ in {"PROPN", "INTJ"} or subject.text == "HE") and subject.idx < verb.idx:
            listed, end = self.actor_list(subject.left_edge.idx, verb.idx)  # "HH the Amir held": HH is the subject
            if listed and _HELPERS.fullmatch(self.text, end, verb.idx):
                return listed
        if not actors and subject.pos_ == "PROPN" and subject.idx < verb.idx:
            behind = self._named_before(verb, sentence)  # "Representative for Peace and Security Affairs A met"
            if behind and _TITLE_UP_TO.fullmatch(self.text, subject.idx, self._first_of(behind, subject.idx)):
                return behind
        if not actors and subject.idx < verb.idx and ":" in self.text[subject.idx : verb.idx]:
            return self._named_before(verb, sentence)  # "Dhaka, 18 February: Minister A called": no town calls
        if subject.idx < verb.idx and subject.pos_ in {"PROPN", "NOUN"}:
            start = self.mentions_in(max(sentence.span.begin, subject.left_edge.idx - 60), verb.idx)
            first = next(
                (m for m in start if m.span.begin <= subject.idx < m.span.end or m.span.begin >= subject.left_edge.idx),
                None,
            )
            if first is not None:
                listed, _ = self.actor_list(first.span.begin, verb.idx)
                if set(actors) < set(listed):
                    return listed
        return actors

    def _first_of(self, people: list[str], begin: int) -> int:
        """Where the first of these people is named at or after a character."""
        window = self.mentions_in(begin, begin + _LONGEST_TITLE)
        return next((m.span.begin for m in window if m.kind == "person" and m.entities[0] == people[0]), begin)

    def _named_before(self, verb: Token, sentence: Sentence) -> list[str]:
        """People named right before a verb that the parse gave no subject: "In Bali, Indonesia, A and B will hold"."""
        window = self.mentions_in(max(sentence.span.begin, verb.idx - 160), verb.idx)
        people = [m for m in window if m.kind == "person" and m.form == "name"]
        if not people or not any(p.fullmatch(self.text, people[-1].span.end, verb.idx) for p in (_HELPERS, _CALLED)):
            return []
        last = people[-1].span
        if (
            self.text[last.end] == ","
            and verb.idx - last.end < _ALOOF
            and "," not in self.text[max(sentence.span.begin, last.begin - 2) : last.end]
        ):
            return []  # only a name set off on both sides is the subject: "The Minister of Trade, A, called"
        for first in people:
            listed, _ = self.actor_list(first.span.begin, verb.idx)
            if set(people[-1].entities) <= set(listed):
                return listed
        return []

    def _called(self, sentence: Sentence, position: int | None) -> list[str]:
        """Whom the sentence calls by name before it says "you": "Prime Minister, you are travelling …"."""
        end = sentence.span.end if position is None else position
        named = [
            m
            for m in self.mentions_in(sentence.span.begin, end)
            if m.kind == "person" and self.text[m.span.end : m.span.end + 1] == ","
        ]
        named = [m for m in named if sentence.speaker not in m.entities]  # nobody calls himself
        return list(named[-1].entities) if named else []

    def subject(self, verb: Token) -> Token | None:
        """The subject of a verb, taken from the verb it is coordinated with or depends on where it has none."""
        seen = 0
        token = verb
        while seen < 5:
            for child in dependents(token):
                if child.dep_ in _SUBJECTS and child.i < token.i:
                    own = child.dep_ == "csubj" and child.tag_ == "VBN"  # "A, Minister attached to B, will travel"
                    return next((c for c in child.lefts if c.dep_ == "nsubj"), child) if own else child
            if token.dep_ in {"xcomp", "advcl", "ccomp"} and token.head.lemma_ in _OBJECT_CONTROL:
                for child in token.head.rights:
                    if child.dep_ in {"dobj", "obj"} and child.i < token.i:
                        return child
            if token.dep_ in {"advcl", "xcomp"} and (guest := _asked(token)) is not None:
                return guest
            if token.dep_ == "pcomp" and token.head.head.lemma_ in _THANKS and token.lemma_ in _HOSTS:
                for child in token.head.head.rights:
                    if child.dep_ in {"dobj", "obj"} and child.i < token.i:
                        return child  # "A thanked B for hosting the summit"
            if token.dep_ == "acl" and token.head.lemma_ == "invitation" and (guest := _invited(token)) is not None:
                return guest
            wished = token.dep_ == "acl" and token.head.lemma_ in _WISHED
            if wished or (token.dep_ == "prep" and token.head.lemma_ in _PLEASURES):  # "I had the honour of meeting B"
                token = governing_verb(token.head)
                seen += 1
                continue
            if token.dep_ in {"acl", "relcl"} and token.head.dep_ == "attr":
                token = token.head.head  # "A will be the first minister to meet B"
                seen += 1
                continue
            if token.dep_ == "pobj" and token.lemma_ in _UNDER_WAY:
                token = token.head  # "A is in the process of finalising a contract"
            if (
                token.dep_ in {"conj", "xcomp", "advcl", "aux", "ccomp", "pcomp", "prep", "acomp"}
                and token.head != token
            ):
                token = token.head
                seen += 1
                continue
            return None
        return None

    def represent(self, actors: Iterable[str]) -> list[str]:
        """Countries and organisations behind the actors, each once, in order."""
        return list(
            dict.fromkeys(self.country(a) for a in actors if self.kind(self.country(a)) in {"country", "organization"})
        )

    @cached_property
    def names_of(self) -> dict[str, list[Span]]:
        """Where each entity is named, in text order."""
        found: dict[str, list[Span]] = {}
        for mention in self.analysis.mentions:
            if mention.form == "name":
                for entity in dict.fromkeys(mention.entities):
                    found.setdefault(entity, []).append(mention.span)
        return found

    @cached_property
    def group_sides(self) -> dict[tuple[str, ...], int]:
        """How often the document's groups ("the two sides") stand for which sides; only those of two or more."""
        found: dict[tuple[str, ...], int] = {}
        for mention in self.mentions:
            if mention.form == "group" and len(sides := self.represent(mention.entities)) >= 2:
                found[tuple(sides)] = found.get(tuple(sides), 0) + 1
        return found

    @cached_property
    def title_sides(self) -> frozenset[str]:
        """Countries and organisations that the title names, or whose people it names."""
        titles = [s.span for s in self.analysis.sentences if s.block == "title"]
        named = [e for span in titles for m in self.mentions_in(span.begin, span.end) for e in m.entities]
        return frozenset(self.represent(named))

    @cached_property
    def told(self) -> dict[str, int]:
        """In how many sentences each entity is spoken of."""
        found: dict[str, set[int]] = {}
        for mention in self.mentions:
            for entity in mention.entities:
                found.setdefault(entity, set()).add(self.sentence_at(mention.span.begin).index)
        return {entity: len(sentences) for entity, sentences in found.items()}

    # --- when

    def times(self, begin: int, end: int) -> list[TimeExpression]:
        return self.analysis.times_in(Span(begin, end))

    def when(self, expression: TimeExpression) -> When | None:
        return None if expression.time is None else When(expression.time, expression.basis)


def _invited(verb: Token) -> Token | None:
    """As in "extended an invitation to B to visit", "the invitation for B to visit": B."""
    for child in verb.head.rights:
        if child.i < verb.i and child.dep_ in {"prep", "dative"} and child.lower_ in {"to", "for"}:
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    return None


def _asked(verb: Token) -> Token | None:
    """As in "renewed his invitation to B to visit X", where the parse hangs all on the first verb: B."""
    if not any(c.dep_ == "dobj" and c.lemma_ == "invitation" for c in verb.head.rights):
        return None
    to = [c for c in verb.head.rights if c.i < verb.i and c.dep_ in {"prep", "dative"} and c.lower_ in {"to", "for"}]
    return next((c for c in to[0].rights if c.dep_ == "pobj"), None) if to else None


def clause_span(verb: Token, sentence: Sentence) -> tuple[int, int]:
    """Characters of the clause that a verb heads: its subtree, less coordinated clauses with subjects of their own."""
    begin = verb.left_edge.idx
    if verb.i > 1 and verb.nbor(-1).text == "-":
        begin = min([begin, *(c.left_edge.idx for c in dependents(verb))])
    end = verb.right_edge.idx + len(verb.right_edge)
    for child in verb.rights:
        if child.dep_ == "conj" and any(c.dep_ in _SUBJECTS for c in child.lefts):
            end = min(end, child.left_edge.idx)
    return max(begin, sentence.span.begin), min(end, sentence.span.end)


def _without_co(verb: Token) -> Token:
    """The verb itself where the model takes "co-chaired" apart, and "co" for the verb of the clause."""
    apart = verb.lower_ == "co" and verb.i + 2 < len(verb.doc) and verb.nbor(1).text == "-"
    return verb.nbor(2) if apart and verb.nbor(2).pos_ == "VERB" else verb


def governing_verb(token: Token) -> Token:
    """The verb of the clause that a noun stands in; the token itself where there is none."""
    current = token
    for _ in range(12):
        if current.pos_ in {"VERB", "AUX"} and current != token:
            return _without_co(current)
        if current.head == current:
            return current
        current = current.head
    return current


def words_before(text: str, position: int, count: int) -> str:
    """Lower-case text of about ``count`` words before a position."""
    return " ".join(text[max(0, position - 12 * count) : position].split()[-count:]).lower()


def unique(items: Sequence[str]) -> list[str]:
    """The items, each once, in the order of their first appearance."""
    return list(dict.fromkeys(items))
