"""Whose text it is, by what those who speak or sign say of where they are."""

# ruff: noqa: E501  # example sentences stand whole on one line
import pytest

from tests.language.conftest import Analyse

CASES = [
    ("Speech at the energy seminar", "State Secretary Tone Skogen's speech in Amsterdam.\n\nI am very happy to be here in Amsterdam. Norway and the Netherlands trade a lot. The Netherlands buys gas, the Netherlands is close.", "country/Norway"),
    ("Press conference", "It gives me pleasure to warmly welcome His Excellency President Andrzej Duda of Poland as a dear guest in Cairo. Poland and Egypt are old friends. I thank Poland.", "country/Egypt"),
    ("Sixty years on", "By Yi Xianliang, Ambassador of China to Sri Lanka\n\nSri Lanka is an old friend. Sri Lanka and China trade a lot. Sri Lanka grows.", "country/China"),
    # counter-examples
    ("President receives envoy", "President William Ruto received Yi Xianliang, Ambassador of China to Kenya, in Nairobi today. China and Kenya trade a lot.", "country/Kenya"),
    ("Press conference by President William Ruto of Kenya", "I am glad to be home. China and Kenya trade a lot.", "country/Kenya"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "home"), CASES)
def test_home_by_voices(analyse: Analyse, title: str, text: str, home: str) -> None:
    """A guest is glad to be there, a host welcomes, an ambassador signs for the country that sent him."""
    assert analyse(text, title=title).home == home
