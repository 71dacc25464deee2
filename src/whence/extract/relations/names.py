"""What a noun phrase names, for relations: “the town of Dorn”, “Dorn plant”, “Lake Guard fighters”.

Stricter than events need: where the words name a part, an owner or an office holder (“the board of
X”, “X's leader”, “members of X”), the phrase does not name X.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from whence.data.relations import kind_nouns, peoples, relation_words, roles
from whence.extract.events.groups import Reading
from whence.extract.events.naming import Phrase
from whence.extract.sentence import DATE_WORDS
from whence.text import fold

_WHEN = frozenset("last this next early late earlier later mid".split())
# “A Norland company” is none that the words name.
_ANY = frozenset("a an another any some every each no many few several most".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A name as a token range, what its words call it (a kind, or empty), whether it is so no more.

    `people` marks the fighters of a body, named for it.
    """

    first: int
    end: int
    kind: str = ""
    former: bool = False
    people: bool = False
    noun: str = ""


def named(reading: Reading, phrase: Phrase) -> Named | None:
    """Return what a phrase names, None where it names nothing or only something of what it names."""
    if phrase.part:
        return _part_of(reading, phrase)
    if phrase.name is None:
        return _fighters(reading, phrase)
    sentence = reading.sentence
    first, end = phrase.name
    first = _from_its_start(reading, phrase, first, end)
    stop = phrase.short[0] if phrase.short else phrase.end
    if _owns(reading, end - 1) or (stop > end and _owns(reading, stop - 1)):
        return None
    lead = [sentence.low(i) for i in range(phrase.first, first)]
    dated = next((i for i in range(end, stop) if sentence.low(i) in _WHEN), stop)
    if dated > end or not phrase.short:
        stop = dated  # “Dorn *last autumn*”
    tail = [sentence.low(i) for i in range(end, stop)]
    if relation_words("claimed") & set(lead) or _ANY & set(lead):
        return None
    if headless(reading, first):
        return None
    former = bool(relation_words("formerly") & set(lead))
    kind = _led(lead)
    if kind is None or any(_trailing(word) for word in tail[:-1]):
        return None
    if not tail:
        return _whole(reading, first, end, kind, former)
    last = tail[-1]
    whose = end - first == 1 and of_people(sentence.low(first))
    if last in relation_words("members"):
        start = phrase.first + _determiners(reading, phrase) if whose else first
        return Named(start, stop if whose else end, "armed-group" if whose else kind, former, True)
    if last in kind_nouns():
        return Named(first, stop, kind_nouns()[last], former)
    return None


def _part_of(reading: Reading, phrase: Phrase) -> Named | None:
    """Return whose people are meant by “*fighters of* the Sea Front”; “some of them” name nobody."""
    first, end = phrase.part or (0, 0)
    plain = end - first == 2 and reading.sentence.low(first) in relation_words("members")
    if not plain or first != phrase.first or phrase.name is None or phrase.name[1] != phrase.end:
        return None
    return Named(*phrase.name, people=True)


def _from_its_start(reading: Reading, phrase: Phrase, first: int, end: int) -> int:
    """Return where a name begins that has a possessor or a day in it: “*People's* Column”, “the *Night* Watch”."""
    sentence, before = reading.sentence, first - 1
    if before < phrase.first or not sentence.tokens[before].text[0].isupper():
        return first
    if sentence.low(before) in DATE_WORDS:
        return before if reading.kind(before - 1) == "determiner" else first
    if end - first == 1 and sentence.low(before).endswith(("'s", "s'")):
        while before > phrase.first and reading.kind(before - 1) == "name":
            before -= 1
        return before
    return first


def _fighters(reading: Reading, phrase: Phrase) -> Named | None:
    """Return whose fighters a phrase names: “*the Sea Front*'s forces”."""
    sentence, last = reading.sentence, phrase.end - 1
    if sentence.low(last) not in relation_words("members") or last - 1 < phrase.first:
        return None
    owner = last - 1
    if reading.kind(owner) != "name" or not _owns(reading, owner):
        return None
    first = owner
    while first > phrase.first and reading.kind(first - 1) == "name":
        first -= 1
    return Named(first, owner + 1, people=True)


