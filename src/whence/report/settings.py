"""What somebody set: the constants that the case changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from whence.model import Assessment, ChangedRow

from .safe import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One thing that was set, and why where that was said."""

    what: str
    why: str = ""


def settings(assessment: Assessment) -> list[Setting]:
    """Return what was set for this case, in the order in which it acts."""
    return [*map(_row, assessment.likelihoods)]


def _row(changed: ChangedRow) -> Setting:
    was = _numbers(changed.was) if changed.was is not None else "no row of its own"
    return Setting(what=f"{changed.row}: {was} → {_numbers(changed.now)}", why=changed.reason)


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
