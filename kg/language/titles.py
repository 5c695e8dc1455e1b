"""Read a title with what belongs to it: modifiers and nationality before it, portfolio and country after it.

"Japanese Deputy Minister for Foreign Affairs", "President of the European Commission", "Head of the Office of the
President of Ukraine", "National Security Advisor to the Vice President", "Trade and Industry Minister of Japan".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.language.forms import Hit
from kg.language.lexicon import Named, Title, portfolio_words
from kg.language.portfolios import STATE_FORMS, WORD, PortfolioReader

_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_PREPOSITION = re.compile(
    r"\s+(?:of|for|to|on|in\s+charge\s+of|[Rr]esponsible\s+for|"
    r"at(?=\s+the\s+(?:[A-Z]\w+\s+){0,2}(?:Ministry|Department|Presidency|Office)\b)|"
    r"in(?=\s+the\s+(?:Presidency|Prime\s+Minister|President|Ministry|Office)))\s+(?:the\s+)?"
)
_FROM = re.compile(r"\s+from\s+(?:the\s+)?")
# The desk of an official, in brackets before the name: "Joint Secretary (ERS) Puneet Kundal".
_DESK = re.compile(r"\s+\([A-Z][^()\n]{0,40}\)(?=\s+[A-Z])")
_TO = re.compile(r"\s+(?:to|for|of)\s+(?:the\s+)?")
# Where somebody is posted is part of the office: "UN Resident Coordinator in Nepal".
_RESIDES = re.compile(r"\s+in\s+(?:the\s+)?")
_RESIDENT = re.compile(
    r"Resident (?:Coordinator|Representative)|Country (?:Director|Representative|Manager)|Consul[ -]General|Consul$"
)
# What goes on after a body's short name: "EU Delegation to Peru", "Islamic Development Bank Group".
_REST_OF_BODY = re.compile(
    r"\s+(?:Delegation|Office|Mission|Group|Secretariat|(?:[A-Z][\w-]+\s+(?:(?:and|&)\s+)?){0,5}(?:Committee|Commission))(?![\w-])"
    r"(?P<to>(?:\s+to\s+(?:the\s+)?)?)"
)
_COMMITTEE = re.compile(r"\s+(?:[A-Z][\w-]+\s+(?:(?:and|&)\s+)?)*(?:Committee|Commission)")
_DESK_OF = re.compile(
    r"\s+(?:(?:and|&)\s+)?(?:[A-Z][\w-]+\s+){0,3}?(?:Department|Division|Directorate|Bureau|Section|Desk)\b"
)
# Offices that serve another: "Special Envoy of the UN Secretary-General", "Assistant to the President".
_SERVING = re.compile(
    r"(?:Envoy|Representative|Advis[eo]r|Assistant|Aide|Coordinator|Counsel(?:l?or)?|Press Secretary)$"
)
# Bodies of a state, told by its adjective: "State Secretary of the German Federal Foreign Office".
_STATE_BODY = re.compile(
    r"\b(?:Ministry|Office|Government|Parliament|Congress|Senate|Assembly|Chamber|Council|Cabinet|Party|Army|Navy|Forces|"
    r"Bank|Agency|Court|Presidency)\b"
)
_ROSTER, _MARK = re.compile(r"\s*[:–—-]\s+$"), re.compile(r"[\s•*·–—-]*(?:\d{1,2}[.)]\s*)?(?:the\s+)?")
_POSSESSED = re.compile(r"(?:[’']s?)?\s+")
_RANKED = re.compile(
    r"(?:\b(?:Deputy|Acting|Federal|First|Vice|Special|Interim|Executive|Principal|Senior|Assistant|Associate|Chief|"
    r"Managing|Permanent|Cabinet|Union|Parliamentary)[\s-]+)$"
)
_RANKED_LOWER = re.compile(r"(?:\b(?:deputy|acting|vice|interim|federal|first)[\s-]+)$")
_DEPUTY = re.compile(r"(?:Deputy|Vice|Assistant)\b", re.IGNORECASE)
_PASSING = re.compile(r"(?:\b(?:former|then|new|outgoing|incoming|Former|New|visiting|newly\s+elected)[\s-]+)$")
_LEADERS = re.compile(r"\b(?:Secretary[- ]General|President|Prime Minister)[’']s\s+$")
_PORTFOLIO_BEFORE = re.compile(r"(?:^|(?<=\s))([A-Z][\w-]+)(,?\s+(?:and\s+)?)$")
_WITHIN = re.compile(
    r"\b(?:Office|Administration|Cabinet|Adviser|Advisor|Assistant|Aide|Head|Chief|Secretary|Representative|Envoy|"
    r"Counsel|Counselor|Counsellor|Spokesperson|Staff|Council)\s+(?:of|to)\s+(?:the\s+)?$|"
    r"\b(?:attached|reporting|Delegate)\s+to\s+(?:the\s+)?$"
)
_OPEN = frozenset(("minister", "official", "deputy", "diplomat", "leader", "business", "spokesperson", "legislator"))
_MAX_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A title as read: ``text[begin:end]``, its words, its class, and what the office belongs to."""

    begin: int
    end: int
    title: str
    rank: str
    of: Named | None = None
    nationality: bool = False  # ``of`` was said before the title: "Japanese", "Japan's"
    plural: bool = False
    also: str | None = None  # a second office: "State Councilor and Foreign Minister"


