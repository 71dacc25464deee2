"""The documents as a BibTeX list (fields as BibLaTeX has them: `date` in EDTF, `urldate`)."""

import re
from collections.abc import Iterator

from whence.model import Assessment, Kind

from .references import Reference, references_of

# Entry type and what it is, where the type does not say it.
_TYPES: dict[Kind, tuple[str, str]] = {
    "report": ("article", ""),
    "statement": ("misc", "statement"),
    "interview": ("misc", "interview"),
    "post": ("online", "post"),
    "comment": ("online", "comment"),
    "transcript": ("misc", "transcript"),
    "dataset": ("dataset", ""),
    "document": ("misc", ""),
}
# Commands whose braces balance, since those of a text may not.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "&%$#_"},
    }
)
# A name that BibTeX reads as it is meant: words of letters; all else is kept together by braces.
_NAME = re.compile(r"[^\W\d_]+(?:[.'’-]*[ ]?[^\W\d_]+)*\.?")
_DAY = 10  # characters of a date


def render(assessment: Assessment) -> str:
    """Return one entry a document."""
    return "\n".join(map(_entry, references_of(assessment)))


def _entry(one: Reference) -> str:
    kind, _ = _TYPES[one.kind]
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(one) if value)
    return f"@{kind}{{{one.key},\n{fields}}}\n"


def _fields(one: Reference) -> Iterator[tuple[str, str]]:
    kind, called = _TYPES[one.kind]
    yield "title", _whole(one.title)
    yield "author", one.author if _NAME.fullmatch(one.author) else _whole(one.author)
    if kind == "article":
        yield "journal", _whole(one.publisher)
        yield "entrysubtype", "newspaper"
    else:
        yield ("organization" if kind in ("online", "misc") else "publisher"), _whole(one.publisher)
    yield "type", called
    yield "date", one.date if "T" not in one.date else one.date[:_DAY]
    yield "year", _year(one)
    yield "url", one.url
    yield "urldate", one.accessed
    yield "langid", escaped(one.language)
    yield "note", escaped(one.note)


def _whole(text: str) -> str:
    """Keep a text together, its capitals as they are."""
    return f"{{{escaped(text)}}}" if text else ""


def _year(one: Reference) -> str:
    """Return the year where it is one: BibTeX itself knows no dates."""
    when = one.when
    if when is None or when.low is None or when.high is None or when.low.year != when.high.year:
        return ""
    return f"{when.low.year:04}"


def escaped(text: str) -> str:
    """Return a line of text as LaTeX shows it."""
    return text.translate(_ESCAPES)
