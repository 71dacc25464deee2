"""The documents as a RIS list, which reference managers take."""

from collections.abc import Iterator

from whence.model import Assessment, Kind

from .references import Reference, references_of

# Zotero takes what it does not know (PRESS), and GEN, for articles of a journal, and M3 of those for a DOI; a
# report (RPRT) has a kind and who brought it out in every manager.
_TYPES: dict[Kind, str] = {
    "report": "NEWS",
    "statement": "RPRT",
    "interview": "RPRT",
    "post": "BLOG",
    "comment": "BLOG",
    "transcript": "RPRT",
    "dataset": "DATA",
    "document": "RPRT",
}
# Where the publisher is the title of what the document stands in: a newspaper, a site.
_PART_OF = ("NEWS", "BLOG")
_PARTS = {"year": 1, "month": 2}  # how much of a date is known


def render(assessment: Assessment) -> str:
    """Return one reference a document; lines end as the format has it."""
    lines = [line for one in references_of(assessment) for line in _lines(one)]
    return "".join(f"{line}\r\n" for line in lines)


def _lines(one: Reference) -> Iterator[str]:
    yield f"TY  - {_TYPES[one.kind]}"
    for tag, value in _fields(one):
        if value:
            yield f"{tag}  - {value}"
    yield "ER  - "
    yield ""


def _fields(one: Reference) -> Iterator[tuple[str, str]]:
    yield "ID", one.key
    yield "TI", one.title
    yield "AU", one.author
    yield "T2" if _TYPES[one.kind] in _PART_OF else "PB", one.publisher
    yield "PY", _date(one).split("/")[0]
    yield "DA", _date(one)
    yield "UR", one.url
    yield "Y2", one.accessed.replace("-", "/")
    yield "LA", one.language
    yield "M3", "" if one.kind in ("report", "dataset", "document") else one.kind.capitalize()
    yield "N1", one.note
    yield "N1", f"date {one.date}" if one.date and not _date(one) else ""


def _date(one: Reference) -> str:
    """Return `YYYY/MM/DD`, with what is not known left out; empty where it is no one time."""
    when = one.when
    if when is None or when.low is None or when.high is None or when.approximate:
        return ""
    if when.precision not in ("second", "day", "month", "year"):
        return ""
    return f"{when.low:%Y/%m/%d}"[: {1: 4, 2: 7}.get(_PARTS.get(when.precision, 3), 10)]
