"""Noun phrases: “some members of the Sea Front [SF]”.

One pass over the tokens; a phrase ends at a verb, a preposition or a mark. What it names, its
short form in brackets, and whether only a part is meant are kept apart.
"""

from dataclasses import dataclass, field

from whence.data.frames import frame_words

from .phrases import Range
from .sentence import DATE_WORDS, Sentence
from .wordkinds import Kind, is_people, read_kinds

_MOST = 14  # tokens of a phrase
JOINTS = frozenset("-–/")  # between two names, without a space: “the JN-IS alliance”
_OF = ("of", "from", "within")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as token ranges. `part` are the words that take only some of those named."""

    first: int
    end: int
    head: int
    name: Range | None = None
    short: Range | None = None
    part: Range | None = None
    number: int | None = None
    people: bool = False

    @property
    def actor(self) -> bool:
        """Whether it can be somebody: a name, or a word for people."""
        return self.people or self.name is not None


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with the kind of each token and its phrases by their first token."""

    sentence: Sentence
    kinds: list[Kind]
    phrases: dict[int, Phrase]
    ends: dict[int, Phrase] = field(default_factory=dict)

    def kind(self, index: int) -> Kind | None:
        """Return the kind of a token, None outside the sentence."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else None


def read_groups(sentence: Sentence) -> Reading:
    """Return a sentence with its noun phrases."""
    kinds = read_kinds(sentence)
    phrases: dict[int, Phrase] = {}
    index = 0
    while index < len(kinds):
        phrase = _phrase(sentence, kinds, index)
        if phrase:
            phrases[index] = phrase
        index = phrase.end if phrase else index + 1
    return Reading(sentence, kinds, phrases, {one.end: one for one in phrases.values()})


def _phrase(sentence: Sentence, kinds: list[Kind], first: int) -> Phrase | None:
    if kinds[first] not in ("name", "word", "number", "determiner", "pronoun"):
        return None
    if kinds[first] == "pronoun":
        return Phrase(first, first + 1, first, people=True)
    end, part = first, None
    while True:
        end = _run(sentence, kinds, end, first)
        if end >= len(kinds) or end - first > _MOST or sentence.breaks(end):
            break
        inner = _complement(sentence, kinds, first, end)
        if inner is None:
            break
        if (
            part is None
            and sentence.low(end - 1) in frame_words("parts")
            and sentence.low(end) in _OF
        ):
            part = (first, end + 1)
        end = inner
    if end == first:
        return None
    return _described(sentence, kinds, first, end, part)


def _run(sentence: Sentence, kinds: list[Kind], start: int, first: int) -> int:
    """Return the end of a run of words that belong together, determiners only before it."""
    index = start
    while index < len(kinds) and index - first < _MOST:
        if index > start and sentence.breaks(index) and not _paired(sentence, index):
            if not _adjectives(sentence, kinds, start, index):
                break
        if index > start and not _paired(sentence, index):
            if any(mark in sentence.gap(index) for mark in "=/|*"):
                break
        kind = kinds[index]
        before = all(one in ("determiner", "number") for one in kinds[start:index])
        if kind == "determiner" and not before:
            break
        if kind == "adverb" and not (
            before and kinds[start:index] and _qualifies(sentence, kinds, index)
        ):
            break
        if kind not in ("name", "word", "number", "determiner", "adverb"):
            break
        if index > first and not before and _dates(sentence, index):
            break  # “Anbar early this year”, “the leaders next week”
        index += 1
    return index


def _paired(sentence: Sentence, index: int) -> bool:
    """Say whether a mark joins two names: “the JN–IS alliance”."""
    thousands = sentence.gap(index) == "," and sentence.low(index).isdecimal()
    return thousands or sentence.gap(index) in JOINTS


def _dates(sentence: Sentence, index: int) -> bool:
    """Say whether a token begins words that say when."""
    low, after = sentence.low(index), sentence.low(index + 1)
    if low in ("early", "late", "last", "next", "this", "earlier", "later"):
        return after in DATE_WORDS or after in (
            "this",
            "last",
            "next",
            "in",
            "on",
            "decade",
            "spring",
            "summer",
        )
    return low in DATE_WORDS - {
        "march",
        "may",
        "night",
        "week",
        "month",
        "year",
        "morning",
        "evening",
        "afternoon",
    }


def _qualifies(sentence: Sentence, kinds: list[Kind], index: int) -> bool:
    following = kinds[index + 1] if index + 1 < len(kinds) else None
    return (
        following in ("word", "verb")
        and not sentence.breaks(index + 1)
        and sentence.low(index).endswith("ly")
    )


def _adjectives(sentence: Sentence, kinds: list[Kind], start: int, index: int) -> bool:
    """Say whether a comma only parts adjectives: “the independent, anti-jihadi group X”."""
    single = index - start == 2 and kinds[start] == "determiner" and kinds[start + 1] == "word"
    head = sentence.low(start + 1)
    plain = kinds[index] == "word" and not is_people(head) and not head.endswith("s")
    return single and plain and sentence.gap(index).strip() == ","


def _complement(sentence: Sentence, kinds: list[Kind], first: int, end: int) -> int | None:
    """Return where the words behind an “of” begin that belong to the phrase."""
    low, last = sentence.low(end), sentence.low(end - 1)
    if low not in (*_OF, "for", "on") or end + 1 >= len(kinds) or sentence.breaks(end + 1):
        return None
    follows = kinds[end + 1]
    if follows not in ("name", "determiner", "word", "number"):
        return None
    inner = end + 1
    if last in frame_words("parts") and low in _OF:
        return inner
    if last in frame_words("measures") and low == "of":
        return inner
    if low == "from" and is_people(last) and last.endswith("s"):
        return inner if _name_follows(kinds, inner) else None
    if low in ("for", "on"):
        body = is_people(last) and kinds[end - 1] == "name" and follows == "name"
        return inner if body or (low == "on" and last == "observatory") else None
    if low != "of":
        return None
    named = kinds[end - 1] == "name" and _name_follows(kinds, inner)
    place = last in frame_words("places", "nouns")
    return inner if named or place or is_people(last) else None


def _name_follows(kinds: list[Kind], index: int) -> bool:
    while index < len(kinds) and kinds[index] == "determiner":
        index += 1
    return index < len(kinds) and kinds[index] == "name"


def _described(
    sentence: Sentence, kinds: list[Kind], first: int, end: int, part: Range | None
) -> Phrase | None:
    short = _bracketed(sentence, end)
    name = _name(sentence, kinds, first, end)
    head = _head(sentence, kinds, first, end, part)
    if head is None:
        if name is None and not part and not _some_alone(sentence, first, end):
            return None
        head = end - 1
    number = next((i for i in range(first, end) if kinds[i] == "number"), None)
    part = part or _some(sentence, kinds, first, end, name)
    lows = [sentence.low(i) for i in range(first, end)]
    people = is_people(lows[head - first]) if head < end else False
    return Phrase(
        first, end + (short[1] - short[0] if short else 0), head, name, short, part, number, people
    )


def _some_alone(sentence: Sentence, first: int, end: int) -> bool:
    return end - first == 1 and sentence.low(first) in ("both", "many", "others", "two", "three")


def _bracketed(sentence: Sentence, end: int) -> Range | None:
    """Return the short name in brackets behind a phrase: “[SRF]”, “(NATO)”."""
    if end >= len(sentence.tokens) or not sentence.gap(end).rstrip("‘'“\"").endswith(("[", "(")):
        return None
    closes = sentence.gap(end + 1).lstrip("’'”\"").startswith(("]", ")"))
    text = sentence.tokens[end].text
    return (end, end + 1) if closes and text[0].isupper() and len(text) > 1 else None


def _name(sentence: Sentence, kinds: list[Kind], first: int, end: int) -> Range | None:
    """Return the last run of name words, possessors aside: “Jabhat al-Nusra” of “Syria's affiliate …”."""
    runs: list[Range] = []
    start: int | None = None
    for index in range(first, end):
        if start is not None and _quoted_apart(sentence, index):
            return (start, index)  # “the ‘Khorasan’ al-Qa'ida group”: what is in quotation marks
        inside = kinds[index] == "name" or (
            start is not None and index + 1 < end and _tie(sentence, kinds, index, end)
        )
        if inside and start is None:
            start = index
        owns = sentence.low(index).endswith(("'s", "s'"))
        if start is not None and (not inside or owns):
            if not owns or index + 1 == end:
                runs.append((start, index + (1 if inside else 0)))
            start = None
    if start is not None:
        runs.append((start, end))
    return runs[-1] if runs else None


