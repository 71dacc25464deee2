"""Earlier attempts and how they ended: “the talks of 2027 collapsed”, “his failed initiative”."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from whence.data.relations import attempt_kinds, outcome_verbs, relation_words
from whence.extract.events.groups import Reading
from whence.extract.events.naming import Phrase
from whence.extract.sentence import NEGATIONS
from whence.model import DateExpression, Document, Span, StatedAttempt, StatedTime

from .build import between, span_of
from .groups import look_before, standing_of
from .names import Named
from .voice import Voices

_REACH = 14  # tokens from an attempt to the verb that tells how it ended
_PARTIES = 12  # tokens behind an attempt in which its parties are named
_SEVERAL = re.compile(r"\band\b|[;:()]")  # what stands before them is of another attempt
_BETWEEN = frozenset("between with by".split())
_JOINED = ("merger", "joint-operation", "alliance")
_TITLE = 70  # characters before the noun in which its name may open
_LEADS = frozenset(
    "the a an his her its their that those these this last first second joint".split()
)


def read_attempts(
    document: Document, reading: Reading, voices: Voices, dates: Sequence[DateExpression]
) -> Iterator[StatedAttempt]:
    """Yield the attempts of a sentence whose outcome it tells."""
    taken = -1
    for index in range(len(reading.kinds)):
        found = _attempt(reading, index)
        if found is None or index <= taken:
            continue
        kind, _ = found
        phrase = _phrase_of(reading, index)
        if phrase is None:
            continue
        head = index
        while head + 1 < phrase.end and _attempt(reading, head + 1):
            head += 1  # “merger *talks*”
        told = _failed(reading, phrase, head) or _told(reading, head)
        if told is None:
            continue
        outcome, end = told
        one = _record(document, reading, voices, dates, (kind, outcome), phrase, head, end)
        if one is not None:
            taken = end
            yield one


TRIGGERS = frozenset(words[-1] for words in attempt_kinds())


@cache
def _by_last_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, kind in attempt_kinds().items():
        found.setdefault(words[-1], []).append((words, kind))
    return found


def _attempt(reading: Reading, index: int) -> tuple[str, int] | None:
    for words, kind in _by_last_word().get(reading.sentence.low(index), ()):
        start = index - len(words) + 1
        if start >= 0 and all(reading.sentence.low(start + i) == w for i, w in enumerate(words)):
            joint = reading.sentence.low(start - 1) == "joint" and kind == "joint-operation"
            return kind, start - 1 if joint else start
    return None


def _phrase_of(reading: Reading, index: int) -> Phrase | None:
    return next((p for p in reading.phrases.values() if p.first <= index < p.end), None)


def _failed(reading: Reading, phrase: Phrase, noun: int) -> tuple[str, int] | None:
    """Read “the failed talks”: that it failed stands before it."""
    lead = {reading.sentence.low(i) for i in range(phrase.first, noun)}
    if relation_words("failed") & lead:
        return "failed", max(noun + 1, phrase.end)
    return None


def _told(reading: Reading, noun: int) -> tuple[str, int] | None:
    """Read “the talks … collapsed”, “a ceasefire that quickly broke down”."""
    for at in range(noun + 1, min(noun + 1 + _REACH, len(reading.kinds))):
        kind = reading.kind(at)
        if kind == "verb":
            outcome = _outcome(reading, at)
            if outcome is None and reading.kind(at + 1) == "preposition" and _bare(reading, at):
                continue  # “a ceasefire *brokered in* May held …”
            return outcome
        if kind == "auxiliary" or reading.sentence.low(at) in ("that", "which"):
            continue
        if kind == "link" or reading.sentence.low(at) in ("and", "or", "but"):
            if _parties_joined(reading, at):
                continue
            return None
        if any(mark in reading.sentence.gap(at) for mark in ".;:()[]"):
            return None
    return None


def _bare(reading: Reading, verb: int) -> bool:
    return reading.sentence.low(verb).endswith("ed") and reading.kind(verb - 1) in ("word", "name")


def _parties_joined(reading: Reading, at: int) -> bool:
    following = reading.phrases.get(at + 1)
    named = following is not None and following.name is not None
    return reading.sentence.low(at) == "and" and reading.kind(at - 1) == "name" and named


def _outcome(reading: Reading, verb: int) -> tuple[str, int] | None:
    sentence = reading.sentence
    before = look_before(reading, verb)
    said = set(before.words)
    if before.to or standing_of(before.words) != "asserted" or NEGATIONS & said:
        return None
    for after, outcome in outcome_verbs().get(sentence.low(verb), ()):
        if all(sentence.low(verb + 1 + i) == word for i, word in enumerate(after)):
            if sentence.low(verb + 1 + len(after)) == "to":
                return None  # “failed *to* mention”
            return outcome, verb + 1 + len(after)
    held = sentence.low(verb) in ("held", "lasted") and sentence.low(verb + 1) in ("for", "only")
    return ("failed", verb + 2) if held else None


def _record(
    document: Document,
    reading: Reading,
    voices: Voices,
    dates: Sequence[DateExpression],
    told: tuple[str, str],
    phrase: Phrase,
    noun: int,
    end: int,
) -> StatedAttempt | None:
    sentence, tokens = reading.sentence, reading.sentence.tokens
    name = _name(document, reading, phrase, noun)
    start = min(tokens[phrase.first].start, name.start)
    last = max(end, noun + 1)
    words = document.span(start, tokens[min(last, len(tokens)) - 1].end)
    if not voices.own(words.start, words.end) and not voices.own(
        tokens[noun].start, tokens[noun].end
    ):
        return None
    if voices.doubted(tokens[noun].start, tokens[noun].end) or _unreal(reading):
        return None
    after = min(len(tokens), last + 6)
    near = list(between(dates, start, tokens[after - 1].end)) or [
        one
        for one in between(dates, sentence.start, start)
        if not _SEVERAL.search(document.text, one.span.end, start)
    ]
    return StatedAttempt(
        document=document.id,
        kind=told[0],
        outcome=told[1],  # type: ignore[arg-type]
        name=name,
        actors=tuple(_actors(document, reading, phrase, noun)),
        words=words,
        sentence=document.span(sentence.start, sentence.end),
        times=tuple(StatedTime(date=one) for one in near[:1]),
    )


def _unreal(reading: Reading) -> bool:
    return any(token.low in relation_words("conditions") for token in reading.sentence.tokens)


def _name(document: Document, reading: Reading, phrase: Phrase, noun: int) -> Span:
    """Return what the attempt is called: its name in quotation marks, or its phrase without an article."""
    tokens, text = reading.sentence.tokens, document.text
    end = tokens[noun].end
    floor = max(reading.sentence.start, end - _TITLE)
    opened = max(text.rfind(mark, floor, end) for mark in "‘“")
    if opened >= 0 and (closed := _closing(text, opened + 1, end)):
        return document.span(opened + 1, closed)
    first = phrase.first
    skipped = relation_words("failed") | _LEADS
    while first < noun and (
        tokens[first].low in skipped or tokens[first].low.endswith(("'s", "s'"))
    ):
        first += 1
    return document.span(tokens[first].start, end)


def _closing(text: str, start: int, end: int) -> int | None:
    """Return where a quotation closes, at the latest behind the noun for the attempt."""
    marks = [i for i in range(start + 1, min(end + 1, len(text))) if text[i] in "’”"]
    closing = [i for i in marks if not text[i + 1 : i + 2].isalnum()]
    return closing[-1] if closing else None


def _actors(document: Document, reading: Reading, phrase: Phrase, noun: int) -> Iterator[Span]:
    """Yield the names for the parties: of the owner, and behind “between”, “with”, “by”, “of”."""
    tokens = reading.sentence.tokens
    for index in range(phrase.first, noun):
        if reading.kind(index) == "name" and tokens[index].low.endswith(("'s", "s'")):
            first = index
            while first > phrase.first and reading.kind(first - 1) == "name":
                first -= 1
            yield span_of(document, reading, Named(first, index + 1))
    before = _BETWEEN | ({"of"} if (_attempt(reading, noun) or ("",))[0] in _JOINED else set())
    at, told = noun + 1, False
    while at < min(noun + _PARTIES, len(tokens)) and reading.kind(at) not in ("verb", "auxiliary"):
        first = at
        while reading.kind(at) == "name" and not (at > first and reading.sentence.breaks(at)):
            at += 1
        if at > first and told:
            yield span_of(document, reading, Named(first, at))
        low = reading.sentence.low(at)
        if at == first:
            joined = reading.kind(at) in ("determiner", "and") or low in before
            told = low in before or (told and joined)
            at += 1
