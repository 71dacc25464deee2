"""How a sentence tells that somebody calls somebody by a name: “X refers to Y as Z”.

Pure patterns over one sentence whose actors are known; who speaks in it where it does not say so is
left to the caller.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from whence.text import fold

from .parts import (
    BY,
    NEAR,
    OF,
    OPEN,
    QUOTED,
    REACH,
    Told,
    gloss_after,
    name_at,
    pronoun_before,
    subject_before,
)
from .people import Who
from .words import denies_in, naming_words

_CALLED = re.compile(r"\s+(?P<it>it|them|him|her)\b|\s+(?:the\s+)?")


def told_names(text: str, start: int, end: int, people: Sequence[Who]) -> Iterator[Told]:
    """Yield each naming that the sentence at these offsets tells of; `people` are those in it."""
    part = text[start:end]
    here = [
        replace(who, start=who.start - start, end=who.end - start)
        for who in people
        if start <= who.start and who.end <= end
    ]
    folded = fold(part)
    for reader in (_as, _call, _passive, _use, _itself, _known):
        for told in reader(part, folded, here):
            yield _moved(told, start)


def _moved(told: Told, by: int) -> Told:
    def at(who: Who) -> Who:
        return replace(who, start=who.start + by, end=who.end + by)

    return replace(
        told,
        users=tuple(map(at, told.users)),
        called=at(told.called) if told.called else None,
        start=told.start + by,
        end=told.end + by,
        phrase=(told.phrase[0] + by, told.phrase[1] + by),
    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = naming_words()
    reflexive = words.reflexive.pattern
    verbs = rf"(?:{words.call_verb.pattern}|gives?|refers?\s+to|{words.as_verb.pattern})"
    return {
        "as": re.compile(r"(?<!\w)as\s+(?:(?:the|an?)\s+)?"),
        "own": re.compile(rf".{{0,40}}?{verbs}\s+{reflexive}(?:\s+as)?\s*[:,]?"),
        "itself": re.compile(rf"{verbs}\s+{reflexive}(?:\s+(?:as|only|simply))*\s*"),
        "which": re.compile(
            rf",?\s*(?:which\s+is\s+|is\s+)?(?:what|as|how|the\s+name)\s+.{{1,40}}?\s{verbs}\s+{reflexive}"
        ),
        "passive": re.compile(
            rf"\s(?:is|are|was|were|been|being)\s+(?:\w+\s+)?(?:{words.call_verb.pattern}|known\s+as|referred\s+to\s+as)\s*"
        ),
        "refer": re.compile(
            r"\s+(?:in\s+order\s+)?(?:to\s+refer\s+to|for|when\s+speaking\s+of)\s+"
        ),
        "known": re.compile(
            rf"\s+(?:as\s+|is\s+)?(?:known|called|referred\s+to)\s+(?:to|by|among)\s+(?:\w+\s+)?{words.sides.pattern}\s+as\s+"
        ),
        "sides_call": re.compile(
            rf"(?:its|his|her|their|the)\s+(?P<side>{words.sides.pattern})\s+(?:\w+\s+)?{words.call_verb.pattern}\s+(?:it|them|him|her)\s+"
        ),
    }


def _as(part: str, folded: str, people: Sequence[Who]) -> Iterator[Told]:
    """“X refers to Y as Z”, “of Y he speaks throughout as Z”."""
    for verb in naming_words().as_verb.finditer(folded):
        link = _patterns()["as"].search(folded, verb.end(), verb.end() + REACH)
        if link is None:
            continue
        between = [
            who
            for who in people
            if verb.end() <= who.start <= verb.end() + NEAR
            and who.end <= link.start() <= who.end + NEAR
        ]
        fronted = [who for who in people if who.end <= verb.start()]
        opened = fold(part[: fronted[0].start]).strip() if fronted else ""
        turned = not between and opened in ("of", "of the")
        called = between[0] if between else fronted[0] if turned else None
        if called is None and not re.search(
            r"\b(?:it|them|him|her)\b", folded[verb.end() : link.start()]
        ):
            continue
        own = _patterns()["own"].match(folded, link.end())
        found = name_at(part, own.end() if own else link.end(), plain=own is None, people=people)
        if found is None or (called and found == (called.start, called.end)):
            continue
        gloss, last = gloss_after(part, found[1])
        begin = min(verb.start(), called.start if called else verb.start())
        told = Told(
            users=subject_before(part, verb.start(), people, called),
            called=called,
            start=found[0],
            end=found[1],
            phrase=(begin, last),
            gloss=gloss,
            pronoun=pronoun_before(part, verb.start()),
            own=own is not None,
        )
        if _is_name(part, told, people):
            yield told


def _is_name(part: str, told: Told, people: Sequence[Who]) -> bool:
    """Say whether the words are a name and no description: quoted, translated, or of a name's kind."""
    quoted = told.start > 0 and part[told.start - 1] in OPEN
    name = part[told.start : told.end]
    known = any(who.start == told.start for who in people)
    foreign = re.search(r"\b(?:al|ad|el|an|as|ash)-\w", name) is not None
    capital = any(word[:1].isupper() for word in name.split())
    denies = denies_in(name)
    return quoted or known or bool(told.gloss) or foreign or capital or denies


