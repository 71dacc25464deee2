"""What the words of an attribution do: its kind, its side, and where the reporter stands.

Read from the whole verb group, as a tagger hands it on: “has denied”, “could not confirm”, “stopped
short of saying”, “refused to rule out”. Denial and negation are coded by hand; nothing is learnt.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from whence.data.lexicons import read_yaml
from whence.data.stance import Verb, marks, stance_verbs, words_before
from whence.model import AttributionKind, Certainty, Mode, Reporter, Stance

from .cue_words import AGAINST, AHEAD, SOFT, THROUGH, find_noun, find_verb, light_verbs, stand_in
from .factuality import Polarity, tokenize

_ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible")
_LIMITING = frozenset("only just merely simply".split())  # “not only said”
_MOST = 60  # tokens of a cue that are read; longer ones are a tagger's mistake
_OPENING = 80  # characters of the content that may decide about its cue
_SEEM = "seem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What the cue of an attribution commits its source and its reporter to.

    `kind` and `stance` are the source's, `polarity` its side in short (`?`: neither). `reporter` says
    whether the word vouches for the content (confirm), keeps clear of it (claim) or neither.
    `mode` is `act` where the source did say it, `intention`, `future`, `possibility` and so on where
    it only wants to, will, may have. `lemma` is the verb or noun that decided, empty if none is
    known; `head` its characters in the cue. `unsaid` marks what was expressly not said.
    """

    kind: AttributionKind = "report"
    stance: Stance = "asserts"
    reporter: Reporter = "neutral"
    certainty: Certainty = "certain"
    mode: Mode = "act"
    lemma: str = ""
    head: tuple[int, int] | None = None
    unsaid: bool = False

    @property
    def polarity(self) -> Polarity:
        """`+` where the source asserts the content, `-` where it denies it, else `?`."""
        return "+" if self.stance == "asserts" else "-" if self.stance == "denies" else "?"


@dataclass(slots=True)
class _Reading:
    """What was met on the way to the head of a cue."""

    negations: int = 0
    against: bool = False
    refused: bool = False
    mode: Mode = "act"
    weakest: Certainty = "certain"


def kind_of(cue: str, content: str = "") -> Commitment:
    """Return what a cue says of its content; the content's first words decide some of them.

    An unknown cue is a plain report.
    """
    tokens = tokenize(cue)
    words = tokens.words[:_MOST]
    opening = tokenize(content[:_OPENING]).words
    start = next((i for i in range(len(words)) if find_verb(words, i, opening)), None)
    if start is None:
        return _unknown(words, content)
    reading = _Reading()
    head, verb = _walk(words, start, opening, reading)
    _negations(words, 0, head, reading)
    _modals(words[:head], reading)
    found = _judge(verb, reading, words[head:], content)
    return replace(
        found, lemma=verb.lemma, head=tokens.spans[head], reporter=_reporter(words, verb)
    )


def _walk(
    words: Sequence[str], index: int, opening: Sequence[str], reading: _Reading
) -> tuple[int, Verb]:
    """Go from word to word that only leads on (“refused to”, “has no”) to the one that decides."""
    while True:
        verb = find_verb(words, index, opening)
        following = _next(words, index, opening)
        if following is None or not _leads(words, index, following, verb, reading):
            break
        index = following
    return index, verb or find_noun(words[index]) or stand_in(words[index])


def _next(words: Sequence[str], index: int, opening: Sequence[str]) -> int | None:
    return next((i for i in range(index + 1, len(words)) if find_verb(words, i, opening)), None)


def _leads(
    words: Sequence[str], index: int, following: int, verb: Verb | None, reading: _Reading
) -> bool:
    """Say whether a word only leads to the following one, and note what that does to it."""
    between = words[index + 1 : following]
    if words[index] in light_verbs() and find_noun(words[following]) and "that" not in between:
        return not (verb and verb.after)
    groups = words_before().get(words[index], frozenset())
    joined = "to" in between or words[following].endswith("ing")
    if verb and verb.group == _SEEM and joined:
        reading.weakest = "probable"
        return True
    if not joined or (verb and verb.after and not groups & AGAINST):
        return False
    if groups & AGAINST:
        reading.against = not reading.against
        reading.refused = bool(groups & {"refuse", "unwilling"})
    elif groups & SOFT:
        reading.mode = "attempt"
    elif groups & AHEAD and not groups & THROUGH:
        if not _speaks(words[following]):
            return False  # “wants to see” is a wish
        reading.mode = "future" if groups & {"be_due", "likely"} else "intention"
    return bool(groups & (AGAINST | SOFT | AHEAD | THROUGH))


