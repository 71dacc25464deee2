"""Who relies on whom, free of names and order."""

from types import SimpleNamespace

from whence.judge.dependence import acyclic, camps, echoes, in_content_order, resting_on

SURE = 0.98


def test_what_stands_alone_comes_before_what_copies(make: SimpleNamespace) -> None:
    copy, first = make.testimony("a", parents=(("b", 0.9),)), make.testimony("b")
    assert [one.id for one in in_content_order([copy, first])] == ["b", "a"]


def test_shares_that_sum_to_one_but_for_rounding_are_sure(make: SimpleNamespace) -> None:
    for count in range(1, 30):
        ids = [f"t{n}" for n in range(count)]
        copy = make.testimony("copy", parents=tuple((id, 0.99 / count) for id in ids))
        found = acyclic([*map(make.testimony, ids), copy], SURE)[-1]
        assert echoes(found, dict.fromkeys([*ids, "copy"], 1)), count


def test_equal_testimonies_are_told_apart_by_their_links(make: SimpleNamespace) -> None:
    copy = make.testimony("z", "denies", parents=(("x", 0.4),))
    said = [make.testimony("x"), make.testimony("y"), copy]
    order = [one.id for one in in_content_order(said)]
    assert order == [one.id for one in in_content_order(said[::-1])]


def test_circles_are_broken_at_the_weaker_link(make: SimpleNamespace) -> None:
    a = make.testimony("a", parents=(("b", 0.6),))
    b = make.testimony("b", parents=(("c", 0.5),))
    c = make.testimony("c", parents=(("a", 0.3),))
    parents = {one.id: one.parents for one in acyclic([a, b, c], SURE)}
    assert parents == {"a": (("b", 0.6),), "b": (("c", 0.5),), "c": ()}


def test_parents_never_sum_above_one_and_sure_links_are_certain(make: SimpleNamespace) -> None:
    a, b = make.testimony("a"), make.testimony("b")
    c = make.testimony("c", parents=(("a", 0.9), ("b", 0.6)))
    d = make.testimony("d", parents=(("a", 0.985),))
    *_, c, d = acyclic([a, b, c, d], SURE)
    assert [(parent, round(chance, 9)) for parent, chance in c.parents] == [("a", 0.6), ("b", 0.4)]
    assert d.parents == (("a", 1.0),)


def test_camps(make: SimpleNamespace) -> None:
    said = [
        make.testimony("a", camp="north"),
        make.testimony("b"),
        make.testimony("c", camp="north"),
        make.testimony("north"),
    ]
    assert [[one.id for one in camp] for camp in camps(said)] == [["a", "c"], ["b"], ["north"]]


def test_what_falls_with_an_origin(make: SimpleNamespace) -> None:
    said = [
        make.testimony("a"),
        make.testimony("b", parents=(("a", 0.9),)),
        make.testimony("c", parents=(("b", 0.6), ("x", 0.3))),
        make.testimony("d", parents=(("a", 0.3), ("b", 0.3))),
        make.testimony("e", parents=(("a", 0.2),)),
    ]
    assert resting_on("a", said) == {"a", "b", "c", "d"}
    assert resting_on("c", said) == {"c"}
