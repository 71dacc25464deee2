"""Nouns for what one is to another, with the other's name: “finance minister of Norland”, “Orion's unit”."""

from collections.abc import Iterator
from dataclasses import dataclass

from whence.data.relations import Role, peoples, relation_words, roles
from whence.extract.events.groups import Reading
from whence.extract.events.naming import Phrase

from .names import Named, headless, named
from .objects import objects

_REACH = 8  # tokens of a title
# Of these there is one in a country; Dutch directors are many.
_NATIONAL = frozenset("president leader premier chancellor minister king emir".split())


@dataclass(frozen=True, slots=True)
class Standing:
    """A role noun in its phrase: what it is, whose, from `first` to `end`, and who bears it, if told.

    `body` is the other name, or, of an office that names none, the title itself (kind `office`).
    """

    role: Role
    first: int
    noun: int
    end: int
    body: Named
    bearer: Named | None = None
    former: bool = False


def office_at(reading: Reading, start: int) -> Standing | None:
    """Return the office whose words begin at a token: “finance minister of Norland”."""
    for index in range(start, min(start + _REACH, len(reading.kinds))):
        if index > start and reading.sentence.breaks(index):
            return None
        for role in roles().get(reading.sentence.low(index), ()):
            if (
                role.office
                and (found := read_role(reading, index, role))
                and found.first <= start + 1
            ):
                return found
        if reading.kind(index) in ("verb", "link", "auxiliary"):
            return None
    return None


def read_role(reading: Reading, noun: int, role: Role) -> Standing | None:
    """Return what a role noun at a token says, None where it names nobody it is a role for."""
    sentence = reading.sentence
    start = noun - len(role.noun) + 1
    if start < 0 or any(sentence.low(start + i) != word for i, word in enumerate(role.noun)):
        return None
    phrase = _holding(reading, noun)
    if phrase is None:
        return None
    lead = [sentence.low(i) for i in range(phrase.first, start)]
    former = bool(relation_words("formerly") & set(lead)) or sentence.low(noun).startswith("ex-")
    if relation_words("claimed") & set(lead):
        return None
    bearer = _bearer(reading, phrase, noun)
    if sentence.low(noun + 1) in role.of:
        others = named_of(reading, phrase, noun) or _of_matter(reading, role, noun)
        if not others:
            return None
        return Standing(role, phrase.first, noun, others[-1].end, others[0], None, former)
    if role.possessed and (body := _before(reading, phrase, start)):
        return Standing(role, phrase.first, noun, phrase.end, body, bearer, former)
    if role.office and role.noun[-1] in _NATIONAL:
        title = _title(reading, role, phrase, start, noun)
        if title is None:
            return None
        return Standing(role, phrase.first, noun, phrase.end, title, bearer, former)
    return None


def _title(reading: Reading, role: Role, phrase: Phrase, start: int, noun: int) -> Named | None:
    """Return an office as what it is called: “finance minister”, “North Korean leader”."""
    sentence, before = reading.sentence, start - 1
    if sentence.low(before) in peoples():
        while start > phrase.first and reading.kind(start - 1) == "name":
            start -= 1
    elif len(role.noun) == 1:
        if role.noun[0] != "minister" or before < phrase.first or reading.kind(before) != "word":
            return None
        start = before
    if sentence.low(start - 1) in ("and", "of", "or") or role.noun == ("vice", "president"):
        return None
    return Named(start, noun + 1, "office")


def _holding(reading: Reading, index: int) -> Phrase | None:
    for first in range(index, max(-1, index - _REACH), -1):
        phrase = reading.phrases.get(first)
        if phrase is not None:
            return phrase if phrase.end > index else None
    return None


def _of_matter(reading: Reading, role: Role, noun: int) -> list[Named]:
    """Return the country of a “minister of trade of Norland”, or the title where none is named."""
    sentence, at = reading.sentence, noun + 2
    if role.noun[-1] not in ("minister", "secretary") or reading.kind(at) != "word":
        return []
    while reading.kind(at) in ("word", "and"):
        at += 1
    body = objects(reading, at + 1, lists=False) if sentence.low(at) in ("of", "in") else []
    return body or [Named(noun, at, "office")]


