"""Lists of noun phrases: “X, some members of Y and Z”, “the rebels, including X”."""

from whence.extract.sentence import DATE_WORDS, Sentence

from .groups import Reading
from .naming import Phrase

_MEMBERS = 12  # of a list
_JOINING = (
    ("as", "well", "as"),
    ("along", "with"),
    ("together", "with"),
    ("and",),
    ("or",),
    ("plus",),
)
_INCLUDING = (("including",), ("such", "as"), ("among", "them"), ("notably",))


def read_list(reading: Reading, first: int) -> tuple[list[Phrase], int]:
    """Return the phrases coordinated from a token on, and where the list ends.

    Those after “including” stand for the group before it, unless that one has a name itself.
    """
    head = reading.phrases.get(first)
    if head is None:
        return [], first
    head = _merged(reading, head)
    found, end = [head], head.end
    while len(found) < _MEMBERS:
        step = _next_member(reading, end, found[-1])
        if step is None:
            break
        found.append(step)
        end = step.end
    # “ISIS, including its leader” is no list: one name has no members.
    named, stop = _examples(reading, end) if reading.kinds[found[-1].head] != "name" else ([], end)
    if named:
        found = [one for one in found if one.name] + named
    return found, max(end, stop)


def _merged(reading: Reading, head: Phrase) -> Phrase:
    """Return “gay and lesbian people” as one phrase: its first word alone is nobody."""
    following = reading.phrases.get(head.end + 1)
    lone = head.end - head.first == 1 and not head.actor and reading.kinds[head.first] == "word"
    if lone and following and following.people and reading.sentence.low(head.end) in ("and", "or"):
        return Phrase(
            head.first,
            following.end,
            following.head,
            following.name,
            following.short,
            following.part,
            following.number,
            people=True,
        )
    return head


def _next_member(reading: Reading, end: int, before: Phrase) -> Phrase | None:
    sentence = reading.sentence
    comma = sentence.breaks(end) and sentence.gap(end).strip(" ’”\"'])").startswith(",")
    if sentence.breaks(end) and not comma:
        return None
    joined = _starts(sentence, end, _JOINING)
    place = end + joined
    if joined and sentence.low(place) in ("also", "then", "even", "possibly", "perhaps"):
        place += 1
    phrase = reading.phrases.get(place)
    if phrase is None or (joined and sentence.breaks(place) and not comma):
        return None
    if _is_date(sentence, phrase) or not (joined or comma):
        return None
    if not joined and not (phrase.actor and before.actor and _closes(reading, phrase)):
        return None
    if before.actor and not phrase.actor and not (joined and _fellow(reading, phrase)):
        return None
    return phrase


def _fellow(reading: Reading, phrase: Phrase) -> bool:
    """Say whether a phrase in a list of actors may be one more: “Pavo and *its creditors*”."""
    plural = reading.sentence.low(phrase.head).endswith("s")
    return plural and reading.kind(phrase.end) not in ("verb", "auxiliary")


def _is_date(sentence: Sentence, phrase: Phrase) -> bool:
    return sentence.low(phrase.head) in DATE_WORDS


def _closes(reading: Reading, phrase: Phrase) -> bool:
    """Say whether an “and” ends the list after commas; else the comma only opens an apposition."""
    for _ in range(_MEMBERS):
        if _starts(reading.sentence, phrase.end, _JOINING):
            return True
        following = reading.phrases.get(phrase.end)
        if following is None or not reading.sentence.breaks(phrase.end):
            return False
        phrase = following
    return False


def _examples(reading: Reading, end: int) -> tuple[list[Phrase], int]:
    opened = _starts(reading.sentence, end, _INCLUDING)
    if not opened or end + opened not in reading.phrases:
        return [], end
    return read_list(reading, end + opened)


def _starts(sentence: Sentence, index: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    """Return the length of the phrase that stands at a token, 0 if none does."""
    for phrase in phrases:
        if all(sentence.low(index + n) == word for n, word in enumerate(phrase)):
            return len(phrase)
    return 0
