"""A sentence that a report makes: its English text, which also knows how it is made.

Everything takes it for the text it is. The page, which may be in another language, looks at how it
was made and says it anew. What a case says itself stays a plain text.
"""

from collections.abc import Iterable
from typing import Self


class Told(str):
    """An English text made of a pattern (`{n} reports`) and its parts, which may be told themselves.

    `many` is the pattern for other numbers than one, if it counts, and `number` what it counts;
    `big` says that the first letter is in upper case.
    """

    pattern: str
    parts: dict[str, object]
    many: str | None
    number: int
    big: bool

    def __new__(  # noqa: D102
        cls,
        pattern: str,
        parts: dict[str, object],
        many: str | None = None,
        number: int = 1,
        big: bool = False,
    ) -> Self:
        chosen = pattern if many is None or number == 1 else many
        text = chosen.format(**parts) if parts else chosen
        made = super().__new__(cls, first_big(text) if big else text)
        made.pattern, made.parts, made.many = pattern, parts, many
        made.number, made.big = number, big
        return made

    def capital(self) -> "Told":
        """Return the same with its first letter in upper case, in whatever language it is said."""
        return Told(self.pattern, self.parts, self.many, self.number, True)


def told(pattern: str, /, **parts: object) -> Told:
    """Return a sentence of the report. `parts` fill the places `{name}` of the pattern."""
    return Told(pattern, parts)


def told_number(number: int, one: str, many: str, /, **parts: object) -> Told:
    """Return a sentence that counts: `one` is its pattern for one, `many` for any other number."""
    return Told(one, parts, many, number)


def joined(items: Iterable[str], by: str = ", ") -> Told:
    """Return items one after the other, each still to be said in any language."""
    parts: dict[str, object] = {f"p{n}": item for n, item in enumerate(items)}
    return Told(by.join(f"{{{name}}}" for name in parts), parts)


def first_big(text: str) -> str:
    """Return the text with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]
