"""The tokens of one form of the grammar, by their letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .occurrences import Sense

_SENSES: dict[str, Sense] = {
    **dict.fromkeys("LKlq", "before"),
    **dict.fromkeys("Tt", "same"),
    **dict.fromkeys("XxO", "after"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """The tokens of a form: letters, values and words, and the letters on either side."""

    letters: str
    values: Sequence[Any]
    words: Sequence[str]
    before: str
    after: str
    sense: Sense

    def all(self, wanted: str) -> list[Any]:
        """Return the values of the tokens of these classes."""
        pairs = zip(self.letters, self.values, strict=True)
        return [value for letter, value in pairs if letter in wanted]

    def one(self, wanted: str) -> Any:
        """Return the value of the first token of these classes, None if there is none."""
        return next(iter(self.all(wanted)), None)

    def part(self, start: int, end: int | None = None, sense: Sense | None = None) -> "Found":
        """Return some of the tokens as a form of their own."""
        end = len(self.letters) if end is None else end
        return Found(
            self.letters[start:end],
            self.values[start:end],
            self.words[start:end],
            self.letters[:start] or self.before,
            self.letters[end:] or self.after,
            sense or self.sense,
        )

    def direction(self) -> Sense | None:
        """Return which occurrence the words themselves ask for (“last”, “next”)."""
        return next((_SENSES[letter] for letter in self.letters if letter in _SENSES), None)
