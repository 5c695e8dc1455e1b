"""What stands in files beside the gazetteer and decides on identities: people's judgements, and live suggestions."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kg.identity.gazetteer import Gazetteer
from kg.identity.judgements import Judgements, load_judgements
from kg.identity.suggestions import Suggestions, load_suggestions


@dataclass(frozen=True, slots=True)
class Record:
    """Both files as a build reads them, once, before it begins."""

    judgements: Judgements = field(default_factory=Judgements)
    suggestions: Suggestions = field(default_factory=Suggestions)
    gazetteer: str = ""  # version of another gazetteer than the one that ships

    def __bool__(self) -> bool:
        return bool(self.judgements) or bool(self.suggestions)

    @property
    def digest(self) -> str:
        """What changes with any of them: part of a build's identity. Empty where there is none."""
        parts = (self.judgements.digest, self.suggestions.digest, *([self.gazetteer] if self.gazetteer else []))
        return "-".join(part or "0" for part in parts) if any(parts) else ""


NOTHING = Record()


def load_record(links: Path, live: Path, gazetteer: Path | None = None) -> Record:
    """Both files; one that is not there says nothing. ``gazetteer`` is another than the one that ships.

    Raises:
        LinksError: a file or a line is wrong.
        GazetteerError: the gazetteer cannot be opened.
    """
    version = ""
    if gazetteer is not None:
        opened = Gazetteer.open(gazetteer)
        version = opened.version
        opened.close()
    return Record(load_judgements(links), load_suggestions(live), version)
