"""Who a verb speaks of: the subject before it, only where it is named.

Without a parser, and so timid: a phrase behind a preposition, in a complement clause or among a list
is no subject.
"""

from whence.extract.events.groups import Reading
from whence.extract.events.naming import Phrase
from whence.extract.sentence import DETERMINERS, PREPOSITIONS

from .groups import Group
from .names import Named, coordinated, named
from .pointing import points

_APPOSITION = 30  # tokens between two marks around what is said of a name in passing
_LIST = 8
_OPENS = frozenset("a an the which who whose based formerly part then one itself".split())
_THOUGHT = frozenset("that how why what which whom whose whereby".split())
LOCATIVE = frozenset("in at near from through into to towards around".split())


def subjects(reading: Reading, group: Group, reach: int = 2) -> list[Named]:
    """Return the names that a verb group is told of; empty where none is plain."""
    sentence, at = reading.sentence, group.first
    before = at - 1
    if before < 0:
        return []
    if group.tense == "participle":
        return _described(reading, at)
    low = sentence.low(before)
    if low in ("that", "which", "who") and reading.kind(before) != "determiner":
        return antecedent(reading, before)
    if sentence.breaks(at):
        return _past_apposition(reading, at)
    if low in ("and", "but", "or", "then", "also", "yet"):
        return _shared(reading, before, reach)
    phrase = reading.ends.get(at)
    if phrase is None or complement(reading, phrase):
        return []
    if sentence.low(phrase.first - 1) in ("nor", "or"):
        return []
    return _plain(reading, phrase)


def _described(reading: Reading, at: int) -> list[Named]:
    """Return whom a participle describes: “*Keel*, based in Halden”, “*Keel*, a firm based in Halden”."""
    phrase = reading.ends.get(at)
    if phrase is None:
        return []
    if found := _plain(reading, phrase):
        return found
    outer = reading.ends.get(phrase.first)
    if outer is None or reading.kind(phrase.first) != "determiner":
        return []
    if not mark_in(reading.sentence.gap(phrase.first)):
        return []
    if found := _plain(reading, outer):
        return found
    at = outer.first - 1
    one = named(reading, outer)
    placed = reading.sentence.low(at) in LOCATIVE and reading.ends.get(at) is None
    return [one] if one and placed else []  # “through *Dorn*, a town held by …”


def complement(reading: Reading, phrase: Phrase) -> bool:
    """Say whether a phrase opens a clause that only says what is thought: “doubts that Orion …”."""
    return reading.sentence.low(phrase.first - 1) in _THOUGHT


def _plain(reading: Reading, phrase: Phrase) -> list[Named]:
    """Return the name of a phrase and those joined to it, unless it hangs on something before it.

    What points back to a name of the sentence before is a name of kind `pointer`.
    """
    first = phrase.first
    if points(reading, phrase):
        return [Named(first, phrase.end, "pointer")]
    others = list(coordinated(reading, phrase, forwards=False))
    if others:
        first = others[0].first
    year = reading.sentence.low(first)
    dated = year.isdecimal() and len(year) == 4  # “In *2030 the Solvan Group*”
    if not dated and _hangs(reading, first) and not _governed(reading, first):
        return []
    found = [one for part in (*others, phrase) if (one := named(reading, part))]
    return found if len(found) == len(others) + 1 else []


def _governed(reading: Reading, first: int) -> bool:
    """Say whether a country behind “in” stands for its government: “the government in *Norland*”."""
    before = reading.sentence.low(first - 2)
    return reading.sentence.low(first - 1) == "in" and before in ("government", "authorities")


def _hangs(reading: Reading, first: int) -> bool:
    """Say whether a phrase belongs to a preposition or verb before it."""
    sentence, at = reading.sentence, first - 1
    if at < 0 or sentence.breaks(first):
        return False
    if sentence.low(at) in ("of", "than", "like"):
        return True
    if reading.kind(at) == "preposition":
        return sentence.low(at) not in ("as", "after", "before", "since", "until")
    return reading.kind(at) == "verb"


