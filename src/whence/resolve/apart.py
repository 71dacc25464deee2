"""Names that the words themselves tell apart: “Ansar al-Din and Ansar al-Islam” are two."""

import re
from collections.abc import Iterator, Sequence

from whence.model import Mention

from .settled import Pair, pair_of

_BETWEEN = re.compile(
    r"[’'\"”»]?(?:s['’]?)?\s*(?P<comma>,)?\s*(?P<word>and|or|nor|&|/|vs\.?|versus|und|oder|et|ou|y|و|и|или)?\s*"
    r"(?:(?:the|also|then|with|both)\s+)*[\"“‘«]?"
)
_GAP = 24  # characters of “, and then also the”
_LIST = 12  # names; longer lists are tables


def told_apart(text: str, mentions: Sequence[Mention]) -> Iterator[Pair]:
    """Yield the pairs of names of one text that stand in one list, ended by “and” or “or”."""
    names = [one for one in mentions if one.kind in ("actor", "name")]
    run: list[Mention] = []
    joined = False
    for one in names:
        gap = (run[-1].span.end, one.span.start) if run else (0, _GAP + 1)
        glue = _BETWEEN.fullmatch(text, *gap) if gap[1] - gap[0] <= _GAP else None
        if glue and (glue["comma"] or glue["word"]) and len(run) < _LIST:
            run.append(one)
            joined = joined or bool(glue["word"])
            continue
        if joined:
            yield from _pairs(run)
        run, joined = [one], False
    if joined:
        yield from _pairs(run)


def _pairs(run: Sequence[Mention]) -> Iterator[Pair]:
    for place, one in enumerate(run):
        for other in run[:place]:
            yield pair_of(one.span.quote, other.span.quote)
