"""Could it have been done at all: a place where every actor could be, if there is one."""

from collections.abc import Iterable, Iterator

from whence.model import CitedFact, Fact, Finding

from .inquiry import Inquiry
from .linchpins import told_linchpins
from .passage import Passing
from .shut import cite_names
from .stops import ways_of
from .theatres import Trial, try_claim, with_others
from .way_words import PEACEFUL, ruled_out_words, told_needs, told_places
from .wording import counted, listed, sentence, when_words
from .words_of import gate_words, whose_word

RULE = "every known way of an actor to every possible place leads through an enemy"
# How much is closed to those who travel so: a column is stopped, a few people slip through.
_CLOSED: dict[Passing, str] = {
    "column": "surely",
    "small group": "small_group",
    "leaders": "leaders",
}
_WHAT = {
    "joint-operation": "a joint operation of",
    "supply": "help between",
    "agreement": "a meeting of",
}


def find_infeasible(inquiry: Inquiry, trial: Trial | None) -> Iterator[Finding]:
    """Yield a finding when no place is left where the claim could have come true.

    `trial` is the claim tried at its own place or its target's; None where there is none to try.

    Each place is tried under the claim's own assumption, that its parties let each other through.
    A place that is open or of which too little is known leaves the claim feasible. The subkind is
    `surely` when rows that surely hold rule every place out for a column, `possibly` when rows
    that may hold do, `small_group` and `leaders` for those who slip through more easily.
    """
    if trial is None or not trial.ruled_out or not (trial.target or any_blocks(trial)):
        return  # that somebody was absent from the claim's own place is a finding of its own
    trial = with_others(trial)
    subkind = _CLOSED[trial.manner] if trial.manner != "column" or trial.surely else "possibly"
    hangs_on, decisive = told_linchpins(inquiry, trial, lambda less: try_claim(less, trial.manner))
    facts = (*trial.facts, *decisive)
    parts = (
        _conclusion(inquiry, trial),
        *told_trial(inquiry, trial),
        hangs_on,
        *whose_word(inquiry, facts, trial.gates),
    )
    yield inquiry.finding(
        "infeasible",
        " ".join(filter(None, parts)),
        subkind=subkind,
        rule=RULE,
        spans=gate_words(inquiry, trial.gates),
        facts=cite_trial(inquiry, trial, facts),
        ways=ways_of(inquiry, trial),
    )


def cite_trial(inquiry: Inquiry, trial: Trial, facts: Iterable[Fact]) -> tuple[CitedFact, ...]:
    """Cite the rows of a trial, and the names that say when a place on a way was there."""
    dated = (name for place in trial.shut for name in cite_names(inquiry.world, place))
    return (*inquiry.cite(facts), *dated)


def told_trial(inquiry: Inquiry, trial: Trial) -> Iterator[str]:
    """Yield sentences: why each place is closed, what would open it, and what is assumed."""
    yield from told_places(inquiry, trial)
    needs = told_needs(inquiry, trial)
    if needs:
        yield needs
    if trial.manner != "column":
        yield "A few people can pass where a column cannot, so this does not rule it out."
    yield from _assumed(inquiry, trial)


def any_blocks(trial: Trial) -> bool:
    """Say whether any place is ruled out by what stands on the way to it."""
    return any(obstacle.blocks for obstacle in trial.obstacles)


def _assumed(inquiry: Inquiry, trial: Trial) -> Iterator[str]:
    friends = "that the parties let each other through" if len(inquiry.actors) > 1 else ""
    place = f"place of {inquiry.name(trial.target)}" if trial.target else ""
    missing = [each for each in ("way" if any_blocks(trial) else "", place) if each]
    known = f"that no {' and no '.join(missing)} is missing from those known" if missing else ""
    assumed = [each for each in (friends, known) if each]
    if assumed:
        yield sentence(f"the test takes it {listed(assumed)}")


def _conclusion(inquiry: Inquiry, trial: Trial) -> str:
    claim, who = inquiry.claim, listed(map(inquiry.name, inquiry.actors))
    what = f"{_what(inquiry)} {who}"
    when = when_words(inquiry.stated_time or trial.at)
    if trial.target:
        return sentence(f"{what} {nowhere(inquiry, trial, when)}")
    where = inquiry.name(trial.theatres[0].place)
    whom = ruled_out_words(inquiry, trial.theatres)
    if trial.manner == "leaders":
        barred = "ways that were closed to them"
        met = claim.kind == "agreement"
        aim, leaders = (f"meet at {where}", f"leaders of {who}") if met else (f"be at {where}", who)
        return sentence(f"to {aim} {when}, {leaders} would have had to take {barred}")
    if claim.kind in _WHAT and trial.manner != "column":
        return sentence(f"no open way is known by which {what} could have come to {where} {when}")
    if claim.kind not in _WHAT:
        moved = f"a column of {who}" if trial.manner == "column" else who
        return sentence(f"{moved} had no open way to {where} {when}, as far as is known")
    barred = f"no open way there is known for {whom}"
    return sentence(f"{what} at {where} {when} was out of reach: {barred}")


def _what(inquiry: Inquiry) -> str:
    """Say what the actors would have done together, in words before their names."""
    kinds = {actor.kind for id in inquiry.actors if (actor := inquiry.names.actors.get(id))}
    if inquiry.claim.kind == "supply" and kinds and kinds <= PEACEFUL:
        return "a delivery between"
    return _WHAT.get(inquiry.claim.kind, "a joint operation of")


def nowhere(inquiry: Inquiry, trial: Trial, when: str) -> str:
    """Say that none of the places of a target is left, in words that follow the operation."""
    name, count = inquiry.name(trial.target), len(trial.theatres)
    whom = ruled_out_words(inquiry, trial.theatres)
    if count == 1:
        place = inquiry.name(trial.theatres[0].place)
        return f"against {name} {when} had no place to happen: {place}, the one known place of {name}, was out of reach for {whom}"
    places = f"the {counted(count, 'known place')} of {name}"
    if trial.hinted:
        places = f"the {counted(count, 'place')} it could be"
    return f"against {name} {when} had no place to happen: of {places}, none was open to {whom}"
