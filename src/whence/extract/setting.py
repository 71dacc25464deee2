"""The setting of one word for what happens: what stands around it that says whether it happened.

Features for the model of factuality, read from words alone: the verb group (“might not have been
killed”), the word the group hangs on (“failed *to*”, “possibility *of*”), the verb the clause hangs
on (“denied *that*”), conditions, hedges, questions, and the shape of the word itself. Each looks at
no more than the 16 words to the left and 6 to the right, so cost is linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from whence.data.stance import marks, stance_verbs, words_before

_REACH = 16  # words to the left; further governors say little (tried: 10, 16, 24)
_RIGHT = 6
_GROUP = frozenset(
    "be been being is are was were am 's 're 'm have has had 've having do does did".split()
)
_BE = frozenset("be been being is are was were am 's 're 'm".split())
_HAVE = frozenset("have has had 've having".split())
_MODALS = frozenset("may will would should must".split())
_SKIPPED = frozenset("also even just still now then both all ever yet only once".split())
_STOPS = frozenset(". ; ? !".split())
_SUBJECT = frozenset("i you he she it we they who this that there".split())
_DETERMINERS = frozenset("a an the this that these those any some no its his her their our".split())
_IRREGULAR = frozenset(
    "said told went came took made gave found left held met died hit cut put set shot sent built lost "
    "won led fell rose saw knew grew began broke brought bought sold caught fought kept paid ran spent "
    "stood struck thought wrote got had did was were became felt heard meant sought taught drew flew "
    "threw drove chose spoke stole woke wore been gone taken given seen known done shown killed born".split()
)
_NOUN = re.compile(r"(?:tion|sion|ment|ness|ance|ence|ity|ism|ship|ure|al)s?$")
_LETTER = re.compile(r"[^\W\d_]")


def read_setting(tokens: Sequence[str], index: int) -> list[str]:
    """Return the features of token `index`; `tokens` are folded, punctuation and “n't” apart."""
    shape = shape_of(tokens[index])
    names, left = _group(tokens, index)
    modal = next((name for name in names if name[6:] in _MODALS), "")
    negated = "group:negation" in names
    found = [*_own(tokens, index, shape), *names, f"shape:{shape}&group:{_kind(names)}"]
    if modal and negated:
        found.append(f"{modal}&negation")
    found += _hanging(tokens, index, left, names, negated)
    found += _around(tokens, index, left)
    return list(dict.fromkeys(found))


def _kind(names: list[str]) -> str:
    for name in ("to", "may", "will", "would", "should", "must", "have", "be", "do"):
        if f"group:{name}" in names:
            return name
    return "none"


@lru_cache(maxsize=4096)
def shape_of(word: str) -> str:
    """Return what a word looks like: past, ing, noun, s or base; irregular pasts are listed."""
    if word in _IRREGULAR or word.endswith("ed"):
        return "past"
    if word.endswith("ing"):
        return "ing"
    if _NOUN.search(word):
        return "noun"
    return "s" if word.endswith("s") and not word.endswith("ss") else "base"


def _own(tokens: Sequence[str], index: int, shape: str) -> Iterator[str]:
    yield f"shape:{shape}"
    target = tokens[index]
    verbs = stance_verbs().get(target, ())
    for group in dict.fromkeys(verb.group for verb in verbs if not verb.after):
        yield f"is:{group}"
    for group in words_before().get(target, ()):
        yield f"starts:{group}"
    before = tokens[index - 1] if index else "^"
    if before in _DETERMINERS:
        yield "after:determiner"
    elif before in _SUBJECT:
        yield f"after:subject&{shape}"
    elif before in (
        "of",
        "for",
        "by",
        "in",
        "on",
        "at",
        "with",
        "from",
        "after",
        "without",
        "about",
    ):
        yield f"after:{before}"
    elif before == "^":
        yield f"after:start&{shape}"
    elif before in (",", "and", "or"):
        yield f"after:{before}&{shape}"
    if target in _BE:
        yield "is:be"
    elif target in _HAVE:
        yield "is:have"


