"""How a claim and its origins are rated, as it is shown: nearest first, for and against apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from whence.model import Assessment, ClaimVerdict, Level, RatedOrigin, Rating, Span

from .bars import QUIET, STRONG
from .layout import hanging
from .page import Page, heading, name
from .safe import isolated, plain
from .select import main_claim
from .wording import SCALE, capital, counted, listed, percent

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
    return f"{rating.credibility}, {rating.words}: {rating.why}"


def origin_words(one: RatedOrigin) -> str:
    """Write how near an origin is, how many hands are between, what its source would gain."""
    parts = [LEVEL_WORDS[one.level]]
    if one.certainty != "certain":
        parts.append(f"as {one.certainty}")
    if one.relays:
        parts.append(f"passed on {_times(one.relays)}")
    if one.interest:
        parts.append(_interest(one))
    if one.others:
        parts.append(f"with {counted(len(one.others), 'other')} of the same origin")
    return ", ".join(parts)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number) or counted(number, "time")


def _interest(one: RatedOrigin) -> str:
    """Say what a source gains, and whether it speaks for that or against it."""
    gains = "for" if (one.interest or "").startswith("for") else "against"
    against = "" if gains == SIDES[one.stance] else ", so this is against its own interest"
    return f"would gain if it is {'believed' if gains == 'for' else 'disbelieved'}{against}"


def ladder_words(rating: Rating) -> list[str]:
    """Say who asserts which degree, the highest last, and what rests on one source alone."""
    if not rating.rungs:
        return []
    told = [
        f"{capital(rung.rung)}: {listed([isolated(plain(each)) for each in rung.names])}"
        for rung in rating.rungs
    ]
    top = rating.rungs[-1]
    if rating.sole:
        who = listed([isolated(plain(each)) for each in top.names])
        rests = f"The top rung, {top.rung}, is asserted by one source alone: {who}."
        if len(top.sources) > 1:
            rests = (
                f"The top rung, {top.rung}, rests on one origin alone: {who} go back to one hand."
            )
        if rating.without is not None:
            rests += f" Without it the verdict would be {_verdict(rating.without)}."
        else:
            rests += " Others of its origin say less, so the origin stays without its word."
        told.append(rests)
    return told


def _verdict(probability: float) -> str:
    word = next((word for low, high, word in SCALE if low <= probability < high), SCALE[-1][2])
    return f"“{word}”, {percent(probability)}"


def ratings(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set the rating of a claim in a terminal: number and reason, origins by directness, ladder."""
    rating = rating_of(page.assessment, claim.id)
    if rating is None:
        return
    yield from heading("How it is rated")
    yield from hanging(Text(rating_words(rating)), page.width, Text("  Claim  ", QUIET))
    if rating.hearsay:
        yield from page.paragraph(
            Text("Hearsay only: nobody who asserts it knows it at first hand.", STRONG)
        )
    for side in sides(rating):
        if page.explain:
            yield from page.paragraph(f"{side.title}:", 2, QUIET)
        yield from _origins(page, side.origins)
    for told in ladder_words(rating):
        yield from hanging(Text(told), page.width, "  ▲ ")
    if page.explain or claim is main_claim(page.assessment):
        yield from page.paragraph(RATING_MEANS, 2, QUIET)


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
