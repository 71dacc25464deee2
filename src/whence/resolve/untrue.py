"""What a sentence that only points back calls untrue: “*That turned out to be wrong*”, and who says so."""

import re
from dataclasses import replace
from functools import cache

from whence.data.lexicons import read_yaml
from whence.model import Document, Statement
from whence.text import fold

_NEXT = 200  # characters behind a statement in which the next sentence may take it back
_STOP = re.compile(r"[.!?](?=\s|\Z)|\n")


def calls_untrue(statement: Statement) -> bool:
    """Say whether a statement calls something untrue; in the own voice, it has to point back to it."""
    folded = fold(statement.words)
    attributed = statement.chain[-1].start is not None
    return bool(_untrue().search(folded)) and (attributed or bool(_pointing().match(folded)))


def as_denial(statement: Statement) -> Statement:
    """Return a statement that calls untrue what was said before it, as a denial of that."""
    untrue = statement.stance == "asserts" and calls_untrue(statement)
    return replace(statement, stance="denies") if untrue else statement


def undone(statement: Statement, document: Document) -> bool:
    """Say whether the document itself calls untrue, in its next sentence, what it just said."""
    if statement.chain[-1].start is not None:
        return False
    stop = _STOP.search(document.text, max(0, statement.end - 1))
    if stop is None:
        return False
    after = fold(document.text[stop.end() : stop.end() + _NEXT]).lstrip()
    sentence = _STOP.split(after, maxsplit=1)[0]
    return bool(_pointing().match(sentence) and _untrue().search(sentence))


@cache
def _untrue() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(read_yaml('turns.yaml')['untrue'])})(?!\w| (?:to|for|of) )"
    )


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:but |and )?(?:{'|'.join(read_yaml('turns.yaml')['pointing'])})(?!\w)"
    )
