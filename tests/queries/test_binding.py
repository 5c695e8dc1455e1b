"""Values into queries: what is in a value changes nothing but that value."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BadParameter
from kg.graph.vocabulary import XSD
from kg.queries.binding import bind, placeholders, splice, term
from kg.queries.header import Parameter, ParameterType

TEXT = """
# ?_x in a comment stays
SELECT (?_x AS ?value) ("?_x" AS ?string) (<http://e.org/?_x> AS ?iri) WHERE { FILTER ('''?_x ' ''' != "") }
"""
EMPTY = ox.Store()
unicode = st.text(st.characters(exclude_categories=("Cs",)))
# What would break out of a term if anything could.
nasty = st.lists(
    st.sampled_from(
        ['"', "'", "\\", "\n", "\r", "{", "}", ">", "<", "#", "?_x", "?y", "'''", '"""', "\\u0022", "^^", "@en"]
    )
).map("".join)


def parameter(type: ParameterType = "string", **more: object) -> Parameter:
    return Parameter("x", type, "what it is", **more)  # type: ignore[arg-type] # passed through


def values(text: str) -> list[list[object]]:
    result = EMPTY.query(text)
    assert isinstance(result, ox.QuerySolutions)
    return [list(row) for row in result]


@settings(deadline=None)
@given(unicode | nasty)
def test_any_string_arrives_as_that_literal(value: str) -> None:
    """Any text, whatever quotes, braces, newlines or comment marks it holds, is that literal and nothing more."""
    rows = values(bind(TEXT, [parameter()], {"x": value}))
    assert rows == [[ox.Literal(value), ox.Literal("?_x"), ox.NamedNode("http://e.org/?_x")]]


@settings(deadline=None)
@given(unicode | nasty.map(lambda text: "http://e.org/" + text))
def test_an_iri_arrives_as_that_iri_or_not_at_all(value: str) -> None:
    """What Oxigraph takes for an IRI arrives as that IRI; anything else is a BadParameter."""
    try:
        bound = bind(TEXT, [parameter("iri", required=True)], {"x": value})
    except BadParameter:
        return
    assert values(bound)[0][0] == ox.NamedNode(value)


@settings(deadline=None)
@given(unicode | nasty, st.sampled_from(["integer", "decimal", "boolean", "date", "from", "until"]))
def test_typed_values_are_of_their_type_or_refused(value: str, type: ParameterType) -> None:
    """No text gets past a typed parameter as anything but a well-formed literal of its type."""
    try:
        found = term(parameter(type), value)
    except BadParameter as error:
        assert error.hint
        return
    assert isinstance(found, ox.Literal)
    assert values(splice(TEXT, {"x": found}))[0][0] == next(iter(values(f"SELECT ({found} AS ?x) {{}}")))[0]


@pytest.mark.parametrize(
    ("type", "given_", "wanted"),
    [
        ("integer", "2023", ox.Literal(2023)),
        ("integer", "-7", ox.Literal(-7)),
        ("decimal", "30000000000", ox.Literal("30000000000", datatype=XSD.decimal)),
        ("decimal", "1e3", ox.Literal("1000", datatype=XSD.decimal)),
        ("boolean", "true", ox.Literal(True)),
        ("date", "2019-05-31", ox.Literal("2019-05-31", datatype=XSD.date)),
        ("from", "2019", ox.Literal("2019-01-01", datatype=XSD.date)),
        ("until", "2019-02", ox.Literal("2019-02-28", datatype=XSD.date)),
        ("iri", "wd:Q159", ox.NamedNode("http://www.wikidata.org/entity/Q159")),
        ("iri", "<http://e.org/a>", ox.NamedNode("http://e.org/a")),
        ("country", "Côte d'Ivoire", ox.Literal("Côte d'Ivoire")),
    ],
)
def test_each_type_has_its_term(type: ParameterType, given_: str, wanted: object) -> None:
    """A value becomes a term of its parameter's type; partial dates mean their first or last day."""
    assert term(parameter(type), given_) == wanted


@pytest.mark.parametrize(
    ("type", "value"),
    [
        ("integer", "1.5"), ("integer", "١٢"), ("integer", "9" * 30), ("integer", "1; DROP"),
        ("decimal", "NaN"), ("decimal", "1e999999999"), ("decimal", "ten"),
        ("boolean", "yes"), ("date", "2019"), ("date", "2019-02-30"), ("from", "20190531"), ("until", "2019-13"),
        ("until", "٢٠١٩"), ("iri", "Q159"), ("iri", "http://e.org/a b"), ("string", "\ud800"),
    ],
)  # fmt: skip
def test_wrong_values_are_told(type: ParameterType, value: str) -> None:
    """A value of the wrong type is named with the parameter, and the hint says how to write one."""
    with pytest.raises(BadParameter, match="the parameter x is not") as caught:
        term(parameter(type), value)
    assert caught.value.hint


def test_defaults_choices_and_missing_values() -> None:
    """An absent value is its default, an optional one without default the empty string; choices are closed."""
    assert values(bind(TEXT, [parameter()], {}))[0][0] == ox.Literal("")
    assert values(bind(TEXT, [parameter("date")], {}))[0][0] == ox.Literal("")
    assert values(bind(TEXT, [parameter("integer", default="5")], {}))[0][0] == ox.Literal(5)
    with pytest.raises(BadParameter, match=r"x is needed: what it is(?s:.*)-p x="):
        bind(TEXT, [parameter(required=True)], {})
    with pytest.raises(BadParameter, match="did you mean held"):
        bind(TEXT, [parameter(choices=("held", "planned"))], {"x": "helt"})
    with pytest.raises(BadParameter, match=r"no parameter 'limits'(?s:.*)did you mean limit"):
        bind(TEXT, [parameter()], {"limits": "5"})


def test_limit_and_offset_are_validated_numbers() -> None:
    """Every query takes limit and offset, as digits alone; they replace or add to what the text has."""
    text = "SELECT ?x { VALUES ?x { 1 2 3 } } ORDER BY ?x LIMIT 3"
    assert values(bind(text, [], {"limit": "1", "offset": "1"})) == [[ox.Literal(2)]]
    assert values(bind(text, [], {"offset": "2"})) == [[ox.Literal(3)]]
    assert len(values(bind(text, [], {"limit": "0"}))) == 0
    for wrong in ("", "-1", "1 OFFSET 2", "1e3", "٣", "9" * 12):
        with pytest.raises(BadParameter, match="not a number of rows"):
            bind(text, [], {"limit": wrong})


def test_a_parameter_may_be_the_limit_itself() -> None:
    """An integer parameter can stand where the grammar wants a bare number."""
    assert values(bind("SELECT ?v { VALUES ?v { 1 2 } } LIMIT ?_x", [parameter("integer")], {"x": "1"})) == [
        [ox.Literal(1)]
    ]


def test_placeholders_are_found_by_tokens() -> None:
    """Only variables are placeholders: not comments, strings or IRIs that look like them."""
    assert placeholders(TEXT + "$_y # ?_z") == {"x", "y"}
