"""The sentences of a text that may state a relation, with their words by kind."""

from collections.abc import Iterator
from functools import cache

from whence.data.relations import (
    common_words,
    compounds,
    office_verbs,
    outcome_verbs,
    relation_words,
    roles,
    states,
    verb_rows,
)
from whence.extract.events.groups import Reading, read_groups
from whence.extract.events.kinds import read_kinds
from whence.extract.events.words import Kind
from whence.extract.sentence import DATE_WORDS, Sentence

from .attempts import TRIGGERS as ATTEMPTS
from .gates import TRIGGERS as GATES
from .pointing import adjacent
from .presence import TRIGGERS as PRESENCE
from .turns import TRIGGERS as TURNS

_BEFORE = ("name", "pronoun", "link", "auxiliary", "adverb", "and", "word")
_BEHIND = ("name", "determiner", "number", "preposition", "adverb", "word", "pronoun")


@cache
def _triggers() -> frozenset[str]:
    last = {state.words[-2] for some in states().values() for state in some if len(state.words) > 1}
    alone = {state.words[0] for some in states().values() for state in some} - _SMALL_WORDS
    tables = (verb_rows(), office_verbs(), roles(), last | alone, {"war"})
    return relation_words("footholds").union(
        *map(frozenset, tables), PRESENCE, TURNS, GATES, ATTEMPTS
    )


def may_state(sentence: Sentence) -> bool:
    """Say whether a sentence holds any word that states a relation."""
    triggers = _triggers()
    lows = {token.low for token in sentence.tokens}
    placed = lows & {"was", "were"} and lows & {"in", "at"}
    if placed or not lows.isdisjoint(triggers) or lows >= {"not", "near"}:
        return True
    return any(
        low.rpartition("-")[2] in compounds() or low.startswith("ex-") for low in lows if "-" in low
    )


# They begin phrases behind “is”, and stand in nearly every sentence.
_SMALL_WORDS = frozenset("in at near under".split())


def read(sentence: Sentence) -> Reading:
    """Return a sentence with kinds and phrases; the verbs of relations are verbs where they can be."""
    kinds = read_kinds(sentence)
    _take_capitals(sentence, kinds)
    if kinds and kinds[0] == "name" and _only_opens(sentence, kinds):
        kinds[0] = "word"
    for index in range(len(kinds)):
        if sentence.tokens[index].text == "May" and kinds[index] == "auxiliary" and index:
            kinds[index] = "word"  # the month; the verb has no capital inside a sentence
        elif kinds[index] == "word" and _is_verb(sentence, kinds, index):
            kinds[index] = "verb"
    return read_groups(sentence, kinds)


def _take_capitals(sentence: Sentence, kinds: list[Kind]) -> None:
    """Read capitals as names in a short sentence full of names, which looks like a headline.

    A headline has no “is” or “has” in small letters.
    """
    if not any(one.text in _SMALL for one in sentence.tokens):
        return
    for index, token in enumerate(sentence.tokens):
        dated = token.low in DATE_WORDS or "-" in token.text or "'" in token.low
        if index and kinds[index] == "word" and token.text[0].isupper() and not dated:
            kinds[index] = "name"


_TITLE = 0.9  # of the longer words
_SMALL = frozenset("is are was were has have had".split())


def _only_opens(sentence: Sentence, kinds: list[Kind]) -> bool:
    """Say whether the first word has its capital only for standing there: “Former minister …”."""
    low = sentence.low(0)
    if low in relation_words("formerly") | relation_words("claimed") | relation_words("failed"):
        return True
    alone = len(kinds) == 1 or kinds[1] != "name" or sentence.breaks(1)
    return alone and low in common_words()


def _is_verb(sentence: Sentence, kinds: list[Kind], index: int) -> bool:
    low = sentence.low(index)
    if low in ("runs", "leads", "goes", "passes") and sentence.low(index + 1) in ("through", "via"):
        return True
    if low in GATES and (sentence.low(index - 1) in ("must", "to") and index):
        return index + 1 < len(kinds) and kinds[index + 1] in ("name", "determiner")
    rows = (*verb_rows().get(low, ()), *office_verbs().get(low, ()))
    if index == 0 or not (rows or low in outcome_verbs() or low in ("held", "lasted")):
        return False
    forms = frozenset().union(*(row.forms for row in rows)) if rows else frozenset(("past",))
    before = kinds[index - 1] if not sentence.breaks(index) else None
    behind = kinds[index + 1] if index + 1 < len(kinds) and not sentence.breaks(index + 1) else None
    after_not = before == "adverb" and index > 1 and kinds[index - 2] == "auxiliary"
    if sentence.low(index - 1) == "to" or before == "auxiliary" or after_not:
        return behind in _BEHIND
    if forms <= {"base"}:
        return before in ("name", "pronoun") and behind in ("name", "determiner")
    if sentence.low(index - 1).endswith(("'s", "s'")):
        return False
    if forms & {"past", "participle"}:
        year = before == "number" and sentence.low(index - 1).isdecimal()
        return before is None or before in _BEFORE or (year and len(sentence.low(index - 1)) == 4)
    return before in _BEFORE and behind in _BEHIND and not (before == "word" and behind == "word")


def _headline(sentence: Sentence) -> bool:
    """Say whether nearly every word has a capital, so that capitals tell no names."""
    long = [one for one in sentence.tokens if len(one.text) > 3 and one.text[0].isalpha()]
    capital = sum(one.text[0].isupper() for one in long)
    small = any(one.text in _SMALL for one in sentence.tokens)
    return len(long) > 4 and capital > _TITLE * len(long) and not small


def sentences(found: list[Sentence]) -> Iterator[tuple[Reading, Sentence | None]]:
    """Yield the sentences worth reading that assert anything, each with the one before it."""
    for index, sentence in enumerate(found):
        if may_state(sentence) and not sentence.question and not _headline(sentence):
            yield read(sentence), adjacent(found, index)
