"""Paragraphs in another language than the rest of a text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..language import detect_language, main_script
from .pieces import Piece, is_long
from .stretches import Stretches

_TELLING = 20  # letters of his own words that tell which language somebody writes


@dataclass(frozen=True, slots=True)
class Foreign:
    """A stretch in another language, if that can be told, or at least in another script."""

    start: int
    end: int
    language: str | None


def own_language(
    text: str, pieces: Sequence[Piece], borrowed: Sequence[tuple[int, int]]
) -> str | None:
    """Return the language of the writer's own words; where there are too few, that of the text."""
    foreign = Stretches(borrowed)
    sizes: Counter[str] = Counter()
    for one in pieces:
        if one.language and not foreign.meets(one.start, one.end):
            sizes[one.language] += sum(map(str.isalpha, text[one.start : one.end]))
    language, size = sizes.most_common(1)[0] if sizes else (None, 0)
    return language if size >= _TELLING else detect_language(text)


def find_foreign(text: str, pieces: Sequence[Piece], language: str | None) -> Iterator[Foreign]:
    """Yield what is in another language than the writer's own words, paragraphs in a row as one."""
    home = {one.script for one in pieces if one.language == language} or {main_script(text)}
    run: Foreign | None = None
    for one in pieces:
        if not _is_foreign(text, one, home, language):
            yield from [run] if run else []
            run = None
        elif run and run.language == one.language:
            run = Foreign(run.start, one.end, run.language)
        else:
            yield from [run] if run else []
            run = Foreign(one.start, one.end, one.language)
    yield from [run] if run else []


def _is_foreign(text: str, one: Piece, home: set[str | None], language: str | None) -> bool:
    if one.script not in home:
        return one.script is not None
    if None in (one.language, language) or one.language == language:
        return False
    return is_long(text[one.start : one.end])
