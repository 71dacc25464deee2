"""The parts of a claim on the page, in their order, and which of them a claim has."""

from collections.abc import Mapping

from .view_claim import ClaimView

TITLES: Mapping[str, str] = {
    "reasons": "What speaks for and against it",
    "rivals": "Rival explanations",
    "waterfall": "How the evidence adds up",
    "origins": "Where it comes from",
    "provenance": "How the reports hang together",
    "shared": "What made reports one origin",
    "findings": "What the checks found",
    "matrix": "Explanations against evidence",
    "timeline": "What was when",
    "route": "The way there",
    "open": "What this verdict leaves open",
    "next": "What to find out next",
    "rating": "How it is rated",
    "summary": "Source summary statement",
    "statements": "Statements on it",
}


def parts_shown(view: ClaimView) -> list[str]:
    """Return the names of the parts that have something to show, in their order."""
    held: Mapping[str, object] = {
        "rivals": view.rivals,
        "shared": view.shared,
        "findings": view.findings,
        "matrix": view.columns and view.rivals,
        "open": view.uncovered,
        "next": view.steps,
        "rating": view.rated,
        "statements": view.statements,
        "waterfall": view.figures.get("waterfall"),
        "provenance": view.figures.get("provenance") or view.undrawn,
        "timeline": view.figures.get("timeline"),
        "route": view.figures.get("route"),
    }
    return [name for name in TITLES if held.get(name, True)]
