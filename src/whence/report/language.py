"""The language of the page's own words: what a catalogue in `languages/` has for each message.

Messages are the English texts themselves, with places for what is filled in: `{n} reports`. What a
catalogue lacks, or leaves blank, stays English.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup, escape

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
