"""Scores of attributions: tiny cases worked by hand, and what must hold for all."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution_gold import Article
from attribution_reporting import reports
from attribution_scoring import dice, kind_of, score
from whence.extract.tagged import Tagged

TEXT = 'The pilot said the port is closed . Sailors deny it . "We left" , he told her .'
# in order: 0 The, 2 said, 3 the, 6 closed, 8 Sailors, 9 deny, 10 it, 12 "We
TOKENS = tuple(match.span() for match in re.finditer(r"\S+", TEXT))


def pieces(*ranges: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Return token ranges as characters."""
    return tuple((TOKENS[first][0], TOKENS[end - 1][1]) for first, end in ranges)


def tagged(source: tuple[int, int] | None, cue: tuple[int, int], *content: tuple[int, int]):
    return Tagged(pieces(*[source] if source else []), pieces(cue), pieces(*content))


def article(*attributions: Tagged, id: str = "a") -> Article:
    return Article(id=id, text=TEXT, tokens=TOKENS, attributions=attributions)


PILOT = tagged((0, 2), (2, 3), (3, 7))
SAILORS = tagged((8, 9), (9, 10), (10, 11))


def both(gold: list[Tagged], found: list[Tagged]) -> dict[str, int]:
    scores = score([article(*gold)], {"a": found})
    return {name: one.both for name, one in scores.measures.items()}


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (PILOT, "relaxed exact link cue content source"),
        (tagged((1, 2), (2, 3), (3, 7)), "relaxed link cue content"),  # Dice 2/3
        (tagged((0, 2), (2, 4), (4, 7)), "relaxed link source"),  # Dice 6/7, cue overlaps
        (tagged((0, 2), (2, 3), (5, 7)), "relaxed link cue source"),  # Dice 4/6
        (tagged((0, 2), (2, 3), (6, 7)), "cue source"),  # Dice 2/5
        (tagged((8, 9), (2, 3), (3, 7)), "cue content"),
        (tagged(None, (2, 3), (3, 7)), "cue content"),
        (tagged((0, 2), (9, 10), (3, 7)), "link content source"),
    ],
)
def test_what_is_right_of_one_attribution(found, right):
    counts = both([PILOT], [found])
    names = {"cue": "cue exact", "source": "source exact", "content": "content exact"}
    whole = {name for name in (*"relaxed exact link".split(), *names.values()) if counts[name]}
    assert whole == {names.get(name, name) for name in right.split()}


def test_two_without_a_source_agree():
    bare = tagged(None, (2, 3), (3, 7))
    assert both([bare], [bare])["relaxed"] == 1
    assert both([bare], [PILOT])["relaxed"] == 0
    assert "source exact" in both([bare], [bare])  # counted, of none


def test_each_is_matched_once_and_as_many_as_can_be():
    wide = tagged((0, 2), (2, 3), (3, 8))
    assert both([PILOT], [PILOT, wide])["relaxed"] == 1
    # Greedy in the order of closeness would give the first to PILOT and leave one without.
    left, right = tagged((0, 2), (2, 3), (3, 5)), tagged((0, 2), (2, 3), (3, 9))
    assert both([PILOT, left], [PILOT, right])["relaxed"] == 2


def test_rates_are_over_all_articles_together():
    articles = [article(PILOT, SAILORS), article(PILOT, id="b")]
    one = score(articles, {"a": [PILOT], "b": [PILOT, SAILORS]}).measures["relaxed"]
    assert (one.true, one.predicted, one.both) == (3, 3, 2)
    assert one.f1 == pytest.approx(2 / 3)


def test_tokens_count_by_role():
    shifted = tagged((0, 2), (2, 3), (4, 8))
    content = score([article(PILOT)], {"a": [shifted]}).measures["content by token"]
    assert (content.true, content.predicted, content.both) == (4, 4, 3)


def test_an_article_without_predictions_is_missed():
    one = score([article(PILOT)], {}).measures["relaxed"]
    assert (one.true, one.predicted, one.recall, one.precision) == (1, 0, 0, None)


def test_a_span_stands_for_every_token_it_touches():
    inside = Tagged(((1, 6),), ((11, 12),), ((16, 30),))
    assert both([PILOT], [inside])["exact"] == 1


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["“We left”"], "direct"),
        (['"We left"'], "direct"),
        (["“We left”", "“at dawn.”"], "direct"),
        (["that they “left”"], "mixed"),
        (["“We", "left"], "mixed"),
        (["that they’d left"], "indirect"),
    ],
)
def test_how_a_content_is_quoted(words, kind):
    text, spans = "", []
    for word in words:
        spans.append((len(text), len(text) + len(word)))
        text += word + " "
    assert kind_of(text, Tagged((), (), tuple(spans))) == kind


@pytest.mark.parametrize(
    "cue", ["said", "has repeatedly DENIED", "claiming", "According to", "told"]
)
def test_a_cue_that_reports(cue):
    assert reports(cue)


@pytest.mark.parametrize("cue", ["wants", "plans to", ":", "accordion", "believed", ""])
def test_a_cue_that_does_not(cue):
    assert not reports(cue)


SPANS = st.tuples(st.integers(0, len(TOKENS) - 4), st.integers(1, 4)).map(
    lambda at: (at[0], at[0] + at[1])
)
ATTRIBUTION = st.builds(tagged, st.none() | SPANS, SPANS, SPANS)
SOME = st.lists(ATTRIBUTION, max_size=6)


@given(st.lists(SOME, max_size=3))
def test_what_is_marked_scores_full_against_itself(marked):
    articles = [article(*one, id=str(at)) for at, one in enumerate(marked)]
    scores = score(articles, {one.id: one.attributions for one in articles})
    assert {one.f1 for one in scores.measures.values()} <= {1.0, None}
    assert {one.recall for one in scores.recall.values()} <= {1.0, None}


@given(SOME, SOME, st.randoms(use_true_random=False))
def test_order_changes_nothing(gold, found, chance: random.Random):
    first = score([article(*gold), article(*found, id="b")], {"a": found, "b": gold})
    gold, found = [chance.sample(one, len(one)) for one in (gold, found)]
    assert score([article(*found, id="b"), article(*gold)], {"b": gold, "a": found}) == first


@given(SOME, SOME)
def test_nothing_is_counted_twice(gold, found):
    scores = score([article(*gold)], {"a": found})
    whole = scores.measures
    for one in whole.values():
        assert one.both <= min(one.true, one.predicted)
    assert whole["exact"].both <= whole["cue exact"].both <= whole["cue overlap"].both
    assert whole["exact"].both <= whole["relaxed"].both <= whole["link"].both
    assert sum(one.both for one in scores.recall.values()) == whole["relaxed"].both


@given(*[st.frozensets(st.integers(0, 9))] * 2)
def test_dice_is_symmetric_and_bounded(one, other):
    assert dice(one, other) == dice(other, one)
    assert 0 <= dice(one, other) <= 1
    assert (dice(one, other) == 1) == (one == other)