def _group(tokens: Sequence[str], index: int) -> tuple[list[str], int]:
    """Return the features of the verb group, and the index of the first word left of it."""
    names: list[str] = []
    known = marks()
    place = index - 1
    floor = max(-1, index - _REACH)
    while place > floor:
        word = tokens[place]
        groups = known.get(word, ())
        modal = [name for name in groups if name in _MODALS or name == "negation"]
        if modal:
            names += [f"group:{name}" for name in modal]
            if word in ("could", "can", "cannot", "ca", "may", "might"):
                names.append(f"group:{word}")
        elif word in _GROUP:
            names.append("group:" + ("be" if word in _BE else "have" if word in _HAVE else "do"))
        elif word == "to":
            names.append("group:to")
            return names, place - 1
        elif not (word in _SKIPPED or word.endswith("ly") or groups):
            break
        elif groups:
            names += [f"adverb:{name}" for name in groups]
        place -= 1
        if len(names) > 8:
            break
    return names, place


def _hanging(
    tokens: Sequence[str], index: int, left: int, names: list[str], negated: bool
) -> Iterator[str]:
    """Yield what the group hangs on: the word before “to” or “of”, the verb before “that”."""
    floor = max(-1, index - _REACH)
    infinitive = "group:to" in names
    found = False
    if infinitive or tokens[index].endswith("ing") or (left >= 0 and tokens[left] == "of"):
        for place in range(left, max(floor, left - 5), -1):
            if tokens[place] in _STOPS or tokens[place] == ",":
                break
            groups = words_before().get(tokens[place])
            if groups:
                yield f"before={tokens[place]}"
                near = "to" if infinitive else "ing" if tokens[index].endswith("ing") else "of"
                denied = _denied(tokens, place)
                for group in groups:
                    yield f"before:{group}" + (f"&{near}" if near == "of" else "")
                    if denied:
                        yield f"before:{group}&negation"
                    if negated:
                        yield f"before:{group}&inner"
                if _modal(tokens, place):
                    yield "before:modal"
                found = True
                break
        if infinitive and not found:
            yield "before:purpose"
    yield from _embedding(tokens, left, floor)


def _embedding(tokens: Sequence[str], left: int, floor: int) -> Iterator[str]:
    linked = False
    for place in range(left, floor, -1):
        word = tokens[place]
        if word in _STOPS:
            return
        if word in ("that", "whether", "if"):
            linked = True
        verbs = stance_verbs().get(word)
        if verbs and place < left:
            group = next((verb.group for verb in verbs if not verb.after), verbs[0].group)
            yield f"under:{group}" + ("" if linked else "&loose")
            if linked:
                yield f"under={verbs[-1].lemma}"
            if _denied(tokens, place):
                yield f"under:{group}&negation" if linked else "under:negation&loose"
            if _modal(tokens, place):
                yield "under:modal"
            return


def _denied(tokens: Sequence[str], place: int) -> bool:
    return any("negation" in marks().get(one, ()) for one in tokens[max(0, place - 3) : place])


def _modal(tokens: Sequence[str], place: int) -> bool:
    return any(set(marks().get(one, ())) & _MODALS for one in tokens[max(0, place - 3) : place])


def _around(tokens: Sequence[str], index: int, left: int) -> Iterator[str]:
    """Yield the marks of the clause to the left, and what follows on the right."""
    known = marks()
    seen: set[str] = set()
    clause = "near"
    for place in range(left, max(-1, index - _REACH), -1):
        word = tokens[place]
        if word in _STOPS:
            break
        if word in (",", ":", "--"):
            clause = "far"
        seen.update(f"{clause}:{name}" for name in known.get(word, ()))
        if word in ("``", "''", '"'):
            seen.add("quote")
    for place in range(index + 1, min(len(tokens), index + 1 + _RIGHT)):
        word = tokens[place]
        if word in _STOPS:
            seen.update({"asks"} if word == "?" else ())
            break
        if word == ",":
            break
        seen.update(f"right:{name}" for name in known.get(word, ()) if name not in ("when", "we"))
    if tokens[-1] == "?":
        seen.add("question")
    if not any(_LETTER.search(word) for word in tokens[:index]):
        seen.add("opens")
    yield from sorted(seen)
