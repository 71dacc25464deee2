"""What a deal is said to be for, tried as its consequence: the deal may be real, its plan vain."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from whence.model import Finding

from .feasibility import cite_trial, nowhere, told_trial
from .inquiry import Inquiry
from .linchpins import told_linchpins
from .manner import manner_of
from .speakers import report_label
from .stops import ways_of
from .theatres import Trial, try_place, try_target, with_others
from .told import Named, places, targets
from .wording import listed, sentence, shortened, when_words
from .words_of import gate_words, whose_word

_PLANS = frozenset({"agreement", "intention", "event", "statement", "joint-operation"})
RULE = "what a deal is said to be for must be possible somewhere; that it is not is its weakness"


def find_implied(
    inquiry: Inquiry, trials: Iterable[tuple[tuple[Named, ...], Trial]]
) -> Iterator[Finding]:
    """Yield a finding for each target that reports name for a claim without one, and nobody could reach.

    It is the operation that is tried, as for a claim of that operation itself; the finding weighs
    less, as deals are made on vain plans. A claim that names no place is tried at the place that
    its reports name.
    """
    for named, trial in trials:
        if trial.ruled_out:
            yield _finding(inquiry, named, with_others(trial))


def implied_trials(inquiry: Inquiry) -> Iterator[tuple[tuple[Named, ...], Trial]]:
    """Yield an operation for each target or place that only the reports name, with their words."""
    claim, later = inquiry.claim, _at_the_latest(inquiry)
    manner = manner_of(claim)
    if not claim.target and claim.kind in _PLANS:
        for id, named in _by_id(targets(inquiry)).items():
            trial = try_target(later, id, "column")
            if trial:
                yield named, trial
    if not (claim.place or claim.target) and manner:
        for id, named in _by_id(places(inquiry)).items():
            trial = try_place(inquiry, id, manner)
            if trial:
                yield named, trial


def _at_the_latest(inquiry: Inquiry) -> Inquiry:
    """Hold a plan, which comes after the deal, against the latest state that is known."""
    at, latest = inquiry.at, inquiry.as_of
    later = latest if latest and (at is None or at.begins_by(latest)) else at
    return replace(inquiry, at=later)


def _by_id(found: Iterable[Named]) -> dict[str, tuple[Named, ...]]:
    by_id: dict[str, list[Named]] = {}
    for named in found:
        by_id.setdefault(named.id, []).append(named)
    return {id: tuple(named) for id, named in by_id.items()}


def _finding(inquiry: Inquiry, named: tuple[Named, ...], trial: Trial) -> Finding:
    hangs_on, decisive = told_linchpins(inquiry, trial, lambda less: _again(less, named[0], trial))
    facts = (*trial.facts, *decisive)
    parts = (
        _conclusion(inquiry, named, trial),
        *told_trial(inquiry, trial),
        *_still(trial),
        hangs_on,
        *whose_word(inquiry, facts, trial.gates),
    )
    return inquiry.finding(
        "infeasible",
        " ".join(filter(None, parts)),
        subkind="implied",
        rule=RULE,
        spans=(*(one.span for one in named), *gate_words(inquiry, trial.gates)),
        facts=cite_trial(inquiry, trial, facts),
        ways=ways_of(inquiry, trial),
    )


def _again(inquiry: Inquiry, named: Named, trial: Trial) -> Trial | None:
    if trial.target:
        return try_target(_at_the_latest(inquiry), named.id, trial.manner)
    return try_place(inquiry, named.id, trial.manner)


def _conclusion(inquiry: Inquiry, named: tuple[Named, ...], trial: Trial) -> str:
    who = listed(map(inquiry.name, inquiry.actors))
    reports = said_in(inquiry, named)
    if not trial.target:
        where = inquiry.name(trial.theatres[0].place)
        return sentence(f"{reports} places it at {where}, to which no open way is known")
    when = when_words(trial.at)
    aim = inquiry.name(trial.target)
    told = f"it is said to be aimed at {aim} ({reports}), but a joint operation of {who}"
    return sentence(f"{told} {nowhere(inquiry, trial, when)}")


def _still(trial: Trial) -> Iterator[str]:
    if trial.target:
        yield "A deal may be struck all the same; it is what it would be for that was out of reach."


def said_in(inquiry: Inquiry, named: Iterable[Named]) -> str:
    """Name the reports that have these words: “the Herald, as told in the Gazette of 3 March”."""
    retold: dict[str, list[str]] = {}
    for one in named:
        retold.setdefault(one.span.document, []).extend(filter(None, (one.by,)))
    labels = []
    for id, by in retold.items():
        label = report_label(inquiry.documents.get(id), id)
        labels.append(f"{listed(by)}, as told in {label}" if by else label)
    return shortened(labels, 3)
