"""Another language: every word of the page is either in it or comes from the case."""

import dataclasses
import importlib.util
import re
import types
import typing
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
import yaml
from lxml import html as lxml_html

from whence.model import Assessment
from whence.report.catalogue import language_from
from whence.report.html import render_html
from whence.report.language import Language
from whence.report.told import joined, told, told_number

# Latin letters become others, so that an English one that is left comes from nobody.
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_FAR = str.maketrans({letter: chr(0x10400 + n) for n, letter in enumerate(_LATIN)})  # Deseret
_OWN = str.maketrans({letter: chr(0x0400 + n) for n, letter in enumerate(_LATIN)})  # the case's
_HOLE = re.compile(r"(\{\w*\})")
# Terms of trades that have no other name, and the tool.
_NAMES = ("whence", "SHA-256", "ICD", "ICS", "JSON", "case.yaml", "UTC")
# Fields of text whose words are a vocabulary of the model, not of a case.
_VOCABULARY = {
    "words", "kind", "stance", "relation", "level", "letter", "sha256", "whence", "as_of", "row",
    "subkind", "credibility", "ruling", "direction", "grade", "form", "precision",
}  # fmt: skip


def far(text: str) -> str:
    return "".join(
        piece if _HOLE.fullmatch(piece) else piece.translate(_FAR) for piece in _HOLE.split(text)
    )


class Far(dict):
    """Has every message."""

    def get(self, message: str, default: Any = None) -> str:
        return far(message)


class FarCounts(dict):
    def get(self, message: str, default: Any = None) -> tuple[str, ...]:
        return (far(message), far(f"{message}s"))


FAR = Language(tag="x-far", direction="rtl", messages=Far(), counts=FarCounts())


def cyrillic(value: Any, hint: Any = str, name: str = "") -> Any:
    """Write every text of the case in another script, letter for letter, so that offsets hold."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        hints = get_type_hints(type(value))
        fields = [f.name for f in dataclasses.fields(value) if f.init]
        return dataclasses.replace(
            value, **{f: cyrillic(getattr(value, f), hints[f], f) for f in fields}
        )
    if isinstance(value, tuple):
        inner = [h for h in get_args(hint) if h is not Ellipsis] or [str]
        return tuple(
            cyrillic(one, inner[n] if len(inner) == len(value) > 1 else inner[0], name)
            for n, one in enumerate(value)
        )
    if isinstance(value, str) and name not in _VOCABULARY and not _is_literal(hint):
        return value.translate(_OWN)
    return value


def _is_literal(hint: Any) -> bool:
    origin = get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return any(map(_is_literal, get_args(hint)))
    return origin is typing.Literal


def shown(page: str) -> Iterator[str]:
    """Yield every text that a reader sees or hears: text nodes, labels, titles."""
    tree = lxml_html.document_fromstring(page)
    for one in tree.iter():
        if one.tag in ("style", "script") or not isinstance(one.tag, str):
            continue
        # The reasons of the model's numbers are English texts, and marked as such.
        within = {
            name for e in (one, *one.iterancestors()) for name in (e.get("class") or "").split()
        }
        if "given" in within:
            continue
        hashed = any("hash" in (e.get("class") or "").split() for e in (one, *one.iterancestors()))
        if one.tag != "code" and not hashed:
            yield one.text or ""
        yield one.get("aria-label") or ""
        yield one.get("title") or ""
        yield one.tail or ""


def slips(page: str) -> list[str]:
    """Return what is left in English, without addresses on the web and names of trades."""
    names = "|".join(map(re.escape, _NAMES))
    texts = (re.sub(rf"https?://\S+|\b(?:{names})\b", "", text) for text in shown(page))
    return sorted({" ".join(text.split()) for text in texts if re.search("[A-Za-z]{2,}", text)})


def test_no_word_of_the_page_slips_through(merger: Assessment) -> None:
    assert slips(render_html(cyrillic(merger), FAR)) == []


def blank_catalogue(assessments: Iterable[Assessment]) -> str:
    path = Path(__file__).parents[2] / "docs" / "generate_catalogue.py"
    spec = importlib.util.spec_from_file_location("generate_catalogue", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.blank_catalogue(assessments, "x-far"))


def test_a_blank_catalogue_that_is_filled_in_leaves_no_word(merger: Assessment) -> None:
    rows = yaml.safe_load(blank_catalogue([merger]))
    assert set(rows["messages"].values()) == {""}
    assert not [one for one in rows["messages"] if "Orion" in one]
    rows["messages"] = {one: far(one) for one in rows["messages"]}
    rows["counts"] = {one: [far(one), far(one)] for one in rows["counts"]}
    assert slips(render_html(cyrillic(merger), language_from(rows))) == []


def test_the_page_says_its_language_and_direction(merger: Assessment) -> None:
    tree = lxml_html.document_fromstring(render_html(merger, FAR))
    assert tree.get("lang") == "x-far"
    assert tree.get("dir") == "rtl"
    told_by_checks = [one for one in tree.iter("span") if one.get("lang") == "en"]
    assert merger.findings[0].explanation in [one.text_content() for one in told_by_checks]
    assert {one.get("dir") for one in told_by_checks} == {"ltr"}


def test_english_slips_are_seen(merger: Assessment) -> None:
    assert len(slips(render_html(cyrillic(merger)))) > 50


CATALOGUE = """
language: de
plural: n != 1
messages:
  "about {count}": "etwa {count}"
counts:
  "{n} report": ["{n} Bericht", "{n} Berichte"]
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (told_number(1, "{n} report", "{n} reports", n=1), "1 Bericht"),
        (told_number(3, "{n}\u00a0report", "{n}\u00a0reports", n=3), "3 Berichte"),
        (told("about {count}", count=told_number(2, "{n} report", "{n} reports", n=2)), "etwa 2 Berichte"),
        (told("about {count}", count="{n} report").capital(), "Etwa {n} report"),
        (joined((told("about {count}", count=1), "about {count}")), "etwa 1, about {count}"),
        (told("unknown {this}", this="that"), "unknown that"),
        ("{n} report", "{n} report"),
    ],
)  # fmt: skip
def test_what_is_told_is_said_in_another_language(text: str, words: str) -> None:
    assert language_from(yaml.safe_load(CATALOGUE)).said(text) == words


def test_what_is_filled_into_a_message_is_escaped() -> None:
    german = language_from(yaml.safe_load(CATALOGUE))
    assert german.say("about {count}", count="<b>") == "etwa &lt;b&gt;"


def test_what_is_left_blank_stays_english() -> None:
    blank = language_from(
        {"language": "xx", "messages": {"likely": ""}, "counts": {"{n} report": ["", ""]}}
    )
    assert blank.word("likely") == "likely"
    assert blank.said(told_number(2, "{n} report", "{n} reports", n=2)) == "2 reports"