def _negations(words: Sequence[str], start: int, head: int, reading: _Reading) -> None:
    for place in range(start, head):
        if "negation" not in marks().get(words[place], ()):
            continue
        following = words[place + 1] if place + 1 < len(words) else ""
        if following not in _LIMITING and following not in ("secret", "sooner"):
            reading.negations += 1


def _modals(words: Sequence[str], reading: _Reading) -> None:
    table = read_yaml("stance.yaml")["modal_modes"]
    for word in words:
        mode = table.get(word)
        if not mode or mode in ("capability", "demand"):
            continue
        if mode == "possibility" and not (reading.negations and word == "could"):
            reading.mode, reading.weakest = "possibility", "possible"
        elif mode == "future":
            reading.mode = "future"
            reading.refused |= bool(reading.negations)


def _judge(verb: Verb, reading: _Reading, rest: Sequence[str], content: str) -> Commitment:
    """Return what the deciding verb says, given what stands before it."""
    denied = (reading.negations + reading.against) % 2 == 1
    certainty = max(verb.certainty, reading.weakest, key=_ORDER.index)
    kind, stance = verb.kind, verb.stance
    first = tokenize(content[:_OPENING]).words[:2]
    if verb.lemma == "ask" and not verb.after and _infinitive(content):
        kind = "demand"
    if verb.group == "decline":
        return _refusal(content, certainty)
    if verb.lemma == "challenge" and _infinitive(content):
        kind, stance = "demand", "discusses"
    if verb.group == "say" and verb.lemma in ("tell", "warn", "advise") and first[:1] == ("to",):
        kind, stance = "demand", "discusses"
    if not denied:
        ahead = reading.mode in ("intention", "future") and stance != "doubts"
        waits = "discusses" if ahead else stance
        return Commitment(kind=kind, stance=waits, certainty=certainty, mode=reading.mode)
    if verb.group == "deny":  # “refused to rule out”
        return Commitment(kind=kind, stance="discusses", certainty="possible", unsaid=True)
    if _either(rest) or (reading.refused and verb.group in _speech()):
        return Commitment(kind="refuse_comment", stance="discusses", unsaid=True)
    if verb.lemma in ("comment", "respond", "reply", "answer"):
        return Commitment(kind="refuse_comment", stance="discusses", unsaid=True)
    unsaid = verb.negated == "discusses"
    return Commitment(kind=kind, stance=verb.negated, certainty=certainty, unsaid=unsaid)


def _infinitive(content: str) -> bool:
    """Say whether a content is what somebody is asked to do: “(the men) to leave”."""
    first = tokenize(content[:_OPENING]).words[:6]
    asking = any("asking" in marks().get(word, ()) or word in ("if", "whether") for word in first)
    return "to" in first and not asking


def _refusal(content: str, certainty: Certainty) -> Commitment:
    """Tell “refused to comment” and “to be named” from “refused to leave”."""
    first = [word for word in tokenize(content[:_OPENING]).words[:4] if not word.endswith("ly")]
    if first[:1] == ["to"] and not _speaks(*first[1:2]) and first[1:2] != ["be"]:
        return Commitment(kind="intention", stance="denies", certainty=certainty)
    return Commitment(kind="refuse_comment", stance="discusses", unsaid=True)


def _speaks(word: str = "") -> bool:
    return any(verb.group in _speech() for verb in stance_verbs().get(word, ()))


def _either(rest: Sequence[str]) -> bool:
    """Say whether “confirm or deny” stands here: a yes and a no at once."""
    sides = {
        verb.stance for word in rest for verb in stance_verbs().get(word, ()) if not verb.after
    }
    return "or" in rest and {"asserts", "denies"} <= sides


def _unknown(words: Sequence[str], content: str) -> Commitment:
    """Return what a cue without a known verb says: “according to”, a colon, “no comment from”."""
    reading = _Reading()
    _negations(words, 0, len(words), reading)
    if reading.negations % 2:
        return Commitment(stance="discusses", unsaid=True)
    asks = not words and content.rstrip("\"'”’ ").endswith("?")
    return Commitment(
        kind="question" if asks else "report",
        stance="discusses" if asks else "asserts",
        reporter=_side(words, "neutral"),
    )


def _reporter(words: Sequence[str], verb: Verb) -> Reporter:
    return _side(words, verb.reporter)


def _side(words: Sequence[str], side: Reporter) -> Reporter:
    data = read_yaml("stance.yaml")
    if any(word in data["against"] for word in words):
        return "distances"
    return "endorses" if any(word in data["with"] for word in words) else side


@cache
def _speech() -> frozenset[str]:
    return frozenset(read_yaml("stance.yaml")["speech"])
