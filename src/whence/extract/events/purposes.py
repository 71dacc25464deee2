"""To what end, and whom that is aimed at: “to end the war and defeat X”."""

from collections.abc import Iterator

from whence.data.frames import hostile_verbs

from .groups import Reading
from .lists import read_list
from .slots import Slotted, Walk, slotted

_PURPOSE = 24  # tokens of a purpose


def aim(reading: Reading, walk: Walk) -> bool:
    """Read “to end the war”: to, and a verb."""
    sentence, at = reading.sentence, walk.at
    if sentence.low(at) not in ("to", "for") or sentence.breaks(at + 1):
        return False
    verb = at + 1 + (reading.kind(at + 1) == "adverb")
    goes = sentence.low(verb).endswith("ing") if sentence.low(at) == "for" else True
    if reading.kind(verb) != "verb" or not goes:
        return False
    take_purpose(reading, walk, at, at + 1)
    return True


def take_purpose(reading: Reading, walk: Walk, first: int, start: int) -> None:
    """Take in a purpose up to the end of its clause, and whom it is directed against."""
    sentence, end = reading.sentence, start
    size = min(len(sentence.tokens), start + _PURPOSE)
    while end < size and not sentence.breaks(end) and reading.kinds[end] not in ("link", "pronoun"):
        if reading.kinds[end] == "auxiliary":
            break
        end += 1
    if end < size and only_comma(reading, end) and sentence.low(end) in ("including", "notably"):
        end = max(end, read_list(reading, end + 1)[1])
    if end <= start:
        walk.at = end
        return
    walk.roles.append(Slotted("purpose", (first, end)))
    walk.roles += _aimed_at(reading, start, end)
    walk.taken |= set(range(start, end))
    walk.at = end


def only_comma(reading: Reading, index: int) -> bool:
    """Say whether the mark before a token is a comma."""
    return reading.sentence.gap(index).strip(" ’”\"'])\n").startswith(",")


def _aimed_at(reading: Reading, start: int, end: int) -> Iterator[Slotted]:
    for index in range(start, end):
        low = reading.sentence.low(index)
        hostile = low in hostile_verbs() and reading.kinds[index] == "verb"
        if (hostile or low == "against") and not reading.sentence.breaks(index + 1):
            members, _ = read_list(reading, index + 1)
            yield from (slotted("target", one, (index, index + 1)) for one in members if one.actor)
