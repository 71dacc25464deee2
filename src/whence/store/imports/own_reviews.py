"""What an export of whence itself says beside its reviews: who says what in each work, and shared origins.

Only reviews that whence wrote are read so; those of others say nothing of sources.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from whence.model import Certainty, Directness, SourceKind, Stance

from .clean import one_line
from .jsonld import many, number_of, text_of, types_of

_WORDS, _NAME = 20_000, 300  # characters that are kept at most
_GAP = "\n\n[…]\n\n"
_MARK = " […] "
_ORIGIN = "origin:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words of a work, where they stand in it, and what they say: keys of `statements` with values."""

    text: str
    position: float = 0
    said: tuple[tuple[str, Any], ...] = ()


def parts_of(work: Mapping[str, Any]) -> tuple[Part, ...]:
    """Return the quotations of a work that take a stance."""
    return tuple(
        part
        for one in many(work.get("hasPart"))
        if isinstance(one, dict) and "Quotation" in types_of(one) and (part := _part(one))
    )


def origins_of(work: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the origins that a work shares with others of its review."""
    listed = [text_of(one, "identifier") for one in many(work.get("isBasedOn"))]
    return tuple(one_line(one, _NAME) for one in listed if one.startswith(_ORIGIN))


def _part(one: Mapping[str, Any]) -> Part | None:
    words = [text_of(each) for each in many(one.get("keywords"))]
    text = one_line(text_of(one.get("text")), _WORDS)
    stance = next((each for each in words if each in get_args(Stance)), None)
    if not text or stance is None:
        return None
    source = one_line(text_of(one.get("spokenByCharacter")), _NAME)
    said = {
        "stance": stance,
        "certainty": next((each for each in words if each in get_args(Certainty)), None),
        "source": source,
        "kind": _tagged(words, "kind:", get_args(SourceKind)) if source else None,
        "directness": _tagged(words, "directness:", get_args(Directness)),
        "named": False if source and "unnamed" in words else None,
    }
    filled = tuple((key, value) for key, value in said.items() if value not in (None, ""))
    return Part(text=text, position=number_of(one.get("position")) or 0, said=filled)


def _tagged(words: Iterable[str], head: str, known: tuple[str, ...]) -> str | None:
    found = (each.removeprefix(head) for each in words if each.startswith(head))
    return next((each for each in found if each in known), None)


def passages(parts: Iterable[Part], texts: Iterable[str]) -> str:
    """Return one text that has all parts letter by letter, in their order, and what else is quoted."""
    pieces = [piece.strip() for text in texts for piece in text.split(_MARK)]
    placed = sorted(parts, key=lambda one: (one.position, -len(one.text)))
    each = list(dict.fromkeys([*(one.text for one in placed), *filter(None, pieces)]))
    whole = [one for one in each if not any(one in other for other in each if other != one)]
    return _GAP.join(whole)


def readings(
    document: str, text: str, parts: Iterable[tuple[str, Part]]
) -> Iterator[dict[str, Any]]:
    """Yield an entry of `statements` for each part, given with its claim, of a document's text."""
    for claim, part in parts:
        reading: dict[str, Any] = {"document": document, "quote": part.text}
        if text.count(part.text) > 1:
            reading["start"] = text.index(part.text)
        yield reading | {"claim": claim, **dict(part.said), "why": "as a review by whence has it"}


def without_contradictions(
    found: Iterable[dict[str, Any]], besides: Callable[[Any, Any], bool]
) -> list[dict[str, Any]]:
    """Return entries without those that read the same words otherwise than one before."""
    kept: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    keys = ("document", "quote", "start", "claim", "source")
    for one in found:
        same = kept.setdefault(tuple(one.get(key) for key in keys), [])
        if all(besides(one, other) for other in same):
            same.append(one)
    return [one for same in kept.values() for one in same]


def shared_origins(
    claim: str, works: Sequence[tuple[str, tuple[str, ...]]]
) -> Iterator[dict[str, Any]]:
    """Yield an entry of `origins` for each origin that several documents share.

    One that goes back to two of them is counted with the first: entries of a case join through it.
    """
    groups: dict[str, list[str]] = {}
    for document, origins in works:
        if origins:
            groups.setdefault(origins[0], []).append(document)
    for group in groups.values():
        together = list(dict.fromkeys(group))
        if len(together) > 1:
            why = "a review by whence counts them as one origin"
            yield {"claim": claim, "same": together, "why": why}
