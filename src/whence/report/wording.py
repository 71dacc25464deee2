"""The words that the terminal and the page share: numbers, intervals, weights, dates."""

import math
from collections.abc import Sequence
from datetime import datetime

from whence.model import (
    ClaimVerdict,
    Directness,
    Interval,
    LinkKind,
    Origins,
    Stance,
)

from .select import Support
from .titles import finding_title as finding_title
from .told import Told, first_big, joined, told, told_number

SPACE = "\u00a0"  # keeps a number and its sign on one line
# Intelligence Community Directive 203 (2015), table of expressions of likelihood; its ends of 1
# and 99 % are drawn to 0 and 100 %.
SCALE: tuple[tuple[float, float, str], ...] = (
    (0.00, 0.05, "almost no chance"),
    (0.05, 0.20, "very unlikely"),
    (0.20, 0.45, "unlikely"),
    (0.45, 0.55, "roughly even chance"),
    (0.55, 0.80, "likely"),
    (0.80, 0.95, "very likely"),
    (0.95, 1.00, "almost certain"),
)
# Jeffreys (Theory of Probability, 1961, appendix B) cuts evidence at half a power of ten
# ("substantial" above) and at one ("strong" above); below 0.05 the odds move by less than an eighth.
STRONG, MODERATE, SLIGHT = 1.0, 0.5, 0.05
_LARGEST_FACTOR = 1000
_TELLING = 0.3  # of a report: less is told by the number of origins already

ORIGIN_MEANS = "An origin is one hand: all reports that go back to it count once."
BITS_MEAN = (
    "Bits: how much the answer is expected to reduce what is still open (1 bit settles a question of even "
    "chances)."
)
LINCHPIN = "◆"
LINCHPIN_MEANS = f"{LINCHPIN} without it the verdict or the leading explanation would be another"
LINK_VERBS: dict[LinkKind, str] = {
    "cites": "cites",
    "copies": "copies",
    "shares_details": "shares details with",
    "shares_origin": "has the same origin as",
    "quotes": "quotes the same speaker as",
    "repeats": "repeats",
}
STANCE_VERBS: dict[Stance, str] = {
    "asserts": "asserts it",
    "denies": "denies it",
    "doubts": "doubts it",
    "discusses": "discusses it",
}
DIRECTNESS_WORDS: dict[Directness, str] = {
    "witnessed": "saw it",
    "documented": "has a document",
    "told": "was told",
    "relayed": "passes it on",
    "unknown": "",
}


def percent(probability: float) -> str:
    """Write a probability: `6 %`, `<1 %`, `>99 %`."""
    return f"{_percent_number(probability)}{SPACE}%"


def percent_range(low: float, high: float) -> str:
    """Write an interval of probabilities: `2–13 %`, `<1 to 13 %`, `6 %` if both ends round to it."""
    ends = list(dict.fromkeys((_percent_number(low), _percent_number(high))))
    if len(ends) == 1 or all(end.isdigit() for end in ends):
        return f"{'–'.join(ends)}{SPACE}%"
    return told(f"{{low}}{SPACE}to{SPACE}{{high}}{SPACE}%", low=ends[0], high=ends[1])


def _percent_number(probability: float) -> str:
    if probability < 0.01:
        return "<1"
    return ">99" if probability > 0.99 else str(_rounded(100 * probability))


def _rounded(number: float) -> int:
    """Round half up, as readers do (Python rounds 2.5 to 2)."""
    return math.floor(number + 0.5)


def counted(number: int, one: str, many: str | None = None) -> Told:
    """Write a count with its noun: `1 report`, `1,204 reports`."""
    nouns = (f"{{n}}{SPACE}{noun}" for noun in (one, many or f"{one}s"))
    return told_number(number, *nouns, n=f"{number:,}")


def origins_words(origins: Origins) -> Told:
    """Write the number of origins: `about 3 independent origins (2–4)`.

    “About” and the interval are left out where the interval leaves no doubt.
    """
    mean, low, high = map(_rounded, (origins.mean, origins.low, origins.high))
    if low == high == mean:
        return counted(mean, "independent origin") if mean else told("no independent origin")
    count = counted(mean, "independent origin")
    return told(f"about{SPACE}{{count}} ({{low}}–{{high}})", count=count, low=low, high=high)


def reports_and_origins(claim: ClaimVerdict) -> Told:
    """Write both counts: `14 reports, about 3 independent origins (2–4)`."""
    if not claim.reports:
        return told("no report")
    return joined((counted(claim.reports, "report"), origins_words(claim.origins)))


def effective_words(origins: Origins, reports: int) -> str:
    """Say how much the reports weigh together, where the number of origins does not say it yet."""
    if not origins.effective or abs(origins.effective - origins.mean) < _TELLING:
        return ""
    return told(
        "By how much they share, the {reports} weigh as much as about {number} with nothing in common.",
        reports=counted(reports, "report"),
        number=f"{origins.effective:.1f}",
    )


def verdict(claim: ClaimVerdict) -> Told:
    """Write how likely the claim is: `Very unlikely — 6 % (90 % interval 2–13 %)`.

    Says nothing of confidence: ICD 203 keeps the two apart, and so do we.
    """
    return told(
        f"{{words}} — {{percent}} (90{SPACE}% interval {{interval}})",
        words=told(claim.words).capital(),
        percent=percent(claim.probability),
        interval=percent_range(claim.low, claim.high),
    )


