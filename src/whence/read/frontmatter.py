"""The YAML front matter that a text document may open with."""

import difflib
import re
from collections.abc import Iterator
from typing import Any, get_args

from whence.model import CaseError, DateError, Interval, Issue, Kind

FIELDS = ("publisher", "author", "title", "published", "url", "language", "kind")
# A rule (---) also opens press releases: only a key in the next line makes it a front matter.
_OPENING = re.compile(r"---[ \t]*\n\s{0,99}(?P<key>[\w-]{1,40})[ \t]{0,9}:")
_CLOSING = re.compile(r"^---[ \t]{0,9}$", re.MULTILINE)
_LONGEST = 20_000  # characters; ours has seven short fields
_DEEPEST = 20
_CLOSE = 0.75  # difflib ratio above which an unknown key is taken for a slip of the pen
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_SURROGATE = re.compile("[\ud800-\udfff]")

# A key, its value (None if empty, False if it is no text), and the line both stand on.
_Field = tuple[str, str | bool | None, int]


def split_front_matter(text: str, path: str) -> tuple[str, int]:
    """Return the front matter block (empty if there is none) and where the body begins.

    Raises `CaseError` if one opens with a field of ours and is never closed.
    """
    opening = _OPENING.match(text)
    if not opening:
        return "", 0
    begin = text.index("\n") + 1
    closing = _CLOSING.search(text, begin, begin + _LONGEST)
    if closing:
        return text[begin : closing.start()], min(closing.end() + 1, len(text))
    if opening["key"] in FIELDS:
        what = "a front matter opens here and is not closed; put a line of --- after its last key"
        raise CaseError(what, path=path, line=1)
    return "", 0


def parse_front_matter(block: str, path: str, document: str) -> tuple[dict[str, Any], list[Issue]]:
    """Return the fields of a front matter block, and an issue for each key that is not ours.

    Raises `CaseError` with file and line for a slip (a key nearly right, an impossible date, a
    key given twice): passing over it would silently date or credit the document wrongly.
    """
    fields: dict[str, Any] = {}
    issues: list[Issue] = []
    lines: dict[str, int] = {}
    for key, value, line in _mapping(block, path):
        if key not in FIELDS:
            issues.append(_unused(key, path, line, document))
            continue
        if key in lines:
            what = f"{key}: stands twice (first in line {lines[key]}); keep one of them"
            raise CaseError(what, path=path, line=line)
        lines[key] = line
        fields[key] = _value(key, value, path, line)
    return {key: value for key, value in fields.items() if value is not None}, issues


def _unused(key: str, path: str, line: int, document: str) -> Issue:
    """Return an issue for a key that is not ours. Raises `CaseError` if it nearly is."""
    near = difflib.get_close_matches(key.casefold()[:40], FIELDS, 1, _CLOSE)
    if near:
        raise CaseError(f"unknown key {key!r}; did you mean {near[0]!r}?", path=path, line=line)
    what = f"{path}:{line}: front matter key {key!r} is not used"
    return Issue(level="info", what=what, document=document)


def _mapping(block: str, path: str) -> list[_Field]:
    """Read the fields of a mapping of texts; raises `CaseError` with the line of the trouble."""
    import yaml

    try:
        # Events, not nodes: neither depth nor aliases cost anything until they are followed.
        return list(_fields(yaml.parse(block, Loader=yaml.SafeLoader), path)) if block else []
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", "broken YAML")
        raise CaseError(
            f"the front matter is not YAML ({problem}); put values that hold a colon or a bracket "
            "in quotes",
            path=path,
            line=mark.line + 2 if mark else 1,
        ) from None


def _fields(events: Iterator[Any], path: str) -> Iterator[_Field]:
    """Yield the fields on the first level; what is nested deeper is passed over."""
    depth, key = 0, None
    for event in events:
        kind = type(event).__name__
        line = event.start_mark.line + 2
        if kind in ("MappingEndEvent", "SequenceEndEvent"):
            depth -= 1
        elif depth == 0 and kind in ("ScalarEvent", "SequenceStartEvent"):
            raise CaseError("the front matter must be lines of `key: value`", path=path, line=2)
        elif depth == 1 and kind in _NODES:
            if key is None:
                key = event.value if kind == "ScalarEvent" else "?"
            else:
                yield key, _text(event) if kind == "ScalarEvent" else False, line
                key = None
        depth += kind in ("MappingStartEvent", "SequenceStartEvent")
        if depth > _DEEPEST:
            raise CaseError("the front matter is nested too deeply", path=path, line=line)


_NODES = ("ScalarEvent", "AliasEvent", "MappingStartEvent", "SequenceStartEvent")


def _text(event: Any) -> str | None:
    """Return the text of a value, None for an empty one; `null` in quotes is a text."""
    empty = event.style is None and event.value in _NULL
    return None if empty else str(event.value)


def _value(key: str, value: str | bool | None, path: str, line: int) -> Any:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or _SURROGATE.search(value):
        wrong = "half a character (a surrogate)" if isinstance(value, str) else "a list or mapping"
        raise CaseError(f"{key}: must be text on one line, not {wrong}", path=path, line=line)
    if key == "published":
        try:
            return Interval.parse(value)
        except DateError as error:
            raise CaseError(f"published: {error}", path=path, line=line) from None
    if key == "kind" and value not in get_args(Kind):
        kinds = get_args(Kind)
        near = difflib.get_close_matches(value[:40], kinds, 1, 0)[0]
        raise CaseError(
            f"kind: {value[:40]!r} is not one of {', '.join(kinds)}; did you mean {near!r}?",
            path=path,
            line=line,
        )
    return value
