"""JSON from strangers: read without being led astray by its depth, size or shapes."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from whence.model import InputError

_DEEPEST = 60  # levels; what we read has ten
# What old pages put around a script: a comment, or a section of character data.
_WRAPPER = re.compile(
    r"\A\s*(?:<!--|(?:/\*|//)?\s*<!\[CDATA\[\s*(?:\*/)?)|(?:-->|(?:/\*|//)?\s*\]\]>\s*(?:\*/)?)\s*\Z"
)
_MOST = 2_000_000  # values looked at in one file


def json_data(data: bytes, name: str) -> Any:
    """Return the JSON of a file, or the list of what stands in the ld+json scripts of a page.

    Raises `InputError` where there is none.
    """
    text = _decoded(data, name)
    if text.lstrip()[:1] == "<":
        found = [part for part in _scripts(text) if part.strip()]
        if not found:
            raise InputError(f"{name} is a page without JSON-LD (script type application/ld+json)")
        return _readable(found, name)
    return _loaded(text, name)


def nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    """Yield all mappings in data, outer ones first; what lies too deep or is too much is left out."""
    waiting, seen = [(data, 0)], 0
    while waiting and seen < _MOST:
        one, depth = waiting.pop()
        seen += 1
        if isinstance(one, dict):
            yield one
        inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        if depth < _DEEPEST:
            waiting += [(each, depth + 1) for each in reversed([*inner]) if _holds(each)]


@dataclass(slots=True)
class Linked:
    """The nodes of data by their `@id`, for those that others only point at.

    `left` is how many are still put in: nodes that point at each other could else fill any memory.
    """

    by_id: Mapping[str, Mapping[str, Any]]
    left: int = 20_000

    @classmethod
    def of(cls, data: Any) -> "Linked":
        """Return the nodes of data that have more than an id; the first of several."""
        found: dict[str, Mapping[str, Any]] = {}
        for node in nodes(data):
            if isinstance(id := node.get("@id"), str) and len(node) > 1:
                found.setdefault(id, node)
        return cls(found)

    def resolved(self, value: Any, depth: int = 3) -> Any:
        """Return a value with what it points at by `@id` alone put in, so many levels deep."""
        if not self.by_id or depth < 0:
            return value
        if isinstance(value, list):
            return [self.resolved(one, depth) for one in value]
        if not isinstance(value, dict):
            return value
        id = value.get("@id") if len(value) == 1 else None
        if isinstance(id, str) and id in self.by_id and self.left:
            self.left -= 1
            value = self.by_id[id]
        return {key: self.resolved(one, depth - 1) for key, one in value.items()}


def types_of(node: Mapping[str, Any]) -> frozenset[str]:
    """Return the types of a node without their namespace: `schema:Claim` is `Claim`."""
    written = node.get("@type", node.get("type"))
    return frozenset(
        one.rsplit("/", 1)[-1].rsplit(":", 1)[-1].rsplit("#", 1)[-1]
        for one in many(written)
        if isinstance(one, str)
    )


def many(value: Any) -> list[Any]:
    """Return a value as a list: none, one, or as many as there are."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text_of(value: Any, key: str = "name") -> str:
    """Return a text: itself, the value of a literal, or the name of the thing that stands there."""
    for one in many(value):
        if isinstance(one, dict):
            one = one.get("@value", one.get(key))
        if isinstance(one, bool) or one is None:
            continue
        if isinstance(one, str | int | float) and str(one).strip():
            return str(one).strip()
    return ""


def number_of(value: Any) -> float | None:
    """Return a number, be it written as text; None for all else."""
    try:
        number = float(text_of(value))
    except ValueError:
        return None
    return number if abs(number) < 1e15 else None  # no infinity, and nothing that is not a number


def _holds(value: Any) -> bool:
    return isinstance(value, dict | list)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{name} is not UTF-8 text; save it as UTF-8") from None


def _loaded(text: str, name: str) -> Any:
    try:
        # Line breaks inside a text are no JSON, but what content systems write.
        return json.loads(text, strict=False)
    except RecursionError:
        raise InputError(f"{name} is nested too deep to be read") from None
    except json.JSONDecodeError as error:
        at = f"{name}:{error.lineno}: this is not JSON: {error.msg} (column {error.colno})"
        raise InputError(f"{at}; fetch the file again if it was cut off") from None
    except ValueError as error:
        raise InputError(f"{name} is not JSON: {error}") from None


def _readable(scripts: list[str], name: str) -> list[Any]:
    """Return what scripts of a page hold; a page with one that is broken still has the others."""
    read, wrong = [], []
    for number, script in enumerate(scripts, 1):
        try:
            read.append(_loaded(script, f"{name}, script {number}"))
        except InputError as error:
            wrong.append(error)
    if not read:
        raise wrong[0]
    return read


def _scripts(text: str) -> list[str]:
    from lxml import etree, html

    try:
        root = html.document_fromstring(text.encode())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    return [
        _WRAPPER.sub("", one.text or "")
        for one in root.iter("script")
        if (one.get("type") or "").split(";")[0].strip().lower() == "application/ld+json"
    ]
