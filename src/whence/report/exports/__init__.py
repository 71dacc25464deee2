"""Assessment → what other tools take: one module a format, each with `render(assessment)`.

Nothing here writes a file. What the formats have no place for is left out there and stays in the
JSON of the assessment, which has everything.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from whence.model import Assessment, UsageError

from ..language import ENGLISH, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: the module that writes it, the usual ending of its files, and who takes it.

    A `binary` one is no text, and is not written to a terminal; a `spoken` one has words of its own,
    which may be in another language.
    """

    module: str
    ending: str
    what: str
    binary: bool = False
    spoken: bool = False


FORMATS: Mapping[str, Format] = {
    "html": Format(
        module="page",
        ending=".html",
        what="the report, one page that needs nothing else",
        spoken=True,
    ),
    "markdown": Format(
        module="markdown", ending=".md", what="the report, for an issue or a wiki; md for short"
    ),
    "pdf": Format(module="pdf", ending=".pdf", what="the report, to print or file", binary=True),
    "csv": Format(module="matrix_csv", ending=".csv", what="the matrix, to be edited"),
    "xlsx": Format(
        module="workbook", ending=".xlsx", what="the matrix to be edited, and lists", binary=True
    ),
    "claimreview": Format(
        module="claimreview",
        ending=".jsonld",
        what="schema.org ClaimReview, for fact-checkers and who gathers their work",
    ),
    "annotations": Format(
        module="annotations",
        ending=".jsonld",
        what="W3C Web Annotations, for Hypothesis and archives",
    ),
    "stix": Format(module="stix", ending=".stix.json", what="STIX 2.1, for OpenCTI and MISP"),
    "ftm": Format(module="ftm", ending=".ftm.json", what="FollowTheMoney, for OpenAleph"),
    "prov": Format(
        module="prov_json", ending=".json", what="W3C provenance as PROV-JSON, for archives"
    ),
    "provn": Format(module="prov_n", ending=".provn", what="W3C provenance as PROV-N, to be read"),
    "geojson": Format(
        module="geojson",
        ending=".geojson",
        what="the map of claims, facts and ways, for QGIS and Leaflet",
    ),
    "ucdp": Format(module="ucdp", ending=".csv", what="the events, with the columns of UCDP GED"),
    "argdown": Format(module="argdown", ending=".argdown", what="the argument map"),
    "graphml": Format(
        module="graphml", ending=".graphml", what="who relies on whom, for yEd, Gephi, networkx"
    ),
    "dot": Format(module="dot", ending=".dot", what="who relies on whom, for Graphviz"),
    "bibtex": Format(module="bibtex", ending=".bib", what="the documents, for Zotero, JabRef"),
    "ris": Format(module="ris", ending=".ris", what="the documents, for EndNote, Zotero"),
}
SHORT = {"md": "markdown"}  # other names that people write


def export(assessment: Assessment, to: str, language: Language = ENGLISH) -> str | bytes:
    """Return an assessment in a format: text, or bytes where the format is no text.

    Raises `UsageError` for a format that is not known or has no words for another language,
    `MissingExtra` where a library is not there.
    """
    check_language(to, language)
    form = format_of(to)
    render = import_module(f".{form.module}", __name__).render
    written: str | bytes = render(assessment, language) if form.spoken else render(assessment)
    return written


def check_language(to: str, language: Language) -> None:
    """Raise `UsageError` where a format has no words that could be in this language."""
    if language is ENGLISH or (to in FORMATS and FORMATS[to].spoken):
        return
    spoken = ", ".join(name for name, one in FORMATS.items() if one.spoken)
    raise UsageError(f"--language is not for --to {to}; it is for {spoken}")


def format_of(to: str) -> Format:
    """Return a format by its name or a short one. Raises `UsageError` with the names there are."""
    name = SHORT.get(to, to)
    if name not in FORMATS:
        raise UsageError(f"--to {to}: no such format; there are json, {', '.join(FORMATS)}")
    return FORMATS[name]
