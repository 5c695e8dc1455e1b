"""International bodies and formats, parliaments and parties that texts name, and whom their officers act for."""

from __future__ import annotations

import pytest

from kg.language.lexicon import formats, named_index, side_of
from kg.language.wordlists import rows

FORMS = {
    "Visegrad Group": ("V4", "Visegrád Four", "Visegrad Group countries"),
    "Weimar Triangle": ("Weimar+",),
    "Three Seas Initiative": ("Three Seas",),
    "Council of the Baltic Sea States": ("CBSS",),
    "Joint Expeditionary Force": ("JEF",),
    "Conference on Interaction and Confidence Building Measures in Asia": ("CICA",),
    "BIMSTEC": ("Bay of Bengal Initiative for Multi-Sectoral Technical and Economic Cooperation",),
    "Organization of Turkic States": ("OTS", "Organisation of Turkic States"),
    "Organization for Democracy and Economic Development": ("GUAM",),
    "C5+1": ("C5 + 1",),
    "P5+1": ("E3+3",),
    "Developing-8": ("D-8",),
    "Quad": ("QUAD",),
    "AUKUS": (),
    "Mercosur": ("MERCOSUR",),
    "Caribbean Community": ("CARICOM",),
    "Pacific Islands Forum": ("PIF",),
    "Economic Cooperation Organization": ("ECO",),
    "Forum on China-Africa Cooperation": ("FOCAC",),
    "Community of Portuguese Language Countries": ("CPLP", "Community of Portuguese-speaking Countries"),
    "International Renewable Energy Agency": ("IRENA",),
    "Bolivarian Alliance for the Peoples of Our America": ("ALBA-TCP",),
    "United Nations Alliance of Civilizations": ("UNAOC",),
    "Revolutionary Armed Forces of Colombia": ("FARC", "FARC-EP"),
    "Polisario Front": ("Frente Polisario", "Polisario"),
    "RENAMO": ("Renamo",),
    "Sudan People's Liberation Movement": ("SPLM", "SPLM/A"),
    "Houthis": ("Ansar Allah", "Houthi Movement"),
    "Organisation of African, Caribbean and Pacific States": ("African, Caribbean and Pacific Group of States",),
    "Forum of Small States": ("FOSS",),
    "IDB Invest": (),
    "United Nations Peacebuilding Fund": ("Peacebuilding Fund",),
}


@pytest.mark.parametrize(("name", "forms"), FORMS.items())
def test_formats_are_known_under_their_names_and_short_forms(name: str, forms: tuple[str, ...]) -> None:
    """Each form is one whole name, of the one body."""
    for form in (name, *forms):
        hit = named_index().at(form, 0)
        assert hit is not None and (hit.value.kind, hit.value.name, hit.end) == ("organization", name, len(form))


@pytest.mark.parametrize("row", rows("body_sides.tsv"), ids=lambda row: row["body"])
def test_officers_of_a_body_act_for_its_side(row: dict[str, str]) -> None:
    """A parliament's speaker acts for the country, an agency's head for the union."""
    hit = named_index().at(row["body"], 0)
    assert hit is not None and hit.value.kind == "organization"
    assert side_of(hit.value).name == row["side"]


@pytest.mark.parametrize("row", rows("formats.tsv"), ids=lambda row: row["format"])
def test_a_format_stands_for_its_members(row: dict[str, str]) -> None:
    """Every form is one whole name of the format; its members are states, told once each."""
    for form in (row["format"], *filter(None, row["forms"].split("|"))):
        hit = named_index().at(form.removeprefix("the "), 0)
        assert hit is not None and hit.value.name == row["format"]
    members = formats()[row["format"]]
    assert len({m.id for m in members}) == len(members) > 1 and {m.kind for m in members} == {"country"}


COUNTRIES = [
    ("St. Lucia", "Saint Lucia"), ("St Kitts and Nevis", "Saint Kitts and Nevis"),
    ("Trinidad & Tobago", "Trinidad and Tobago"), ("Côte d’Ivoire", "Ivory Coast"),
    ("Democratic People’s Republic of Korea", "North Korea"), ("Lao People’s Democratic Republic", "Laos"),
    ("Comorian", "Comoros"), ("Monégasque", "Monaco"), ("Burkinabè", "Burkina Faso"), ("Ecuadorean", "Ecuador"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "name"), COUNTRIES)
def test_states_are_known_as_offices_write_them(form: str, name: str) -> None:
    """With either apostrophe, with "St." and "&", and by adjectives with accents."""
    hit = named_index().at(form, 0)
    assert hit is not None and (hit.value.kind, hit.value.name, hit.end) == ("country", name, len(form))