def _call(part: str, folded: str, people: Sequence[Who]) -> Iterator[Told]:
    """“X calls Y ‘Z’”, “he called it ‘Z’”."""
    for verb in naming_words().call_verb.finditer(folded):
        match = _CALLED.match(folded, verb.end())
        if match is None:
            continue
        called = next((who for who in people if who.start == match.end()), None)
        if called is None and match["it"] is None:
            continue
        after = called.end if called else match.end()
        found = name_at(part, after, plain=False, people=people)
        if found and part[found[0] - 1] in OPEN:
            gloss, last = gloss_after(part, found[1])
            yield Told(
                users=subject_before(part, verb.start(), people, called),
                called=called,
                start=found[0],
                end=found[1],
                phrase=(verb.start(), last),
                gloss=gloss,
                pronoun=pronoun_before(part, verb.start()),
            )


def _passive(part: str, folded: str, people: Sequence[Who]) -> Iterator[Told]:
    """“Y is called ‘Z’ by X”."""
    for match in _patterns()["passive"].finditer(folded):
        found = name_at(part, match.end(), plain=False, people=people)
        called = next((who for who in reversed(people) if who.end <= match.start()), None)
        if found is None or called is None or part[found[0] - 1] not in OPEN:
            continue
        gloss, last = gloss_after(part, found[1])
        by = BY.match(folded, last)
        user = by and next((who for who in people if by.end() <= who.start <= by.end() + 4), None)
        if user:
            yield Told(
                users=(user,),
                called=called,
                start=found[0],
                end=found[1],
                phrase=(match.start(), user.end),
                gloss=gloss,
            )


def _use(part: str, folded: str, people: Sequence[Who]) -> Iterator[Told]:
    """“X's constant use of ‘Z’ to refer to Y”."""
    for noun in naming_words().use_noun.finditer(folded):
        of = OF.match(folded, noun.end())
        found = name_at(part, of.end(), plain=False, people=people) if of else None
        if found is None:
            continue
        link = _patterns()["refer"].search(folded, found[1], found[1] + 40)
        called = link and next(
            (who for who in people if link.end() <= who.start <= link.end() + 4), None
        )
        if called:
            yield Told(
                users=subject_before(part, noun.start(), people, called),
                called=called,
                start=found[0],
                end=found[1],
                phrase=(noun.start(), called.end),
                gloss=gloss_after(part, found[1])[0],
                pronoun=pronoun_before(part, noun.start()),
            )


def _itself(part: str, folded: str, people: Sequence[Who]) -> Iterator[Told]:
    """“Y calls itself Z”, “Z, which is what it calls itself”."""
    for match in _patterns()["itself"].finditer(folded):
        found = name_at(part, match.end(), plain=False, people=people)
        subject = subject_before(part, match.start(), people, None)
        if found and subject:
            called = subject[-1]
            yield Told(
                users=(called,),
                called=called,
                start=found[0],
                end=found[1],
                phrase=(match.start(), gloss_after(part, found[1])[1]),
                own=True,
            )
    for quoted in QUOTED.finditer(part):
        which = _patterns()["which"].match(folded, quoted.end())
        if which:
            subject = subject_before(part, quoted.start(), people, None)
            called_ = subject[-1] if subject and not subject[-1].person else None
            first, last = quoted.span("name")
            yield Told(
                users=(),
                called=called_,
                start=first,
                end=last,
                phrase=(quoted.start(), which.end()),
                own=True,
                pronoun="it",
            )


def _known(part: str, folded: str, people: Sequence[Who]) -> Iterator[Told]:
    """“Y, known to its enemies as Z”, “its critics call it Z”."""
    for kind in ("known", "sides_call"):
        for match in _patterns()[kind].finditer(folded):
            found = name_at(part, match.end(), plain=kind == "known", people=people)
            left = [who for who in people if who.end <= match.start()]
            side = naming_words().sides.search(folded, match.start())
            if found and left and side:
                gloss, last = gloss_after(part, found[1])
                yield Told(
                    users=(),
                    called=left[-1],
                    start=found[0],
                    end=found[1],
                    phrase=(match.start(), last),
                    gloss=gloss,
                    side=side.group(),
                )
