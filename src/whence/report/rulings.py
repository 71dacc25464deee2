"""What the analyst decided on a finding, and which way it points, in words."""

from whence.model import Finding

from .wording import date_words


def ruling_words(finding: Finding) -> str:
    """Say what the analyst decided on a finding: `rejected by A. Analyst on 2031-05-21: why`."""
    if finding.ruling == "stands":
        return ""
    by = f" by {finding.ruled_by}" if finding.ruled_by else ""
    on = f" on {date_words(finding.ruled_on)}" if finding.ruled_on else ""
    return f"{finding.ruling}{by}{on}: {finding.why}"


def finding_side(finding: Finding) -> str:
    """Say which way a finding points, or that it only tells how to read the rest."""
    if finding.ruling == "rejected":
        return "rejected"
    if not finding.weight and finding.kind in ("record", "admission", "precedent"):
        return "no weight of its own"
    return f"speaks {finding.direction} it"
