"""The words that the terminal and the page share: numbers, intervals, weights, dates."""

import math
from collections.abc import Sequence
from datetime import datetime

from whence.model import (
    ClaimVerdict,
    Directness,
    Finding,
    FindingKind,
    Interval,
    LinkKind,
    Origins,
    Stance,
)

from .select import Support

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
FINDING_NAMES: dict[FindingKind, str] = {
    "contradiction": "Contradiction",
    "denial": "Denial",
    "admission": "Admission",
    "infeasible": "Not feasible",
    "absent": "Expected but absent",
    "precedent": "Precedent",
    "naming": "Naming",
    "interest": "Interest",
    "hearsay_only": "Hearsay only",
    "no_evidence": "No evidence",
    "shared_origin": "Shared origin",
    "record": "Track record",
}
# What qualifies evidence rather than being evidence goes by what it says.
_TITLES = {
    "alibi": "Elsewhere at the time",
    "both_ways": "One source on both sides",
    "branches": "Doubtful identity",
    "common_enemy": "A common enemy",
    "contested": "Contested exhibit",
    "cost": "Against a party's own interest",
    "existence": "Did not exist, or held no office",
    "existence_possibly": "Perhaps did not exist yet",
    "expected": "Expected but absent",
    "local_exception": "A local exception",
    "local_match": "True in this place",
    "lower_rung": "Less than is claimed",
    "not_covered": "What this does not cover",
    "not_done": "Meant, not done",
    "only_meant": "Meant, not done",
    "other_level": "Another level",
    "office": "Office of the speaker",
    "own_front": "Its own side stands in the way",
    "own_enemy": "Its own side stands in the way",
    "own_gate": "Its own side stands in the way",
    "playing_up": "Silence that tells",
    "preconditions": "Preconditions",
    "presence": "Not there",
    "retracted": "Taken back",
    "seen": "What it predicts",
    "signs": "What it predicts",
    "silent": "Silence",
    "unknown_actor": "Newcomer in a leading part",
    "weaker": "A weaker thing granted",
}


def finding_title(finding: Finding) -> str:
    """Return what a finding is called above its sentence."""
    return _TITLES.get(finding.subkind, FINDING_NAMES[finding.kind])


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
    joint = "–" if all(end.isdigit() for end in ends) else f"{SPACE}to{SPACE}"
    return f"{joint.join(ends)}{SPACE}%"


def _percent_number(probability: float) -> str:
    if probability < 0.01:
        return "<1"
    return ">99" if probability > 0.99 else str(_rounded(100 * probability))


