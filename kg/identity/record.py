"""What stands in files beside the gazetteer and decides on identities: people's judgements, and live suggestions."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kg.identity.judgements import Judgements, load_judgements
from kg.identity.suggestions import Suggestions, load_suggestions


@dataclass(frozen=True, slots=True)
class Record:
    """Both files as a build reads them, once, before it begins."""

    judgements: Judgements = field(default_factory=Judgements)
    suggestions: Suggestions = field(default_factory=Suggestions)

    def __bool__(self) -> bool:
        return bool(self.judgements) or bool(self.suggestions)

    @property
    def digest(self) -> str:
        """What changes with either file: part of a build's identity. Empty where neither says anything."""
        parts = (self.judgements.digest, self.suggestions.digest)
        return "-".join(part or "0" for part in parts) if any(parts) else ""


NOTHING = Record()


def load_record(links: Path, live: Path) -> Record:
    """Both files; one that is not there says nothing.

    Raises:
        LinksError: a file or a line is wrong.
    """
    return Record(load_judgements(links), load_suggestions(live))
