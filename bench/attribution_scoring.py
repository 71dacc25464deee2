"""How well attributions are found. Pure: articles and predictions in, counts out.

Everything is compared by the tokens of the article: a span stands for all tokens it touches. What
is found is matched with what is marked one to one, in each article, so that as many as possible
agree (Hungarian method); precision, recall and F are taken over all articles together.

- **relaxed**, the headline: the cues share a token, the contents are alike, and so are the sources,
  or both have none. Alike: Dice's coefficient of their tokens is at least one half.
- **exact**: source, cue and content have the same tokens.
- **link**, who said what: contents alike, and the sources share a token, or both have none.
- **cue**: overlap, the same; **source**, **content**: the same, whatever the cue; "at its cue" where
  the cues share a token as well; "by token": each token that has the role in any attribution.
- **reporting**: relaxed, of attributions whose cue reports (`reporting_verbs.yaml`).
- **recall** by how the content is quoted: "direct" begins and ends with quotation marks, "mixed"
  holds one, "indirect" none.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from attribution_gold import ROLES, Article, Predictions
from attribution_reporting import reports
from scoring import PairScore
from whence.extract.tagged import Piece, Tagged

Tokens = frozenset[int]
KINDS = ("direct", "mixed", "indirect")
_ALIKE = 0.5
_QUOTES = frozenset('“”„«»"')


@dataclass(frozen=True, slots=True)
class Triple:
    """An attribution as tokens, with what it was made from."""

    source: Tokens
    cue: Tokens
    content: Tokens
    tagged: Tagged

    def place(self) -> tuple[list[int], ...]:
        """Return what orders triples, whatever order they came in."""
        return sorted(self.cue), sorted(self.content), sorted(self.source)


Agrees = Callable[[Triple, Triple], bool]
Pairs = list[tuple[Triple, Triple]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The counts of each measure, and how many of each kind of content are found."""

    articles: int
    measures: Mapping[str, PairScore]
    recall: Mapping[str, PairScore]


