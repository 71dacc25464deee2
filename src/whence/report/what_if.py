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
from .wording import SLIGHT, capital, counted, listed, odds, percent

BANNER = "What if: this is not the verdict on the case as it stands"
_CHANGES = {
    "gone": "no longer found",
    "new": "found instead",
    "changed": "found, but weighs otherwise",
}
_STYLES = {"for": FOR, "against": AGAINST, "neutral": QUIET}
_WORDS, _SHOWN, _NAMES = 160, 6, 3
_KINDS = {
    "document": "document",
    "source": "source",
    "fact": "fact",
    "precedent": "precedent",
    "finding": "finding",
}


def asked_words(asked: WhatIf) -> list[str]:
    """Say what was left out and supposed, a sentence each."""
    said = []
    named = [one for one in asked.without if not one.of]
    for kind, some in groupby(named, key=lambda one: one.kind):
        said.append(f"Without the {_listed(kind, list(some))}.")
    for of, more in groupby((one for one in asked.without if one.of), key=lambda one: one.of):
        gone = list(more)
        counts = [
            counted(len(list(some)), kind) for kind, some in groupby(gone, key=lambda one: one.kind)
        ]
        go = "goes" if len(gone) == 1 else "go"
        whole = any(one.what == of for one in named)
        said.append(
            f"With {isolated(plain(of))} {go} {listed(counts)}."
            if whole
            else f"Without what is known of {isolated(plain(of))}: {listed(counts)}."
        )
    for claim, true in asked.suppose.items():
        said.append(f"Supposed: {isolated(plain(claim))} is {'true' if true else 'false'}.")
    for hypothesis, prior in asked.priors.items():
        said.append(f"Supposed: a prior of {_prior(prior)} for {isolated(plain(hypothesis))}.")
    return said


def _prior(prior: float) -> str:
    """Write a prior: what is supposed to be 0 or 1 is that, and not about."""
    return f"{prior:g}" if prior in (0, 1) else percent(prior)


def _listed(kind: str, some: list[TakenOut]) -> str:
    noun = _KINDS[kind] + ("s" if len(some) > 1 else "")
    said = dict.fromkeys(brief(plain(one.what), _WORDS).rstrip(".") for one in some)
    names = [f"“{isolated(one)}”" for one in said]
    return f"{noun} {listed(names, _NAMES)}"


def state_words(state: ClaimState) -> str:
    """Write how a claim stands: `unlikely, 37 %`."""
    return f"{state.words}, {percent(state.probability)}"


def moved_words(change: ClaimChange, rivals: Iterable[JudgedHypothesis]) -> str:
    """Say what became of a claim: `odds ×8.2; another word`. `rivals` are all explanations."""
    if change.after is None:
        return "nothing says it any more"
    parts = [odds(change.weight)] if abs(change.weight) >= SLIGHT else []
    if change.after.words != change.before.words:
        parts.append("another word")
    if change.after.leader != change.before.leader:
        after = change.after.leader
        told = (one.text for one in rivals if (one.claim, one.id) == (change.id, after))
        leader = plain(next(told, after)).rstrip(".")
        parts.append(f"likeliest then: {isolated(leader)}")
    return "; ".join(parts) or "hardly changed"


def finding_words(change: FindingChange) -> str:
    """Say what became of a finding."""
    return f"{capital(_CHANGES[change.change])}: {isolated(plain(change.explanation))}"


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
        told = finding_words(change)
        words = Text(told if page.explain else brief(told, _WORDS))
        yield from hanging(words, page.width, "  · ")
    yield from page.more(len(weighty) - shown, "findings")
