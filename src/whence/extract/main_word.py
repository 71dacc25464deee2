"""Find the word that says what happens in a clause, without a parser."""

from collections.abc import Iterator, Sequence

from whence.data.stance import marks, stance_verbs, words_before

from .setting import shape_of

BREAKS = frozenset(", . ; : ? ! ( ) - …".split())
_HELPERS = frozenset(
    "be been being is are was were am 're 'm have has had 've do does did will would can could may "
    "might must shall should cannot ca wo 'll 'd ought".split()
)
_RELATIVE = frozenset("which who whom whose that".split())
_PREPOSITIONS = frozenset(
    "of in on at by for from with into about against between among under over through during after "
    "before since until near as than".split()
)
_DETERMINERS = frozenset(
    "a an the this these those some any no its his her their our my your".split()
)
_SMALL = (
    _PREPOSITIONS
    | _DETERMINERS
    | _RELATIVE
    | frozenset(
        "to and or but so if because while whereas when where whether although though unless not n't "
        "never he she they it i we you what there here now then also already still just 's".split()
    )
)
_ADVERBS = frozenset("also just still even instead again both all yet rather only".split())
_NEAR = 8  # words between an auxiliary and its verb: “was also on Friday reportedly seen”
_BEFORE_ING = frozenset("begin go_on fail prevent try".split())
_OBJECT = 4  # words between “asked” and “to leave”
_MOST = 12  # verbs in a row that only lead to the next: “seemed to want to try to leave”


def main_word(words: Sequence[str]) -> int:
    """Return the index of the word that a content turns on; `words` are folded tokens.

    The first verb with an auxiliary, else the first word that is a verb by its form and place, else
    the last noun of the first phrase. A verb that only leads to another gives way to it: “leave” in
    “is expected to leave”. 0 where there is no word.
    """
    found = next(_verbs(words), None)
    if found is None:
        return _head_noun(words)
    for _ in range(_MOST):
        if (following := _leads_to(words, found)) is None:
            break
        found = following
    return found


def is_verb(words: Sequence[str], index: int) -> bool:
    """Say whether a word can be an infinitive: no small word, no number, no mark."""
    word = words[index]
    return word.isalpha() and word not in _SMALL


def phrase_ends(words: Sequence[str]) -> list[int]:
    """Return for each word the last word before the next mark that ends its phrase."""
    ends = [0] * len(words)
    last = len(words) - 1
    for index in range(len(words) - 1, -1, -1):
        if words[index] in BREAKS:
            last = max(0, index - 1)
            ends[index] = index
        else:
            ends[index] = last
    return ends


def _verbs(words: Sequence[str]) -> Iterator[int]:
    yield from _with_auxiliary(words)
    yield from (i for i in range(len(words)) if _by_form(words, i))


def _with_auxiliary(words: Sequence[str]) -> Iterator[int]:
    for index, word in enumerate(words):
        if word not in _HELPERS or (index > 1 and words[index - 1] in _RELATIVE):
            continue
        last = index
        for place in range(index + 1, min(len(words), index + _NEAR)):
            low = words[place]
            if low in BREAKS:
                break
            if low in _HELPERS or low in _DETERMINERS or low == "to" or low.endswith("ly"):
                continue
            if low in marks() or low in _ADVERBS:
                continue
            last = place
            break
        yield last


def _by_form(words: Sequence[str], index: int) -> bool:
    """Say whether a word is a verb by its form, and does not stand where nouns and adjectives do."""
    before = words[index - 1] if index else ""
    word = words[index]
    if before in _DETERMINERS or before in _PREPOSITIONS or before in ("which", "who", "and"):
        return False
    shape = shape_of(word)
    if shape == "past" and len(word) > 2:
        return bool(before) or len(words) > 1
    if shape == "ing":
        return index == 0 or (index == 1 and before.endswith("ly"))
    known = word in stance_verbs() or word in words_before()
    return (
        known and index > 0 and shape in ("s", "base") and before not in BREAKS and before != "to"
    )


def _head_noun(words: Sequence[str]) -> int:
    end = next(
        (i for i, word in enumerate(words) if i and (word in BREAKS or word in _PREPOSITIONS)),
        len(words),
    )
    return max(0, end - 1)


def _leads_to(words: Sequence[str], index: int) -> int | None:
    """Return the verb to which “failed to”, “asked the men to” or “stopped” leads."""
    if index >= len(words) - 1 or words[index] not in words_before():
        return None
    if words[index + 1].endswith("ing") and words_before()[words[index]] & _BEFORE_ING:
        return index + 1
    for place in range(index + 1, min(len(words) - 1, index + 2 + _OBJECT)):
        if words[place] in BREAKS or words[place] in _RELATIVE:
            return None
        if words[place] == "from" and words[place + 1].endswith("ing"):
            return place + 1
        if words[place] == "to":
            return place + 1 if is_verb(words, place + 1) else None
    return None
