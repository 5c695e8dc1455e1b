"""Meetings as reports of talks, transcripts and fact sheets tell them: chairs, lists of those present, headers, authors."""

# ruff: noqa: E501  # example texts stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

TOLD = {
    "all whom a delegation is led by, whatever dots its owner has": (
        "On 30 May, Prime Minister Denys Shmyhal of Ukraine hosted an E.U. delegation led by Commissioner Johannes Hahn, Director-General Gert Jan Koopman and Ambassador Jane Roe.",
        ["talks held 2019-05-30: Denys Shmyhal, Gert Jan Koopman, Jane Roe, Johannes Hahn"],
    ),
    "chairs, however they sat": (
        "On 30 May, the seventh meeting of the Steering Committee was co-chaired in a virtual format by Deputy Prime Minister for Restoration of Ukraine Olha Bodnar and Minister for Reconstruction of Moldova Nicu Popescu.",
        ["session held 2019-05-30: Nicu Popescu, Olha Bodnar #7"],
    ),
    "by whom a meeting was opened": (
        "President William Ruto of Kenya and President Yoweri Museveni of Uganda met in Nairobi on 30 May. The event was hosted by Governor Johnson Sakaja.",
        ["talks held 2019-05-30: Johnson Sakaja, William Ruto, Yoweri Museveni @ Nairobi"],
    ),
    "not who presents a report": (
        "President William Ruto of Kenya and President Yoweri Museveni of Uganda met in Nairobi on 30 May. The report was presented by Governor Johnson Sakaja.",
        ["talks held 2019-05-30: William Ruto, Yoweri Museveni @ Nairobi"],
    ),
    "whom discussions were led by": (
        "The Sweden-Korea Defence Committee met in Oslo on 30 May. Discussions were led by Ms. Anna Berg, Director General at the Ministry of Defence of Sweden, and Mr. Kim Min-ho, Deputy Minister of National Defense of the Republic of Korea.",
        ["session held 2019-05-30: Anna Berg, Kim Min-ho @ Oslo"],
    ),
    "several who spoke regarding something": (
        "Today, Chancellor Olaf Scholz of Germany, Prime Minister Mark Rutte of the Netherlands, and President Emmanuel Macron of France spoke regarding the situation in Sudan.",
        ["call held 2019-05-31: Emmanuel Macron, Mark Rutte, Olaf Scholz"],
    ),
    "not those who spoke to the press": (
        "On 30 May, Foreign Minister Annalena Baerbock of Germany and Foreign Minister Catherine Colonna of France spoke to the press.",
        [],
    ),
    "representatives from countries": (
        "On 30 May, Foreign Minister Ana Rojas of Peru welcomed representatives from Austria, Hungary, and Slovakia to Lima to launch the initiative.",
        ["visit held 2019-05-30: Ana Rojas, Austria, Hungary, Slovakia @ Lima"],
    ),
    "ministers who are convened": (
        "Foreign Minister Ana Rojas of Peru convened foreign ministers from Fiji, Tonga and Samoa on 30 May to discuss the climate.",
        ["talks held 2019-05-30: Ana Rojas, Fiji, Samoa, Tonga"],
    ),
    "those whom a later sentence names": (
        "On 30 May, Foreign Minister Ana Rojas of Peru convened a meeting of partners. Participants included representatives of Fiji, Tonga and Samoa.",
        ["talks held 2019-05-30: Ana Rojas, Fiji, Samoa, Tonga"],
    ),
    "those who joined": (
        "On 30 May, Foreign Minister Ana Rojas of Peru welcomed representatives from countries across Europe to Lima. Representatives from the Republic of Austria, Hungary, and the Slovak Republic joined Peruvian officials.",
        ["talks held 2019-05-30: Ana Rojas, Austria, Hungary, Slovakia"],
    ),
    "long names of states": (
        "On 30 May, Foreign Minister Ana Rojas of Peru welcomed representatives from countries of the region. Representatives from the Argentine Republic, the Co‑operative Republic of Guyana, Canada, and the Oriental Republic of Uruguay joined Peruvian officials.",
        ["talks held 2019-05-30: Ana Rojas, Argentina, Canada, Guyana, Uruguay"],
    ),
    "who joined a call": (
        "President William Ruto of Kenya spoke by phone with President Emmanuel Macron of France on 30 May. Foreign Secretary Alfred Mutua joined the call.",
        ["call held 2019-05-30: Alfred Mutua, Emmanuel Macron, William Ruto"],
    ),
    "not who attended another occasion than the call": (
        "President William Ruto of Kenya spoke by phone with President Emmanuel Macron of France on 30 May. The dinner was attended by Foreign Secretary Alfred Mutua.",
        ["call held 2019-05-30: Emmanuel Macron, William Ruto"],
    ),
    "a task force that meets": (
        "The Peru-Chile Task Force on Energy met for the third time in Lima on 30 May 2019.",
        ["session held 2019-05-30: Chile, Peru @ Lima #3"],
    ),
    "not what a report includes": (
        "On 30 May, Foreign Minister Ana Rojas of Peru welcomed ministers to the launch of the report. The report included chapters on Fiji and Tonga.",
        [],
    ),
    "no session of an organ of one state": (
        "Foreign Minister Ana Rojas of Peru met Foreign Minister Juan Soto of Chile today. She was accompanied by Carlos Vega, Senior Director for Asia at the National Security Council.",
        ["talks held 2019-05-31: Ana Rojas, Carlos Vega, Juan Soto"],
    ),
    "a body that sits, by its long name and then its short one": (
        "The Brazil-Chile Energy Working Group (EWG) met in Santiago on 30 May. The third EWG will be convened in Brasilia next year.",
        ["session held 2019-05-30: Brazil, Chile @ Santiago", "session planned 2020: Brazil, Chile @ Brasilia #3"],
    ),
    "a number of one's own": (
        "Prime Minister Ulf Kristersson of Sweden met today with President Alexander Stubb of Finland, which was President Stubb’s first meeting with a foreign leader following his inauguration.",
        ["talks held 2019-05-31: Alexander Stubb, Ulf Kristersson"],
    ),
    "a state dinner": (
        "President Emmanuel Macron of France hosted a state dinner for President Xi Jinping of China on 30 May.",
        ["ceremony held 2019-05-30: Emmanuel Macron, Xi Jinping"],
    ),
    "a working dinner": (
        "President Emmanuel Macron of France hosted a working dinner for President Xi Jinping of China on 30 May.",
        ["talks held 2019-05-30: Emmanuel Macron, Xi Jinping"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD)
def test_real_manners(read: Read, text: str, expected: list[str]) -> None:
    """Who took part is read from wherever a report says it, and from nothing else."""
    assert told(read(text, title="Press release")) == expected


TITLES = {
    "a room of the header": (
        "Oval Office\n\n12:14 P.M. EDT\n\nPRESIDENT BIDEN: Welcome.\n\nPRIME MINISTER KISHIDA: Thank you.",
        "Remarks by President Biden and Prime Minister Kishida Before Bilateral Meeting",
        ["talks held 2019-05-31: Biden, Kishida @ Oval Office"],
    ),
    "not the room of the press": (
        "Press Briefing Room\n\n12:14 P.M. EDT\n\nPRESIDENT BIDEN: Welcome.\n\nPRIME MINISTER KISHIDA: Thank you.",
        "Remarks by President Biden and Prime Minister Kishida Before Bilateral Meeting",
        ["talks held 2019-05-31: Biden, Kishida"],
    ),
    "who speaks at a session of a body's summit": (
        "PRIME MINISTER KISHIDA: Thank you all.",
        "Remarks by Prime Minister Fumio Kishida of Japan at the Opening Session of the G7 Summit",
        ["summit ongoing 2019-05-31: Fumio Kishida, G7"],
    ),
    "not who speaks on another's visit": (
        "Beijing takes note of it.",
        "Statement of the Foreign Ministry Spokesperson Mao Ning on the Visit of Chancellor Olaf Scholz to Paris",
        ["visit held: France, Olaf Scholz @ Paris"],
    ),
    "who speaks on a visit of his own": (
        "President Macron will travel to Berlin on June 20.",
        "Statement by President Emmanuel Macron on His Visit to Berlin",
        ["visit planned 2019-06-20: Emmanuel Macron, Germany @ Berlin"],
    ),
}


@pytest.mark.parametrize(("text", "title", "expected"), TITLES.values(), ids=TITLES)
def test_titles_and_headers(read: Read, text: str, title: str, expected: list[str]) -> None:
    """A title's author is at the summit at which he speaks, at nobody else's visit; a room is where the talks were."""
    assert told(read(text, title=title)) == expected
