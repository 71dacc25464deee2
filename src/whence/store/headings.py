"""The headings of a table of facts: what each column is, and what else it may be called."""

from collections.abc import Mapping

from .errors import nearest

# Headings and what they may also be called.
COLUMNS = {
    "subject": ("actor",),
    "relation": (),
    "object": (),
    "place": (),
    "from": ("start", "since"),
    "until": ("to", "end"),
    "source": ("citation",),
    "document": (),
    "quote": (),
    "scope": (),
    "contested": (),
    "confidence": (),
    "id": (),
}
_ALSO: Mapping[str, str] = {word: name for name, also in COLUMNS.items() for word in (name, *also)}


def column_of(heading: str) -> str | None:
    """Return which column a heading stands for, None if it is none."""
    return _ALSO.get(heading.strip().lower().replace(" ", "_"))


def unknown_column(heading: str) -> str:
    """Say what a heading may have been meant for."""
    near = nearest(heading, _ALSO)
    hint = f"did you mean {near!r}?" if near else f"known: {', '.join(COLUMNS)}"
    return f"unknown column; {hint}"


def delimiter_of(text: str) -> str:
    """Return what parts the cells: the mark that the headings hold most of."""
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)