class TitleReader(PortfolioReader):
    """Reads titles of one stretch of text; looks names and titles up by where they start and end."""

    def read(self, hit: Hit[Title]) -> Reading:
        """The title at ``hit`` with what belongs to it."""
        begin, prefix, of, nationality = self._before(hit)
        value = hit.value
        written = value.name if value.plural or value.short or value.capitals or value.lower else None
        title = prefix + (written or self.text[hit.begin : hit.end])
        end, added = self._after(hit.end, value.rank, value.lower)
        if bracket := _DESK.match(self.text, end, self.span.end):
            end = bracket.end()
        right, end = self._to_leader(end) if _SERVING.search(value.name) else (None, end)
        if right is None:
            right, end = self.of(end)
            if right is not None and right.kind == "country" and self.text[end : end + 1] in {"’", "'"}:
                end = self._body_owned(end)
            elif right is not None and right.kind == "organization":
                body = end
                right, end = self._whole_body(right, end)
                if _COMMITTEE.fullmatch(self.text, body, end):  # "Chairman of the Riigikogu Foreign Affairs Committee"
                    added = re.sub(r"\s+", " ", self.text[hit.end : end])
        if right is None and value.rank == "counterpart":
            right, end = self._from(end)
        if right is None and value.rank == "official":
            right, end = self._to_leader(end)
        if right is None and of is None and added:
            right = self._of_body(hit.end, end)
        if (seated := _RESIDES.match(self.text, end, self.span.end)) and _RESIDENT.search(title):
            host = self.named_at.get(seated.end())
            end = host.end if host is not None and host.value.kind != "organization" else end
        rank = "deputy" if hit.value.rank == "leader" and _DEPUTY.match(prefix) else hit.value.rank
        if right is not None:
            of, nationality = right, False
        reading = Reading(begin, end, title + added, rank, of, nationality, hit.value.plural)
        return self._for(reading)

    def within_title(self, position: int) -> bool:
        """Whether a title at ``position`` only completes a greater one: "Office of the [President]"."""
        return _WITHIN.search(self.text, max(self.span.begin, position - 40), position) is not None

    def of(self, end: int) -> tuple[Named | None, int]:
        """What follows as "of Japan", and where it ends."""
        match = _OF.match(self.text, end, self.span.end)
        if match:
            hit = self.named_at.get(match.end())
            if hit is not None and not hit.value.adjective:
                return hit.value, hit.end
            if hit is not None and (word := WORD.match(self.text, hit.end + 1)) and word[0] in STATE_FORMS:
                return hit.value, word.end()
        return None, end

    def _from(self, end: int) -> tuple[Named | None, int]:
        """Where a counterpart is from: "his counterpart [from Jordan]", and where that ends."""
        match = _FROM.match(self.text, end, self.span.end)
        hit = self.named_at.get(match.end()) if match else None
        return (hit.value, hit.end) if hit is not None and hit.value.kind == "country" else (None, end)

    def _body_owned(self, end: int) -> int:
        """Where a body ends that a country behind "of" owns: "Speaker of Iceland[’s Parliament]"; else ``end``."""
        gap = _POSSESSED.match(self.text, end, self.span.end)
        return (gap and self.body_end(gap.end())) or end

    def _whole_body(self, body: Named, end: int) -> tuple[Named, int]:
        """The rest of a known body’s name: "of the EU [Delegation to Peru]", "of the Congress [of Chile]"."""
        rest = _REST_OF_BODY.match(self.text, end, self.span.end)
        if rest is None:
            owner, stop = self.of(end)
            return (owner, stop) if owner is not None and owner.kind == "country" else (body, end)
        host = self.named_at.get(rest.end())
        return body, host.end if host is not None and rest[0].endswith(("to ", "the ")) else rest.start("to")

    def _of_body(self, begin: int, end: int) -> Named | None:
        """The country whose adjective opens the body of which an office is: "of the [Slovak] Ministry of Defence"."""
        for match in _OF.finditer(
            self.text, begin, end
        ):  # also "Director of the Asia Department of the Slovak Ministry"
            hit = self.named_at.get(match.end())
            if hit is not None and hit.value.adjective and _STATE_BODY.search(self.text, hit.end, end):
                return hit.value
        return None

    def _to_leader(self, end: int) -> tuple[Named | None, int]:
        """Whose leader an office serves: "Senior Advisor [to the U.S. President]", and where that ends."""
        match = _TO.match(self.text, end, self.span.end)
        nation = self.named_at.get(match.end()) if match else None
        gap = _POSSESSED.match(self.text, nation.end, self.span.end) if nation else None
        leader = self.title_at.get(gap.end()) if gap else None
        if nation is None or leader is None or leader.value.rank not in {"leader", "deputy", "minister"}:
            return None, end
        stop, _ = self._after(leader.end, leader.value.rank, leader.value.lower)
        return nation.value, stop

    def _before(self, hit: Hit[Title]) -> tuple[int, str, Named | None, bool]:
        """Where the title begins, the modifiers that are part of it, and a nationality before it."""
        begin = hit.begin
        prefix = ""
        if hit.value.rank == "honorific":
            return begin, "", None, False
        if hit.value.name.endswith(("Minister", "Secretary", "Commissioner")) and not hit.value.plural:
            begin, prefix = self._portfolio_before(begin, " " in hit.value.name)
        ranks = _RANKED_LOWER if hit.value.lower else _RANKED
        while ranked := ranks.search(self.text, max(self.span.begin, begin - 14), begin):
            named = self.named_to.get(begin - 1)
            if named is not None and named.begin < ranked.start():
                break  # the "Union" of "European Union High Representative"
            said = re.sub(r"\s+", " ", ranked[0])
            prefix = (said.capitalize() if hit.value.lower else said) + prefix
            begin = ranked.start()
        while passing := _PASSING.search(self.text, max(self.span.begin, begin - 14), begin):
            begin = passing.start()
        if leader := _LEADERS.search(self.text, max(self.span.begin, begin - 30), begin):
            begin = leader.start()  # "the UN Secretary-General’s Personal Envoy"
        gap = begin
        while gap > self.span.begin and self.text[gap - 1].isspace():
            gap -= 1
        if roster := _ROSTER.search(self.text, max(self.span.begin, begin - 4), begin):
            nation = self.named_to.get(roster.start())
            if nation is not None and nation.begin == self._line(begin):
                return begin, prefix, nation.value, True  # "France: Minister A", a line of a list
        if gap < begin and "\n\n" not in self.text[gap:begin]:
            for end in (gap, gap - 1, gap - 2):  # "Japanese …", "United States’ …", "Japan's …"
                named = self.named_to.get(end)
                if named and self.text[end:gap] in {"", "’s", "'s", "’", "'"}:
                    return named.begin, prefix, named.value, True
        return begin, prefix, None, False

    def _line(self, position: int) -> int:
        """Where the line, or the stretch, begins in which a place stands, list marks left out."""
        start = max(self.span.begin, self.text.rfind("\n", self.span.begin, position) + 1)
        mark = _MARK.match(self.text, start, position)
        return mark.end() if mark else start

    def _portfolio_before(self, begin: int, joined: bool) -> tuple[int, str]:
        """Words of a portfolio straight before a title: "[Trade and Industry] Minister"."""
        start = begin
        while word := _PORTFOLIO_BEFORE.search(self.text, max(self.span.begin, start - 24), start):
            linked = bool(word[2].strip())
            if word[1] not in portfolio_words() or (start == begin and linked is not joined) or "\n" in word[2]:
                break
            start = word.start()
        return start, re.sub(r"\s+", " ", self.text[start:begin])

    def _after(self, end: int, rank: str, lower: bool = False) -> tuple[int, str]:
        """Where the portfolio or body after a title ends, and its words."""
        start = end
        if rank not in _OPEN:
            return end, ""
        for _ in range(_MAX_ROUNDS):
            preposition = _PREPOSITION.match(self.text, end, self.span.end)
            if preposition is None:
                break
            at = preposition.end()
            if at in self.title_at and self.title_at[at].value.rank != "honorific":
                said = preposition[0].split()
                if not {"of", "to"} & set(said) or ("of" in said and rank == "leader"):
                    break
                end = self.title_at[at].end
                continue
            named = self.named_at.get(at)
            if named is not None and self.is_portfolio(named, rank):
                end = self.portfolio_end(at)
                continue
            if named is not None and (stop := self._body_of_named(named)) is not None:
                end = stop
                continue
            if named is not None and not named.value.adjective:
                if {"to", "for"} & set(preposition[0].split()) and rank == "diplomat":
                    end = named.end
                    continue
                break
            stop = self.portfolio_end(at, lower) if rank not in {"leader", "business"} else at
            stop = max(stop, self.body_end(at) or at)
            if stop == at:
                break
            end = stop
        return end, re.sub(r"\s+", " ", self.text[start:end])

    def _body_of_named(self, named: Hit[Named]) -> int | None:
        """Where a body's name ends that begins with places: "Middle East Department", "Peru-Chile Friendship Group"."""
        if named.value.kind == "place" and _DESK_OF.match(self.text, named.end, self.span.end):
            return self.body_end(named.end + 1)
        other = self.named_at.get(named.end + 1) if self.text[named.end : named.end + 1] in {"-", "–"} else None
        return self.body_end(other.end + 1) if other is not None and named.value.kind == "country" else None

    def _for(self, reading: Reading) -> Reading:
        """What a title is for, after what it is of: "Special Representative of Russia [for Afghanistan]"."""
        serves = reading.rank in {"diplomat", "minister", "official"} or reading.title.endswith("Representative")
        if not serves or reading.of is None or reading.nationality:
            return reading
        match = re.compile(r"\s+(?:for|to|on)\s+(?:the\s+)?").match(self.text, reading.end)
        if match is None or (match[0].split()[0] == "to" and reading.rank == "minister"):
            return reading  # "visit of the Foreign Minister of Vietnam to Russia"
        named = self.named_at.get(match.end())
        end = named.end if named is not None else self.body_end(match.end()) or self.portfolio_end(match.end())
        if end == match.end():
            return reading
        added = re.sub(r"\s+", " ", self.text[match.start() : end])
        return replace(reading, end=end, title=reading.title + added)
