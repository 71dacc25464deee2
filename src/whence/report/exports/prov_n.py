"""W3C PROV-N, the notation for people (https://www.w3.org/TR/prov-n/)."""

from whence.model import Assessment

from .provenance import provenance


def render(assessment: Assessment) -> str:
    """Return the provenance as PROV-N. Raises `MissingExtra` where prov is not installed."""
    return f"{provenance(assessment).get_provn()}\n"
