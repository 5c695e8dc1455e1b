"""The header of a saved query: ``#+`` comment lines that hold YAML, as grlc has them.

Source: grlc's decorator syntax, https://grlc.io ("SPARQL decorators"): ``#+ summary:``, ``#+ description:`` and
``#+ tags:`` are grlc's own keys, and parameters stand in the text as variables ``?_name``; ``#+ params:`` is ours.
Every scalar is read as the text that it is: YAML's guesses ("no" for false, 2019-05-31 for a date) stay out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

import yaml

from kg.errors import BadQueryFile, Where

ParameterType = Literal["string", "iri", "integer", "decimal", "boolean", "date", "from", "until", "country", "agent"]
TYPES: tuple[ParameterType, ...] = get_args(ParameterType)
QUERY_NAME = r"[a-z][a-z0-9-]*"
_T = TypeVar("_T", bound=str)
PAGING = ("limit", "offset")  # every saved query takes these two besides its own


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: ``from`` and ``until`` are dates of which a year or month means its first or last day;
    ``country`` and ``agent`` are names, with those of the store to choose from.

    ``default`` is what an absent value is; without one an optional parameter is the empty string in the query.
    ``choices`` is a closed list; ``choices_query`` a SELECT whose first column suggests values, without closing it.
    """

    name: str
    type: ParameterType
    description: str
    required: bool = False
    default: str | None = None
    choices: tuple[str, ...] = ()
    choices_query: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    title: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]


# libyaml's parser where PyYAML was built with it, as its wheels are.
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NAMES = """SELECT DISTINCT ?name WHERE {{
  ?agent a <https://w3id.org/diplograph/ontology#{kind}> ; <http://www.w3.org/2000/01/rdf-schema#label> ?name
}} ORDER BY ?name"""
_CHOICES_OF_TYPE = {"country": _NAMES.format(kind="Country"), "agent": _NAMES.format(kind="Agent")}


def read_header(text: str, file: str) -> Header:
    """The header of a query file's text.

    Raises:
        BadQueryFile: not YAML, a key that is missing, unknown or of the wrong kind; with file, line and column.
    """
    reader = _Reader(file)
    # Lines that are no header become blank ones, so that YAML counts lines as the file does.
    lines = [line[2:] if line.startswith("#+") else "" for line in text.splitlines()]
    if not any(lines):
        raise reader.error("there is no header", None, hint="begin the file with '#+ summary: what it answers'")
    shift = min(len(line) - len(line.lstrip(" ")) for line in lines if line.strip())
    try:
        root = yaml.compose("\n".join(line[shift:] for line in lines), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else None
        raise reader.error(f"the header is not YAML: {error.problem}", line) from error
    except yaml.YAMLError as error:
        raise reader.error(f"the header is not YAML: {error}", None) from error
    fields = reader.mapping(root, {"summary", "description", "tags", "params"}, {"summary", "description"})
    return Header(
        title=reader.text(fields["summary"]),
        description=reader.text(fields["description"]),
        tags=tuple(map(reader.text, reader.items(fields.get("tags")))),
        parameters=_parameters(reader, fields.get("params")),
    )


def _parameters(reader: _Reader, node: yaml.Node | None) -> tuple[Parameter, ...]:
    found: dict[str, Parameter] = {}
    for item in reader.items(node):
        known = {"name", "type", "description", "required", "default", "choices"}
        fields = reader.mapping(item, known, {"name", "type", "description"})
        name = reader.text(fields["name"])
        if name in found or name in PAGING or not name.isascii() or not name.isidentifier():
            raise reader.error(f"the parameter name {name!r} is taken or no name", item)
        kind = reader.one_of(fields["type"], TYPES)
        choices: tuple[str, ...] = ()
        query = _CHOICES_OF_TYPE.get(kind)
        if isinstance(fields.get("choices"), yaml.ScalarNode):
            query = reader.text(fields["choices"])
        else:
            choices = tuple(map(reader.text, reader.items(fields.get("choices"))))
        default = reader.text(fields["default"]) if "default" in fields else None
        required = "required" in fields and reader.one_of(fields["required"], ("true", "false")) == "true"
        if required and default is not None:
            raise reader.error(f"the parameter {name} is required and has a default", item)
        if choices and default is not None and default not in choices:
            raise reader.error(f"the default {default!r} is none of the choices", fields["default"])
        text = reader.text(fields["description"])
        found[name] = Parameter(name, kind, text, required, default, choices, query)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads YAML nodes strictly; every complaint has its line."""

    file: str

    def error(self, message: str, at: yaml.Node | int | None, hint: str | None = None) -> BadQueryFile:
        line = at.start_mark.line + 1 if isinstance(at, yaml.Node) else at
        return BadQueryFile(message, where=Where(self.file, line), hint=hint or "see docs/queries.md, or mend the file")

    def mapping(self, node: yaml.Node | None, known: set[str], needed: set[str]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self.error(f"expected 'key: value' lines with {_listed(known)}", node)
        fields: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = self.text(key)
            if name not in known or name in fields:
                raise self.error(f"the key {name!r} is not one of {_listed(known)}, or comes twice", key)
            fields[name] = value
        if missing := needed - fields.keys():
            raise self.error(f"{_listed(missing)} is missing", node)
        return fields

    def items(self, node: yaml.Node | None) -> list[yaml.Node]:
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.error("expected a list", node)
        return list(node.value)

    def text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self.error("expected text", node)
        return str(node.value).strip()

    def one_of(self, node: yaml.Node, values: tuple[_T, ...]) -> _T:
        text = self.text(node)
        for value in values:
            if value == text:
                return value
        raise self.error(f"{text!r} is not one of {_listed(values)}", node)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
