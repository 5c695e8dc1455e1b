"""Saved queries: ``*.rq`` files with a header, loaded from folders; a bad one is shown and harms no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox

from kg.errors import BadParameter, BadQueryFile, QueryError, UnknownQuery, Where
from kg.queries.binding import Term, bind, placeholders, splice, term
from kg.queries.header import QUERY_NAME, Parameter, read_header
from kg.queries.run import parse_error
from kg.queries.safety import Form, analyse

_EMPTY_STORE = ox.Store()


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """``name`` is the file's name without ``.rq``; ``text`` its whole content, header and all."""

    name: str
    title: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str
    form: Form
    path: Path

    def bind(self, values: Mapping[str, str]) -> str:
        """The SPARQL text with these values in it.

        Raises:
            BadParameter: see `kg.queries.binding.bind`; the message begins with the query's name.
        """
        try:
            return bind(self.text, self.parameters, values)
        except BadParameter as error:
            raise BadParameter(f"{self.name}: {error.message}", hint=error.hint) from None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All saved queries, by name, and what is wrong with the files that are none."""

    queries: Mapping[str, SavedQuery] = field(default_factory=dict)
    faults: tuple[BadQueryFile, ...] = ()

    def __iter__(self) -> Iterator[SavedQuery]:
        return iter(self.queries.values())

    def get(self, name: str) -> SavedQuery:
        """The query of this name.

        Raises:
            BadQueryFile: there is one, but its file is wrong.
            UnknownQuery: there is none.
        """
        if name in self.queries:
            return self.queries[name]
        for fault in self.faults:
            if fault.where and Path(fault.where.file).stem == name:
                raise fault
        near = get_close_matches(name, self.queries, n=1)
        hint = f"did you mean {near[0]}? kg query lists them all" if near else "kg query lists them all"
        raise UnknownQuery(f"there is no saved query {name!r}", hint=hint)


def load_queries(folders: Iterable[Path]) -> Catalogue:
    """Every ``*.rq`` of these folders; a query of a later folder takes the place of its namesake in an earlier one.

    A folder that is not there holds no queries.
    """
    found: dict[str, SavedQuery | BadQueryFile] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.rq")):
            try:
                found[path.stem] = load_query(path)
            except BadQueryFile as fault:
                found[path.stem] = fault
    queries = {name: query for name, query in sorted(found.items()) if isinstance(query, SavedQuery)}
    return Catalogue(queries, tuple(fault for _, fault in sorted(found.items()) if isinstance(fault, BadQueryFile)))


def load_query(path: Path) -> SavedQuery:
    """One saved query, its header and its text checked.

    Raises:
        BadQueryFile: what is wrong with it, with file, line and column.
    """
    if not re.fullmatch(QUERY_NAME, path.stem):
        raise BadQueryFile(
            f"{path.stem!r} is no name for a query", where=Where(str(path)), hint="use small letters, digits and '-'"
        )
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadQueryFile(f"cannot be read: {error}", where=Where(str(path)), hint="save it as UTF-8") from error
    header = read_header(text, str(path))
    try:
        declared = {parameter.name for parameter in header.parameters}
        if odd := sorted(declared ^ placeholders(text)):
            raise BadQueryFile(
                f"params and placeholders differ in {', '.join(odd)}",
                hint="every parameter x stands in the text as ?_x",
            )
        form = analyse(text).form
        _parse(splice(text, {parameter.name: _sample(parameter) for parameter in header.parameters}))
        for parameter in header.parameters:
            if parameter.choices_query:
                analyse(parameter.choices_query)
                _parse(parameter.choices_query)
    except QueryError as error:
        line, column = (error.where.line, error.where.column) if error.where else (None, None)
        raise BadQueryFile(error.message, where=Where(str(path), line, column), hint=error.hint) from error
    return SavedQuery(path.stem, header.title, header.description, header.tags, header.parameters, text, form, path)


def _sample(parameter: Parameter) -> Term:
    """A value that shows whether the text parses; a default that is not of its type is found here."""
    if parameter.default:
        return term(parameter, parameter.default)
    for choice in parameter.choices:
        term(parameter, choice)
    match parameter.type:
        case "iri":
            return ox.NamedNode("urn:x")
        case "integer" | "decimal":
            return ox.Literal(1)
        case _:
            return ox.Literal("")


def _parse(text: str) -> None:
    try:
        _EMPTY_STORE.query(text)
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise parse_error(error, text) from None
