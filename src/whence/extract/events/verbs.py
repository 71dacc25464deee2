"""Verbs told from nouns of the same form by the words beside them: “an attack”, “they attack”."""

from whence.data.frames import frame_words, grammar
from whence.extract.sentence import BE, Sentence

from .words import Kind, closed, event_noun, is_people, listed, noun_too


def is_verb(sentence: Sentence, index: int, before: list[Kind]) -> bool:
    """Say whether a word is a verb; `before` are the kinds of the words before it."""
    low = sentence.low(index)
    previous = before[-1] if before and not sentence.breaks(index) else None
    if not listed(low) and not _regular_past(low):
        return low.endswith("ing") and previous == "name" and _acts(sentence, index)
    if low in grammar("adjectives_ed"):
        return False
    if sentence.low(index - 1) == "to":
        return not (low.endswith("s") and noun_too(low))  # “to states”
    if previous in ("auxiliary", "pronoun"):
        bare = noun_too(low) and not low.endswith(("ed", "ing")) and low not in grammar("pasts")
        return not (bare and sentence.low(index - 1) in BE)  # “he is battle tested”
    if previous in ("determiner", "number") or sentence.low(index - 1).endswith(("'s", "s'")):
        return False
    if _regular_past(low):
        # “footage of captured planes”, “heavily armed fighters”
        return previous not in ("preposition", "adverb") or not _noun_follows(sentence, index)
    if low in grammar("pasts"):
        return previous != "adverb" or not _noun_follows(sentence, index)
    if previous and sentence.low(index - 1) in frame_words("adjectives"):
        return False  # “personal attacks”
    if low.endswith("ing"):
        return _is_participle(sentence, index, before, previous)
    return not noun_too(low) or _verb_by_company(sentence, index, previous)


def _regular_past(low: str) -> bool:
    return low.endswith("ed") and "-" not in low and len(low) > 4


def _is_participle(
    sentence: Sentence, index: int, before: list[Kind], previous: Kind | None
) -> bool:
    """Tell “rebels *fighting* in Homs” from “a roundtable *meeting*” and “war *planning* talks”."""
    low = sentence.low(index)
    if event_noun(low) and _in_noun_phrase(sentence, index, before):
        return False
    if _compound(sentence, index, previous):
        return False
    return previous != "preposition" or not event_noun(low) or _acts(sentence, index)


def _acts(sentence: Sentence, index: int) -> bool:
    """Say whether somebody or something stands behind an “-ing”: “Obama endorsing the plan”."""
    if index + 1 >= len(sentence.tokens) or sentence.breaks(index + 1):
        return False
    follows = closed(sentence.low(index + 1))
    return follows in ("determiner", "pronoun") or sentence.tokens[index + 1].capital


def _in_noun_phrase(sentence: Sentence, index: int, before: list[Kind]) -> bool:
    """Say whether what stands before a word can only belong to it: “a round table …”, “the X …”."""
    if not before or sentence.breaks(index) or _acts(sentence, index):
        return False
    if before[-1] == "word":
        return not is_people(sentence.low(index - 1))
    at = index - 1
    while at > 0 and before[at] == "name" and not sentence.breaks(at):
        at -= 1
    return before[-1] == "name" and before[at] == "determiner"


def _compound(sentence: Sentence, index: int, previous: Kind | None) -> bool:
    """Say whether an “-ing” only stands before its noun, behind no people who do it."""
    if not _noun_follows(sentence, index) or not sentence.tokens[index + 1].text[0].islower():
        return False
    if previous == "word":
        return not is_people(sentence.low(index - 1))
    after = sentence.low(index + 1)
    return previous == "name" and not is_people(after) and after not in frame_words("measures")


def _noun_follows(sentence: Sentence, index: int) -> bool:
    """Say whether “heavily armed fighters” goes on with its noun."""
    after = sentence.low(index + 1)
    return bool(after) and not sentence.breaks(index + 1) and closed(after) is None


def _verb_by_company(sentence: Sentence, index: int, previous: Kind | None) -> bool:
    """Tell “the rebels attack the town” from “a rebel attack on the town”."""
    if index == 0 or previous in (None, "preposition"):
        return False
    after = sentence.low(index + 1)
    if (
        not after
        or sentence.breaks(index + 1)
        or after in ("of", "in", "on", "against", "by", "between")
    ):
        return False
    if previous == "adverb" or sentence.low(index - 1) == "who":
        return True
    if after in ("he", "she", "they", "we", "i", "who"):
        return False  # the next clause begins
    follows = closed(after)
    next_ = sentence.tokens[index + 1]
    goes_on = follows in ("determiner", "pronoun", "link") or after == "to" or next_.capital
    plural = sentence.low(index - 1).endswith("s") or previous in ("name", "and")
    one_form = sentence.low(index) in ("hit", "cut", "put", "set", "let", "shut", "split", "beat")
    third = sentence.low(index).endswith("s")
    return bool(goes_on and (third or plural or one_form))