def _quoted_apart(sentence: Sentence, index: int) -> bool:
    """Say whether a quotation closes between two tokens."""
    gap = sentence.gap(index)
    return (
        len(gap) > 1 and gap[0] in "’”\"'»" and gap[1] == " " and sentence.low(index - 1)[-1] != "s"
    )


def _tie(sentence: Sentence, kinds: list[Kind], index: int, end: int) -> bool:
    """Say whether a small word stands inside a name: “Islamic State *in* Iraq”."""
    if sentence.low(index) in ("of", "for", "on"):
        return _name_follows(kinds[:end], index + 1)
    return (
        kinds[index] == "determiner"
        and sentence.low(index) == "the"
        and kinds[index + 1] == "name"
        and sentence.low(index - 1) in ("of", "for")
    )


def _head(
    sentence: Sentence, kinds: list[Kind], first: int, end: int, part: Range | None
) -> int | None:
    """Return the noun that says what the phrase is: the last common word before any “of”."""
    start = part[1] if part else first
    counting = next(
        (
            i + 2
            for i in range(start, end - 2)
            if sentence.low(i) in frame_words("measures") and sentence.low(i + 1) == "of"
        ),
        start,
    )
    start = counting
    stop = next(
        (i for i in range(start, end) if sentence.low(i) in (*_OF, "for", "on") and i > start), end
    )
    words = [i for i in range(start, stop) if kinds[i] in ("word", "verb")]
    names = [i for i in range(start, stop) if kinds[i] == "name"]
    if words and names and names[-1] > words[-1] and not is_people(sentence.low(words[-1])):
        return names[-1]
    return words[-1] if words else names[-1] if names else None


def _some(
    sentence: Sentence, kinds: list[Kind], first: int, end: int, name: Range | None
) -> Range | None:
    """Return the “some” of “some Ahrar al-Sham members”."""
    last = sentence.low(end - 1) in (
        "members",
        "fighters",
        "elements",
        "defectors",
        "factions",
        "units",
    )
    some = sentence.low(first) in frame_words("some")
    return (first, first + 1) if name and last and some and name[1] < end else None
