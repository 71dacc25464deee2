"""What is wrong in a case, in words that say what to write instead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from whence.model import CaseError
from whence.text import fold

from .shape import fields_of, inside, literals_in, record_in
from .yaml import Path

# Beyond this many lines a reader fixes the first and runs again.
_SHOWN = 50
# One swapped or missing letter in a short word ("knid", "kind") scores 0.75; unrelated ids of one
# case seldom reach 0.6, the default of difflib.
_NEAR = 0.6
_LISTED = 12
_WANTED = {
    "string_type": "must be text; put it in quotes",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "tuple_type": "must be a list: [one, two]",
    "dict_type": "must be a mapping: {key: value}",
}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one file, with the line (from 1) it stands on."""

    path: str
    line: int | None
    what: str


def raise_problems(problems: Iterable[Problem]) -> None:
    """Raise one `CaseError` that tells all problems, a line each; do nothing if there are none."""
    found = sorted(set(problems), key=lambda each: (each.path, each.line or 0, each.what))
    if not found:
        return
    told = [f"{each.path}:{each.line}: {each.what}" for each in found[1:_SHOWN]]
    if len(found) > _SHOWN:
        told.append(f"and {len(found) - _SHOWN} more")
    message = "\n".join([found[0].what, *told])
    raise CaseError(message, path=found[0].path, line=found[0].line)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like this one, whatever the case, or None if none is near."""
    folded = {fold(each): each for each in known}
    found = get_close_matches(fold(word), folded, n=1, cutoff=_NEAR)
    return folded[found[0]] if found else None


def suggest(word: str, known: Mapping[str, str] | Sequence[str], none: str = "none") -> str:
    """Say which known word was probably meant, or list what there is.

    A mapping gives for each word (a name, say) what to write for it (its id).
    """
    written = known if isinstance(known, Mapping) else dict(zip(known, known, strict=True))
    near = nearest(word, written)
    if near is not None:
        return f"did you mean {written[near]!r}?"
    words = list(dict.fromkeys(written.values()))
    more = ", …" if len(words) > _LISTED else ""
    return f"known: {', '.join(words[:_LISTED])}{more}" if words else none


def dotted(path: Path) -> str:
    """Write a path as `claims[0].kind`."""
    parts = (f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return "".join(parts).lstrip(".")


def said(path: Path, what: str) -> str:
    """Write a sentence about what stands at a path."""
    return f"{dotted(path)}: {what}" if path else what


def translate(error: Mapping[str, Any], record: type, data: Any) -> tuple[Path, str]:
    """Turn one pydantic error into the path of the trouble and a sentence with the remedy."""
    path = _real(error["loc"], data)
    kind = _type_at(record, path)
    if error["type"] == "missing":
        return path, _missing(error["loc"][-1], kind)
    if error["type"] in ("literal_error", "dataclass_type") and literals_in(kind):
        return path, _wrong_word(error["input"], kind)
    if error["type"] == "dataclass_type":
        return path, _wrong_record(kind)
    if error["type"] == "too_long":
        return path, f"must have {error['ctx']['max_length']} items, not more"
    plain = str(error["msg"])
    return path, _WANTED.get(error["type"], plain[:1].lower() + plain[1:])


def _real(location: tuple[Any, ...], data: Any) -> Path:
    """Keep what names a place in the file; pydantic adds the names of union members."""
    path: list[str | int] = []
    for part in location:
        if (isinstance(data, dict) and part in data) or (
            isinstance(data, list) and isinstance(part, int) and part < len(data)
        ):
            data = data[part]
        else:
            continue
        path.append(part)
    return tuple(path)


def _type_at(record: type, path: Path) -> Any:
    kind: Any = record
    for key in path:
        kind = inside(kind, key)
    return kind


def _missing(key: str | int, kind: Any) -> str:
    if isinstance(key, int):
        return f"must have more than {key} item{'' if key == 1 else 's'}"
    return f"{key!r} is missing" + (" or empty" if record_in(kind) else "")


def _wrong_word(value: Any, kind: Any) -> str:
    words = literals_in(kind)
    record = record_in(kind)
    near = nearest(str(value), words)
    ordered = sorted(words, key=lambda word: word != near)
    wanted = ", ".join(ordered) + (f", or {{{_keys(record)}}}" if record else "")
    hint = f"; did you mean {near!r}?" if near else ""
    return f"{value!r} is not one of: {wanted}{hint}"


def _wrong_record(kind: Any) -> str:
    record = record_in(kind)
    return f"must be a mapping with keys: {_keys(record)}" if record else "must be a mapping"


def _keys(record: type) -> str:
    return ", ".join(fields_of(record))
