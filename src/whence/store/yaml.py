"""YAML as people write it: plain values, the line each stands on, and errors in plain words.

Differs from YAML 1.1 where that guesses: `no`, `on` and `2014-11-14` stay text, and a number is
read as a number only if writing it gives the same characters back, so that the id `007` and the
version `1.10` stay what they are. One document a file; no tags, anchors or aliases.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NoReturn, TypeAlias

from whence.model import CaseError

Key: TypeAlias = str | int
Path: TypeAlias = tuple[Key, ...]
# The line of a node, and for a mapping or list the lines of what it holds.
Lines: TypeAlias = tuple[int, "dict[Key, Lines]"]

# The contract's records are at most five levels deep; beyond this somebody is testing our stack.
MAX_DEPTH = 100
# About 100,000 facts of 15 keys and values each; one such file is already read in minutes.
MAX_NODES = 2_000_000

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_FLOAT = re.compile(r"-?\d{1,17}\.\d{1,17}")
# What PyYAML says, and what to do about it; the first that fits is used.
_REMEDIES = (
    ("mapping values are not allowed", "put text that contains ': ' in quotes, and check indents"),
    ("could not find expected ':'", "a key needs a colon and a space after it"),
    ("found unexpected end of stream", "a quotation mark opened before is never closed"),
    ("found unexpected ':'", "put text that contains ':' in quotes"),
    (
        "did not find expected ',' or",
        "a bracket [ or { opened before is not closed, or lacks a comma",
    ),
    ("did not find expected <document start>", "indent keys of one level alike"),
    ("did not find expected key|block mapping|block end", "indent keys of one level alike"),
    ("did not find expected '-'|block sequence|block collection", "begin each item with '- '"),
    ("cannot start any token", "put text that begins with a special character in quotes"),
    ("unknown escape character", "double \\ inside double quotes, or use single quotes"),
    ("control characters|special characters", "remove the invisible control character"),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """The plain content of a YAML file (dict, list, str, int, float, bool, None) and its lines."""

    data: Any
    lines: Lines

    def line(self, path: Path) -> int:
        """Return the line (from 1) of what lies at this path, or of the nearest thing around it."""
        line, inside = self.lines
        for key in path:
            if key not in inside:
                break
            line, inside = inside[key]
        return line


@dataclass(slots=True)
class _Frame:
    """A mapping or list still being read; `key` is the one whose value comes next."""

    data: dict[Key, Any] | list[Any]
    inside: dict[Key, Lines]
    key: str | None = None
    key_line: int = 0


def load_yaml(content: bytes | str, path: str) -> Marked:
    """Read one YAML file; `path` is only used to name it. An empty file holds None.

    Raises `CaseError` naming path and line for anything that is not plain YAML in UTF-8.
    """
    text = content if isinstance(content, str) else _decode(content, path)
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise CaseError("a NUL byte: this is not a text file", path=path, line=line)
    import yaml

    try:
        return _Builder(path).build(_events(text))
    except yaml.YAMLError as error:
        at = _line_of(error)
        raise CaseError(_plainly(error, text, at), path=path, line=at) from None


def _decode(content: bytes, path: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CaseError("not UTF-8; save the file as UTF-8 text", path=path, line=line) from None


def _events(text: str) -> Iterator[Any]:
    """Yield parser events one by one, so that a hostile file is refused before it is expanded."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return iter(yaml.parse(text, Loader=loader))


