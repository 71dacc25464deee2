"""W3C PROV-JSON (https://www.w3.org/submissions/prov-json/)."""

from whence.model import Assessment

from .provenance import provenance


def render(assessment: Assessment) -> str:
    """Return the provenance as PROV-JSON. Raises `MissingExtra` where prov is not installed."""
    return f"{provenance(assessment).serialize(format='json', indent=1)}\n"