def source_summary(support: Support) -> Told:
    """Say in sentences what the statements on a claim rest on.

    The counts that the source summary statement of ICD 206 asks for, of statements, not origins.
    """
    if not support.asserting:
        said = told("No statement asserts it.")
    else:
        said = told(
            "Of {statements} asserting it, {unnamed} on the word of somebody unnamed; {seen} on somebody "
            "who saw it or holds a document.",
            statements=counted(support.asserting, "statement"),
            unnamed=_some(support.unnamed),
            seen=_some(support.first_hand),
        )
    if not support.denying:
        return said
    one, many = f"{{n}}{SPACE}statement denies it.", f"{{n}}{SPACE}statements deny it."
    denied = told_number(support.denying, one, many, n=f"{support.denying:,}")
    return joined((said, denied), " ")


def _some(count: int) -> Told:
    return (
        told_number(count, "{n} rests", "{n} rest", n=f"{count:,}") if count else told("none rest")
    )


def weight_words(weight: float) -> Told:
    """Say how much a log10 likelihood ratio moves, either way."""
    size = abs(weight)
    if size >= STRONG:
        return told("strong")
    if size >= MODERATE:
        return told("moderate")
    return told("slight") if size >= SLIGHT else told("negligible")


def force(weight: float) -> Told:
    """Say how much a reason weighs, in words and as odds: `slight, odds ×1.4`, `negligible`."""
    words = weight_words(weight)
    return words if words == "negligible" else joined((words, odds(weight)))


def odds(weight: float) -> Told:
    """Write a log10 ratio as what it does to the odds: `odds ×12`, `odds ÷3.2`."""
    factor = 10 ** min(abs(weight), 300.0)
    if factor < 1.05:
        return told("odds unchanged")
    return told(f"odds{SPACE}{'×' if weight > 0 else '÷'}{{factor}}", factor=_factor(factor))


def _factor(factor: float) -> str:
    if factor > _LARGEST_FACTOR:
        return told(f"{{n}}{SPACE}or{SPACE}more", n=f"{_LARGEST_FACTOR:,}")
    return f"{factor:.1f}" if factor < 9.95 else f"{_rounded(factor):,}"


def signed(weight: float, digits: int = 2) -> str:
    """Write a weight with its sign (a true minus): `+0.30`, `−1.20`, `0.00`."""
    number = f"{abs(weight):.{digits}f}"
    if not float(number):
        return number
    return f"{'+' if weight > 0 else '−'}{number}"


def fit_words(weight: float) -> Told:
    """Say how well evidence fits a hypothesis, from a cell of the matrix."""
    size = weight_words(weight)
    if size == "negligible":
        return told("neutral")
    return told(f"{size} {'for' if weight > 0 else 'against'}")


def bits(value: float) -> Told:
    """Write an expected drop in entropy: `0.31 bits`, `<0.01 bits`."""
    return told(f"{{n}}{SPACE}bits", n=f"{value:.2f}" if value >= 0.005 else "<0.01")


def capital(text: str) -> str:
    """Return the text with its first letter in upper case, the rest untouched."""
    return text.capital() if isinstance(text, Told) else first_big(text)


def listed(items: Sequence[str], limit: int | None = None) -> Told:
    """Join items: `a`, `a and b`, `a, b and c`, `a, b and 7 more`."""
    shown = list(items)
    if limit is not None and len(shown) > limit:
        shown = [*shown[:limit], told("{n} more", n=f"{len(items) - limit:,}")]
    if len(shown) < 2:
        return joined(shown)
    return told("{others} and {last}", others=joined(shown[:-1]), last=shown[-1])


def date_words(when: Interval) -> Told:
    """Write when something was: `13 March 2031`, `about March 2031`, `not after 14 March 2031`."""
    if when.low is None and when.high is None:
        return told("undated")
    if when.low is None or when.high is None:
        known = when.low or when.high
        assert known is not None
        return told("not before {day}" if when.low else "not after {day}", day=_day(known))
    if when.approximate and when.precision != "interval":
        middle = when.low + (when.high - when.low) / 2
        return told("about {when}", when=_point(middle, when.precision))
    if when.precision in {"second", "month", "year"}:
        return _point(when.low, when.precision)
    first, last = _day(when.low), _day(when.high)
    days = first if first == last else joined((first, last), " – ")
    return told("about {when}", when=days) if when.approximate else days


def _point(when: datetime, precision: str) -> Told:
    if precision in {"year", "decade"}:
        return told(f"{when:%Y}")
    if precision in {"month", "season"}:
        return told("{month} {year}", month=told(f"{when:%B}"), year=f"{when:%Y}")
    if precision == "second":
        zone = f" {when.tzname()}" if when.tzinfo else ""
        return joined((_day(when), f"{when:%H:%M}{zone}"))
    return _day(when)


def _day(when: datetime) -> Told:
    return told(
        f"{{day}}{SPACE}{{month}} {{year}}",
        day=when.day,
        month=told(f"{when:%B}"),
        year=f"{when:%Y}",
    )
