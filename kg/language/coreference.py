"""Decide who is meant: clusters become entities, offices and groups find their people, labels their speakers.

"The two leaders", "both sides" go to the people and countries that the document is about.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.language import allegiance, sides
from kg.language.analysis import Directory, Mention
from kg.language.arrivals import settle_arrivals, settle_inviters
from kg.language.authors import author, sections, signer
from kg.language.cast import Cast
from kg.language.counterparts import name_countries, settle_counterparts
from kg.language.delegations import settle_delegations
from kg.language.echoes import add_echoes
from kg.language.epithets import settle_epithets
from kg.language.forenames import add_forenames
from kg.language.groups import find_groups
from kg.language.home import home as find_home
from kg.language.hosts import host_of
from kg.language.names import Found
from kg.language.offices import settle_labels, settle_told, settle_untold
from kg.language.speakers import introduced, labelled, office_labels, speakers
from kg.model import Document, Entity, Span


@dataclass
class Resolved:
    """Entities and mentions of a document, and what it is about.

    ``speakers`` holds each label's person, ``sections`` where the words of each begin whom a line of its own names.
    """

    entities: dict[str, Entity]
    mentions: list[Mention]
    principals: tuple[str, ...]
    parties: tuple[str, ...]
    home: str | None
    speakers: dict[str, str | None]
    sections: tuple[tuple[int, str], ...] = ()


def resolve(document: Document, found: Found, head: Span, directory: Directory | None) -> Resolved:
    """Entities and mentions of one document.

    Args:
        document: what was read.
        found: its names, in text order.
        head: the stretch that says what the document is about: title and first sentences.
        directory: answers which country a person acts for, or None.
    """
    cast = Cast(document)
    for hit in found.named:
        cast.add_named(hit)
    cast.add_people((*found.people, *introduced(document, found.people)))
    add_echoes(cast)
    add_forenames(cast, directory)
    allegiance.told(cast, directory)
    settle_delegations(cast)
    allegiance.lists(cast)
    alone = tuple(
        (p.span, side.id if (side := allegiance.by_title([p.title])) else None)
        for p in found.people
        if p.name is None and p.of is None and not p.plural
    )
    spoken = sections(cast)
    home, sure = find_home(cast.stage(head, alone), labelled(cast) or [person for _, person in spoken])
    own = home if sure else None
    settle_arrivals(cast, head, home)
    settle_inviters(cast)
    allegiance.told_by_office(cast, found.people)
    allegiance.of_the_place(cast, cast.stage(head), home)
    allegiance.only_office(cast, directory, home)
    allegiance.unmarked(cast, found.people, cast.stage(head), own)
    if (signed := signer(cast)) is not None and cast.countries[signed] is None:
        cast.countries[signed] = home
    settle_labels(cast, office_labels(cast), home, directory)
    settle_told(cast, found.people)
    name_countries(cast, found.people, sides.parties(cast.stage(head), sides.principals(cast.stage(head)), own))
    settle_untold(cast, found.people, sides.principals(cast.stage(head)), home, directory)
    stage = cast.stage(head)  # with those told by office alone
    principals = sides.principals(stage)
    parties = sides.parties(stage, principals, own)
    principals = _author_first(cast, stage, principals)
    settle_epithets(cast, principals, home)
    settle_counterparts(cast, found.people, principals)
    people = [m for m in cast.mentions if m.kind == "person"]
    bodies = [(m.span, m.entities[0]) for m in cast.mentions if m.kind == "organization" and m.form == "name"]
    host = host_of(stage, parties, home)
    cast.mentions += find_groups(document, stage.actors, stage.countries, principals, parties, people, bodies, host)
    cast.mentions.sort(key=lambda m: (m.span, m.kind))
    return Resolved(cast.entities(), cast.mentions, principals, parties, home, speakers(cast, home), spoken)


def _author_first(cast: Cast, stage: sides.Stage, principals: tuple[str, ...]) -> tuple[str, ...]:
    """Whoever the title says speaks stands in front: "I" of a statement is nobody else."""
    told = author(cast, stage)
    return principals if told is None else (told, *(p for p in principals if p != told))
