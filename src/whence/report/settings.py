"""What somebody set: constants of the case, numbers of the matrix, and readings of documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whence.model import Assessment, ChangedCell, ChangedRow, Interval, JudgedHypothesis, Statement

from .safe import isolated, plain, shortened
from .told import told
from .wording import date_words, percent, signed

_TITLE = 110  # characters of what a piece of evidence is
_READINGS, _QUOTED = 5, 90  # readings shown one by one, and characters of their words


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One thing that was set, and why where that was said."""

    what: str
    why: str = ""


def settings(assessment: Assessment) -> list[Setting]:
    """Return what was set for this case, in the order in which it acts."""
    asked = assessment.what_if.priors if assessment.what_if else {}
    rivals = {
        (one.claim, one.id): one
        for one in assessment.hypotheses
        if f"{one.claim}:{one.id}" not in asked
    }
    coded = [one for one in assessment.statements if one.coded]
    return [
        *map(_row, assessment.likelihoods),
        *_readings(coded),
        *(_cell(one, rivals.get((one.claim, one.hypothesis))) for one in assessment.cells),
    ]


def _row(changed: ChangedRow) -> Setting:
    was = _numbers(changed.was) if changed.was is not None else told("no row of its own")
    what = told("{row}: {was} → {now}", row=changed.row, was=was, now=_numbers(changed.now))
    return Setting(what=what, why=changed.reason)


def _readings(coded: Sequence[Statement]) -> list[Setting]:
    """Tell the first of the statements that the analyst read, and count the others."""
    more = len(coded) - _READINGS
    rest = told("{n} more statements as the analyst reads them", n=more)
    return [*map(_reading, coded[:_READINGS]), *([Setting(what=rest)] if more > 0 else [])]


def _reading(one: Statement) -> Setting:
    quote = isolated(shortened(plain(one.text), _QUOTED))
    said: str = told("bears on no claim")
    if one.claim is not None:
        said = f"{one.stance} {plain(one.claim)}"
        if one.chain and one.chain[-1].start is not None:
            who = isolated(plain(one.chain[-1].name))
            said = told("{said}, on the word of {who}", said=said, who=who)
    what = told(
        "{document}: “{quote}” is read as: {said}",
        document=plain(one.document),
        quote=quote,
        said=said,
    )
    return Setting(what=what, why=_why(one.why, one.coded_by))


def _cell(changed: ChangedCell, rival: JudgedHypothesis | None) -> Setting:
    """Tell a number of the matrix that was set: the row, the column, what it was and is.

    Of a prior also what comes of it, where that is another number: a claim is never likelier than
    what it requires.
    """
    say = signed if changed.evidence else percent
    row = f"{changed.claim}, {changed.hypothesis}"
    row += f" ({rival.text.rstrip('.')})" if rival and rival.text else ""
    numbers = f"{say(changed.was)} → {say(changed.now)}"
    if rival and not changed.evidence and percent(rival.prior) != percent(changed.now):
        shown = percent(rival.prior)
        numbers = told(
            "{numbers}; {shown} beside what the claim requires", numbers=numbers, shown=shown
        )
    return Setting(
        what=f"{plain(row)}: {shortened(plain(changed.what), _TITLE)}: {numbers}",
        why=_why(changed.why, changed.who, changed.when),
    )


def _why(why: str, who: str | None, when: Interval | None = None) -> str:
    """Tell a reason with who gave it, and when."""
    by = [plain(who)] if who else []
    by += [date_words(when)] if when else []
    return f"{plain(why)} ({', '.join(by)})".strip() if by else plain(why)


def _numbers(leaf: Mapping[str, Any]) -> str:
    """Write the numbers of a row: `0.27`, `Beta(2, 8)`, `real −0.4, invented 0.1`."""
    parts = []
    if "value" in leaf:
        parts.append(f"{leaf['value']:g}")
    if "beta" in leaf:
        parts.append(f"Beta({', '.join(f'{number:g}' for number in leaf['beta'])})")
    if "log10" in leaf:
        cells = ", ".join(f"{plain(name)} {value:g}" for name, value in leaf["log10"].items())
        parts.append(f"log10 {cells or 'all 0'}")
    if "carried" in leaf:
        parts.append(f"carried {leaf['carried']:g}")
    return ", ".join(parts)
