"""Join the spans of one unit: which cue brings which content, and who is its source.

A logistic regression on each pair of a cue and a span near it. Fed with gold spans it joins 98 in
100 attributions of PolNeAR dev right, so what it gets wrong lies in the spans.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log1p

FEATURES = (
    "bias", "before", "gap", "gap before", "touches", "touches before", "cues between", "peers between",
    "others between", "stops between", "comma", "comma before", "colon after cue", "quoted",
    "quoted before", "nearest of cue", "nearest of span", "nearest of both", "according", "according before",
    "and between", "quote between", "semicolon between", "that after cue", "that after cue before",
    "mark after cue", "mark after cue before", "rival", "rival before", "source between",
    "source between before", "comma first", "comma first before", "opens", "opens before",
)  # fmt: skip
_STOPS = frozenset(".!?")
_QUOTES = frozenset('“”"„«»')


@dataclass(frozen=True, slots=True)
class Spotted:
    """A span that a model saw: its role, its words `[first, end)` in the unit, how surely."""

    role: str
    first: int
    end: int
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Linked:
    """A cue with its sources and contents, in order, and how sure the weakest part of it is."""

    sources: tuple[Spotted, ...]
    cue: Spotted
    contents: tuple[Spotted, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Linker:
    """Weights of the two regressions, each by the names of `FEATURES`; `floor` drops weak pairs."""

    content: Mapping[str, float]
    source: Mapping[str, float]
    floor: float = 0.5

    def link(self, spots: Sequence[Spotted], words: Sequence[str]) -> list[Linked]:
        """Return the cues of one unit, whose words are given, with what belongs to each.

        Every content goes to the cue that fits it best; a cue may be left with none.
        """
        cues = [one for one in spots if one.role == "cue"]
        contents: dict[Spotted, list[tuple[Spotted, float]]] = {cue: [] for cue in cues}
        for content in (one for one in spots if one.role == "content") if cues else ():
            good, cue = max(
                (
                    (chance(self.content, pair_features(content, cue, spots, words)), cue)
                    for cue in cues
                ),
                key=lambda pair: pair[0],
            )
            contents[cue].append((content, good))
        return [self._linked(cue, contents[cue], self._sources(cue, spots, words)) for cue in cues]

    def _linked(
        self,
        cue: Spotted,
        contents: Sequence[tuple[Spotted, float]],
        sources: Sequence[tuple[Spotted, float]],
    ) -> Linked:
        scores = [min(one.score, good) for one, good in (*contents, *sources)]
        return Linked(
            tuple(one for one, _ in sources),
            cue,
            tuple(one for one, _ in contents),
            min(cue.score, *scores, 1.0),
        )

    def _sources(
        self, cue: Spotted, spots: Sequence[Spotted], words: Sequence[str]
    ) -> list[tuple[Spotted, float]]:
        found = [
            (one, chance(self.source, pair_features(one, cue, spots, words)))
            for one in spots
            if one.role == "source"
        ]
        return [(one, good) for one, good in found if good >= self.floor]


def chance(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return the probability of a pair by its features."""
    total = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def pair_features(
    one: Spotted, cue: Spotted, spots: Sequence[Spotted], words: Sequence[str]
) -> dict[str, float]:
    """Return what tells whether a span belongs to a cue; features that are 0 are left out."""
    before = one.first < cue.first
    left, right = (one, cue) if before else (cue, one)
    between = [spot for spot in spots if left.end <= spot.first and spot.end <= right.first]
    gap = words[left.end : right.first]
    distance = log1p(len(gap))
    cues = sum(spot.role == "cue" for spot in between)
    peers = sum(spot.role == one.role for spot in between)
    quoted = words[one.first][:1] in _QUOTES or (one.first and words[one.first - 1] in _QUOTES)
    according = words[cue.first].lower() == "according"
    touching = not gap
    after = words[cue.end].lower() if cue.end < len(words) else "."
    that, mark = after in ("that", "to", "whether", "if"), not after[:1].isalnum()
    rival = _rival(one, cue, spots)
    sources = sum(spot.role == "source" for spot in between)
    comma_first = before and bool(gap) and not gap[0][:1].isalnum()
    opens = left.first == 0
    values = {
        "bias": 1.0,
        "before": before,
        "gap": distance,
        "gap before": before * distance,
        "touches": touching,
        "touches before": before and touching,
        "cues between": min(cues, 3),
        "peers between": min(peers, 3),
        "others between": min(len(between) - cues - peers, 3),
        "stops between": min(sum(word in _STOPS for word in gap), 3),
        "comma": "," in gap,
        "comma before": before and "," in gap,
        "colon after cue": cue.end < len(words) and words[cue.end] == ":" and not before,
        "quoted": bool(quoted),
        "quoted before": bool(quoted) and before,
        "nearest of cue": not peers,
        "nearest of span": not cues,
        "nearest of both": not peers and not cues,
        "according": according,
        "according before": according and before,
        "and between": "and" in gap,
        "quote between": any(word in _QUOTES for word in gap),
        "semicolon between": ";" in gap,
        "that after cue": that,
        "that after cue before": that and before,
        "mark after cue": mark,
        "mark after cue before": mark and before,
        "rival": rival,
        "rival before": rival and before,
        "source between": sources > 0,
        "source between before": sources > 0 and before,
        "comma first": comma_first,
        "comma first before": comma_first and not peers and not cues,
        "opens": opens,
        "opens before": opens and before,
    }
    return {name: float(value) for name, value in values.items() if value}


def _rival(one: Spotted, cue: Spotted, spots: Sequence[Spotted]) -> bool:
    """Say whether a span of the same role stands nearer to the cue on its other side."""
    if one.first < cue.first:
        reach = cue.first - one.end
        return any(
            spot.role == one.role and 0 <= spot.first - cue.end < reach + 2 for spot in spots
        )
    reach = one.first - cue.end
    return any(spot.role == one.role and 0 <= cue.first - spot.end < reach + 2 for spot in spots)