def _rounded(number: float) -> int:
    """Round half up, as readers do (Python rounds 2.5 to 2)."""
    return math.floor(number + 0.5)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: `1 report`, `1,204 reports`."""
    return f"{number:,}{SPACE}{one if number == 1 else many or one + 's'}"


def origins_words(origins: Origins) -> str:
    """Write the number of origins: `about 3 independent origins (2–4)`.

    “About” and the interval are left out where the interval leaves no doubt.
    """
    mean, low, high = map(_rounded, (origins.mean, origins.low, origins.high))
    if low == high == mean:
        return counted(mean, "independent origin") if mean else "no independent origin"
    return f"about{SPACE}{counted(mean, 'independent origin')} ({low}–{high})"


def reports_and_origins(claim: ClaimVerdict) -> str:
    """Write both counts: `14 reports, about 3 independent origins (2–4)`."""
    if not claim.reports:
        return "no report"
    return f"{counted(claim.reports, 'report')}, {origins_words(claim.origins)}"


def effective_words(origins: Origins, reports: int) -> str:
    """Say how much the reports weigh together, where the number of origins does not say it yet."""
    if not origins.effective or abs(origins.effective - origins.mean) < _TELLING:
        return ""
    return (
        f"By how much they share, the {counted(reports, 'report')} weigh as much as about "
        f"{origins.effective:.1f} with nothing in common."
    )


def verdict(claim: ClaimVerdict) -> str:
    """Write how likely the claim is: `Very unlikely — 6 % (90 % interval 2–13 %)`.

    Says nothing of confidence: ICD 203 keeps the two apart, and so do we.
    """
    interval = percent_range(claim.low, claim.high)
    return f"{capital(claim.words)} — {percent(claim.probability)} (90{SPACE}% interval {interval})"


def source_summary(support: Support) -> str:
    """Say in sentences what the statements on a claim rest on.

    The counts that the source summary statement of ICD 206 asks for, of statements, not origins.
    """
    if not support.asserting:
        said = "No statement asserts it."
    else:
        said = (
            f"Of {counted(support.asserting, 'statement')} asserting it, "
            f"{_some(support.unnamed)} on the word of somebody unnamed; "
            f"{_some(support.first_hand)} on somebody who saw it or holds a document."
        )
    if not support.denying:
        return said
    verb = "denies" if support.denying == 1 else "deny"
    return f"{said} {counted(support.denying, 'statement')} {verb} it."


def _some(count: int) -> str:
    return f"{f'{count:,}' if count else 'none'} {'rests' if count == 1 else 'rest'}"


def weight_words(weight: float) -> str:
    """Say how much a log10 likelihood ratio moves, either way."""
    size = abs(weight)
    if size >= STRONG:
        return "strong"
    if size >= MODERATE:
        return "moderate"
    return "slight" if size >= SLIGHT else "negligible"


def force(weight: float) -> str:
    """Say how much a reason weighs, in words and as odds: `slight, odds ×1.4`, `negligible`."""
    words = weight_words(weight)
    return words if words == "negligible" else f"{words}, {odds(weight)}"


def odds(weight: float) -> str:
    """Write a log10 ratio as what it does to the odds: `odds ×12`, `odds ÷3.2`."""
    factor = 10 ** min(abs(weight), 300.0)
    if factor < 1.05:
        return "odds unchanged"
    return f"odds{SPACE}{'×' if weight > 0 else '÷'}{_factor(factor)}"


def _factor(factor: float) -> str:
    if factor > _LARGEST_FACTOR:
        return f"{_LARGEST_FACTOR:,}{SPACE}or{SPACE}more"
    return f"{factor:.1f}" if factor < 9.95 else f"{_rounded(factor):,}"


def signed(weight: float, digits: int = 2) -> str:
    """Write a weight with its sign (a true minus): `+0.30`, `−1.20`, `0.00`."""
    number = f"{abs(weight):.{digits}f}"
    if not float(number):
        return number
    return f"{'+' if weight > 0 else '−'}{number}"


def fit_words(weight: float) -> str:
    """Say how well evidence fits a hypothesis, from a cell of the matrix."""
    size = weight_words(weight)
    if size == "negligible":
        return "neutral"
    return f"{size} {'for' if weight > 0 else 'against'}"


def bits(value: float) -> str:
    """Write an expected drop in entropy: `0.31 bits`, `<0.01 bits`."""
    return f"{value:.2f}{SPACE}bits" if value >= 0.005 else f"<0.01{SPACE}bits"


def capital(text: str) -> str:
    """Return the text with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def listed(items: Sequence[str], limit: int | None = None) -> str:
    """Join items: `a`, `a and b`, `a, b and c`, `a, b and 7 more`."""
    shown = list(items)
    if limit is not None and len(shown) > limit:
        shown = [*shown[:limit], f"{len(items) - limit:,} more"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def date_words(when: Interval) -> str:
    """Write when something was: `13 March 2031`, `about March 2031`, `not after 14 March 2031`."""
    if when.low is None and when.high is None:
        return "undated"
    if when.low is None or when.high is None:
        known = when.low or when.high
        assert known is not None
        return f"not {'before' if when.low else 'after'} {_day(known)}"
    if when.approximate and when.precision != "interval":
        return f"about {_point(when.low + (when.high - when.low) / 2, when.precision)}"
    if when.precision in {"second", "month", "year"}:
        return _point(when.low, when.precision)
    first, last = _day(when.low), _day(when.high)
    days = first if first == last else f"{first} – {last}"
    return f"about {days}" if when.approximate else days


def _point(when: datetime, precision: str) -> str:
    forms = {"month": f"{when:%B %Y}", "season": f"{when:%B %Y}", "year": f"{when:%Y}"}
    if precision == "second":
        zone = f" {when.tzname()}" if when.tzinfo else ""
        return f"{_day(when)}, {when:%H:%M}{zone}"
    return forms.get(precision) or (f"{when:%Y}" if precision == "decade" else _day(when))


def _day(when: datetime) -> str:
    return f"{when.day}{SPACE}{when:%B %Y}"