def of_people(low: str) -> bool:
    """Say whether a word only says whose something is, or of which people somebody is one."""
    return low in peoples() or low.removesuffix("s") in peoples()


_TITLES = frozenset("judge justice senator professor general colonel major doctor sheikh".split())


def headless(reading: Reading, first: int) -> bool:
    """Say whether the word that opens the sentence may belong to a name behind it: “*State* Department”."""
    capital = reading.kind(0) in ("word", "verb")
    opens = first == 1 and capital and not reading.sentence.breaks(1)
    low = reading.sentence.low(0)
    return opens and low not in kind_nouns() and low not in roles() and low not in _TITLES


def _whole(reading: Reading, first: int, end: int, kind: str, former: bool) -> Named | None:
    last = reading.sentence.low(end - 1)
    if of_people(last):
        return None  # “Dutch”, “the Alabama Republican”
    return Named(first, end, kind or kind_nouns().get(last, ""), former)


def _trailing(word: str) -> bool:
    return word in ("'s", "and", "or")


def _led(lead: list[str]) -> str | None:
    """Return the kind that the words before a name say; None where they say it is something of it."""
    if "of" in lead:
        noun = lead[lead.index("of") - 1] if lead.index("of") else ""
        if noun in relation_words("members"):
            return ""  # “fighters of the Sea Front”
        return kind_nouns().get(noun, "") if noun in relation_words("same") else None
    if any(word in ("for", "from", "on", "within") for word in lead):
        return None
    return next((kind_nouns()[word] for word in reversed(lead) if word in kind_nouns()), "")


def _determiners(reading: Reading, phrase: Phrase) -> int:
    count = 0
    while reading.kind(phrase.first + count) == "determiner":
        count += 1
    return count


def _owns(reading: Reading, index: int) -> bool:
    """Say whether a name is in the possessive: “Orion's”, “IS' claim”."""
    low = reading.sentence.low(index)
    gap = reading.sentence.gap(index + 1)
    return low.endswith("'s") or (fold(gap[:2]) == "' " and low.endswith("s"))


def shorts(reading: Reading, one: Named) -> tuple[int, int]:
    """Return the token range of a name without the article before it."""
    first = one.first
    while reading.kind(first) == "determiner" and first + 1 < one.end:
        first += 1
    return first, one.end


def coordinated(reading: Reading, phrase: Phrase, *, forwards: bool) -> Iterator[Phrase]:
    """Yield the phrases joined to one by commas and “and”, itself not among them."""
    sentence = reading.sentence
    listed = False
    while True:
        if forwards:
            place = phrase.end
            joined = sentence.low(place) in ("and", "or", "&") and not sentence.breaks(place)
            comma = sentence.gap(place).strip() == ","
            place += 1 if joined else 0
            if comma and sentence.low(place) == "and":
                if not listed:
                    return  # “which has left the Front, and Orion”: what follows may join anything
                place, joined = place + 1, True
            following = reading.phrases.get(place) if joined or comma else None
            if following is None or not (joined or _goes_on(reading, following)):
                return
            yield following
            if joined:
                return
            phrase, listed = following, True
        else:
            place = phrase.first - 1
            if sentence.low(place) != "and" or sentence.breaks(phrase.first):
                return
            if "," in sentence.gap(place):
                return  # “through Dorn, and *Dorn* is held by …” begins a clause
            before = reading.ends.get(place)
            if before is None or before.name is None:
                return
            yield before
            return


def _goes_on(reading: Reading, phrase: Phrase) -> bool:
    """Say whether a list goes on behind one of its members: with a comma and one more, or “and”."""
    after = phrase.end
    return reading.sentence.low(after) == "and" or (
        reading.sentence.gap(after).strip() == "," and after in reading.phrases
    )
