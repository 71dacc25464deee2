"""What a case changes in the table of constants: checked row by row, and told as it was and is."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from whence.model import ChangedRow

from .lexicons import read_yaml
from .likelihoods import EXPLANATIONS, MOST, SHAPES, RowError, is_leaf, load_likelihoods

Path = tuple[str, ...]
_FILE = "likelihoods.yaml"
_FINDINGS = 2  # names before that of a subkind: `findings`, and the kind


def wrong_changes(changes: Mapping[str, Any]) -> list[tuple[Path, str]]:
    """Return all that is wrong in changes to the table, each by its path, with what to write instead.

    A row is named as in the file; it gives the numbers in the shape they have there, and a `reason`.
    Only findings may get rows that the file has not. What concerns rows together (priors that do not
    sum to 1) is told once all rows are right by themselves.
    """
    wrong = list(_wrong(changes, read_yaml(_FILE), ()))
    if wrong:
        return wrong
    for path, leaf in _leaves(changes, ()):
        try:
            load_likelihoods(_nested(path, leaf))
        except RowError as error:
            if error.row[: len(path)] == path:
                wrong.append((path, error.what))
    if not wrong:
        try:
            load_likelihoods(changes)
        except RowError as error:
            wrong.append((error.row, error.what))
    return wrong


def changed_rows(changes: Mapping[str, Any]) -> tuple[ChangedRow, ...]:
    """Return the rows that a case changes, as they were and as they are, with the reason given.

    Rows that it only repeats are left out. The changes must be right (`wrong_changes`).
    """
    told = []
    for path, leaf in _leaves(changes, ()):
        base = _at(read_yaml(_FILE), path)
        was, now = _numbers(base or {}), _numbers(leaf)
        if was != now:
            reason = " ".join(str(leaf.get("reason", "")).split())
            row = ".".join(path)
            told.append(ChangedRow(row=row, was=was if base else None, now=now, reason=reason))
    return tuple(told)


def changes_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `wrong_changes` lets pass, save sums and orders."""
    return _group(read_yaml(_FILE), ()) | {
        "description": "Rows of the table of constants to change in this case, each with its reason"
    }


def _group(base: Mapping[str, Any], path: Path) -> dict[str, Any]:
    rows = {
        name: _row(base[name], path) if is_leaf(base[name]) else _group(base[name], (*path, name))
        for name in base
    }
    new = path[:1] == ("findings",) and len(path) == _FINDINGS
    more = _row(base["default"], path) if new else False
    return {"type": "object", "properties": rows, "additionalProperties": more}


def _row(base: Mapping[str, Any], path: Path) -> dict[str, Any]:
    shape = next(name for name in SHAPES if name in base)
    above = {"type": "number", "exclusiveMinimum": 0}
    share = {"type": "number", "minimum": 0, "maximum": 1}
    weight = {"type": "number", "minimum": -MOST, "maximum": MOST}
    numbers: dict[str, dict[str, Any]] = {
        "members": {"const": base.get("members")},
        "value": {"type": "number", "minimum": 0},
        "beta": {"type": "array", "items": above, "minItems": 2, "maxItems": 2},
        "log10": {
            "type": "object",
            "properties": dict.fromkeys(EXPLANATIONS, weight),
            "additionalProperties": False,
        },
    }
    carried = {"carried": share} if path[:1] == ("findings",) else {}
    return {
        "type": "object",
        "properties": {shape: numbers[shape], "reason": {"type": "string"}, **carried},
        "required": [shape, "reason"],
        "additionalProperties": False,
    }


def _wrong(changes: Any, base: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if not isinstance(changes, Mapping):
        yield path, _must_be(base)
        return
    for name, change in changes.items():
        here = (*path, str(name))
        if name in base:
            wrong = _wrong_row if is_leaf(base[name]) else _wrong
            yield from wrong(change, base[name], here)
        elif path[:1] == ("findings",) and len(path) == _FINDINGS:
            yield from _wrong_row(change, base["default"], here)
        else:
            yield here, f"there is no such row; {_meant(name, list(base))}"


def _wrong_row(change: Any, base: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    """Yield what is wrong in the change of one row, save the numbers themselves."""
    if not isinstance(change, Mapping):
        yield path, _must_be(base)
        return
    shape = next(name for name in SHAPES if name in base)
    keys = [shape, "reason", *(["carried"] if path[0] == "findings" else [])]
    for key in change:
        if key not in keys and (key not in SHAPES or shape in change):
            yield (*path, str(key)), f"unknown key; {_meant(key, keys)}"
    if shape not in change:
        yield path, f"needs `{shape}`, as {_written(shape, base)}"
    elif shape == "members":
        yield path, "the families of findings are fixed; change the rows of their findings"
    elif shape == "log10" and not isinstance(change[shape], Mapping):
        yield (*path, shape), f"must be a mapping, as {_written(shape, base)}"
    if not str(change.get("reason") or "").strip():
        yield path, "needs a `reason`: it is shown in the report"


def _must_be(base: Any) -> str:
    if not is_leaf(base):
        return f"must be a mapping with rows of: {', '.join(map(str, base))}"
    shape = next(name for name in SHAPES if name in base)
    return f"must be a mapping, as {{{_written(shape, base)}, reason: ...}}"


def _written(shape: str, base: Mapping[str, Any]) -> str:
    """Write the numbers of a row as they stand in the file."""
    value = base[shape]
    if isinstance(value, Mapping):
        return f"{shape}: {{{', '.join(f'{name}: {number:g}' for name, number in value.items())}}}"
    return f"{shape}: {value}"


def _meant(name: Any, known: Sequence[Any]) -> str:
    words = [str(one) for one in known]
    close = get_close_matches(str(name), words, n=1)
    return f"did you mean {close[0]!r}?" if close else f"there are {', '.join(words)}"


def _leaves(changes: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    for name, change in changes.items():
        here = (*path, str(name))
        if is_leaf(change):
            yield here, change
        else:
            yield from _leaves(change, here)


def _nested(path: Path, leaf: Mapping[str, Any]) -> dict[str, Any]:
    first, *rest = path
    return {first: _nested(tuple(rest), leaf) if rest else leaf}


def _at(node: Any, path: Path) -> Any:
    for name in path:
        node = node.get(name) if isinstance(node, Mapping) else None
    return node


def _numbers(leaf: Mapping[str, Any]) -> dict[str, Any]:
    return {name: leaf[name] for name in (*SHAPES, "carried") if name in leaf}
