"""Annotations of others as they come: W3C Web Annotations, and what Hypothesis' API answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .clean import cleaned, one_line
from .jsonld import many, nodes, number_of, text_of, types_of
from .written import edtf

TEXT, WORDS, NAME = 20_000, 20_000, 300  # characters that are kept at most
_DAY = 10  # characters of the date in a moment
# Bodies that say in words what the tags say as well.
_TOLD = ("tagging", "describing", "classifying")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One annotation: the words it is about, where they are said to stand, and what is said of them.

    `sources` are names of the document: addresses and URNs. `claims` are claims that it brings, as
    texts by id. `exact` is as it was written, white space and all. `answers` says that it is about
    another annotation.
    """

    sources: tuple[str, ...] = ()
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    tags: tuple[str, ...] = ()
    text: str = ""
    who: str = ""
    when: str = ""
    url: str = ""
    claims: tuple[tuple[str, str], ...] = ()
    answers: bool = False


def remarks_of(data: Any) -> Iterator[Remark]:
    """Yield the annotations in data, in their order; those with several targets once for each."""
    for node in nodes(data):
        if "Annotation" in types_of(node):
            yield from _of_w3c(node)
        elif isinstance(node.get("uri"), str) and "target" in node:
            yield _of_hypothesis(node)


def _of_hypothesis(row: Mapping[str, Any]) -> Remark:
    """Read a row of https://h.readthedocs.io/en/latest/api-reference/v1/ (search)."""
    target = next((one for one in many(row.get("target")) if isinstance(one, dict)), {})
    links = row.get("links")
    user = text_of(row.get("user")).removeprefix("acct:").partition("@")[0]
    return Remark(
        sources=tuple(dict.fromkeys(filter(None, (text_of(row["uri"]), _source(target)[0])))),
        tags=_tags(many(row.get("tags"))),
        text=cleaned(text_of(row.get("text")), TEXT),
        who=one_line(user, NAME),
        when=_day(row.get("created")),
        url=_address(text_of(links.get("html")) if isinstance(links, dict) else ""),
        answers=bool(row.get("references")),
        **_selected(target),
    )


def _of_w3c(node: Mapping[str, Any]) -> Iterator[Remark]:
    bodies = [one for one in many(node.get("body")) if isinstance(one, dict | str)]
    if isinstance(node.get("bodyValue"), str):
        bodies.append(node["bodyValue"])
    said = [one for one in bodies if _purpose(one) not in _TOLD]
    text = "\n\n".join(filter(None, (_value(one) for one in said)))
    shared: dict[str, Any] = {
        "tags": _tags([_value(one) for one in bodies if _purpose(one) == "tagging"]),
        "text": cleaned(text, TEXT),
        "who": one_line(text_of(node.get("creator")) or text_of(node.get("generator")), NAME),
        "when": _day(node.get("created")),
        "url": _address(text_of(node.get("id", node.get("@id")))),
        "claims": tuple(filter(None, map(_claim, bodies))),
    }
    for target in many(node.get("target")):
        if isinstance(target, dict):
            yield Remark(sources=_source(target), **_selected(target), **shared)
        elif isinstance(target, str):
            yield Remark(sources=(target,), **shared)


def _purpose(body: Any) -> str:
    return text_of(body.get("purpose")) if isinstance(body, dict) else ""


def _value(body: Any) -> str:
    """Return the words of a body; one that is only an address has none."""
    if isinstance(body, str):
        return "" if _address(body) else body
    return text_of(body.get("value")) if isinstance(body, dict) else ""


def _claim(body: Any) -> tuple[str, str] | None:
    """Return the claim that a body of our own export names."""
    from urllib.parse import unquote

    head = "urn:whence:claim:"
    id = text_of(body.get("id")) if isinstance(body, dict) else ""
    text = one_line(_value(body), 2_000)
    return (unquote(id.removeprefix(head)), text) if id.startswith(head) and text else None


def _source(target: Mapping[str, Any]) -> tuple[str, ...]:
    """Return all names of the document that a target is in."""
    source = target.get("source", target.get("id"))
    if isinstance(source, dict):
        names = [text_of(source.get(key)) for key in ("id", "canonical", "via")]
    else:
        names = [text_of(source)]
    return tuple(dict.fromkeys(filter(None, names))) or ("",)


def _selected(target: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the selectors of a target say of its words and of where they stand."""
    found: dict[str, Any] = {}
    for one in many(target.get("selector")):
        if not isinstance(one, dict):
            continue
        kind = types_of(one)
        if "TextQuoteSelector" in kind:
            found |= {key: _words(one.get(key)) for key in ("exact", "prefix", "suffix")}
        elif "TextPositionSelector" in kind:
            start = number_of(one.get("start"))
            if start is not None and 0 <= start == int(start):
                found["start"] = int(start)
    return found


def _words(value: Any) -> str:
    """Return words as they are: a quotation is compared letter by letter."""
    return value[:WORDS] if isinstance(value, str) else ""


def _tags(values: list[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for one in values if (tag := one_line(text_of(one), NAME))))


def _day(value: Any) -> str:
    return edtf(text_of(value)[:_DAY]) or ""


def _address(text: str) -> str:
    return text if text.lower().startswith(("http://", "https://")) and text.isprintable() else ""
