"""What the analyst decided on a finding, and which way it points, in words."""

from whence.model import Finding

from .told import Told, joined, told
from .wording import date_words


def ruling_words(finding: Finding) -> str:
    """Say what the analyst decided on a finding: `rejected by A. Analyst on 2031-05-21: why`."""
    if finding.ruling == "stands":
        return ""
    said = [told(finding.ruling)]
    if finding.ruled_by:
        said.append(told("by {whom}", whom=finding.ruled_by))
    if finding.ruled_on:
        said.append(told("on {day}", day=date_words(finding.ruled_on)))
    return told("{ruling}: {why}", ruling=joined(said, " "), why=finding.why)


def finding_side(finding: Finding) -> Told:
    """Say which way a finding points, or that it only tells how to read the rest."""
    if finding.ruling == "rejected":
        return told("rejected")
    if not finding.weight and finding.kind in ("record", "admission", "precedent"):
        return told("no weight of its own")
    return told(f"speaks {finding.direction} it")
