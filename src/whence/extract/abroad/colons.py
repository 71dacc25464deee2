"""A quotation that only a colon gives to somebody: “Der Bürgermeister, Paul Krause: „…“”."""

from dataclasses import replace

from whence.data.languages import CueAbroad

from .drafts import Draft, make_draft
from .found import Found
from .line import Line
from .phrases import role

_LONGEST = 10  # words before the colon
_SPEAKERS = ("people.witnessed", "people.unknown", "officials", "organisations", "titles", "heads")
_SAYS = CueAbroad(role="verb")


def quoted_after_colon(line: Line) -> Draft | None:
    """Return what somebody is quoted with behind a colon, where no verb gives it to him.

    Before the colon stands nothing but a name of two words or more, or a word for people: „Das
    Ergebnis: „…““ names nobody.
    """
    at = next((at for at in range(1, min(len(line), _LONGEST + 1)) if ":" in line.gap(at)), None)
    mark = line.opening(at) if at is not None else None
    if at is None or mark is None or line.gap(at).index(":") > 1:
        return None
    first = next((one for one in range(at) if not line.among(one, "openers", "articles")), at)
    if first == at:
        return None
    if not line.words[at - 1].capital and not role(line, at - 1, *_SPEAKERS):
        return None
    named = at - first > 1 and line.words[at - 2].capital and line.words[at - 1].capital
    if not named and not any(role(line, one, *_SPEAKERS) for one in range(first, at)):
        return None
    colon = line.words[at].start - len(line.gap(at)) + line.gap(at).index(":")
    draft = make_draft(line, Found(at - 1, at, _SAYS, at - 1), [(0, at)], [mark], mark[0])
    return replace(draft, cue=(colon, colon + 1))
