"""What a noun phrase names: its head, the name in it, the short name, and whether a part is meant."""

from dataclasses import dataclass

from whence.data.frames import frame_words
from whence.extract.phrases import Range
from whence.extract.sentence import Sentence

from .words import Kind, is_people

OF = ("of", "from", "within")


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


def describe_phrase(
    sentence: Sentence, kinds: list[Kind], first: int, end: int, part: Range | None
) -> Phrase | None:
    """Return the phrase of a run of tokens, with a short name behind it; None if it names nothing."""
    short = _bracketed(sentence, end)
    name = _name(sentence, kinds, first, end)
    head = _head(sentence, kinds, first, end, part)
    if head is None:
        if name is None and not part and not _some_alone(sentence, first, end):
            return None
        head = end - 1
    number = next((i for i in range(first, end) if kinds[i] == "number"), None)
    part = part or _some(sentence, first, end, name)
    lows = [sentence.low(i) for i in range(first, end)]
    people = kinds[head] != "name" and is_people(lows[head - first])
    return Phrase(
        first, end + (short[1] - short[0] if short else 0), head, name, short, part, number, people
    )


def name_follows(kinds: list[Kind], index: int) -> bool:
    """Say whether a name stands at a token, determiners before it apart."""
    while index < len(kinds) and kinds[index] == "determiner":
        index += 1
    return index < len(kinds) and kinds[index] == "name"


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
        return name_follows(kinds[:end], index + 1)
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
        (i for i in range(start, end) if sentence.low(i) in (*OF, "for", "on") and i > start), end
    )
    words = [i for i in range(start, stop) if kinds[i] in ("word", "verb")]
    names = [i for i in range(start, stop) if kinds[i] == "name"]
    if words and names and names[-1] > words[-1] and not is_people(sentence.low(words[-1])):
        return names[-1]
    return words[-1] if words else names[-1] if names else None


def _some(sentence: Sentence, first: int, end: int, name: Range | None) -> Range | None:
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
