"""Join the spans of one sequence: which cue brings which content, and who is its source.

A logistic regression on each pair of a span and a cue, of what stands between them; counts of marks
between come from running totals, so that a pair costs the same however far apart it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

Span = tuple[str, int, int]  # role, first token, token after the last
_GAPS = (0, 1, 2, 3, 5, 8, 13, 21, 34, 60)
COUNTED = {
    "comma": frozenset(","),
    "end": frozenset(".?!"),
    "quote": frozenset('“”"„«»'),
    "joint": frozenset(["and", "but", "or"]),
    "colon": frozenset(":;"),
    "wh": frozenset(["who", "which", "that", "whom"]),
}


@dataclass(frozen=True, slots=True)
class Linked:
    """A cue with its sources and contents, and how likely its least likely pair is."""

    sources: tuple[Span, ...]
    cue: Span
    contents: tuple[Span, ...]
    chance: float


class Totals:
    """How many marks of each kind stand before each token."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.counts = {name: [0] for name in COUNTED}
        for name, kinds in COUNTED.items():
            running, total = self.counts[name], 0
            for word in words:
                total += word in kinds
                running.append(total)

    def between(self, left: int, right: int) -> Iterator[str]:
        """Yield the kinds of marks in a stretch, and whether there is more than one."""
        for name, running in self.counts.items():
            if count := running[right] - running[left]:
                yield name if count == 1 else f"{name}s"


def pair_features(one: Span, cue: Span, spans: Sequence[Span], totals: Totals) -> list[str]:
    """Return what tells whether a span belongs to a cue, as names; each has a weight."""
    before = one[1] < cue[1]
    left, right = (one, cue) if before else (cue, one)
    end, begin = left[2], max(left[2], right[1])
    gap = next((str(most) for most in _GAPS if begin - end <= most), "far")
    where = "<" if before else ">"
    between = [span[0] for span in spans if end <= span[1] and span[2] <= begin]
    found = ["bias", where, f"{where}gap {gap}"]
    found += [f"{where}{name}" for name in totals.between(end, begin)]
    for role in ("source", "cue", "content"):
        if count := between.count(role):
            found.append(f"{where}{min(count, 2)} {role}")
    if not between:
        found.append(f"{where}nearest")
    found.append(f"{where}{_mark(totals.words, one[1])}{_mark(totals.words, one[2] - 1)}")
    found.append(f"{where}cue {totals.words[cue[2] - 1].lower()}")
    if end < len(totals.words):
        found.append(f"{where}then {totals.words[end].lower()}")
    if begin > 0:
        found.append(f"{where}last {totals.words[begin - 1].lower()}")
    return found


def _mark(words: Sequence[str], index: int) -> str:
    return "q" if words[index] in COUNTED["quote"] else "w"


@dataclass(frozen=True, slots=True)
class Linker:
    """Weights of the two regressions, by name of feature."""

    content: Mapping[str, float]
    source: Mapping[str, float]
    floor: float = 0.5

    def link(self, spans: Sequence[Span], totals: Totals) -> list[Linked]:
        """Return the attributions of one sequence, in the order of their cues."""
        cues = [one for one in spans if one[0] == "cue"]
        if not cues:
            return []
        brought: dict[Span, list[tuple[Span, float]]] = {cue: [] for cue in cues}
        for content in (one for one in spans if one[0] == "content"):
            chances = [
                (self._chance(self.content, content, cue, spans, totals), cue) for cue in cues
            ]
            best, cue = max(chances)
            brought[cue].append((content, best))
        sources = [one for one in spans if one[0] == "source"]
        return [
            self._joined(cue, brought[cue], sources, spans, totals) for cue in cues if brought[cue]
        ]

    def _joined(self, cue, contents, sources, spans, totals) -> Linked:
        rated = [(one, self._chance(self.source, one, cue, spans, totals)) for one in sources]
        kept = [(one, good) for one, good in rated if good >= self.floor]
        chance = min(good for _, good in (*contents, *kept))
        return Linked(tuple(o for o, _ in kept), cue, tuple(o for o, _ in contents), chance)

    def _chance(self, weights, one: Span, cue: Span, spans, totals: Totals) -> float:
        total = sum(weights.get(name, 0.0) for name in pair_features(one, cue, spans, totals))
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
