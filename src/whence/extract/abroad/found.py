"""The words that attribute in one sentence of another language, with their negation."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from whence.data.languages import CueAbroad

from .line import Line

_AUXILIARY = 4  # words between an auxiliary and its participle
_BRACKET = 30  # ... in German, which puts the participle last, and the particle of a verb
_MOST = 40  # cues of a sentence; news has six at most, and what is said is compared with each
_NEGATED = 2  # words in which a negation stands before a verb
_FREE = frozenset(("citing", "cited_by", "according", "as", "seen_by", "masdar", "postposed"))


@dataclass(frozen=True, slots=True)
class Found:
    """A cue at words `first` to `end`.

    `finite` is the word that bends (an auxiliary, or the verb), `particle` that of a separable verb.
    """

    first: int
    end: int
    cue: CueAbroad
    finite: int
    particle: int | None = None
    negated: bool = False
    hearsay: bool = False

    @property
    def after(self) -> int:
        """The word behind which a subject may follow."""
        return self.end if self.finite >= self.first else self.finite + 1


def find_cues(line: Line) -> list[Found]:
    """Return the cues of a sentence in order; none inside what somebody is quoted with."""
    return list(islice(_cues(line), _MOST))


def _cues(line: Line) -> Iterator[Found]:
    index = 0
    while index < len(line):
        matches = () if line.in_speech(index) else line.cues(index)
        found = next((one for match in matches if (one := _found(line, index, *match))), None)
        if found:
            yield found
        index = found.end if found else index + 1


def _found(line: Line, index: int, end: int, cue: CueAbroad) -> Found | None:
    if cue.role in _FREE:
        return Found(index, end, cue, index)
    if cue.role == "past":
        return _past(line, index, end, cue)
    if line.among(index, "past") and (past := _past(line, index, end, cue)):
        return past  # “ont dit”; “dit” alone is the present tense
    if _passive(line, index, end):
        return None
    particle = None
    if cue.particle:
        particle = _particle(line, end, cue.particle)
        if particle is None:
            return None
    return Found(index, end, cue, index, particle, negated=_negated(line, index, end))


def _past(line: Line, index: int, end: int, cue: CueAbroad) -> Found | None:
    """Read a participle behind its auxiliary: “a également déclaré”, “hat … gesagt”."""
    bracket = line.lexicon.order == "verb_second"
    reach = _BRACKET if bracket else _AUXILIARY
    for place in range(index - 1, max(-1, index - 1 - reach), -1):
        if line.among(place, "auxiliaries"):
            first = index if bracket else place
            negated = _negated(line, place, end) or any(
                line.among(between, "negation") for between in range(place + 1, index)
            )
            hearsay = line.among(place, "hearsay_auxiliaries")
            return Found(first, end, cue, place, None, negated, hearsay)
        if not bracket and line.breaks(place + 1):
            return None
    return None


def _passive(line: Line, index: int, end: int) -> bool:
    """Say whether a German verb is the participle of a passive: “sei durch Gutachten *belegt*”."""
    if end < len(line) and not line.breaks(end):
        return False
    for place in range(index - 1, max(-1, index - 1 - _BRACKET), -1):
        if line.breaks(place + 1):
            return False
        if line.among(place, "passives"):
            return True
    return False


def _particle(line: Line, start: int, particle: str) -> int | None:
    """Return the word that ends the clause of a separable verb, if it is its particle."""
    for place in range(start, min(start + _BRACKET, len(line))):
        if line.key(place) == particle:
            last = place + 1 == len(line) or line.breaks(place + 1)
            return place if last or line.phrase(place + 1, "and") else None
    return None


def _negated(line: Line, first: int, end: int) -> bool:
    before = range(max(0, first - _NEGATED), first)
    for place in before:
        chosen = any((line.phrase(at, "as") or 0) > place for at in (place - 1, place) if at >= 0)
        if (
            not chosen
            and line.among(place, "negation")
            and not any(line.breaks(between) for between in range(place + 1, first + 1))
        ):
            return True
    follows = line.lexicon.order == "verb_second" or line.lexicon.language == "fr"
    return follows and line.among(end, "negation") and not line.breaks(end)
