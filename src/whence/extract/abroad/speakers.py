"""Who stands behind a verb, and the outlet he tells it."""

from .line import Line, Range
from .phrases import hearer, noun_phrase, role

_SKIPPED = 3  # hearers, adverbs and negations between a verb and its subject
_BODIES = ("organisations", "outlets", "officials")


def source_after(line: Line, start: int) -> tuple[Range | None, Range | None]:
    """Return who follows a verb, and the outlet told in between, if one is."""
    recipient = None
    at = start
    for _ in range(_SKIPPED):
        if at >= len(line) or line.breaks(at):
            return None, recipient
        if told := hearer(line, at):
            recipient, at = told, told[1]
        elif line.among(at, "negation", "openers") or _told_people(line, at):
            at += 1
        else:
            break
    if at >= len(line) or (at > start and line.breaks(at)):
        return None, recipient
    if line.key(at) in ("в", "во", "у") and at + 1 < len(line) and role(line, at + 1, *_BODIES):
        at += 1  # “сообщили в министерстве”: they said at the ministry
    source = noun_phrase(line, at)
    if source and not recipient and source[1] < len(line):
        recipient = hearer(line, source[1])
    return source, recipient


def _told_people(line: Line, at: int) -> bool:
    """Say whether journalists at large are told: “сообщил журналистам представитель”."""
    return line.lexicon.language in ("ru", "uk") and line.key(at) in ("журналистам", "журналістам")
