"""The words by which a list of rival explanations is told from any other list."""

import re
from dataclasses import dataclass
from functools import cache

from whence.text import fold

from .explanations import explanations
from .lexicons import read_yaml

_NONE = ("real", "other")  # explanations that are known by other words
# “Local”, “fed” and the like stand in any other list, too.
_ANYWHERE = frozenset({"fed ", "but about", "not about", "but it was", "error"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """Patterns on folded text: lead-ins, what items are about, and what they say of it.

    `explains` are the words of all explanations, `plainly` those that hardly say anything else.
    """

    lead: re.Pattern[str]
    other_lead: re.Pattern[str]
    about: re.Pattern[str]
    anybody: re.Pattern[str]
    hedge: re.Pattern[str]
    real: re.Pattern[str]
    explains: re.Pattern[str]
    plainly: re.Pattern[str]


@cache
def list_words() -> ListWords:
    """Return the patterns of `rival_lists.yaml`, and those from `explanations.yaml`."""
    rows = {name: _pattern(words) for name, words in read_yaml("rival_lists.yaml").items()}
    cues = {one.kind: one.cues for one in explanations()}
    named = [cue for kind, own in cues.items() if kind not in _NONE for cue in own]
    plain = [
        cue
        for kind, own in cues.items()
        if kind not in (*_NONE, "local")
        for cue in own
        if cue not in _ANYWHERE
    ]
    return ListWords(**rows, explains=_pattern(named), plainly=_pattern(plain))


def _pattern(words: list[str]) -> re.Pattern[str]:
    ordered = sorted((fold(word) for word in words), key=len, reverse=True)
    forms = (re.escape(word.rstrip()) + (r"\b" if word.endswith(" ") else "") for word in ordered)
    return re.compile(rf"\b(?:{'|'.join(forms)})")
