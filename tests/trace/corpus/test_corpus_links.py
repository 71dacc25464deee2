"""Links and origins of a corpus: what is found, and what must never matter."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import OTHERS, PATTERNS, Made, again, corpus, lines, name
from tracing_of import trace

MANY = corpus(30, seed=7)
IDS = {number: [one.id for one in MANY if one.event == number] for number in range(30)}


@pytest.fixture(scope="module")
def many():
    return trace(MANY)


def test_related_documents_are_found_and_others_are_not(many) -> None:
    family = {one.id: one.parent or one.id for one in MANY}
    true = {
        frozenset(pair) for pair in combinations(family, 2) if family[pair[0]] == family[pair[1]]
    }
    found = {frozenset((link.from_id, link.to_id)) for link in many.links if link.probability > 0.9}
    assert len(found & true) / len(true) > 0.97
    assert len(found & true) / len(found) > 0.97


def test_links_point_from_the_child_to_its_parent(many) -> None:
    true = {(one.id, one.parent) for one in MANY if one.parent}
    found = {(link.from_id, link.to_id) for link in many.links if link.kind != "shares_origin"}
    assert len(found & true) / len(true) > 0.95
    assert len(found & true) / len(found) > 0.85


def test_the_number_of_origins_is_near_the_truth(many) -> None:
    counts = [many.count(ids) for ids in IDS.values()]
    assert sum(abs(count - 2) for count in counts) / len(counts) < 0.5


def test_a_relay_that_names_its_source_cites_it_and_a_cut_is_a_copy(many) -> None:
    kinds = {
        letter: [many.between(f"e{number}a", f"e{number}{letter}").kind for number in range(30)]
        for letter in "ce"
    }
    assert kinds["e"].count("cites") > 25
    assert kinds["c"].count("copies") > 25


def test_every_link_joins_two_documents_once(many) -> None:
    pairs = [frozenset((link.from_id, link.to_id)) for link in many.links]
    assert len(pairs) == len(set(pairs))
    assert all(len(pair) == 2 for pair in pairs)
    assert all(0.0 <= link.overlap <= 1.0 and 0.0 <= link.probability <= 1.0 for link in many.links)


def test_one_origin_lies_within_one_cluster(many) -> None:
    clusters = {}
    for row in many.origins.values():
        assert clusters.setdefault(row.origin, row.cluster) == row.cluster


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(min_value=2, max_value=6))
def test_order_and_names_of_documents_never_matter(chance: random.Random, events: int) -> None:
    documents = corpus(events, seed=events)
    shuffled = chance.sample(documents, len(documents))
    names = {
        one.id: f"x{place}" for place, one in enumerate(chance.sample(documents, len(documents)))
    }
    before = trace(documents)
    after = trace([again(one, names[one.id]) for one in shuffled])
    assert {frozenset(names[id] for id in group) for group in before.groups()} == after.groups()
    for link in before.links:
        same = after.between(names[link.from_id], names[link.to_id])
        assert same is not None
        assert same.kind == link.kind
        assert same.probability == pytest.approx(link.probability, abs=1e-4)


@settings(max_examples=8, deadline=None)
@given(
    st.integers(min_value=0, max_value=24),
    st.sampled_from([1, 10]),
    st.floats(min_value=-50, max_value=50),
    st.booleans(),
)
def test_exact_copies_change_no_origin(place: int, copies: int, hours: float, dated: bool) -> None:
    documents = corpus(5, seed=3)
    one = documents[place]
    time = one.time + hours if dated else float("nan")  # later, backdated, or undated
    more = [
        again(one, f"copy{number}", time=time, publisher="The Mirror") for number in range(copies)
    ]
    before, after = trace(documents), trace([*documents, *more])
    events = {each.id: each.event for each in documents}
    ids = [each.id for each in documents]
    assert after.count([*ids, *(each.id for each in more)]) == after.count(ids)
    for number in set(events.values()):
        own = [id for id in ids if events[id] == number]
        assert after.count(own) == before.count(own)


def test_a_copy_of_a_copy_hangs_on_the_first_and_is_akin_to_the_other() -> None:
    documents = corpus(4, seed=5)
    first = documents[0]
    more = [again(first, "second", time=first.time + 1), again(first, "third", time=first.time + 2)]
    traced = trace([*documents, *more])
    assert {(link.from_id, link.to_id) for link in traced.links if link.overlap == 1.0} >= {
        ("second", first.id), ("third", first.id),
    }  # fmt: skip
    between = traced.between("second", "third")
    assert between is not None
    assert (between.kind, between.overlap) == ("shares_origin", 1.0)
    assert traced.origins["third"].origin == traced.origins[first.id].origin


def test_five_hundred_copies_make_five_hundred_links() -> None:
    documents = corpus(3, seed=11)
    more = [
        again(documents[2], f"m{number}", publisher=f"Mirror {number}") for number in range(500)
    ]
    traced = trace([*documents, *more])
    assert (
        sum(link.from_id.startswith("m") or link.to_id.startswith("m") for link in traced.links)
        == 500
    )


def test_a_backdated_relay_is_still_related_and_adds_no_origin() -> None:
    documents = corpus(30, seed=2)
    backdated = [
        again(one, one.id, time=one.time - 25) if one.id.endswith("e") else one for one in documents
    ]
    traced = trace(backdated)
    relays = [one for one in documents if one.id.endswith("e")]
    assert all(traced.chance(one.id, one.parent) > 0.5 for one in relays)
    assert sum(traced.count([one.id, one.parent]) == 1 for one in relays) >= 27


def test_a_syndicated_copy_with_a_later_stamp_adds_no_origin() -> None:
    documents = corpus(20, seed=13)
    late = [
        again(one, f"late{one.id}", time=one.time + 90, publisher="The Weekly Mirror",
              text=one.text + "\n\nThis article first appeared in another newspaper.")
        for one in documents if one.id.endswith("a")
    ]  # fmt: skip
    traced = trace([*documents, *late])
    for one in late:
        source = one.id.removeprefix("late")
        assert traced.origins[one.id].origin == traced.origins[source].origin
        link = traced.between(one.id, source)
        assert (link.from_id, link.to_id) == (one.id, source)


def press_conference(chance: random.Random, number: int) -> list[Made]:
    """Return two reports of their own that share what a speaker said, and nothing else."""
    said = [f"“{line[:-1]},”" for line in lines(chance, name(chance), name(chance), 2)]
    found = []
    ways = (
        ("p", "{} the official said.", PATTERNS),
        ("q", "The speaker put it so: {}", OTHERS),
    )
    for letter, frame, patterns in ways:
        own = lines(chance, name(chance), name(chance), 5, patterns)
        parts = [*own[:2], frame.format(said[0]), *own[2:4], frame.format(said[1]), *own[4:]]
        found.append(
            Made(
                id=f"s{number}{letter}",
                text="\n\n".join(parts),
                publisher=f"The {name(chance)} Post",
                time=40.0 * number + chance.random() * 30,
                event=100 + number,
            )
        )
    return found


def test_reports_of_one_press_conference_share_the_speaker_and_keep_their_origins() -> None:
    chance = random.Random(1)
    conferences = [press_conference(chance, number) for number in range(20)]
    traced = trace([*corpus(30, seed=4), *(one for pair in conferences for one in pair)])
    links = [traced.between(one.id, other.id) for one, other in conferences]
    kinds = [link.kind for link in links if link]
    assert len(kinds) >= 15
    assert kinds.count("shares_origin") >= len(kinds) - 2
    assert sum(traced.count([one.id, other.id]) == 2 for one, other in conferences) >= 16


@pytest.mark.parametrize(
    "texts", [[], [""], ["", ""], ["word"], ["word", "word"], ["", "a", "b c"]]
)
def test_hardly_any_text_is_no_trouble(texts: list[str]) -> None:
    documents = [
        Made(id=str(number), text=text, time=0.0, publisher=None, event=0)
        for number, text in enumerate(texts)
    ]
    assert len(trace(documents).origins) == len(texts)


def test_a_page_that_repeats_one_word_is_read_in_time() -> None:
    mill = "mill " * 200_000
    documents = [
        Made(id=str(number), text=mill + str(number), time=0.0, publisher=None, event=0)
        for number in range(3)
    ]
    assert len(trace(documents).origins) == 3
