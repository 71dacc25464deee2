"""The paragraphs of a short text, each with its script and language."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from whence.text import trim

from ..language import detect_language, main_script

# Below, py3langid mistook about one English line in fifty for another language.
LETTERS = 60
_SAMPLE = 300  # characters that tell the language of a paragraph as well as all of it
_MOST = 2_000
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?…؟۔。:;,][\"'”’»)\]\s]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph `text[start:end]`; `apart`: an empty line stands before it.

    `language` is that of the paragraph where it is long enough to tell, or else that of what is in
    the same script; None where that is not known either.
    """

    start: int
    end: int
    apart: bool
    script: str | None
    language: str | None


def cut_pieces(text: str, expected: str | None = None) -> list[Piece]:
    """Return the paragraphs of a text; lines that were only wrapped are put together.

    There are at most a few thousand: of more, the last are one. A short paragraph is in the
    language `expected` if it looks like that, whatever the others are in.
    """
    places = list(_places(text))
    if len(places) > _MOST:
        start, _, apart = places[_MOST - 1]
        places[_MOST - 1 :] = [(start, places[-1][1], apart)]
    written = [text[start:end] for start, end, _ in places]
    scripts = [main_script(piece) for piece in written]
    told = [detect_language(piece[:_SAMPLE]) if is_long(piece) else None for piece in written]
    sizes: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    for piece, script, language in zip(written, scripts, told, strict=True):
        if language:
            sizes[script][language] += len(piece)
    usual = {script: found.most_common(1)[0][0] for script, found in sizes.items()}
    for script in set(scripts) - set(usual):
        alike = "\n".join(
            piece for piece, own in zip(written, scripts, strict=True) if own == script
        )
        usual[script] = detect_language(alike) or ""
    return [
        Piece(
            start=start,
            end=end,
            apart=apart,
            script=script,
            language=language if is_long(piece) else _short(piece, usual[script], expected),
        )
        for (start, end, apart), piece, script, language in zip(
            places, written, scripts, told, strict=True
        )
    ]


def _short(text: str, usual: str, expected: str | None) -> str | None:
    if expected in (None, usual):
        return usual or None
    return expected if detect_language(text) == expected else usual or None


def is_long(text: str) -> bool:
    """Say whether a text has the letters to tell its language from others in its script."""
    return sum(map(str.isalpha, text[: 2 * LETTERS])) >= LETTERS


def _places(text: str) -> Iterator[tuple[int, int, bool]]:
    run: tuple[int, int, bool] | None = None
    for match in _LINE.finditer(text):
        place = trim(text, *match.span())
        if not place:
            continue
        apart = run is None or text.count("\n", run[1], place[0]) > 1
        if run and not apart and _goes_on(text, run, place[0]):
            run = (run[0], place[1], run[2])
        else:
            yield from [run] if run else []
            run = (*place, apart)
    yield from [run] if run else []


def _goes_on(text: str, before: tuple[int, int, bool], start: int) -> bool:
    """Say whether a line was only wrapped: no stop before it, and no capital at its start."""
    return text[start].islower() and not _STOP.search(
        text, max(before[0], before[1] - 8), before[1]
    )