def antecedent(reading: Reading, link: int) -> list[Named]:
    """Return the name that “which”, “who” or “that” stands for."""
    sentence = reading.sentence
    phrase = reading.ends.get(link)
    if phrase is None:
        return []
    if sentence.low(link) == "that" and sentence.breaks(link):
        return []
    found = named(reading, phrase)
    if found is None:
        outer = reading.ends.get(phrase.first)
        described = phrase.people and reading.kind(phrase.first) == "determiner"
        if outer is None or not described or sentence.gap(phrase.first).strip() != ",":
            return []
        phrase, found = outer, named(reading, outer)  # “*Keel*, the family firm that owns …”
        if found is None:
            return []
    at = phrase.first - 1
    if at >= 0 and not sentence.breaks(phrase.first):
        if sentence.low(at) == "of" or (
            reading.kind(at) == "preposition" and not _free(reading, at, link)
        ):
            return []
        if sentence.low(at) == "and":
            return []
    elif (
        at >= 0 and found.end - found.first == 1 and not sentence.tokens[found.first].text.isupper()
    ):
        return []  # “from Ava, *Mo.*, who …”
    return [found]


def _free(reading: Reading, preposition: int, link: int) -> bool:
    """Say whether what follows a preposition may be what a clause describes: “by *Pavo*, which …”."""
    if reading.sentence.low(preposition) in LOCATIVE:
        return reading.ends.get(preposition) is None
    return reading.sentence.breaks(link)


def _past_apposition(reading: Reading, at: int) -> list[Named]:
    """Read “Keel, a firm in Halden, [owns]” and “the group that holds Azaz- Lake Guard- [is]”."""
    sentence = reading.sentence
    mark = mark_in(sentence.gap(at))
    if not mark:
        return []
    for start in range(at - 1, max(0, at - _APPOSITION), -1):
        if mark_in(sentence.gap(start)) != mark:
            continue
        inner = reading.phrases.get(start)
        outer = reading.ends.get(start)
        lone = inner is not None and inner.end == at
        if outer is not None and (_opens(reading, start) or (lone and mark == "-")):
            found = _plain(reading, outer)
            if found:
                return found
        titled = outer is not None and outer.people and outer.name is None
        if lone and inner is not None and (mark == "-" or titled or _unnamed_head(reading, start)):
            one = named(reading, inner)
            return [one] if one else []
        listed = outer is not None and mark == "," and reading.phrases.get(start)
        if listed and not _opens(reading, start):
            return []
    return []


def _unnamed_head(reading: Reading, end: int) -> bool:
    """Say whether a clause before a token describes somebody unnamed: “the militia that holds Dorn”."""
    for link in range(end - 1, max(0, end - _LIST), -1):
        if reading.sentence.low(link) in ("that", "which", "who"):
            head = reading.ends.get(link)
            return bool(head and head.people and not head.name)
    return False


def _opens(reading: Reading, index: int) -> bool:
    low = reading.sentence.low(index)
    phrase = reading.phrases.get(index)
    return (
        low in _OPENS
        or bool(phrase and phrase.people)
        or low in DETERMINERS
        or reading.kind(index) == "verb"
        or (low in PREPOSITIONS and low != "of")
        or low.startswith("ex-")
    )


def mark_in(gap: str) -> str:
    """Return the mark in a gap that sets words off: a comma, a dash or a bracket."""
    if "," in gap:
        return ","
    if "–" in gap or "—" in gap or "- " in gap or " -" in gap:
        return "-"
    return "(" if "(" in gap or ")" in gap else ""


def _shared(reading: Reading, joint: int, reach: int) -> list[Named]:
    """Return the subject of the verb before, which “and” goes on with."""
    if reach == 0:
        return []
    sentence = reading.sentence
    for at in range(joint - 1, max(-1, joint - _APPOSITION), -1):
        kind = reading.kind(at)
        if kind == "link" or sentence.low(at) == "to":
            return []
        if kind in ("verb", "auxiliary"):
            first = at
            while reading.kind(first - 1) in ("auxiliary", "adverb") and not sentence.breaks(first):
                first -= 1
            verb = Group(first, at, at + 1, "past")
            return subjects(reading, verb, reach - 1)
    return []
