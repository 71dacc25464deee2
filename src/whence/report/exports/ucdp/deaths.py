"""How many are said to have died, over independent origins: numbers that the words give, or none.

A number counts where it is that of those killed in an event told as having happened, by a statement that
asserts the claim. Where the words place that event elsewhere it does not. Nothing said is nothing
written: 0 would say that nobody died.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median_low

from whence.model import Assessment, ClaimVerdict, Frame, Place, Statement
from whence.text import fold

from ...select import statements_of
from ..regions import find_place, places_of

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
_WORDS: Mapping[str, int] = {word: at for at, word in enumerate(_SMALL, start=1)} | {
    word: 10 * at
    for at, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_TERM = re.compile(r"[a-z]+(?:-[a-z]+)?")
_CIVILIANS = re.compile(r"\bcivilians?\b", re.IGNORECASE)
_MOST = 10_000_000  # more than any event of UCDP; a longer row of digits counts something else


def deaths_of(assessment: Assessment, claim: ClaimVerdict) -> dict[str, int]:
    """Return the columns `best`, `low`, `high` and of whom they were, empty where no number is given.

    `low` and `high` are the least and the most that any origin says; `best` is the median of what the
    origins say, each with the median of its own numbers; of two in the middle it is the lower, so that
    it is always a number that somebody gave.
    """
    place = find_place(claim.place, places_of(assessment))
    said = [
        (one.document, number, civil)
        for one in statements_of(assessment, claim.id)
        if one.stance == "asserts"
        for number, civil in _numbers(one, place, claim.place)
    ]
    if not said:
        return {}
    numbers = [number for _, number, _ in said]
    found = {
        "best": (
            median_low(_by_origin(claim, [(document, number) for document, number, _ in said]))
        ),
        "low": min(numbers),
        "high": max(numbers),
    }
    if all(civil for _, _, civil in said):
        found["deaths_civilians"] = found["best"]
    elif not any(civil for _, _, civil in said):
        found["deaths_unknown"] = found["best"]
    return found


def _by_origin(claim: ClaimVerdict, said: Sequence[tuple[str, int]]) -> list[int]:
    """Return one number for each origin: copies of one report are one voice."""
    document_of = {member.id: member.document for member in claim.origins.members}
    groups = [{document_of.get(id, id) for id in group} for group in claim.origins.groups]
    lone = [{document} for document, _ in said if not any(document in group for group in groups)]
    unlike = [group for at, group in enumerate(lone) if group not in lone[:at]]
    heard = (
        [number for document, number in said if document in group] for group in (*groups, *unlike)
    )
    return [median_low(numbers) for numbers in heard if numbers]


def _numbers(
    statement: Statement, place: Place | None, word: str | None
) -> Iterator[tuple[int, bool]]:
    for frame in statement.frames:
        if frame.predicate != "die" or frame.mode != "told" or _elsewhere(frame, place, word):
            continue
        killed = {role.span for role in frame.of("target")}
        for role in frame.of("quantity"):
            number = count_in(role.span.quote)
            if role.span in killed and number is not None:
                yield number, bool(_CIVILIANS.search(role.span.quote))


def _elsewhere(frame: Frame, place: Place | None, word: str | None) -> bool:
    """Say whether the words place an event, and not where the claim is."""
    told = [fold(span.quote) for role in frame.of("place") for span in role.spans]
    names = [fold(name.name) for name in place.names] if place else []
    names += [fold(word)] if word else []
    return bool(told and names) and not any(name in text for name in names for text in told)


def count_in(words: str) -> int | None:
    """Return the one whole number in some words; None if there is none, or there are several."""
    digits = [int(match.replace(",", "")) for match in _DIGITS.findall(words)]
    spelt = [number for term in _TERM.findall(fold(words)) if (number := _spelt(term))]
    found = digits + spelt
    return found[0] if len(found) == 1 and found[0] <= _MOST else None


def _spelt(term: str) -> int | None:
    tens, _, ones = term.partition("-")
    if ones:
        both = _WORDS.get(tens), _WORDS.get(ones)
        return both[0] + both[1] if both[0] and both[1] and both[1] < 10 <= both[0] else None
    return _WORDS.get(term)
