"""Annotations → the analyst's own readings and remarks, at the words that they are about.

Tags make a reading of an annotation: a stance (`asserts`, `denies`, `doubts`, `discusses`, or `none`)
and `claim:ID`, and if wanted a certainty, `source:NAME`, `kind:`, `directness:`, `unnamed`. Without
them it is a remark. Words that are not found are orphans: they are told, and moved nowhere.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from whence.model import Certainty, Directness, Document, InputError, SourceKind, Stance

from ..anchoring import count_quote, find_quote
from ..yaml import load_yaml
from .additions import Additions
from .jsonld import json_data
from .remarks import Remark, remarks_of

_STANCES = (*get_args(Stance), "none")
_MADE = ("finding:", "link:")  # what checks and traces found is found again, and no reading
_MOST = 20_000  # annotations of one file
_SHOWN = 80  # characters of a quotation that a message repeats


def fits(_name: str, data: bytes) -> bool:
    """Say whether a file is one of Web Annotations or an answer of Hypothesis' API."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    of_w3c = b"ns/anno.jsonld" in data or b"ns/oa#" in data
    return start in (b"{", b"[") and (of_w3c or (b'"uri"' in data and b'"target"' in data))


def read_beside(
    data: bytes, name: str, folder: Path, documents: Callable[[], Sequence[Document]]
) -> Additions:
    """Return the readings and remarks of a file as additions to a case with these documents.

    Raises `InputError` where there is no annotation in it.
    """
    found = list(remarks_of(json_data(data, name)))
    if not found:
        raise InputError(f"{name} has no annotation")
    taken = _Taken(claims=_claims(folder))
    by_name = _Library(documents())
    for remark in found[:_MOST]:
        _take(remark, by_name, taken)
    if len(found) > _MOST:
        taken.lines.append(f"{len(found) - _MOST} annotations beyond the first {_MOST}: left out")
    if taken.made:
        taken.lines.append(f"{taken.made} that whence itself made of findings and links: left out")
    counted = f"statements: {len(taken.readings)}, notes: {len(taken.notes)}"
    return Additions(
        case={
            "claims": [{"id": id, "text": text} for id, text in taken.new.items()],
            "statements": taken.readings,
            "notes": taken.notes,
        },
        told=(f"{counted}, of annotations: {len(found)}", *dict.fromkeys(taken.lines)),
    )


