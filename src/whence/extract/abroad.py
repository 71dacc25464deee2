"""Attribution in other languages, by the cue lists of `data/cues.yaml`.

Arabic puts the verb first (“قال SOURCE إن CONTENT”); the European languages mostly follow English
order, or invert after a quotation (“…”, sagte SOURCE).
"""

import re
from functools import cache
from typing import Any

from whence.data.lexicons import read_yaml
from whence.model import Stance
from whence.text import trim

from .attribute import Attribution
from .sentence import Sentence

_VERB_FIRST = frozenset(("ar",))
_PHRASE_ENDS = re.compile(r"[,،;:.(“”«»\"]")
_LONGEST = 120  # characters; a “source” longer than this is a clause


def attribute_abroad(sentence: Sentence, language: str) -> list[Attribution]:
    """Return the attributions of one sentence in a language of the cue lists."""
    if language not in read_yaml("cues.yaml")["other_languages"]:
        return []
    found = [
        one
        for stance in ("asserts", "denies")
        for match in _pattern(language, stance).finditer(
            sentence.text, sentence.start, sentence.end
        )
        if (one := _read(sentence, match, language, stance))
    ]
    return sorted(found + _according(sentence, language), key=lambda one: one.cue)


def _read(
    sentence: Sentence, cue: re.Match[str], language: str, stance: Stance
) -> Attribution | None:
    before = sentence.text[sentence.start : cue.start()].rstrip()
    inverted = before.endswith((",", "،", "”", "»", "“", '"'))
    if language in _VERB_FIRST or inverted:
        source, rest = _source_after(sentence, cue.end(), language)
    else:
        start = sentence.start + max(before.rfind(mark) for mark in ",;:.(") + 1
        source, rest = trim(sentence.text, start, cue.start()), cue.end()
    content = _content(sentence, rest, language)
    if inverted and not content:
        content = trim(sentence.text, sentence.start, sentence.start + len(before.rstrip(",،")))
    if not source or not content or source[1] - source[0] > _LONGEST:
        return None
    return Attribution((source,), cue.span(), (content,), stance, "certain")


def _source_after(
    sentence: Sentence, start: int, language: str
) -> tuple[tuple[int, int] | None, int]:
    """Return the phrase after a cue, up to “that” or the next mark, and where it ends."""
    that = _pattern(language, "that").search(sentence.text, start, sentence.end)
    mark = _PHRASE_ENDS.search(sentence.text, start, sentence.end)
    end = min((m.start() for m in (that, mark) if m), default=sentence.end)
    return trim(sentence.text, start, end), end


def _content(sentence: Sentence, start: int, language: str) -> tuple[int, int] | None:
    that = _pattern(language, "that").search(sentence.text, start, sentence.end)
    piece = trim(sentence.text, that.end() if that else start, sentence.end)
    while piece and sentence.text[piece[0]] in " ,،:;":
        piece = trim(sentence.text, piece[0] + 1, piece[1])
    return piece if piece and piece[1] - piece[0] > 2 else None


def _according(sentence: Sentence, language: str) -> list[Attribution]:
    found = []
    for cue in _pattern(language, "according").finditer(
        sentence.text, sentence.start, sentence.end
    ):
        source, end = _source_after(sentence, cue.end(), language)
        opens = not sentence.text[sentence.start : cue.start()].strip(' -–"«“')
        if opens:
            content = trim(sentence.text, end, sentence.end)
            content = trim(sentence.text, content[0] + 1, content[1]) if content else None
        else:
            content = trim(sentence.text, sentence.start, cue.start())
        if source and content:
            found.append(Attribution((source,), cue.span(), (content,), "asserts", "certain"))
    return found


@cache
def _pattern(language: str, kind: str) -> re.Pattern[str]:
    lists: dict[str, Any] = read_yaml("cues.yaml")["other_languages"][language]
    forms = sorted(lists[kind], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)", re.IGNORECASE)
