"""How a claim and its origins are rated, as it is shown: nearest first, for and against apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from whence.model import Assessment, ClaimVerdict, Level, RatedOrigin, Rating, Rung, Span

from .bars import QUIET, STRONG
from .layout import hanging
from .page import Page, heading, name
from .safe import isolated, plain
from .select import findings_of, main_claim
from .told import Told, joined, told, told_number
from .wording import SCALE, SPACE, capital, counted, listed, percent

_ORIGINS, _QUOTATION = 5, 110
# Said of one source and of several: “nurses on the ward: at first hand”.
LEVEL_WORDS: dict[Level, str] = {
    "witnessed": "at first hand",
    "documented": "by a document",
    "told": "told by others",
    "relayed": "by hearsay",
    "unknown": "how it is known is not said",
    "unattributed": "a report’s own word, nobody named for it",
}
SIDES = {"asserts": "for", "denies": "against", "doubts": "against", "discusses": "beside"}
RATING_MEANS = (
    "Admiralty scale: the letter is the source’s reliability, A to E, the number the claim’s credibility by "
    "its origins alone, 1 to 5; F and 6 cannot be judged."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The origins for a claim or against it, the nearest first, with a heading."""

    title: str
    origins: tuple[RatedOrigin, ...]


def rating_of(assessment: Assessment, claim: str) -> Rating | None:
    """Return the rating of a claim, None if it has none."""
    return next((one for one in assessment.ratings if one.claim == claim), None)


def sides(rating: Rating) -> list[Side]:
    """Return the origins of a claim in two lists, those without any left out."""
    both = (
        ("How near those are who assert it", "for"),
        ("How near those are who deny or doubt it", "against"),
    )
    found = (
        Side(title=title, origins=tuple(one for one in rating.origins if SIDES[one.stance] == side))
        for title, side in both
    )
    return [side for side in found if side.origins]


def rating_words(rating: Rating) -> str:
    """Write the number with its term and why: `4, doubtful: about 2 origins …`."""
    return told(
        "{number}, {words}: {why}",
        number=rating.credibility,
        words=told(rating.words),
        why=rating.why,
    )


def origin_words(one: RatedOrigin) -> str:
    """Write how near an origin is, how many hands are between, what its source would gain."""
    parts = [told(LEVEL_WORDS[one.level])]
    if one.certainty != "certain":
        parts.append(told(f"as {one.certainty}"))
    if one.relays:
        parts.append(_passed_on(one.relays))
    if one.interest:
        parts.append(_interest(one))
    if one.others:
        others = counted(len(one.others), "other")
        parts.append(told("with {others} of the same origin", others=others))
    return joined(parts)


def _passed_on(number: int) -> Told:
    if number > 2:
        return told_number(number, "passed on {n} time", f"passed on {{n}}{SPACE}times", n=number)
    return told("passed on once" if number == 1 else "passed on twice")


def _interest(one: RatedOrigin) -> Told:
    """Say what a source gains, and whether it speaks for that or against it."""
    gains = "for" if (one.interest or "").startswith("for") else "against"
    said = told(f"would gain if it is {'believed' if gains == 'for' else 'disbelieved'}")
    if gains == SIDES[one.stance]:
        return said
    return joined((said, told("so this is against its own interest")))


def ladder_words(rating: Rating) -> list[Told]:
    """Say who asserts which degree, the highest last, and what rests on one source alone.

    Where all assert the same, there is nothing to tell apart.
    """
    if len(rating.rungs) < 2 and not rating.sole:
        return []
    lines = [
        told("{rung}, asserted by {names}", rung=capital(rung.rung), names=_names(rung))
        for rung in rating.rungs
    ]
    if rating.sole:
        lines.append(_sole(rating))
    return lines


def _names(rung: Rung) -> Told:
    return listed([isolated(plain(each)) for each in rung.names])


def _sole(rating: Rating) -> Told:
    """Say that the top rung rests on one source or origin, and what would be without it."""
    top = rating.rungs[-1]
    rests = told(
        "The top rung, {rung}, rests on one origin alone: {names} go back to one hand."
        if len(top.sources) > 1
        else "The top rung, {rung}, is asserted by one source alone: {names}.",
        rung=top.rung,
        names=_names(top),
    )
    without = told("Others of its origin say less, so the origin stays without its word.")
    if rating.without is not None:
        without = told(
            "Without it the verdict would be {verdict}.", verdict=_verdict(rating.without)
        )
    return joined((rests, without), " ")


def _verdict(probability: float) -> Told:
    word = next((word for low, high, word in SCALE if low <= probability < high), SCALE[-1][2])
    return told("“{word}”, {percent}", word=told(word), percent=percent(probability))


def ratings(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set the rating of a claim in a terminal: number and reason, origins by directness, ladder."""
    rating = rating_of(page.assessment, claim.id)
    if rating is None:
        return
    yield from heading("How it is rated")
    yield from hanging(Text(rating_words(rating)), page.width, Text("  Claim  ", QUIET))
    if rating.hearsay:
        yield from page.paragraph(Text(_hearsay(page, claim), STRONG))
    for side in sides(rating):
        if page.explain:
            yield from page.paragraph(f"{side.title}:", 2, QUIET)
        yield from _origins(page, side.origins)
    for line in ladder_words(rating):
        yield from hanging(Text(line), page.width, "  ▲ ")
    if page.explain or claim is main_claim(page.assessment):
        yield from page.paragraph(RATING_MEANS, 2, QUIET)


def _hearsay(page: Page, claim: ClaimVerdict) -> str:
    """Return what the check found of hearsay, which then is not told again among the findings."""
    found = findings_of(page.assessment, claim.id)
    told = (isolated(plain(one.explanation)) for one in found if one.kind == "hearsay_only")
    return next(told, "Hearsay only: nobody who asserts it knows it at first hand.")


def _origins(page: Page, origins: Sequence[RatedOrigin]) -> Iterator[Text]:
    shown = page.some(origins, _ORIGINS)
    for one in origins[:shown]:
        side = {"for": "+", "against": "−"}.get(SIDES[one.stance], "·")
        words = Text.assemble((name(one.name), STRONG), f": {origin_words(one)}")
        yield from hanging(words, page.width, f"  {side} {one.letter} ")
        if page.explain:
            yield from page.paragraph(capital(isolated(plain(one.why))), 6, QUIET)
            for span in _first(one.spans):
                yield from page.quotation(span, 6, _QUOTATION)
    yield from page.more(len(origins) - shown, "origins", 4)


def _first(spans: Sequence[Span]) -> Sequence[Span]:
    return spans[:1]