def named_of(reading: Reading, phrase: Phrase, noun: int) -> list[Named]:
    """Return the name behind a noun of a phrase and its “of”: “the withdrawal of *Lake Guard*”."""
    at = noun + 2
    if reading.phrases.get(at):
        return objects(reading, at, lists=False)
    if (
        phrase.name
        and phrase.name[0] >= at
        and all(reading.kind(i) == "determiner" for i in range(at, phrase.name[0]))
    ):
        inner = Phrase(at, phrase.end, phrase.head, phrase.name, phrase.short)
        one = named(reading, inner)
        return [one] if one else []
    return []


def _before(reading: Reading, phrase: Phrase, start: int) -> Named | None:
    """Return the name before a role noun: “*Orion*'s subsidiary”, “the *Pavo* spokeswoman”."""
    sentence = reading.sentence
    runs: list[list[int]] = []
    for index in range(phrase.first, start):
        if reading.kind(index) != "name":
            continue
        if runs and runs[-1][1] == index and not _owner(reading, index - 1):
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    if not runs:
        return None
    first, end = _bare_run(reading, *runs[-1])
    titled = end < runs[-1][1] or reading.kind(start) == "name"
    if len(runs) > 1 and titled and _owner(reading, runs[-2][1] - 1):
        first, end = runs[-2]  # “*Pavo*'s Halden Political Editor”
    if first == end:
        return None
    between = [sentence.low(i) for i in range(end, start) if reading.kind(i) != "name"]
    if end - first == 1 and first > phrase.first and reading.kind(first - 1) == "word":
        return None  # “the super PAC's chairman”
    owner = _owner(reading, end - 1)
    if between and not owner:
        return None
    if first > 0 and sentence.low(first - 1) in ("and", "of", "or") and not sentence.breaks(first):
        return None  # “*State of Iraq and* Syria leader”
    if headless(reading, first):
        return None
    if not owner and sentence.low(end - 1) in peoples():
        return None  # “the German subsidiary”
    return Named(first, end)


def _bare_run(reading: Reading, first: int, end: int) -> tuple[int, int]:
    """Return a run of name words without those of a title: “*House* Majority Leader”, “*CIA* Director”."""
    sentence = reading.sentence
    before = relation_words("formerly") | {"interim", "acting", "top"}
    while first < end and sentence.low(first) in before:
        first += 1
    while first < end and sentence.low(end - 1) in relation_words("titles"):
        end -= 1
    bare = first < end and not (
        end - first == 1 and sentence.low(first) in relation_words("generic")
    )
    return (first, end) if bare and "-" not in sentence.low(first)[:5] else (first, first)


def _owner(reading: Reading, index: int) -> bool:
    low = reading.sentence.low(index)
    gap = reading.sentence.gap(index + 1)
    return low.endswith("'s") or gap[:1] in ("'", "’")


def _bearer(reading: Reading, phrase: Phrase, noun: int) -> Named | None:
    """Return who is called by the noun: “the Pavo spokeswoman *Anna Berg*”."""
    stop = phrase.short[0] if phrase.short else phrase.end
    if phrase.name is None:
        return None
    first, end = phrase.name
    if first <= noun < end - 1 and not reading.sentence.breaks(noun + 1):
        first = noun + 1  # “Vice President *Biden*”
    if first != noun + 1:
        return None
    return Named(first, end) if end == stop and not _owner(reading, end - 1) else None


def all_roles(reading: Reading) -> Iterator[Standing]:
    """Yield what the role nouns of a sentence say."""
    last = -1
    for index, token in enumerate(reading.sentence.tokens):
        low = (
            token.low.removeprefix("ex-").removesuffix("s")
            if token.low.endswith("s")
            else token.low
        )
        if reading.sentence.low(index + 1) == "officer" and token.low == "executive":
            continue
        for role in (
            *roles().get(token.low, ()),
            *(() if low == token.low else roles().get(low, ())),
        ):
            if index <= last or role.noun[-1] != token.low.removeprefix("ex-"):
                continue
            if found := read_role(reading, index, role):
                last = index
                yield found
                break
