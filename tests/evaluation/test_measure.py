"""The measure on facts made by hand: what pairs up, what counts, what does not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation.measure import SLOTS, Actor, Count, Judged, matched, pair_up, plain, same_actor, slot_count, words
from kg.model import Span

ABE = Actor(frozenset({"Shinzo Abe"}), frozenset({"Q132345"}), person=True)
PUTIN = Actor(frozenset({"Vladimir Putin", "President Putin"}), frozenset({"Q7747"}), person=True)
KONO = Actor(frozenset({"Taro Kono"}), person=True)
JAPAN = Actor(frozenset({"Japan"}), frozenset({"Q17"}))
RUSSIA = Actor(frozenset({"Russia", "Russian Federation"}), frozenset({"Q159"}))


def meeting(id: str, who: list[Actor], begin: int = 0, end: int = 100, **more: Any) -> Judged:
    slots = dict.fromkeys(SLOTS["meetings"]) | {"participants": who, "places": [], "kind": "talks"}
    return Judged(id, id, slots | more, (Span(begin, end),))


def figure(id: str, value: float, indicator: str, begin: int = 0, end: int = 100, optional: bool = False) -> Judged:
    slots = dict.fromkeys(SLOTS["figures"]) | {"parties": []}
    return Judged(id, id, slots, (Span(begin, end),), frozenset({indicator}), value, optional)


def agreement(id: str, title: str, count: int | None = None) -> Judged:
    slots = dict.fromkeys(SLOTS["agreements"]) | {"parties": [], "count": count}
    return Judged(id, id, slots, (Span(0, 100),), frozenset({title}))


def test_plain_forms_meet() -> None:
    """Case, accents, articles, possessives and plural endings do not part two spellings."""
    assert plain("the Côte d’Ivoire’s") == plain("COTE D'IVOIRE")
    assert words("The new Partnerships for trade") == words("partnership of trade")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (ABE, Actor(frozenset({"Abe"})), True),
        (ABE, Actor(frozenset({"Akie Abe"}), person=True), False),
        (ABE, Actor(frozenset({"Shinzo Abe"}), frozenset({"Q1"}), True), False),
        (JAPAN, Actor(frozenset({"the Japan"})), True),
        (RUSSIA, Actor(frozenset({"Federation"})), False),
    ],
)
def test_same_actor(one: Actor, other: Actor, same: bool) -> None:
    """Ids decide where both have one, names else; a surname alone is enough for a person and for nobody else."""
    assert same_actor(one, other) is same
    assert same_actor(other, one) is same


def test_one_to_one() -> None:
    """An actor named twice is right once."""
    assert len(matched([ABE, ABE, PUTIN], [PUTIN, ABE])) == 2


def test_second_node_for_an_occasion_is_a_false_alarm() -> None:
    """The better of two candidates pairs up, the other one stays alone."""
    wanted = [meeting("gold", [ABE, PUTIN], date=("2019-06-29", "2019-06-29"))]
    found = [meeting("half", [ABE]), meeting("whole", [ABE, PUTIN], date=("2019-06-29", "2019-06-29"))]
    pairing = pair_up("meetings", found, wanted)
    assert [(f.id, w.id) for f, w in pairing.pairs] == [("whole", "gold")]
    assert [f.id for f in pairing.alone] == ["half"]
    assert pairing.missed == ()


def test_evidence_must_be_shared() -> None:
    """A meeting told by another sentence is another meeting; half of the shorter passage is enough to share."""
    wanted = [meeting("gold", [ABE, PUTIN], 0, 100)]
    assert not pair_up("meetings", [meeting("far", [ABE, PUTIN], 100, 200)], wanted).pairs
    assert not pair_up("meetings", [meeting("less", [ABE, PUTIN], 51, 151)], wanted).pairs
    assert pair_up("meetings", [meeting("half", [ABE, PUTIN], 50, 150)], wanted).pairs


def test_figures_pair_by_number() -> None:
    """The number decides; on other evidence the indicators must be alike, too."""
    wanted = [figure("gold", 30e9, "bilateral trade")]
    assert pair_up("figures", [figure("same", 30e9, "goods")], wanted).pairs
    assert pair_up("figures", [figure("told twice", 30e9, "trade", 500, 600)], wanted).pairs
    assert not pair_up("figures", [figure("elsewhere", 30e9, "goods", 500, 600)], wanted).pairs
    assert not pair_up("figures", [figure("other", 31e9, "bilateral trade")], wanted).pairs


def test_agreements_pair_by_title_or_count() -> None:
    """A title that shares nothing pairs up with none, but a counted group goes by its count."""
    wanted = [agreement("gold", "intergovernmental documents", 12)]
    assert pair_up("agreements", [agreement("a", "deals", 12)], wanted).pairs
    assert not pair_up("agreements", [agreement("a", "deals", 11)], wanted).pairs


def test_optional_facts_neither_reward_nor_punish() -> None:
    """What pairs with an optional fact is no false alarm and no hit; an optional fact that is not found is no miss."""
    pairing = pair_up("figures", [figure("f", 5, "jobs")], [figure("gold", 5, "jobs", optional=True)])
    assert (pairing.pairs, pairing.alone, pairing.missed) == ((), (), ())
    assert [f.id for f in pairing.forgiven] == ["f"]
    assert pair_up("figures", [], [figure("gold", 5, "jobs", optional=True)]).missed == ()


def test_obligatory_before_optional() -> None:
    """Of two annotated facts that fit alike the obligatory one gets the pair."""
    wanted = [figure("must", 5, "jobs"), figure("may", 5, "jobs", optional=True)]
    assert [w.id for _, w in pair_up("figures", [figure("f", 5, "jobs")], wanted).pairs] == ["must"]


def test_counts() -> None:
    """Precision, recall and F1; nothing found and nothing wanted is 0, never an error."""
    count = Count()
    assert count.figures()["f1"] == 0.0
    count.add(*slot_count(True, [ABE, KONO], [ABE, PUTIN, JAPAN]))
    count.add(*slot_count(False, "held", "held"))
    count.add(*slot_count(False, None, "planned"))
    assert count.figures() == {"precision": 0.667, "recall": 0.4, "f1": 0.5, "right": 2, "found": 3, "wanted": 5}


FIGURES = st.lists(
    st.builds(
        figure, st.text(max_size=3), st.sampled_from([1.0, 2.0]), st.sampled_from(["trade", "jobs", "trade in goods"]),
        st.integers(0, 5), st.integers(6, 12), st.booleans(),
    ),
    max_size=6,
)  # fmt: skip


@given(found=FIGURES, wanted=FIGURES)
def test_every_fact_is_told_once(found: list[Judged], wanted: list[Judged]) -> None:
    """Each found fact is in a pair, alone or forgiven, each obligatory one in a pair or missed, and none is twice."""
    pairing = pair_up("figures", found, wanted)
    told = [f for f, _ in pairing.pairs] + list(pairing.alone) + list(pairing.forgiven)
    assert sorted(map(id, told)) == sorted(map(id, found))
    needed = [w for _, w in pairing.pairs] + list(pairing.missed)
    assert sorted(map(id, needed)) == sorted(id(w) for w in wanted if not w.optional)
