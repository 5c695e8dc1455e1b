"""Annotated documents: a folder of JSON files in the shape of the annotation guidelines, as facts to be judged by."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError, Where
from kg.evaluation.measure import ACTORS, GROUPS, SLOTS, Actor, Judged
from kg.model import Span, TimeSpan

_DATES = {"date", "deadline", "period"}


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated document: where its text is, the text, and its facts by group."""

    name: str
    path: Path
    text: str
    facts: Mapping[str, tuple[Judged, ...]]


def load_gold(folder: Path, documents: Path | None = None) -> list[GoldDocument]:
    """The annotated documents of a folder, in the order of their files' names.

    Args:
        folder: holds the ``*.json`` files.
        documents: holds their plain texts; by default the folder ``documents`` beside them.

    Raises:
        KgError: there are none, one is not in the shape of the guidelines, its text is missing, or its evidence is not
            in the text.
    """
    if not folder.is_dir():
        raise KgError("no such folder of annotated documents", where=Where(str(folder)))
    files = sorted(folder.glob("*.json"))
    if not files:
        hint = "a folder with one JSON file for each annotated document, and their texts in its documents/"
        raise KgError("holds no annotated documents", where=Where(str(folder)), hint=hint)
    return [_load(file, documents or folder / "documents") for file in files]


def _load(file: Path, documents: Path) -> GoldDocument:
    try:
        gold = json.loads(file.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        where = Where(str(file), error.lineno, error.colno)
        raise KgError(f"is not JSON: {error.msg}", where=where) from error
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"cannot be read: {error}", where=Where(str(file))) from error
    try:
        name = gold["document"]
        path = documents / name
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        hint = "--documents names the folder that holds the texts"
        raise KgError(f"its text cannot be read: {error}", where=Where(str(file)), hint=hint) from error
    except (KeyError, TypeError) as error:
        raise _malformed(file, error) from error
    try:
        return GoldDocument(name, path, text, {group: _facts(gold, group, text, file) for group in GROUPS})
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise _malformed(file, error) from error


def _malformed(file: Path, error: Exception) -> KgError:
    told = f"{type(error).__name__}: {error}"
    return KgError(
        f"is not in the shape of the guidelines ({told})",
        where=Where(str(file)),
        hint="kg extract --gold prints that shape",
    )


def _facts(gold: Mapping[str, Any], group: str, text: str, file: Path) -> tuple[Judged, ...]:
    actors = {
        agent["name"]: Actor(
            frozenset({agent["name"], *agent.get("aliases", [])}),
            frozenset({agent["qid"]} if agent.get("qid") else ()),
            agent["type"] == "person",
        )
        for agent in gold["agents"]
    }
    return tuple(_fact(entry, group, actors, _spans(entry, text, file)) for entry in gold[group])


def _spans(entry: Mapping[str, Any], text: str, file: Path) -> tuple[Span, ...]:
    found = []
    for quote in entry["evidence"]:
        begin = text.find(quote)
        if begin < 0:
            message = f"{entry['id']}: this evidence is not in the text: {quote[:80]!r}"
            raise KgError(message, where=Where(str(file)), hint="copy it character by character")
        found.append(Span(begin, begin + len(quote)))
    return tuple(found)


def _fact(entry: Mapping[str, Any], group: str, actors: Mapping[str, Actor], spans: tuple[Span, ...]) -> Judged:
    slots = {slot: _slot(slot, entry.get(slot), actors) for slot in SLOTS[group]}
    titles: frozenset[str] = frozenset()
    value: float | tuple[float, ...] | None = None
    if group == "agreements":
        titles = frozenset({entry["title"], *entry.get("aliases", [])})
        name = entry["title"]
    elif group == "figures":
        told = entry["value"]
        value = tuple(map(float, told)) if isinstance(told, list) else float(told)
        titles = frozenset({entry["indicator"]})
        name = f"{told} {entry['unit']} {entry['indicator']}"
    else:
        name = f"{entry['kind']} {entry['date']} {', '.join(entry['participants'])}"
    return Judged(entry["id"], name, slots, spans, titles, value, bool(entry.get("optional")))


def _slot(slot: str, value: Any, actors: Mapping[str, Actor]) -> Any:
    if slot in ACTORS:
        return [actors[name] for name in value]
    if slot == "places":
        return [Actor(frozenset({name})) for name in value]
    if slot in _DATES and value:
        time = TimeSpan(value)
        return time.earliest.isoformat(), time.latest.isoformat()
    return value or None if slot in _DATES else value
