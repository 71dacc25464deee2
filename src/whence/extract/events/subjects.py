"""Who does it: the subject of a verb, and how far its words commit to the event."""

from dataclasses import dataclass, replace

from whence.data.frames import grammar
from whence.data.lexicons import cue_verbs
from whence.extract.sentence import DATE_WORDS, NEGATIONS
from whence.model import FrameMode

from .groups import Reading
from .naming import Phrase
from .words import event_noun

_BACK = 24  # tokens a subject may stand before its apposition's end
_HOPS = 4  # “the leader *of* a group *in* the city attacked”
_MODALS = frozenset("will would may might could can should must shall 'll 'd".split())
_IFS = frozenset("if whether unless should".split())


@dataclass(frozen=True, slots=True)
class Subject:
    """The phrases that are the subject; `shared` if it has to come from the verb before."""

    phrases: tuple[Phrase, ...]
    mode: FrameMode = "told"
    shared: bool = False


def subject_of(reading: Reading, verb: int, depth: int = 0, *, passive: bool = False) -> Subject:
    """Return the subject of the verb at a token; `passive` where its form alone says so."""
    sentence = reading.sentence
    at, mode = _group_start(reading, verb)
    low = sentence.low(at - 1)
    if at <= 0:
        return Subject((), mode)
    if low == "to" and not sentence.breaks(at):
        found = _infinitive(reading, at - 1, depth)
        done = sentence.low(at) == "have" and at < verb and found.mode == "possible"
        return replace(found, mode="told") if done else found  # “claims to have killed”
    if low in ("which", "who", "that") and not sentence.breaks(at):
        return Subject(_last_of(reading, at - 1), mode)
    if reading.kinds[at - 1] == "and" or _adds(reading, verb, at):
        return Subject((), mode, shared=True)
    if sentence.breaks(at):
        before = _before_apposition(reading, at)
        return Subject(before, mode, shared=not before)
    phrases = _reduced(reading, at) if passive and at == verb else _list_ending(reading, at)
    return Subject(phrases, _mode(reading, phrases, mode))


def _adds(reading: Reading, verb: int, at: int) -> bool:
    """Say whether “…, killing five” goes on with the subject of the verb before."""
    sentence = reading.sentence
    return sentence.breaks(at) and sentence.low(verb).endswith("ing") and at == verb


def _mode(reading: Reading, phrases: tuple[Phrase, ...], mode: FrameMode) -> FrameMode:
    """Return the mode that a subject gives: “no fighters”, “if fighters”."""
    if phrases and reading.sentence.low(phrases[0].first) in ("no", "neither", "none", "nobody"):
        return "negated"
    return "possible" if mode == "told" and _supposed(reading, phrases) else mode


def _reduced(reading: Reading, at: int) -> tuple[Phrase, ...]:
    """Return what a bare participle describes: the phrase right before it."""
    phrase = reading.ends.get(at)
    return (phrase,) if phrase else ()


def _group_start(reading: Reading, verb: int) -> tuple[int, FrameMode]:
    """Return the first token of a verb group, and what its auxiliaries make of it."""
    sentence, at = reading.sentence, verb
    mode: FrameMode = "told"
    while at > 0 and not sentence.breaks(at) and reading.kinds[at - 1] in ("auxiliary", "adverb"):
        at -= 1
        low = sentence.low(at)
        if low in NEGATIONS or low.endswith("n't"):
            mode = "negated"
        elif low in _MODALS and mode == "told":
            mode = "possible"
    return at, mode


def _infinitive(reading: Reading, to: int, depth: int) -> Subject:
    """Read “X plans to attack”: X may, or is denied to, attack."""
    before = to - 1
    if reading.sentence.low(before) == "used" and reading.kind(before - 1) != "auxiliary":
        return Subject((), "possible")  # “the gun used to kill him”
    if reading.sentence.low(before) == "about" or (
        reading.kind(before) == "word" and reading.kind(before - 1) in ("auxiliary", "adverb")
    ):
        before -= 1
    if (
        before >= 0
        and reading.kinds[before] == "verb"
        and depth < 3
        and not reading.sentence.breaks(to)
    ):
        outer = subject_of(reading, before, depth + 1)
        return Subject(
            outer.phrases, "negated" if outer.mode == "negated" else "possible", outer.shared
        )
    if before >= 0 and reading.kinds[before] in ("auxiliary", "adverb"):
        outer = subject_of(reading, before + 1, depth + 1) if depth < 3 else Subject(())
        return Subject(outer.phrases, "possible", outer.shared)
    return Subject((), "possible")


