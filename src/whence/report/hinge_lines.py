"""In a terminal: what a verdict hinges on, what would change it, and what it leaves open."""

from collections.abc import Iterator

from rich.text import Text

from whence.model import ClaimVerdict, Step

from .bars import AGAINST, FOR, QUIET, STRONG
from .hinges import Hinge, best_step, hinges, levers, no_hinge, outcome_words
from .layout import hanging
from .left_open import left_open
from .page import Page, heading
from .safe import isolated
from .select import main_claim, steps_of
from .wording import BITS_MEAN, LINCHPIN, bits, capital

_HINGES, _LEVERS, _STEPS = 3, 2, 3


def hinging(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set what turns the verdict when it is taken away, what moves it, and what it does not cover."""
    turning = hinges(page.assessment, claim)
    yield from heading("What it hinges on")
    shown = page.some(turning, _HINGES)
    for hinge in turning[:shown]:
        yield from _without(page, hinge, Text(f"  {LINCHPIN} ", STRONG))
    yield from page.more(len(turning) - shown, "linchpins")
    if not turning:
        yield from page.paragraph(no_hinge(claim))
    yield from _changing(page, claim)
    yield from left_open(page, claim)


def _without(page: Page, hinge: Hinge, mark: Text) -> Iterator[Text]:
    style = FOR if hinge.weight > 0 else AGAINST
    then = isolated(hinge.then)
    words = Text.assemble(isolated(capital(hinge.what)), (f" · without it: {then}", style))
    yield from hanging(words, page.width, mark)
    if page.explain and hinge.option:
        yield from page.paragraph(f"--without {isolated(hinge.option)}", 4, QUIET)


def _changing(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set the strongest evidence that there is, and the strongest that could still come."""
    moving, step = levers(page.assessment, claim, _LEVERS), best_step(page.assessment, claim)
    if not (moving or step):
        return
    yield from heading("What would change it")
    for lever in moving:
        yield from _without(page, lever, Text("  · "))
    if step:
        words = Text.assemble(isolated(step.question), (f" {capital(outcome_words(step))}", STRONG))
        yield from hanging(words, page.width, "  ? ")


def steps(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set what to find out next, and what the answers would make of the claim."""
    found = steps_of(page.assessment, claim.id)
    if not found:
        return
    yield from heading("What to find out next")
    shown = page.some(found, _STEPS)
    for number, step in enumerate(found[:shown], 1):
        yield from hanging(_step(step), page.width, f"  {number}. ")
        for span in step.spans if page.explain else ():
            yield from page.quotation(span, 5)
        if page.explain and step.ask:
            yield from page.paragraph(f"Ask: {isolated(step.ask)}", 5, QUIET)
    yield from page.more(len(found) - shown, "questions")
    if page.explain or claim is main_claim(page.assessment):
        yield from page.paragraph(BITS_MEAN, 2, QUIET)


def _step(step: Step) -> Text:
    answers = f" {capital(outcome_words(step))}." if step.outcomes else ""
    return Text.assemble(isolated(step.question), answers, (f" ({bits(step.value)})", QUIET))
