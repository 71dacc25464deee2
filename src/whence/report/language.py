"""The language of the page's own words: what a catalogue in `languages/` has for each message.

Messages are the English texts themselves, with places for what is filled in: `{n} reports`. What a
catalogue lacks, or leaves blank, stays English.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from gettext import c2py
from importlib.resources import files
from typing import Literal

import yaml
from markupsafe import Markup, escape

from whence.model import UsageError

from .told import Told, first_big

SPACE = "\u00a0"  # no-break spaces of a message are written as plain ones in a catalogue


def _english(number: int) -> int:
    return int(number != 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language by its BCP 47 tag, the way it is written, and its messages.

    `counts` has for the singular of each message that counts its forms in this language, and `form`
    chooses one of them by the number.
    """

    tag: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"
    messages: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = _english

    def word(self, message: str) -> str:
        """Return a fixed message in this language; what was composed of messages, too."""
        if isinstance(message, Told):
            return self.said(message)
        return self.messages.get(message.replace(SPACE, " "), message)

    def said(self, text: str) -> str:
        """Return what a report says in this language; a text of the case as it is."""
        if not isinstance(text, Told):
            return text
        pattern = self._counting(text) if text.many is not None else self.word(str(text.pattern))
        parts = {name: self._part(part) for name, part in text.parts.items()}
        said = pattern.format(**parts) if parts else pattern
        return first_big(said) if text.big else said

    def say(self, message: str, /, **parts: object) -> Markup:
        """Return a message for a template: escaped, its places filled with text or markup."""
        filled = {name: self._part(part) for name, part in parts.items()}
        return Markup(escape(self.word(message))).format(**filled)  # noqa: S704

    def _part(self, part: object) -> object:
        return self.said(part) if isinstance(part, Told) else part

    def _counting(self, text: Told) -> str:
        forms = self.counts.get(text.pattern.replace(SPACE, " "))
        if forms:
            return forms[min(self.form(text.number), len(forms) - 1)]
        assert text.many is not None
        return self.word(text.pattern if text.number == 1 else text.many)


ENGLISH = Language()


def language_of(tag: str) -> Language:
    """Return a language by its tag. Raises `UsageError` with those there are for another one."""
    if tag == ENGLISH.tag:
        return ENGLISH
    place = files(__package__) / "languages"
    there = sorted(
        path.name.removesuffix(".yaml") for path in place.iterdir() if path.name.endswith(".yaml")
    )
    if tag not in there:
        raise UsageError(
            f"language {tag!r}: no such catalogue; there are {', '.join(['en', *there])}"
        )
    return read_language((place / f"{tag}.yaml").read_text(encoding="utf-8"))


def read_language(text: str) -> Language:
    """Return the language of a catalogue: YAML with `language`, `direction`, `plural`, `messages`, `counts`."""
    rows = yaml.safe_load(text)
    return Language(
        tag=rows["language"],
        direction=rows.get("direction", "ltr"),
        messages={one: words for one, words in (rows.get("messages") or {}).items() if words},
        counts={
            one: tuple(forms) for one, forms in (rows.get("counts") or {}).items() if all(forms)
        },
        form=c2py(rows["plural"]) if "plural" in rows else _english,
    )
