"""Open questions on a claim, each with how its answers go together with the claim."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from whence.model import Claim, Directness, Interested, Reliability, SourceKind, Span, Testimony

from .dependence import camps, echoes, heard
from .leave_out import facts_of
from .network import Array
from .parameters import quantiles
from .posterior import Memo, Scene, camp_likelihood, judge, log_joint, query, without, word_of
from .story import access_of, camp_interest, motive_of

_NEW = "asked"
_NEARLY = 1 - 1e-9  # of a reliance: a sure one would drop the copy instead of weighing it
_QUOTED = 2  # words that a question shows
_NAMED = 2  # labels by which a camp is named


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Question:
    """A question with its answers, and P(claim, answer | evidence), shape (2, answers).

    `about` is the id of what it asks about, `ask` where an answer may be found.
    """

    text: str
    about: str
    ask: str
    answers: tuple[str, ...]
    joint: Array
    spans: tuple[Span, ...] = ()


def questions_on(scene: Scene, memo: Memo) -> Iterator[Question]:
    """Yield what can be asked about a claim: of its testimonies, camps, facts, and of new people."""
    total = log_joint(scene, memo)
    for camp in camps(scene.testimonies):
        rest = total - camp_likelihood(scene, camp, memo)
        for one in (one for one in camp if not echoes(one, scene.said)):
            yield _access(scene, camp, one, rest)
            yield from _reliance(scene, camp, one, rest)
        if camp[0].camp is not None:
            yield _motive(scene, camp, rest)
    yield from _facts(scene, memo)
    yield from _new_words(scene, total)


def _access(scene: Scene, camp: tuple[Testimony, ...], one: Testimony, rest: Array) -> Question:
    """Ask whether a source could know.

    A source that could not know speaks like one of no quality, and one that could like one of the
    quality it has, for certain; so both likelihoods come from that of the camp with another quality.
    """
    access, quality = access_of(one, scene.parameters), scene.parameters.quality[one.id]
    log = [
        np.log(chance)[:, None, None] + _with_quality(scene, camp, one, as_if)
        for chance, as_if in ((access, quality / access), (1 - access, np.zeros_like(quality)))
    ]
    return Question(
        text=f"Could {one.label} have known it?",
        about=one.id,
        ask=f"{one.label}, or whoever reported it",
        answers=("yes", "no"),
        joint=answers(rest, np.stack(log, axis=-1)),
        spans=one.spans[:_QUOTED],
    )


def _with_quality(scene: Scene, camp: Sequence[Testimony], one: Testimony, quality: Array) -> Array:
    qualities = {**scene.parameters.quality, one.id: quality}
    parameters = replace(scene.parameters, quality=qualities)
    return word_of(scene, camp, parameters)


def _reliance(
    scene: Scene, camp: tuple[Testimony, ...], one: Testimony, rest: Array
) -> Iterator[Question]:
    """Ask on which of its possible parents a testimony relies, if on any."""
    if not one.parents:
        return
    choices: list[tuple[str | None, float]] = [*one.parents]
    alone = 1 - sum(chance for _, chance in one.parents)
    if alone > 0:
        choices.append((None, alone))
    log = [
        np.log(chance) + _relying(scene, camp, one, parent)
        for parent, chance in choices
        if chance > 0
    ]
    relied = answers(rest, np.stack(log, axis=-1))
    others = {other.id: other for other in scene.testimonies}
    for place, (parent, _) in enumerate(one.parents):
        yes = relied[:, place]
        on = others[parent]
        yield Question(
            text=f"Did {one.label} rely on {on.label}?",
            about=one.id,
            ask=f"{one.label}, or the words and times of both",
            answers=("yes", "no"),
            joint=np.stack([yes, relied.sum(axis=1) - yes], axis=1),
            spans=(*one.spans[:1], *on.spans[:1]),
        )


def _relying(scene: Scene, camp: Sequence[Testimony], one: Testimony, parent: str | None) -> Array:
    parents = ((parent, _NEARLY),) if parent else ()
    relying = [replace(one, parents=parents) if other is one else other for other in camp]
    return word_of(scene, relying)


def _motive(scene: Scene, camp: tuple[Testimony, ...], rest: Array) -> Question:
    """Ask whether a camp wants the claim believed, or denied, whatever the truth."""
    voices = heard(camp, scene.said)
    before = motive_of(voices, scene.rows, scene.parameters)
    interest = camp_interest(voices)
    log = []
    for state in range(before.shape[-1]):
        certain = np.zeros((scene.parameters.draws, before.shape[-1]))
        certain[:, state] = 1.0
        parameters = replace(
            scene.parameters, motive={**scene.parameters.motive, interest: certain}, lift={}
        )
        log.append(np.log(before[..., state])[:, :, None] + word_of(scene, camp, parameters))
    labels = [one.label for one in camp]
    named = ", ".join(labels[:_NAMED]) + (" and others" if len(labels) > _NAMED else "")
    return Question(
        text=f"Whatever the truth: does the side of {named} want it believed, or denied?",
        about=camp[0].camp or "",
        ask="what that side says and does elsewhere, and who pays it",
        answers=("neither", "believed", "denied"),
        joint=answers(rest, np.stack(log, axis=-1)),
        spans=tuple(span for one in camp for span in one.spans[:1])[:_QUOTED],
    )


def _facts(scene: Scene, memo: Memo) -> Iterator[Question]:
    """Ask whether a fact holds: with it stand the findings that cite it, without it they fall.

    A fact that is the word of a report holds as surely as such a word counts (`told`), a coded one
    as surely as coded facts do (`questions: coded_holds`). Of facts that the same findings rest on,
    one is asked about, the least sure.
    """
    here = judge(scene, memo)
    asked = set[tuple[str, ...]]()
    for fact, citing in sorted(facts_of(scene), key=lambda one: not one[0].stated):
        if tuple(citing) in asked:
            continue  # it stands and falls with a fact that is asked about
        asked.add(tuple(citing))
        gone = judge(without(scene, findings=citing), memo)
        holds = scene.table.questions["coded_holds"]
        if fact.stated:
            holds = scene.table.told["stated"]
        yield Question(
            text=f"Does it hold that {fact.text.rstrip('.')}?",
            about=fact.id,
            ask=fact.source,
            answers=("yes", "no"),
            joint=np.array(
                [
                    [holds * (1 - here.claim), (1 - holds) * (1 - gone.claim)],
                    [holds * here.claim, (1 - holds) * gone.claim],
                ]
            ),
            spans=fact.spans[:_QUOTED],
        )


def _new_words(scene: Scene, total: Array) -> Iterator[Question]:
    """Ask somebody new: one who knows and owes nothing to the reports, and a party to the claim."""
    yield Question(
        text="What does somebody say who knows it at first hand and owes nothing to the reports so far?",
        about=scene.claim.id,
        ask="people who were there, papers, pictures",
        answers=("that it is so", "that it is not"),
        joint=_new_word(scene, total, directness="witnessed", kind="person"),
    )
    if scene.claim.actors:
        yield Question(
            text=f"Would {_parties(scene.claim)} confirm or deny it, if asked directly?",
            about=scene.claim.id,
            ask="those who are said to have done it",
            answers=("confirm", "deny"),
            joint=_new_word(
                scene, total, directness="witnessed", kind="organisation", interest="party"
            ),
        )


def _new_word(
    scene: Scene,
    total: Array,
    *,
    directness: Directness,
    kind: SourceKind,
    interest: Interested | None = None,
) -> Array:
    """Return claim against the stance of one more source that relies on nobody: asserts, denies."""
    quality = quantiles(scene.table.quality[kind], scene.points.of(_NEW))
    source = Testimony(
        id=_NEW,
        claim=scene.claim.id,
        label=_NEW,
        stance="discusses",  # it is not among what was said, so its stance is open
        directness=directness,
        interest=interest,
        reliability=Reliability(mean=0.5, low=0.0, high=1.0),  # `quality` is given beside it
        relays=0,
    )
    parameters = replace(scene.parameters, quality={_NEW: quality})
    asked = query(replace(scene, parameters=parameters), [source], f"D:{_NEW}")
    return answers(total, asked)[:, ::-1]


def answers(rest: Array, log_likelihood: Array) -> Array:
    """Return P(claim, answer | evidence), shape (2, answers), over all parameter sets."""
    log = rest[..., None] + log_likelihood
    joint = np.exp(log - log.max()).sum(axis=(0, 1))
    normalised: Array = joint / joint.sum()
    return normalised


def _parties(claim: Claim) -> str:
    """Name no party: a claim may have only their ids, and those are no names."""
    return {1: "the party to it", 2: "either party to it"}.get(len(claim.actors), "a party to it")
