"""What if, in words: what was left out or supposed, and how the claims stand before and after."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.text import Text

from whence.model import ClaimChange, ClaimState, FindingChange, JudgedHypothesis, TakenOut, WhatIf

from .bars import AGAINST, FOR, QUIET, STRONG
from .layout import hanging
from .page import Page, heading
from .reasons import brief
from .safe import isolated, plain
from .told import Told, joined, told, told_number
from .wording import SLIGHT, counted, listed, odds, percent

BANNER = "What if: this is not the verdict on the case as it stands"
_CHANGES = {
    "gone": "no longer found",
    "new": "found instead",
    "changed": "found, but weighs otherwise",
}
_STYLES = {"for": FOR, "against": AGAINST, "neutral": QUIET}
_WORDS, _SHOWN, _NAMES = 160, 6, 3


def asked_words(asked: WhatIf) -> list[Told]:
    """Say what was left out and supposed, a sentence each."""
    said: list[Told] = []
    named = [one for one in asked.without if not one.of]
    for kind, some in groupby(named, key=lambda one: one.kind):
        said.append(_without(kind, list(some)))
    for of, more in groupby((one for one in asked.without if one.of), key=lambda one: one.of):
        gone = list(more)
        counts = [
            counted(len(list(some)), kind) for kind, some in groupby(gone, key=lambda one: one.kind)
        ]
        what, which = isolated(plain(of)), listed(counts)
        said.append(
            told_number(
                len(gone),
                "With {of} goes {counts}.",
                "With {of} go {counts}.",
                of=what,
                counts=which,
            )
            if any(one.what == of for one in named)
            else told("Without what is known of {of}: {counts}.", of=what, counts=which)
        )
    for claim, true in asked.suppose.items():
        pattern = f"Supposed: {{claim}} is {'true' if true else 'false'}."
        said.append(told(pattern, claim=isolated(plain(claim))))
    for hypothesis, prior in asked.priors.items():
        said.append(
            told(
                "Supposed: a prior of {prior} for {hypothesis}.",
                prior=_prior(prior),
                hypothesis=isolated(plain(hypothesis)),
            )
        )
    return said


def _prior(prior: float) -> str:
    """Write a prior: what is supposed to be 0 or 1 is that, and not about."""
    return f"{prior:g}" if prior in (0, 1) else percent(prior)


def _without(kind: str, some: list[TakenOut]) -> Told:
    said = dict.fromkeys(brief(plain(one.what), _WORDS).rstrip(".") for one in some)
    names = listed([f"“{isolated(one)}”" for one in said], _NAMES)
    one, many = f"Without the {kind} {{names}}.", f"Without the {kind}s {{names}}."
    return told_number(len(some), one, many, names=names)


def state_words(state: ClaimState) -> str:
    """Write how a claim stands: `unlikely, 37 %`."""
    return joined((told(state.words), percent(state.probability)))


def moved_words(change: ClaimChange, rivals: Iterable[JudgedHypothesis]) -> str:
    """Say what became of a claim: `odds ×8.2; another word`. `rivals` are all explanations."""
    if change.after is None:
        return told("nothing says it any more")
    parts = [odds(change.weight)] if abs(change.weight) >= SLIGHT else []
    if change.after.words != change.before.words:
        parts.append(told("another word"))
    if change.after.leader != change.before.leader:
        after = change.after.leader
        texts = (one.text for one in rivals if (one.claim, one.id) == (change.id, after))
        leader = plain(next(texts, after)).rstrip(".")
        parts.append(told("likeliest then: {leader}", leader=isolated(leader)))
    return joined(parts, "; ") if parts else told("hardly changed")


def finding_words(change: FindingChange) -> str:
    """Say what became of a finding."""
    what = told(_CHANGES[change.change]).capital()
    return told("{change}: {finding}", change=what, finding=isolated(plain(change.explanation)))


def what_if(page: Page) -> Iterator[Text]:
    """Set the banner: what was asked, and each claim before and after."""
    asked = page.assessment.what_if
    if asked is None:
        return
    yield Text()
    yield from page.paragraph(Text(BANNER, "bold reverse"), 0)
    for said in asked_words(asked):
        yield from page.paragraph(said)
    yield from heading("Before → after")
    for change in asked.claims:
        after = state_words(change.after) if change.after else "–"
        words = Text.assemble(
            (f"{state_words(change.before)} → {after}", STRONG),
            (f" ({moved_words(change, page.assessment.hypotheses)})", _STYLES[moved_way(change)]),
        )
        yield from page.paragraph(Text(isolated(plain(change.text))))
        yield from page.paragraph(words, 4)
    yield from _findings(page, asked)


def moved_way(change: ClaimChange) -> str:
    """Say which way a claim moved: `for`, `against`, or `neutral` where it hardly did."""
    if change.after is None or abs(change.weight) < SLIGHT:
        return "neutral"
    return "for" if change.weight > 0 else "against"


def _findings(page: Page, asked: WhatIf) -> Iterator[Text]:
    weighty = [one for one in asked.findings if one.before or one.after]
    if not weighty:
        return
    yield from heading("What the checks find otherwise")
    shown = page.some(weighty, _SHOWN)
    for change in weighty[:shown]:
        said = finding_words(change)
        words = Text(said if page.explain else brief(said, _WORDS))
        yield from hanging(words, page.width, "  · ")
    yield from page.more(len(weighty) - shown, "findings")
