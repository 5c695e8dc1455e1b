"""Several occasions that one sentence tells: with one partner each, on one day each, at one place each."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

KONO, LAVROV, WANG = (
    "Foreign Minister Taro Kono of Japan",
    "Foreign Minister Sergey Lavrov of Russia",
    "Foreign Minister Wang Yi of China",
)
PARTNERS = [
    (
        f"{KONO} had bilateral talks with {LAVROV} and {WANG} in Bangkok on 30 May.",
        [
            "talks held 2019-05-30: Sergey Lavrov, Taro Kono @ Bangkok",
            "talks held 2019-05-30: Taro Kono, Wang Yi @ Bangkok",
        ],
    ),
    (  # of one country: together
        f"{KONO} held bilateral talks with Foreign Minister Sergey Lavrov and Defence Minister Sergei Shoigu of Russia in Tokyo on 30 May.",
        ["talks held 2019-05-30: Sergei Shoigu, Sergey Lavrov, Taro Kono @ Tokyo"],
    ),
    (
        "Prime Minister Julia Gillard of Australia called on President Nguyen Minh Triet and General Secretary Nong Duc Manh of Viet Nam on 30 May.",
        [
            "talks held 2019-05-30: Julia Gillard, Nguyen Minh Triet",
            "talks held 2019-05-30: Julia Gillard, Nong Duc Manh",
        ],
    ),
    (
        "Prime Minister Julia Gillard of Australia called on General Secretary Nong Duc Manh of Viet Nam on 29 May and on President Nguyen Minh Triet on 30 May.",
        [
            "talks held 2019-05-29: Julia Gillard, Nong Duc Manh",
            "talks held 2019-05-30: Julia Gillard, Nguyen Minh Triet",
        ],
    ),
    (
        f"{KONO} paid courtesy calls on President Joko Widodo and Vice President Jusuf Kalla of Indonesia on 30 May.",
        ["talks held 2019-05-30: Joko Widodo, Taro Kono", "talks held 2019-05-30: Jusuf Kalla, Taro Kono"],
    ),
    (
        f"{KONO} spoke by phone to {LAVROV} on 29 May and to {WANG} on 30 May.",
        ["call held 2019-05-29: Sergey Lavrov, Taro Kono", "call held 2019-05-30: Taro Kono, Wang Yi"],
    ),
    (
        f"{KONO} will meet {LAVROV} and, separately, {WANG} in Osaka in June.",
        [
            "talks planned 2019-06: Sergey Lavrov, Taro Kono @ Osaka",
            "talks planned 2019-06: Taro Kono, Wang Yi @ Osaka",
        ],
    ),
    (  # nobody is named again
        f"{KONO} met {LAVROV} in Tokyo on 30 May and then with great care answered questions.",
        ["talks held 2019-05-30: Sergey Lavrov, Taro Kono @ Tokyo"],
    ),
]
DAYS = [
    (
        f"{KONO} met {LAVROV} in Munich in February and then again, briefly, in Tokyo on May 10.",
        [
            "talks held 2019-02: Sergey Lavrov, Taro Kono @ Munich",
            "talks held 2019-05-10: Sergey Lavrov, Taro Kono @ Tokyo",
        ],
    ),
    (
        f"{KONO} met with {LAVROV} in New York last September, in Singapore in November, and most recently in Moscow on 10 May.",
        [
            "talks held 2018-09: Sergey Lavrov, Taro Kono @ New York",
            "talks held 2018-11: Sergey Lavrov, Taro Kono @ Singapore",
            "talks held 2019-05-10: Sergey Lavrov, Taro Kono @ Moscow",
        ],
    ),
    (
        "Prime Minister Shinzo Abe of Japan and President Vladimir Putin of Russia have met twice this year, in Moscow in January and in Vladivostok in April.",
        [
            "talks held 2019-01: Shinzo Abe, Vladimir Putin @ Moscow",
            "talks held 2019-04: Shinzo Abe, Vladimir Putin @ Vladivostok",
        ],
    ),
]
LEGS = [
    (
        f"{KONO} visited Moscow in January and Beijing in April.",
        ["visit held 2019-01: Russia, Taro Kono @ Moscow", "visit held 2019-04: China, Taro Kono @ Beijing"],
    ),
    (
        "Foreign Minister Kang Kyung-wha of the Republic of Korea will travel to Jakarta on June 3 and to Manila on June 5.",
        [
            "visit planned 2019-06-03: Indonesia, Kang Kyung-wha @ Jakarta",
            "visit planned 2019-06-05: Kang Kyung-wha, Philippines @ Manila",
        ],
    ),
    (
        "President Emmanuel Macron of France will visit Egypt from June 3 to June 5, then Jordan on June 6.",
        [
            "visit planned 2019-06-03/2019-06-05: Egypt, Emmanuel Macron @ Egypt",
            "visit planned 2019-06-06: Emmanuel Macron, Jordan @ Jordan",
        ],
    ),
    (
        "Chancellor Angela Merkel of Germany recalled her visits to Tokyo in February and Beijing in March.",
        ["visit held 2019-02: Angela Merkel, Japan @ Tokyo", "visit held 2019-03: Angela Merkel, China @ Beijing"],
    ),
    (  # the second place is of what is told next
        f"{KONO} visited Moscow in January and Beijing sent a delegation in April.",
        ["visit held 2019-01: Russia, Taro Kono @ Moscow"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*PARTNERS, *DAYS, *LEGS])
def test_one_sentence_may_tell_of_several_occasions(read: Read, text: str, expected: list[str]) -> None:
    """Each partner met by himself, each day of a list and each stop of a journey is an occasion of its own."""
    assert told(read(text)) == sorted(expected)


CALLED = "Prime Minister Shinzo Abe of Japan spoke by telephone with President Emmanuel Macron of France, Chancellor Angela Merkel of Germany and Prime Minister Theresa May of the United Kingdom today."
TOGETHER = "Prime Minister Abe's Call with President Macron, Chancellor Merkel and Prime Minister May"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (TOGETHER, ["call held 2019-05-31: Angela Merkel, Emmanuel Macron, Shinzo Abe, Theresa May"]),
        (
            "Prime Minister Abe speaks with foreign leaders",
            [
                "call held 2019-05-31: Angela Merkel, Shinzo Abe",
                "call held 2019-05-31: Emmanuel Macron, Shinzo Abe",
                "call held 2019-05-31: Shinzo Abe, Theresa May",
            ],
        ),
    ],
)
def test_a_call_with_several_is_one_where_the_title_says_so(read: Read, title: str, expected: list[str]) -> None:
    """Who is called after another has a call of his own; a title of one call with all of them says that it was one."""
    assert told(read(CALLED, title=title)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The talks built on the engagements between Prime Minister Shinzo Abe of Japan and President Emmanuel Macron of France in Tokyo in March.",
            ["talks held 2019-03: Emmanuel Macron, Shinzo Abe @ Tokyo"],
        ),
        (
            "They welcomed the interaction between Foreign Minister Taro Kono of Japan and Foreign Minister Wang Yi of China in Beijing on 14 April.",
            ["talks held 2019-04-14: Taro Kono, Wang Yi @ Beijing"],
        ),
        (
            "The frequent contacts between Foreign Minister Taro Kono of Japan and Foreign Minister Wang Yi of China show trust.",
            [],
        ),
        ("They reviewed the contacts between Japan and China in recent years.", []),
    ],
)
def test_people_who_engaged_somewhere_met(read: Read, text: str, expected: list[str]) -> None:
    """Engagements, contacts and the like are occasions between two people, somewhere or at a time."""
    assert told(read(text)) == expected
