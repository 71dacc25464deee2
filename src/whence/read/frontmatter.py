"""The YAML front matter that a text document may open with."""

import difflib
import re
from typing import Any, get_args

from whence.model import CaseError, DateError, Interval, Issue, Kind

FIELDS = ("publisher", "author", "title", "published", "url", "language", "kind")
_BLOCK = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|$)", re.DOTALL | re.MULTILINE)
_CLOSE = 0.75  # difflib ratio above which an unknown key is taken for a slip of the pen


def split_front_matter(text: str) -> tuple[str, int]:
    """Return the front matter block (empty if there is none) and where the body begins."""
    match = _BLOCK.match(text)
    return (match.group(1), match.end()) if match else ("", 0)


def parse_front_matter(block: str, path: str, document: str) -> tuple[dict[str, Any], list[Issue]]:
    """Return the fields of a front matter block, and an issue for each key that is not ours.

    Raises `CaseError` with file and line for a slip (a key nearly right, an impossible date):
    passing over it would silently date or credit the document wrongly.
    """
    fields: dict[str, Any] = {}
    issues: list[Issue] = []
    for key, (value, line) in _mapping(block, path).items():
        if key in FIELDS:
            fields[key] = _value(key, value, path, line)
            continue
        near = difflib.get_close_matches(key, FIELDS, 1, _CLOSE)
        if near:
            raise CaseError(f"unknown key {key!r}; did you mean {near[0]!r}?", path=path, line=line)
        what = f"{path}:{line}: front matter key {key!r} is not used"
        issues.append(Issue(level="info", what=what, document=document))
    return {key: value for key, value in fields.items() if value is not None}, issues


def _mapping(block: str, path: str) -> dict[str, tuple[str | None, int]]:
    """Read a flat mapping of strings with the line of each key; nested values are passed over."""
    import yaml

    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        problem = getattr(error, "problem", None) or "broken YAML"
        raise CaseError(
            f"the front matter is not YAML ({problem}); quote values that hold a colon",
            path=path,
            line=line,
        ) from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise CaseError("the front matter must be lines of `key: value`", path=path, line=2)
    found: dict[str, tuple[str | None, int]] = {}
    for key, value in node.value:
        scalar = value.value if isinstance(value, yaml.ScalarNode) else None
        found[str(key.value)] = (scalar or None, key.start_mark.line + 2)
    return found


def _value(key: str, value: str | None, path: str, line: int) -> Any:
    if value is None:
        return None
    if key == "published":
        try:
            return Interval.parse(value.replace(" ", "T", 1))
        except DateError as error:
            raise CaseError(f"published: {error}", path=path, line=line) from None
    if key == "kind" and value not in get_args(Kind):
        kinds = get_args(Kind)
        near = difflib.get_close_matches(value, kinds, 1, 0)[0]
        raise CaseError(
            f"kind: {value!r} is not one of {', '.join(kinds)}; did you mean {near!r}?",
            path=path,
            line=line,
        )
    return value
