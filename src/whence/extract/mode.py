"""What a content speaks of: an act, or only an attempt, an intention, a capability, a question.

“He was *able to* issue an ultimatum”, “intended to issue one” and “issued one” are three states,
and only the last is an ultimatum that happened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.data.lexicons import read_yaml
from whence.data.stance import marks, stance_verbs, words_before
from whence.model import Mode

from .factuality import Tokens, tokenize
from .main_word import BREAKS, is_verb, main_word, phrase_ends

Happened = Literal["yes", "no", "open"]
_GROUP = 6  # words of a verb group: “may not have really been seen”
_WINDOW = 5  # words between “asked” and “to leave”
_AUXILIARIES = frozenset(
    "be been being is are was were am 's 're 'm have has had 've do does did".split()
)
_IF = frozenset("if unless".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Moded:
    """One thing a text speaks of, and as what.

    `happened` is `yes` only for an act; `no` where the words deny it (“failed to”); `open` otherwise.
    `cue` are the words that say so, empty for a plain act; `act` runs from the verb to the end of its
    phrase. All offsets are characters of the text.
    """

    mode: Mode
    happened: Happened
    cue: tuple[int, int]
    act: tuple[int, int]


def read_modes(text: str) -> list[Moded]:
    """Return everything in a text that is not told as a plain act, in order of the acts."""
    tokens = tokenize(text)
    return _read(tokens, phrase_ends(tokens.words))


def _read(tokens: Tokens, ends: list[int]) -> list[Moded]:
    found: dict[tuple[int, int], Moded] = {}
    for one in (*_infinitives(tokens, ends), *_modals(tokens, ends), *_of_nouns(tokens, ends)):
        found.setdefault(one.act, one)
    return sorted(found.values(), key=lambda one: one.act)


def mode_of(text: str) -> Moded:
    """Return as what a content speaks of its main thing; a plain act where nothing says otherwise."""
    tokens = tokenize(text)
    if not tokens.words:
        return Moded(mode="act", happened="yes", cue=(0, 0), act=(0, 0))
    if mark := _asks(tokens):
        return Moded(mode="question", happened="open", cue=mark, act=(0, tokens.spans[-1][1]))
    if tokens.words[0] in _IF:
        return Moded(
            mode="condition", happened="open", cue=tokens.spans[0], act=(0, tokens.spans[-1][1])
        )
    index, ends = main_word(tokens.words), phrase_ends(tokens.words)
    begins = tokens.spans[index][0]
    around = tokens.spans[ends[index]][1]
    if one := next((one for one in _read(tokens, ends) if one.act[0] == begins), None):
        return one
    if one := _of_object(tokens, ends, index):
        return one
    if cue := _condition(tokens, index):
        return Moded(mode="condition", happened="open", cue=cue, act=(begins, around))
    denied = negated(tokens.words, index)
    return Moded(
        mode="act", happened="no" if denied else "yes", cue=(begins, begins), act=(begins, around)
    )


def _of_object(tokens: Tokens, ends: list[int], index: int) -> Moded | None:
    """Read “plans *an attack*”, “attempted *a coup*”."""
    groups = words_before().get(tokens.words[index], frozenset()) & _WITH_OBJECT
    if not groups or index + 1 >= len(tokens.words) or tokens.words[index + 1] in BREAKS:
        return None
    return _moded(tokens, ends, (_modes()[min(groups)], False), index, index + 1)


_WITH_OBJECT = frozenset("plan threaten try".split())


def negated(words: Sequence[str], index: int) -> bool:
    """Say whether the verb group of a word, or the clause’s subject, denies it: “no deal was struck”."""
    count = 0
    for place in range(index - 1, max(-1, index - 8), -1):
        word = words[place]
        if word in BREAKS or word in ("that", "which", "who", "and", "but"):
            break
        count += "negation" in marks().get(word, ()) and word not in ("without", "nor")
    return count % 2 == 1


def _infinitives(tokens: Tokens, ends: list[int]) -> Iterator[Moded]:
    """Read “failed *to issue*”, “too weak *to fight*”, “stopped *issuing*”."""
    words = tokens.words
    for index, word in enumerate(words):
        before = words[index - 1] if index else ""
        opens = before == "to" and is_verb(words, index)
        if not opens and not word.endswith("ing"):
            continue
        last = index - 2 if opens or before == "from" else index - 1
        for place in range(last, max(-1, last - (_WINDOW if last == index - 2 else 1)), -1):
            if words[place] in BREAKS or words[place] == "to":
                break
            if mode := _mode_before(words, place, direct=place == last):
                yield _moded(tokens, ends, mode, place, index)
                break


def _mode_before(words: Sequence[str], place: int, direct: bool) -> tuple[Mode, bool] | None:
    groups = words_before().get(words[place], frozenset())
    modes = _modes()
    known = sorted(group for group in groups if group in modes and (direct or group in _APART))
    if not known:
        return None
    if "be_due" in known and place and words[place - 1] in _AUXILIARIES:
        known = ["be_due"]  # “is expected to”, not “expects to”
    elif "be_due" in known and len(known) > 1:
        known.remove("be_due")
    if "be_said" in known and not (place and words[place - 1] in _AUXILIARIES):
        return None
    best = next((group for group in known if group in _APART), known[0])
    return modes[best], best in _nots()


# What may stand with words between it and its infinitive: “asked *the men* to leave”.
_APART = frozenset("direct let cause prevent able unable planned tried threatened wanted".split())


def _modals(tokens: Tokens, ends: list[int]) -> Iterator[Moded]:
    """Read “might have issued”, “would issue”, “cannot issue”."""
    table = read_yaml("stance.yaml")["modal_modes"]
    words = tokens.words
    for index, word in enumerate(words):
        mode = table.get(word)
        if not mode:
            continue
        verb, perfect = index + 1, False
        while verb < min(len(words) - 1, index + _GROUP) and (
            words[verb] in _AUXILIARIES or marks().get(words[verb]) or words[verb].endswith("ly")
        ):
            perfect |= words[verb] == "have"
            verb += 1
        if verb >= len(words) or words[verb] in BREAKS:
            continue
        if word in ("would", "should", "ought") and perfect:
            yield _moded(tokens, ends, ("condition", True), index, verb)
        elif word == "must" and perfect:
            yield _moded(tokens, ends, ("possibility", False), index, verb)
        else:
            yield _moded(tokens, ends, (mode, False), index, verb)


def _of_nouns(tokens: Tokens, ends: list[int]) -> Iterator[Moded]:
    """Read “the threat of *an attack*”, “a possibility of …”, “plans for …”."""
    words = tokens.words
    for place in range(len(words) - 2):
        if words[place + 1] not in ("of", "for", "at", "on"):
            continue
        groups = words_before().get(words[place], frozenset()) & _NOUNS
        if groups and not stance_verbs().get(words[place + 2]):
            mode = _modes()[sorted(groups)[0]]
            yield _moded(tokens, ends, (mode, False), place, place + 2)


_NOUNS = frozenset("planned tried threatened wanted".split())


def _moded(
    tokens: Tokens, ends: list[int], mode: tuple[Mode, bool], place: int, index: int
) -> Moded:
    name, against = mode
    words = tokens.words
    inner = any("negation" in marks().get(one, ()) for one in words[place + 1 : index])
    outer = negated(words, place) or words[place] in ("cannot",)
    denied = (against + inner + outer) % 2 == 1
    happened: Happened = "open"
    if name == "act":
        happened = "no" if denied else "yes"
    elif denied and (name not in ("attempt", "demand") or against):
        happened = "no"
    first = place - 1 if place and words[place - 1] in ("too", "not", "n't") else place
    return Moded(
        mode=name,
        happened=happened,
        cue=(tokens.spans[first][0], tokens.spans[max(place, index - 1)][1]),
        act=(tokens.spans[index][0], tokens.spans[ends[index]][1]),
    )


def _asks(tokens: Tokens) -> tuple[int, int] | None:
    words = tokens.words
    closes = next((i for i in range(len(words) - 1, -1, -1) if words[i] not in "\"')"), 0)
    if words[closes] in ("?", "؟"):
        return tokens.spans[closes]
    if words[0] == "whether":
        return tokens.spans[0]
    return None


def _condition(tokens: Tokens, index: int) -> tuple[int, int] | None:
    for place in range(index - 1, max(-1, index - 8), -1):
        if tokens.words[place] in BREAKS:
            return None
        if tokens.words[place] in _IF:
            return tokens.spans[place]
    return None


@cache
def _modes() -> dict[str, Mode]:
    table = read_yaml("stance.yaml")["modes"]
    return {group: mode for mode, groups in table.items() if mode != "not" for group in groups}


@cache
def _nots() -> frozenset[str]:
    return frozenset(read_yaml("stance.yaml")["modes"]["not"])
