"""What a page prints around comments and is no part of them: “Reply · Like · 3”, avatars, forms."""

import re
from collections.abc import Iterator

from whence.text import fold, trim

from .words import thread_words

_LONGEST = 60
_BUTTONS = 4
_LINE = re.compile(r"[^\n]+")
_SEPARATORS = re.compile(r"[·•|/,()\[\]↩↓↑→«»‹›\t]|\s{2,}|\s[-–—]\s")
_FIGURES = re.compile(r"[\d\s+×x✓★☆♥❤👍👎▲▼:.…&]+")
_NAMED = re.compile(
    r"[^\n]{1,40}'s? (?:avatar|picture|photo)|(?:avatar|picture|photo) (?:of|for) [^\n]{1,40}"
    r"|(?:reply|in reply|replying) to [^\n]{1,40}|(?:antworten?|antwort) (?:an|auf) [^\n]{1,40}"
    r"|(?:repondre|en reponse) a [^\n]{1,40}|(?:responder|en respuesta) a [^\n]{1,40}"
    r"|(?:view|hide|show) (?:all )?\d{0,5} ?(?:more )?repl(?:y|ies)"
)
_VOTES = re.compile("(?:[👍👎▲▼♥❤]\ufe0f?\\s?\\d{1,6}\\s?){1,4}")
_AROUND = re.compile(
    r"log ?in|sign ?in|subscribe|share (?:this|on)|related (?:posts|articles)|older|newer|previous|"
    r"next|reply",
)


def is_furniture(line: str) -> bool:
    """Say whether a line is only what stands beside every comment: “Like · 3”, “John's avatar”."""
    line = fold(line).strip()
    if not line or len(line) > _LONGEST:
        return False
    parts = [part.strip() for part in _SEPARATORS.split(line)]
    named = [_FIGURES.sub(" ", part).strip() for part in parts]
    return bool(_is_label(line) or _VOTES.fullmatch(line)) or (
        any(named)
        and all(
            not name or _is_label(name) or _NAMED.fullmatch(part)
            for name, part in zip(named, parts, strict=True)
        )
    )


def _is_label(name: str) -> bool:
    """Say whether these are the words on a button, or on a few buttons in a row."""
    known = thread_words("furniture")
    words = name.split()
    return name in known or (len(words) <= _BUTTONS and known.issuperset(words))


def is_form(line: str) -> bool:
    """Say whether a line is the label of the form below a thread: “Post a comment”."""
    line = fold(line).strip(" \t:.!↓»#*")
    return len(line) <= _LONGEST and line in thread_words("forms")


def is_around(text: str) -> bool:
    """Say whether a paragraph outside every comment is part of the page, and not foreign to it."""
    line = fold(text[: 2 * _LONGEST]).strip()
    return is_form(text) or is_furniture(text) or bool(_AROUND.match(line))


def trim_furniture(text: str, start: int, end: int) -> tuple[int, int, list[tuple[int, int]]]:
    """Return where a comment begins and ends without the furniture around it, and what that was.

    A comment that is nothing but furniture is kept as it is: somebody may have written “Like”.
    """
    lines = list(lines_between(text, start, end))
    first, last = 0, len(lines)
    while first < last and is_furniture(text[slice(*lines[first])]):
        first += 1
    while last > first and is_furniture(text[slice(*lines[last - 1])]):
        last -= 1
    if first == last:
        return start, end, []
    return lines[first][0], lines[last - 1][1], lines[:first] + lines[last:]


def only_furniture(text: str, start: int, end: int) -> bool:
    """Say whether nothing else stands between two places."""
    return all(is_furniture(text[slice(*place)]) for place in lines_between(text, start, end))


def lines_between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines between two places, trimmed, without empty ones."""
    for match in _LINE.finditer(text, start, end):
        if place := trim(text, *match.span()):
            yield place