@dataclass(slots=True)
class _Taken:
    """What was taken so far, and what is to be told."""

    claims: set[str]
    new: dict[str, str] = field(default_factory=dict)
    statements: dict[tuple[Any, ...], list[dict[str, Any]]] = field(default_factory=dict)
    notes: list[dict[str, Any]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    made: int = 0

    @property
    def readings(self) -> list[dict[str, Any]]:
        return [one for same in self.statements.values() for one in same]


class _Library:
    """The documents of a case, to be looked up by id, hash or address."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.by_id = {one.id: one for one in documents}
        self.by_source: dict[str, list[Document]] = {}
        for one in documents:
            keys = (one.url and _plain(one.url), one.sha256 and f"urn:sha256:{one.sha256}")
            for key in filter(None, keys):
                self.by_source.setdefault(key, []).append(one)

    def find(self, remark: Remark) -> list[Document]:
        """Return the documents that a remark may be about: the one it names, or those so addressed."""
        for tag in remark.tags:
            if tag.startswith("document:") and (one := self.by_id.get(tag[9:])):
                return [one]
        found = [one for source in remark.sources for one in self.by_source.get(_plain(source), ())]
        return list(dict.fromkeys(found))


def _plain(source: str) -> str:
    """Return an address without what differs between two of one page: scheme, fragment, last slash."""
    bare = source.partition("#")[0]
    return bare.removeprefix("https://").removeprefix("http://").rstrip("/")


def _claims(folder: Path) -> set[str]:
    path = folder / "case.yaml"
    data = load_yaml(path.read_bytes(), str(path)).data if path.is_file() else None
    listed = data.get("claims") if isinstance(data, dict) else None
    return {
        str(one["id"])
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict) and "id" in one
    }


def _take(remark: Remark, library: _Library, taken: _Taken) -> None:
    if any(tag.startswith(_MADE) for tag in remark.tags):
        taken.made += 1
        return
    said = _reading(remark, taken)
    if said is None and not remark.text:
        return
    place = _place(remark, library)
    if isinstance(place, str):
        taken.lines.append(f"orphan: {place}")
        return
    document, start, end = place
    quote = document.text[start:end]
    at: dict[str, Any] = {"document": document.id, "quote": quote}
    if count_quote(document.text, quote) > 1 or quote != quote.strip():
        at["start"] = start
    made = {"who": remark.who, "when": remark.when}
    if said is None:
        note = {**at, "text": remark.text, **made, "url": remark.url}
        taken.notes.append(_filled(note))
        return
    key = (document.id, start, end, said["claim"], said.get("source"))
    reading = _filled({**at, **said, "why": remark.text, **made})
    same = taken.statements.setdefault(key, [])
    if all(besides(reading, other) for other in same):
        same.append(reading)
    elif reading not in same:
        told = f"read twice on {said['claim']}, the first is taken: “{quote[:_SHOWN]}”"
        taken.lines.append(f"{document.id}: {told}")


def besides(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Say whether both can hold, as `CodedStatement.besides` says it of entries of a case."""
    return one["stance"] == other["stance"] and one.get("directness") != other.get("directness")


def _reading(remark: Remark, taken: _Taken) -> dict[str, Any] | None:
    """Return what the tags of an annotation say of a claim, None where they say nothing of one."""
    values = _values(remark.tags)
    stances = [tag for tag in remark.tags if tag in _STANCES]
    claim = values.get("claim")
    if len(stances) != 1 or not claim:
        return None
    brought = dict(remark.claims)
    if claim not in taken.claims and claim not in taken.new:
        if claim not in brought:
            taken.lines.append(
                f"no claim {claim!r} in this case: kept as a remark, if it has a text"
            )
            return None
        taken.new[claim] = brought[claim]
    return _filled(
        {
            "claim": claim,
            "stance": stances[0],
            "certainty": next((tag for tag in remark.tags if tag in get_args(Certainty)), None),
            "source": values.get("source"),
            "kind": _one_of(values.get("kind"), get_args(SourceKind)),
            "directness": _one_of(values.get("directness"), get_args(Directness)),
            "named": False if "unnamed" in remark.tags else None,
        }
    )


def _values(tags: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tags:
        key, colon, value = tag.partition(":")
        if colon and value.strip():
            found.setdefault(key.strip(), value.strip())
    return found


def _one_of(value: str | None, known: tuple[str, ...]) -> str | None:
    return value if value in known else None


def _place(remark: Remark, library: _Library) -> tuple[Document, int, int] | str:
    """Return where the words of a remark stand, or why that is not known."""
    shown = " ".join(remark.exact.split())[:_SHOWN]
    if not shown:
        about = "answers another annotation" if remark.answers else "is about a whole page"
        said = " ".join(remark.text.split())[:_SHOWN]
        return f"“{said}” quotes no words, so it {about}: {' '.join(remark.sources)[:200]}"
    documents = library.find(remark)
    if not documents:
        return f"“{shown}”: no document of this case is {' or '.join(remark.sources)[:200]}"
    found = list(_places(remark, documents))
    if len(found) == 1:
        return found[0]
    where = " and ".join(one.id for one in documents[:3])
    more = "stands in more than one document"
    how = more if found else "is not there, or more than once and nothing tells which is meant"
    return f"“{shown}” {how}: {where}"


def _places(remark: Remark, documents: Sequence[Document]) -> Iterator[tuple[Document, int, int]]:
    for one in documents:
        place = find_quote(one.text, remark.exact, remark.start, remark.prefix, remark.suffix)
        if place is not None:
            yield one, *place


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, "")}
