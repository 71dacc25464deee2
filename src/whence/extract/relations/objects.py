"""What stands behind a verb, or before it where a relative clause leaves it out: the objects of a clause."""

from dataclasses import replace

from whence.data.relations import kind_nouns, relation_words
from whence.extract.events.groups import Reading

from .clauses import LOCATIVE, antecedent, mark_in
from .groups import Group
from .names import Named, coordinated, named

_LIST = 8


def objects(reading: Reading, start: int, lists: bool = True) -> list[Named]:
    """Return the names that stand behind a verb or preposition; empty where none does."""
    sentence = reading.sentence
    start = opening(reading, start)
    phrase = reading.phrases.get(start)
    if phrase is None or sentence.breaks(start):
        return []
    first = named(reading, phrase)
    if first is None:
        one = apposed(reading, phrase.end) if phrase.name is None else None
        return [one] if one else []  # “its bakery arm, *Keel Foods*, …”
    found, last = [first], phrase
    for other in coordinated(reading, phrase, forwards=True) if lists else ():
        one = named(reading, other)
        if one is None or len(found) >= _LIST:
            break
        found.append(one)
        last = other
    after = last.end
    if (
        len(found) > 1
        and reading.kind(after) in ("verb", "auxiliary")
        and not sentence.breaks(after)
    ):
        found.pop()  # “holds Dorn and *Pavo* owns …”
    return found


def opening(reading: Reading, start: int) -> int:
    """Return where a name may begin behind a verb: past adverbs, “30 % of”, “what was then”."""
    sentence = reading.sentence
    while reading.kind(start) == "adverb" and not sentence.breaks(start + 1):
        start += 1
    if (behind := share_end(reading, start)) is not None:
        return behind
    if sentence.low(start) == "what" and sentence.low(start + 1) in ("was", "is"):
        return start + (3 if sentence.low(start + 2) in ("then", "now") else 2)
    return start


def share_end(reading: Reading, start: int) -> int | None:
    """Return where words for a share of something end, “30 % of”, “a stake in”; None where none stand."""
    sentence, at = reading.sentence, start
    while (
        reading.kind(at) in ("number", "determiner") or sentence.low(at) in relation_words("shares")
    ) and not (at > start and sentence.breaks(at)):
        at += 1
    last = sentence.low(at - 1)
    if at == start:
        return None
    if sentence.low(at) == "of" and last not in ("all", "one"):
        return at + 1
    if sentence.low(at) == "in" and last in ("stake", "share", "shares", "interest"):
        return at + 1
    return None


def place_meant(reading: Reading, start: int) -> tuple[Named, int] | None:
    """Return the place that “the province”, “the town” means, and where those words end.

    It is the last one named before in the sentence behind a word for place.
    """
    sentence = reading.sentence
    phrase = reading.phrases.get(start)
    if phrase is None or phrase.name or sentence.breaks(start) or phrase.end - phrase.first != 2:
        return None
    noun = sentence.low(phrase.first + 1)
    if sentence.low(phrase.first) != "the" or kind_nouns().get(noun) != "place":
        return None
    for first in sorted(reading.phrases, reverse=True):
        other = reading.phrases[first]
        if other.end > start or other.name is None:
            continue
        if sentence.low(first - 1) in LOCATIVE and (one := named(reading, other)):
            return replace(one, noun=noun), phrase.end
    return None


def apposed(reading: Reading, end: int) -> Named | None:
    """Return the name set off behind a clause: “the group that holds Azaz- *Lake Guard*- …”."""
    sentence = reading.sentence
    mark = mark_in(sentence.gap(end))
    phrase = reading.phrases.get(end)
    if not mark or mark == "(" or phrase is None or not sentence.breaks(phrase.end):
        return None
    if mark == "," and mark_in(sentence.gap(phrase.end)) != ",":
        return None
    return named(reading, phrase)


def governors(reading: Reading, group: Group) -> list[Named]:
    """Return the subject of a relative clause whose object stands before it: “which *X* has held”."""
    phrase = reading.ends.get(group.first)
    one = named(reading, phrase) if phrase else None
    return [one] if one else []


def objects_before(reading: Reading, group: Group) -> list[Named]:
    """Return what a relative clause without an object of its own tells of: “*Dorn*, which X has held”."""
    sentence = reading.sentence
    phrase = reading.ends.get(group.first)
    link = phrase.first - 1 if phrase else -1
    if (
        link < 0
        or sentence.low(link) not in ("that", "which")
        or reading.kind(link) == "determiner"
    ):
        return []
    if found := antecedent(reading, link):
        return found
    head = reading.ends.get(link)
    if head is None or head.name or not sentence.breaks(head.first):
        return []
    noun = sentence.low(head.end - 1)
    outer = reading.ends.get(head.first)
    if outer is None or (noun.removesuffix("s") not in kind_nouns() and noun not in kind_nouns()):
        return []
    parts = (*coordinated(reading, outer, forwards=False), outer)
    named_ = [one for part in parts if (one := named(reading, part))]
    return named_ if len(named_) == len(parts) else []
