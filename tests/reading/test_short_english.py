"""A few lines of names and titles are English all the same."""

from __future__ import annotations

import pytest

from kg.errors import WrongLanguage
from kg.reading.read import read_bytes

ENGLISH = [
    "President Martín Vizcarra of Peru rang Prime Minister Shinzo Abe of Japan on 30 May.",
    "On 12 June 2023, Taoiseach Liam Byrne met Foreign Minister Aigul Bekova of Kazakhstan in Astana.",
    "Foreign Minister Aigul Bekova received Hernán Ibáñez, Minister of Foreign Affairs of Chile, in Astana.",
]
OTHERS = [
    "Le ministre des Affaires étrangères, Jean Dupont, a reçu le Premier ministre du Japon, Shinzo Abe, à Paris.",
    "El presidente Juan Pérez se reunió en Lima con el Primer Ministro de Japón, Shinzo Abe, el 30 de mayo.",
    "Der Bundespräsident traf am 30. Mai in Berlin mit dem Außenminister von Japan zu einem Gespräch zusammen.",
]


@pytest.mark.parametrize("body", ENGLISH)
def test_a_line_of_names_is_english(body: str) -> None:
    """Its few words are, whatever its names."""
    (document,) = read_bytes(f"Statement\n\n14 June 2023\n\n{body}\n".encode(), "example.txt")
    assert document.language == "en"


@pytest.mark.parametrize("body", OTHERS)
def test_other_languages_are_still_told(body: str) -> None:
    """Names of offices that several languages share make no English."""
    with pytest.raises(WrongLanguage):
        read_bytes(f"{body}\n\n{body}\n".encode(), "example.txt")
