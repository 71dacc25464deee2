"""The parts of a naming: the name, its translation, whose words they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .people import Who

OPEN, CLOSE = "“‘\"'«„", "”’\"'»“"
QUOTED = re.compile(rf"\s*[{OPEN}](?P<name>[^{OPEN}{CLOSE}\n]{{2,60}}?),?[{CLOSE}](?!\w)")
# “jamaat ad-dawla (…)”, “the former distributor”: up to five words, no clause mark inside.
_PLAIN = re.compile(r"\s*(?P<name>[\w’'-]+(?: [\w’'-]+){0,4})")
_STOP = re.compile(
    r"\s(?:which|who|that|even|in|on|at|and|but|or|when|while|throughout|by|for|because|since|with|to|"
    r"is|was|has|had|after|before|as)\b"
)
_GLOSS = re.compile(
    rf"\s*(?:[(\[]\s*[{OPEN}]?(?P<in>[^{OPEN}{CLOSE}()\[\]\n]{{2,60}})[{CLOSE}]?[)\]]"
    rf"|,\s*[{OPEN}]?(?P<beside>(?:the|a|an)\s[^{OPEN}{CLOSE}()\[\]\n,;.]{{2,60}})[{CLOSE}]?(?=[,;.]|\Z))"
)
_PRONOUN = re.compile(r"(?<!\w)(?:he|she|it|they)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_ADJACENT = re.compile(
    r"^(?:[\])]|\s*[\[(][^\])]{1,12}[\])])?(?:\s*,\s*|\s*,?\s+(?:and|nor|or)\s+(?:the\s+)?)$"
)
BY = re.compile(r",?\s*by\s+")
OF = re.compile(r"(?:\s+of)?\s+(?:the\s+(?:name|term|word|phrase)\s+)?")
NEAR = 25  # characters between a verb and the one named, and between that and “as”
REACH = 90  # characters from a verb to the one named, and from there to the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One telling of a name: offsets in the document; `users` is empty where the sentence has none.

    `phrase` are the offsets of the words that tell it, from the verb to the translation.
    `side` is a side that is no actor (“its enemies”). `own` says that the name is the one the called
    gives itself.
    """

    users: tuple[Who, ...]
    called: Who | None
    start: int
    end: int
    phrase: tuple[int, int]
    gloss: str = ""
    pronoun: str = ""
    side: str = ""
    own: bool = False


def name_at(part: str, at: int, *, plain: bool, people: Sequence[Who]) -> tuple[int, int] | None:
    """Return the offsets of the name that begins here: quoted, else known, else plain words."""
    quoted = QUOTED.match(part, at)
    if quoted:
        return quoted.span("name")
    begins = at + len(part[at:]) - len(part[at:].lstrip())
    known = next((who for who in people if who.start - 4 <= begins <= who.start), None)
    if known and part[begins : known.start].strip().casefold() in ("", "the"):
        return known.start, known.end
    match = _PLAIN.match(part, at) if plain else None
    if match is None:
        return None
    stop = _STOP.search(match["name"])
    first = match.start("name")
    last = first + stop.start() if stop else match.end("name")
    name = part[first:last].strip(" ’'")
    return (first, first + len(name)) if len(name) > 1 else None


def gloss_after(part: str, at: int) -> tuple[str, int]:
    """Return the translation beside a name, and where it ends: “jamaat ad-dawla (“the group …”)”."""
    at += part[at : at + 1] in tuple(CLOSE)
    match = _GLOSS.match(part, at)
    return ((match["in"] or match["beside"]).strip(), match.end()) if match else ("", at)


def subject_before(
    part: str, before: int, people: Sequence[Who], called: Who | None
) -> tuple[Who, ...]:
    """Return the subject before a verb: the nearest named there, with those coordinated to it."""
    ids = called.ids if called else ()
    left = [who for who in people if who.end <= before and who.ids != ids]
    if not left or _PRONOUN.search(part[:before]):
        return ()
    run = [left[-1]]
    for who in reversed(left[:-1]):
        if not _ADJACENT.match(part[who.end : run[0].start]):
            # the acronym of the one just met: “al-Qa'ida in the Maghreb [AQIM]”
            if set(who.ids) == set(run[0].ids) and run[0].start - who.end <= 3:
                run.insert(0, who)
                continue
            break
        run.insert(0, who)
    seen = {who.ids: who for who in run}
    return tuple(seen.values())


def pronoun_before(part: str, before: int) -> str:
    """Return the pronoun that is the subject right before an offset, or nothing."""
    match = _PRONOUN.search(part[:before])
    return match.group().split()[0].casefold() if match else ""
