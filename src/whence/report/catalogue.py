"""A catalogue of messages, as a translator fills it in, made a language; what is wrong in it, first.

Whoever may write a catalogue may write anything: the places of a message are those it has in
English, without formats, and its rule of plurals is read by `gettext`, which knows numbers only.
"""

from collections.abc import Iterator, Mapping
from gettext import c2py
from string import Formatter
from typing import Any

from .language import Language
from .safe import language_tag

Problem = tuple[tuple[str | int, ...], str]  # where, as keys; and what to write instead
_KEYS = ("language", "direction", "plural", "messages", "counts")
_NUMBERS = range(200)  # the rules of all languages repeat after a hundred


def language_from(rows: Mapping[str, Any]) -> Language:
    """Return the language of a catalogue in which `problems_of` finds nothing."""
    rule = {"form": c2py(str(rows["plural"]))} if "plural" in rows else {}
    return Language(
        tag=rows["language"],
        direction=rows.get("direction", "ltr"),
        messages={one: words for one, words in (rows.get("messages") or {}).items() if words},
        counts={
            one: tuple(forms) for one, forms in (rows.get("counts") or {}).items() if all(forms)
        },
        **rule,
    )


def problems_of(rows: Any) -> Iterator[Problem]:
    """Yield what is wrong in the content of a catalogue."""
    if not isinstance(rows, Mapping):
        yield (), "a catalogue begins with its language: language: ar"
        return
    for key in rows:
        if key not in _KEYS:
            yield (key,), f"no such key; there are {', '.join(_KEYS)}"
    tag = rows.get("language")
    if not isinstance(tag, str) or not language_tag(tag):
        yield ("language",), "write the language by its BCP 47 tag, such as ar or pt-BR"
    if rows.get("direction", "ltr") not in ("ltr", "rtl"):
        yield ("direction",), "write ltr or rtl"
    yield from _rule(rows.get("plural", "n != 1"))
    yield from _messages(rows.get("messages") or {})
    yield from _counts(rows.get("counts") or {})


def _rule(rule: object) -> Iterator[Problem]:
    try:
        form = c2py(str(rule))
        for number in _NUMBERS:
            form(number)
    except (ValueError, ArithmeticError, RecursionError):
        yield ("plural",), 'write the rule of plurals as gettext has it, such as "n != 1"'


def _messages(messages: object) -> Iterator[Problem]:
    if not isinstance(messages, Mapping):
        yield ("messages",), "write messages with their translations: likely: مرجّح"
        return
    for message, words in messages.items():
        if words is not None:
            yield from _places(("messages", message), str(message), words)


def _counts(counts: object) -> Iterator[Problem]:
    if not isinstance(counts, Mapping):
        yield ("counts",), "write messages with a list of forms"
        return
    for message, forms in counts.items():
        if not isinstance(forms, list) or not forms:
            yield ("counts", message), "write a list with every form of the language"
            continue
        for number, words in enumerate(forms):
            yield from _places(("counts", message, number), str(message), words)


def _places(where: tuple[str | int, ...], message: str, words: object) -> Iterator[Problem]:
    if not isinstance(words, str):
        yield where, "must be text; put it in quotes"
        return
    try:
        there = {one[1] for one in Formatter().parse(message) if one[1] is not None}
        places = [one[1:] for one in Formatter().parse(words) if one[1] is not None]
    except ValueError:
        yield where, "a brace that is no place is written twice: {{ or }}"
        return
    for name, form, conversion in places:
        if name not in there or form or conversion:
            known = ", ".join(f"{{{one}}}" for one in sorted(there)) or "none"
            yield where, f"{{{name}}} is no place of this message; it has {known}"
