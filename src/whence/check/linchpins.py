"""Which facts an answer hangs on: those without which it would be another."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, combinations, islice

from whence.model import Fact

from .inquiry import Inquiry
from .theatres import Trial
from .wording import counted, listed, sentence
from .words_of import standing_of

# Each fact costs one trial of the claim, that is a search of the roads for each actor and place, which
# at worst looks at every place. In a world of 5,000 places such a search took 50 ms: this many looks
# keep a claim within two seconds or so, and a case coded by hand has far fewer.
_LOOKS = 200_000
# Two facts together are tried only where few are in question: n (n - 1) / 2 trials.
_FEW = 8
_TOLD = 3

Answer = Callable[[Inquiry], Trial | None]


def linchpins(inquiry: Inquiry, trial: Trial, again: Answer) -> tuple[Fact, ...]:
    """Return the facts without any one of which the operation is no longer ruled out.

    `again` tries it anew in a world that lacks a fact. Only rows that closed a place somewhere,
    told an absence, or placed actor or target can make a difference, so only those are left out.
    """
    return tuple(fact for fact in _candidates(trial) if not _stands(inquiry, again, (fact,)))


def told_linchpins(inquiry: Inquiry, trial: Trial, again: Answer) -> tuple[str, tuple[Fact, ...]]:
    """Return a sentence on the facts on which the answer rests, and these facts.

    Nothing is said in a world too large to try. What is weak about one is said, and such facts stand first, then those that closed another way
    than the best: the rest has been told.
    """
    if not _affordable(trial):
        return "", ()
    alone = linchpins(inquiry, trial, again)
    used = set(trial.facts)
    ranked = sorted(alone, key=lambda fact: (not standing_of(inquiry, fact), fact in used))
    dates = f"the dates of {listed(map(inquiry.name, trial.shut))} and on " if trial.shut else ""
    if len(alone) == 1:
        return sentence(f"this rests on {dates}one fact: {_say(inquiry, trial, alone[0])}"), alone
    if alone:
        told = "; ".join(_say(inquiry, trial, fact) for fact in ranked[:_TOLD])
        more = f"; and {len(alone) - _TOLD} more" if len(alone) > _TOLD else ""
        count = f"{dates}{len(alone)} facts, each of them needed"
        return sentence(f"this rests on {count}: {told}{more}"), alone
    two = _pair(inquiry, trial, again)
    tried = f"of the {counted(len(_candidates(trial)), 'fact')} tried none decides it alone"
    none = "no single fact decides it" if _all_tried(trial) else tried
    return sentence(f"{none}{_why(trial)}{_two(inquiry, two)}"), two


def _candidates(trial: Trial) -> tuple[Fact, ...]:
    """Return the facts to leave out in turn, those used first, as many as can be afforded."""
    return tuple(islice(_in_question(trial), _affordable(trial)))


def _in_question(trial: Trial) -> Iterator[Fact]:
    starts = (fact for each in trial.obstacles for fact in each.start)
    seen = set[str]()
    for fact in chain(trial.facts, starts, trial.met()):
        if fact.id and fact.id not in seen:  # only a fact with an id can be left out
            seen.add(fact.id)
            yield fact


def _affordable(trial: Trial) -> int:
    world = next((passage.world for passage in trial.passages.values()), None)
    looks = len(trial.theatres) * len(trial.passages) * (len(world.places) if world else 0)
    return _LOOKS // max(1, looks)


def _all_tried(trial: Trial) -> bool:
    most = _affordable(trial)
    return sum(1 for _ in islice(_in_question(trial), most + 1)) <= most


def _stands(inquiry: Inquiry, again: Answer, without: tuple[Fact, ...]) -> bool:
    world = inquiry.world.without(fact.id for fact in without)
    trial = again(replace(inquiry, world=world))
    return trial is not None and trial.ruled_out


def _say(inquiry: Inquiry, trial: Trial, fact: Fact) -> str:
    """Write a fact with what is weak about its source; whose word all of them are is said elsewhere."""
    one_word = trial.facts and all(each.stated for each in trial.facts)
    weak = "" if one_word else standing_of(inquiry, fact)
    return f"{inquiry.world.say(fact)}{f', {weak}' if weak else ''}"


def _why(trial: Trial) -> str:
    least = min(sum(each.reasons for each in theatre.obstacles) for theatre in trial.theatres)
    if least < 2:
        return ""
    where = " at each place" if len(trial.theatres) > 1 else ""
    return f", as at least {least} things stand in the way{where}"


def _pair(inquiry: Inquiry, trial: Trial, again: Answer) -> tuple[Fact, ...]:
    """Return two facts that would both have to be wrong, where few are in question."""
    found = _candidates(trial)
    if len(found) > _FEW:
        return ()
    pairs = (pair for pair in combinations(found, 2) if not _stands(inquiry, again, pair))
    return next(pairs, ())


def _two(inquiry: Inquiry, pair: tuple[Fact, ...]) -> str:
    if not pair:
        return ""
    one, other = map(inquiry.world.say, pair)
    return f"; two would have to be wrong at once, such as that {one} and that {other}"
