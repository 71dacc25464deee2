"""The answer of a model as records: JSON, with or without what models write around it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from whence.model import Certainty, Directness, Stance

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_DECODER = json.JSONDecoder()
_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_LIST = re.compile(r'"attributions"\s*:\s*\[')
_NEXT = re.compile(r"[\s,]*")
# What the decoder raises on hostile input: numbers of thousands of digits, brackets without end.
_BROKEN = (ValueError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One attribution as a model wrote it down: words, not yet looked up in the text."""

    cue: str
    content: tuple[str, ...]
    sentences: tuple[int, ...]
    source: str = ""
    id: int | None = None
    parent: int | None = None
    stance: Stance | None = None
    certainty: Certainty | None = None
    directness: Directness | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The items of an answer, how many were malformed, and whether it broke off in their midst.

    `readable` is False where there is no list of attributions at all.
    """

    items: tuple[Item, ...] = ()
    malformed: int = 0
    broken_off: bool = False
    readable: bool = True


def parse(text: str) -> Answer:
    """Return what a model answered, item by item: one that is malformed loses no other."""
    text = _THOUGHT.sub("", text)
    start = _LIST.search(text)
    if not start:
        return Answer(readable=False)
    items: list[Item] = []
    malformed = 0
    broken_off = True
    for raw in _values(text, start.end()):
        if raw is None:
            broken_off = False
        elif item := _item(raw):
            items.append(item)
        else:
            malformed += 1
    return Answer(tuple(items), malformed, broken_off)


def usable(text: str) -> bool:
    """Say whether an answer holds a whole list of attributions, and so is worth keeping."""
    answer = parse(text)
    return answer.readable and not answer.broken_off


def _values(text: str, place: int) -> Iterator[dict[str, Any] | Any]:
    """Yield the values of a JSON list up to what is no JSON; None when it ends as it should."""
    while True:
        between = _NEXT.match(text, place)
        place = between.end() if between else place
        if text[place : place + 1] == "]":
            yield None
            return
        try:
            value, place = _DECODER.raw_decode(text, place)
        except _BROKEN:
            return
        yield value if value is not None else ()


def _item(raw: Any) -> Item | None:
    from pydantic import ValidationError

    if not isinstance(raw, dict):
        return None
    try:
        # Of enumerations that a model has words of its own for, those words are let go, not the item.
        known = {key: value for key, value in raw.items() if _known(key, value)}
        return _adapter().validate_python(known)
    except ValidationError:
        return None


def _known(key: str, value: Any) -> bool:
    choices = _choices().get(key)
    return choices is None or (isinstance(value, str) and value in choices)


@cache
def _choices() -> dict[str, tuple[str, ...]]:
    kinds = {"stance": Stance, "certainty": Certainty, "directness": Directness}
    return {key: get_args(kind) for key, kind in kinds.items()}


@cache
def _adapter() -> "TypeAdapter[Item]":
    from pydantic import TypeAdapter

    return TypeAdapter(Item)