def _before_apposition(reading: Reading, at: int) -> tuple[Phrase, ...]:
    """Return the subject of “Omar, a commander of the front, attacked”."""
    sentence = reading.sentence
    if not sentence.gap(at).strip(" ’”\"'])").startswith(","):
        return ()
    for index in range(at - 1, max(at - _BACK, 0), -1):
        if sentence.breaks(index) and sentence.low(index) in ("as", "along", "together"):
            return (*_list_ending(reading, index), *_list_ending(reading, at)[-1:])
        if sentence.breaks(index):
            opener = reading.phrases.get(index) or sentence.low(index) in ("who", "which", "whose")
            return _list_ending(reading, index) if opener else ()
    return ()


def _list_ending(reading: Reading, end: int) -> tuple[Phrase, ...]:
    """Return the coordinated phrases that end before a token and are a subject there."""
    for _ in range(_HOPS):
        phrases = _joined(reading, end)
        if not phrases:
            return ()
        first = phrases[0].first
        before = first - 1
        if before < 0 or reading.sentence.breaks(first):
            return phrases
        low = reading.sentence.low(before)
        if low == "including":
            return ()
        if (outer := _described(reading, before, end)) is not None:
            end = outer
            continue
        if reading.kinds[before] == "verb" and low not in cue_verbs():
            return phrases[-1:]
        if reading.kinds[before] != "preposition" or low in grammar("clauses"):
            return phrases
        end = before
    return ()


def _described(reading: Reading, verb: int, end: int) -> int | None:
    """Return where the phrase ends that a clause before a verb only describes.

    “A soldier *standing guard* was killed”, “pilots *who have joined X* are training”.
    """
    if reading.kinds[verb] != "verb" or reading.sentence.breaks(verb):
        return None
    at, _ = _group_start(reading, verb)
    low = reading.sentence.low(at - 1)
    if low in ("who", "which", "that") and at - 1 in reading.ends:
        return at - 1
    by = reading.sentence.low(end) == "by"
    participle = reading.sentence.low(verb).endswith("ing") or by
    return verb if participle and at == verb and verb in reading.ends else None


def _last_of(reading: Reading, end: int) -> tuple[Phrase, ...]:
    """Return what a relative clause speaks of: the phrase or the list before it."""
    phrase = reading.ends.get(end)
    if phrase is None or reading.sentence.low(phrase.head) in DATE_WORDS:
        return ()
    before = phrase.first - 1
    if _happens(reading, phrase):
        return (phrase,)
    if not _somebody(reading, phrase) and before > 0 and reading.kinds[before] == "preposition":
        phrase = reading.ends.get(before) or phrase  # “a man *with an accent* who …”
        end = phrase.end
    return (
        _joined(reading, end)
        if reading.sentence.low(phrase.first - 1) in ("and", "or")
        else (phrase,)
    )


def _happens(reading: Reading, phrase: Phrase) -> bool:
    """Say whether a phrase is an event itself: “the massacre that killed …”."""
    return event_noun(reading.sentence.low(phrase.head))


def _somebody(reading: Reading, phrase: Phrase) -> bool:
    return phrase.people or reading.kinds[phrase.head] == "name"


def _joined(reading: Reading, end: int) -> tuple[Phrase, ...]:
    sentence = reading.sentence
    last = reading.ends.get(end)
    if last is None or (sentence.low(last.head) in DATE_WORDS and last.name is None):
        before = last.first if last else end
        if last and sentence.low(before - 1) in ("on", "in", "last", "this"):
            return _joined(reading, before - 1)
        return ()
    found = [last]
    closing = sentence.low(last.first - 1) in ("and", "or", "nor")
    at = last.first - 1 if closing else last.first
    if sentence.low(at - 1) == "well" and sentence.low(at) == "as":
        at -= 2
        closing = True
    while closing and len(found) < 12:
        phrase = reading.ends.get(at)
        if phrase is None or (phrase.actor != last.actor and last.actor):
            break
        found.insert(0, phrase)
        at = phrase.first
        if not sentence.breaks(at):
            break
    return tuple(found)


def _supposed(reading: Reading, phrases: tuple[Phrase, ...]) -> bool:
    return bool(phrases) and reading.sentence.low(phrases[0].first - 1) in _IFS
