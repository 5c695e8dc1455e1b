"""Ranked candidates of agents without an item: functions of key and gazetteer, never accepted links."""

from __future__ import annotations

import pytest

from kg.identity.candidates import candidates
from kg.identity.described import described
from kg.identity.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("person.Shigeru_Ishiba", "Q1335527"),
        ("person.Shigeru_Ishiba.Japan", "Q1335527"),
        ("organization.Georgia", "Q230"),
        ("place.United_Nations", "Q1065"),
    ],
)
def test_who_it_might_be(gazetteer: Gazetteer, key: str, first: str) -> None:
    """Candidates come best first, with a score, the features and the gazetteer's version; none is exact."""
    found = candidates(key, gazetteer)
    assert found[0].iri.endswith(f"/{first}")
    assert [link.score for link in found] == sorted((link.score for link in found), reverse=True)
    assert len(found) <= 3
    for link in found:
        assert not link.exact
        assert 0 < link.score < 1
        assert link.why.startswith("perhaps ")
        assert link.source.startswith("gazetteer ")


@pytest.mark.parametrize("key", ["person.Zzyzx_Qqq", "person.Smith", "office.President.Brazil", "Q17", "place.Nowhere"])
def test_nobody_in_particular(gazetteer: Gazetteer, key: str) -> None:
    """A bare surname, an office, and a name that nobody bears have no candidates."""
    assert candidates(key, gazetteer) == ()


def test_the_country_of_the_key_weighs(gazetteer: Gazetteer) -> None:
    """A namesake of another country is a weaker candidate."""
    own = candidates("person.Taro_Kono.Japan", gazetteer)[0]
    other = candidates("person.Taro_Kono.Brazil", gazetteer)
    assert not other or other[0].score < own.score


def test_codes_of_a_country(gazetteer: Gazetteer) -> None:
    """From the one item: GeoNames as an exact match, ISO 3166 and M49 as codes."""
    japan = described("Q17", gazetteer)
    assert dict(japan.codes) == {"iso3166": "JP", "m49": "392"}
    assert "https://sws.geonames.org/1861060/" in {link.iri for link in japan.links if link.exact}
    assert dict(described("Q7797", gazetteer).codes) == {"iso3166": "RU-SAK"}