def dice(one: Tokens, other: Tokens) -> float:
    """Return Dice's coefficient, 0 to 1; 1 for two empty sets."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 1.0


def alike(one: Tokens, other: Tokens) -> bool:
    return dice(one, other) >= _ALIKE


def relaxed(one: Triple, other: Triple) -> bool:
    """Say whether two attributions are the same for most purposes: the headline measure."""
    near = bool(one.cue & other.cue) and alike(one.content, other.content)
    return near and alike(one.source, other.source)


def _linked(one: Triple, other: Triple) -> bool:
    touch = bool(one.source & other.source) or not (one.source or other.source)
    return touch and alike(one.content, other.content)


def _exact(one: Triple, other: Triple) -> bool:
    return (one.source, one.cue, one.content) == (other.source, other.cue, other.content)


def _cues_meet(one: Triple, other: Triple) -> bool:
    return bool(one.cue & other.cue)


WHOLE: dict[str, Agrees] = {
    "relaxed": relaxed,
    "exact": _exact,
    "link": _linked,
    "cue overlap": _cues_meet,
    "cue exact": lambda one, other: one.cue == other.cue,
}
# Of those that have the role at all.
SOURCED: dict[str, Agrees] = {
    "source exact": lambda one, other: one.source == other.source,
    "source exact at its cue": lambda one, other: (
        one.source == other.source and _cues_meet(one, other)
    ),
}
CONTAINED: dict[str, Agrees] = {
    "content exact": lambda one, other: one.content == other.content,
    "content exact at its cue": lambda one, other: (
        one.content == other.content and _cues_meet(one, other)
    ),
}


def score(articles: Iterable[Article], predictions: Predictions) -> Scores:
    """Compare predictions, by article, with what is marked.

    An article without predictions counts with nothing found; predictions of others are not looked at.
    """
    measures: dict[str, PairScore] = {}
    recall = dict.fromkeys(KINDS, PairScore(true=0, predicted=0, both=0))
    count = 0
    for article in articles:
        count += 1
        gold = as_triples(article, article.attributions)
        found = as_triples(article, predictions.get(article.id, ()))
        for name, one in _measures(article, gold, found):
            measures[name] = measures[name] + one if name in measures else one
        for name, one in _recall(article, gold, match(gold, found)):
            recall[name] += one
    return Scores(articles=count, measures=measures, recall=recall)


def as_triples(article: Article, attributions: Iterable[Tagged]) -> list[Triple]:
    """Return attributions as tokens, in an order that does not depend on theirs."""
    starts = [start for start, _ in article.tokens]
    ends = [end for _, end in article.tokens]

    def tokens(pieces: Sequence[Piece]) -> Tokens:
        spans = (range(bisect_right(ends, s), bisect_left(starts, e)) for s, e in pieces)
        return frozenset(chain.from_iterable(spans))

    triples = (
        Triple(tokens(one.source), tokens(one.cue), tokens(one.content), one)
        for one in attributions
    )
    return sorted(triples, key=Triple.place)


def _measures(
    article: Article, gold: list[Triple], found: list[Triple]
) -> Iterable[tuple[str, PairScore]]:
    for name, agrees in WHOLE.items():
        yield name, _compare(gold, found, agrees)
    for name, agrees in SOURCED.items():
        yield name, _compare(*([t for t in side if t.source] for side in (gold, found)), agrees)
    for name, agrees in CONTAINED.items():
        yield name, _compare(*([t for t in side if t.content] for side in (gold, found)), agrees)
    reporting = [[one for one in side if _reports(article, one)] for side in (gold, found)]
    yield "reporting", _compare(*reporting, relaxed)
    for role in ROLES:
        true, predicted = (
            frozenset().union(*(getattr(one, role) for one in side)) for side in (gold, found)
        )
        both = len(true & predicted)
        yield f"{role} by token", PairScore(true=len(true), predicted=len(predicted), both=both)


def _compare(gold: list[Triple], found: list[Triple], agrees: Agrees) -> PairScore:
    both = len(match(gold, found, agrees))
    return PairScore(true=len(gold), predicted=len(found), both=both)


def match(gold: list[Triple], found: list[Triple], agrees: Agrees = relaxed) -> Pairs:
    """Return as many agreeing pairs as there can be, each attribution in one; the closest first."""
    if not gold or not found:
        return []
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    near = 1 / (4 * min(len(gold), len(found)))  # all closeness together is worth less than a pair
    worth = np.zeros((len(gold), len(found)))
    for row, one in enumerate(gold):
        for column, other in enumerate(found):
            if agrees(one, other):
                worth[row, column] = 1 + near * _closeness(one, other)
    pairs = zip(*linear_sum_assignment(worth, maximize=True), strict=True)
    return [(gold[row], found[column]) for row, column in pairs if worth[row, column]]


def _closeness(one: Triple, other: Triple) -> float:
    return sum(dice(getattr(one, role), getattr(other, role)) for role in ROLES) / len(ROLES)


def _reports(article: Article, one: Triple) -> bool:
    return reports(" ".join(article.text[start:end] for start, end in one.tagged.cue))


def _recall(
    article: Article, gold: list[Triple], matched: Pairs
) -> Iterable[tuple[str, PairScore]]:
    true = Counter(kind_of(article.text, one.tagged) for one in gold)
    both = Counter(kind_of(article.text, one.tagged) for one, _ in matched)
    for kind in KINDS:
        yield kind, PairScore(true=true[kind], predicted=true[kind], both=both[kind])


def kind_of(text: str, one: Tagged) -> str:
    """Return how the content is quoted: direct, mixed or indirect."""
    content = [text[start:end] for start, end in one.content]
    if content and content[0][0] in _QUOTES and content[-1][-1] in _QUOTES:
        return "direct"
    return "mixed" if _QUOTES.intersection("".join(content)) else "indirect"