def _plainly(error: Exception, text: str, line: int | None) -> str:
    """Say what the parser met, and what to do about it."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    said = f"{getattr(error, 'context', None) or ''} {problem}"
    written = text.split("\n")[line - 1 : line] if line else []
    if written and re.match(r" *\t", written[0]):  # the parser does not always say it was a tab
        return f"not valid YAML ({problem}); indent with spaces, not with tabs"
    remedy = next((words for sign, words in _REMEDIES if re.search(sign, said)), None)
    return f"not valid YAML ({problem}); {remedy}" if remedy else f"not valid YAML ({problem})"


def _line_of(error: Exception) -> int | None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return mark.line + 1 if mark else None


@dataclass(slots=True)
class _Builder:
    """Turns parser events into plain values; keeps its own stack, so depth costs no recursion."""

    path: str
    stack: list[_Frame] = field(default_factory=list)
    nodes: int = 0
    documents: int = 0
    root: Marked = field(default_factory=lambda: Marked(None, (1, {})))

    def build(self, events: Iterator[Any]) -> Marked:
        kinds = _kinds()
        for event in events:
            line = event.start_mark.line + 1
            kind = kinds.get(type(event))
            if kind == "scalar":
                self._scalar(event, line)
            elif kind == "mapping":
                self._open(event, line, {})
            elif kind == "sequence":
                self._open(event, line, [])
            elif kind == "end":
                self.stack.pop()
            elif kind == "document":
                self.documents += 1
                if self.documents > 1:
                    self._refuse(line, "a second document begins; keep one a file")
            elif kind == "alias":
                self._refuse(line, "aliases (*name) are not supported; write it out")
        return self.root

    def _open(self, event: Any, line: int, data: dict[Key, Any] | list[Any]) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._refuse(line, f"nested deeper than {MAX_DEPTH} levels")
        inside: dict[Key, Lines] = {}
        self._count(event, line)
        self._add(data, line, inside)
        self.stack.append(_Frame(data, inside))

    def _scalar(self, event: Any, line: int) -> None:
        self._count(event, line)
        frame = self.stack[-1] if self.stack else None
        if frame and isinstance(frame.data, dict) and frame.key is None:
            if (first := frame.inside.get(event.value)) is not None:
                self._refuse(
                    line, f"the key {event.value!r} appears twice (first in line {first[0]})"
                )
            frame.key, frame.key_line = event.value, line
        else:
            plain = not event.style and event.implicit[0]
            self._add(_plain(event.value) if plain else event.value, line, {})

    def _add(self, value: Any, line: int, inside: dict[Key, Lines]) -> None:
        """Put a value where it belongs: at the root, after a key, or at the end of a list."""
        if not self.stack:
            self.root = Marked(value, (line, inside))
            return
        frame = self.stack[-1]
        if isinstance(frame.data, list):
            frame.inside[len(frame.data)] = (line, inside)
            frame.data.append(value)
            return
        if frame.key is None:
            self._refuse(line, "a key must be a word, not a list or mapping")
        frame.data[frame.key] = value
        frame.inside[frame.key] = (frame.key_line, inside)
        frame.key = None

    def _count(self, event: Any, line: int) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse(line, f"more than {MAX_NODES:,} values; split the file")
        if event.anchor:
            self._refuse(line, "anchors (&name) are not supported; write it out")
        if event.tag:
            self._refuse(line, f"tags ({event.tag}) are not supported; use quotes")

    def _refuse(self, line: int, what: str) -> NoReturn:
        raise CaseError(what, path=self.path, line=line)


@cache
def _kinds() -> dict[type, str]:
    """Return what each kind of event of the parser is to us."""
    import yaml

    return {
        yaml.ScalarEvent: "scalar",
        yaml.MappingStartEvent: "mapping",
        yaml.SequenceStartEvent: "sequence",
        yaml.MappingEndEvent: "end",
        yaml.SequenceEndEvent: "end",
        yaml.DocumentStartEvent: "document",
        yaml.AliasEvent: "alias",
    }


def _plain(text: str) -> Any:
    """Read an unquoted value; whatever does not survive the way back stays text."""
    if text in _NULL:
        return None
    if text in _TRUTH:
        return _TRUTH[text]
    if _INTEGER.fullmatch(text):
        return text if text == "-0" else int(text)
    if _FLOAT.fullmatch(text) and repr(float(text)) == text:
        return float(text)
    return text
