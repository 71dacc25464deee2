"""The generative story of one claim as a Bayesian network.

    H explanation ──► C claim             P(C = true | H) = theta
    H, interest   ──► M motive of a camp  none, push, deny
    directness    ──► A access            could the source know?
    H, C, M, A    ──► S own word          what the source would say by itself
    S, L, parents ──► D what we hold      relayed, or taken over from a parent chosen by L

What a source says by itself (S):
- with a motive it asserts with `push` (or 1 - push) whatever the truth: biased, not random
  (cf. Bovens & Hartmann 2003, whose unreliable source randomises). That holds for a share of its
  reports, its `discipline`; in the others it speaks as if it had no motive, so that one word out of
  line does not clear a camp of all the rest;
- without one, and with access, it says what it saw with its `quality`, else speaks like one who
  could not know; an unreliable source is thus uninformative, never a reliable liar;
- without access it asserts with `guess`.

What an honest source with access *saw* is the claim if the claim is true; if it is false, its
`appearance`: how likely, under each explanation, things look as claimed. That is what tells the
explanations apart:
- `misled`: who was fed takes the false for true, so statements of sources that were *told* are
  about as likely as under `real`, and counting them separates nothing; only first-hand sources
  (and findings) do, because to feed an eyewitness takes staging;
- `misread`, `local`, `exaggerated`: something did happen, so honest sources often report it;
- `invented`: nothing is seen. What makes the story likely is motive: a camp that tells it pushes
  with an extra chance (`lift`), large for a camp with a coded interest, small for one without.
  Camps are independent given H, so that several unconnected camps all inventing the same story
  is as improbable as it should be. `exaggerated` lifts motive less.

Whoever takes part in what is claimed (interest `party`, at first hand) knows what it did itself: its
own row of `appearance`. Who could not know at first may find out: access grows with the days since the
first report (`lag`), by `later` in the end, half of it after `later_half` days.

A statement against interest weighs more without any rule for it: it is improbable under push,
so it shows that the motive was not at work.

A report follows another by the links that tracing found; what these leave may still lean on what was
said before, `unseen`.

How surely something is said is one more noisy step between S and D: a statement of strength s
renders the source's word rightly with (1 + s) / 2. D itself is always seen, so that given H and C
testimonies are tied only by camps, and the network stays narrow however many links are uncertain.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from whence.data.likelihoods import Likelihoods
from whence.model import Testimony

from .dependence import heard
from .hypotheses import Row
from .network import Array, Factor, Network
from .parameters import Parameters, sense_of
from .unseen import NOBODY, NOTHING_UNSEEN, Unseen

H, C, M = "H", "C", "M"
NONE, PUSH, DENY = range(3)  # the states of M


def story(
    camp: Sequence[Testimony],
    said: Mapping[str, int],
    rows: tuple[Row, ...],
    parameters: Parameters,
    table: Likelihoods,
    unseen: Unseen = NOTHING_UNSEEN,
) -> tuple[Network, dict[str, int]]:
    """Return the network below H and C of the testimonies of one camp, and what is seen in it.

    `said` gives what each testimony on the claim says, 1 for asserts, by id; parents are looked
    up there, and `unseen` has what each may follow without a trace. H and C have no factors of their
    own here: the query (H, C) gives the likelihood P(testimonies of the camp | H, C, what their
    parents say). Sure copies of what is said already add nothing and are left out.
    """
    states = {H: len(rows), C: 2, M: 3}
    voices = heard(camp, said)
    factors = [_motive(voices, rows, parameters)]
    for one in voices:
        held = [one.id, *(parent for parent, _ in one.parents)]
        states |= {f"A:{one.id}": 2, f"S:{one.id}": 2} | {f"D:{id}": 2 for id in held}
        factors += [_access(one, parameters), _own_word(one, parameters)]
        follows = unseen.get(one.id, NOBODY)
        factors += _heard(one, states, follows, parameters, table)
    evidence = {f"D:{id}": value for id, value in said.items() if f"D:{id}" in states}
    return Network(states, tuple(factors)), evidence


def _motive(camp: Sequence[Testimony], rows: tuple[Row, ...], parameters: Parameters) -> Factor:
    return Factor((H, M), motive_of(camp, rows, parameters), child=M)


def motive_of(camp: Sequence[Testimony], rows: tuple[Row, ...], parameters: Parameters) -> Array:
    """Return P(M | H), shape (draws, hypotheses, 3).

    It is the motive by interest, lifted towards push where the story was made up or blown up.
    """
    interest = camp_interest(camp)
    base = parameters.motive[interest]
    lifts = parameters.lift.get(interest, {})
    lift = np.array([lifts.get(row.kind, 0.0) for row in rows])[None, :, None]
    lifted: Array = (1 - lift) * base[:, None, :] + lift * np.array([0.0, 1.0, 0.0])
    return lifted


def camp_interest(camp: Sequence[Testimony]) -> str:
    """Return the interest of a camp: `none` where nothing is coded or its members disagree."""
    known = {one.interest for one in camp if one.interest}
    coded = {one for one in known if not one.endswith("_told")}
    ways = {one.removesuffix("_told") for one in known}
    found = coded or known
    return found.pop() if len(ways) == 1 else "none"


def _access(one: Testimony, parameters: Parameters) -> Factor:
    access = access_of(one, parameters)
    return Factor((f"A:{one.id}",), np.stack([1 - access, access], axis=1), child=f"A:{one.id}")


def access_of(one: Testimony, parameters: Parameters) -> Array:
    """P(A), shape (draws,): by directness, and by the days there were to find out."""
    at_first = parameters.access[one.directness]
    found_out: Array = parameters.later * (1 - 2 ** (-max(0.0, one.lag) / parameters.later_half))
    return at_first + (1 - at_first) * found_out


def _own_word(one: Testimony, parameters: Parameters) -> Factor:
    """P(S | H, C, M, A), shape (draws, hypotheses, 2, 3, 2, 2)."""
    could_know = np.array([0.0, 1.0])
    knowing = knowing_word(one, parameters)[..., None]
    honest = could_know * knowing + (1 - could_know) * parameters.guess[:, None, None, None]
    asserts = np.stack([by_motive(honest, motive, parameters) for motive in (NONE, PUSH, DENY)], 3)
    names = (H, C, M, f"A:{one.id}", f"S:{one.id}")
    return Factor(names, np.stack([1 - asserts, asserts], axis=-1), child=names[-1])


def by_motive(honest: Array, motive: int, parameters: Parameters) -> Array:
    """P(S asserts) with a motive, where it would be `honest` without one, in the shape of that."""
    if motive == NONE:
        return honest
    shape = (-1, *(1,) * (honest.ndim - 1))
    push = (parameters.push if motive == PUSH else 1 - parameters.push).reshape(shape)
    discipline = parameters.discipline.reshape(shape)
    return discipline * push + (1 - discipline) * honest


def knowing_word(one: Testimony, parameters: Parameters) -> Array:
    """P(S asserts | H, C) of a source that could know and has no motive, (draws, hypotheses, 2)."""
    looks = parameters.appearance[sense_of(one)]
    seen = np.stack([looks, np.ones_like(looks)], axis=2)
    quality, guess = parameters.quality[one.id], parameters.guess
    known: Array = quality[:, None, None] * seen + ((1 - quality) * guess)[:, None, None]
    return known


def honest_word(one: Testimony, parameters: Parameters) -> Array:
    """P(S asserts | H, C) of a source without a motive, shape (draws, hypotheses, 2)."""
    access, guess = access_of(one, parameters), parameters.guess
    honest: Array = access[:, None, None] * knowing_word(one, parameters)
    return honest + ((1 - access) * guess)[:, None, None]


def _heard(
    one: Testimony,
    states: dict[str, int],
    follows: tuple[float, float],
    parameters: Parameters,
    table: Likelihoods,
) -> list[Factor]:
    """P(D | S, L, parents): the own word, hedged and relayed, or what a parent says, relayed.

    With parents, the multiplexer L picks who D follows; its table is written as a product of one
    small table for each candidate, so that many candidates stay cheap. Two more candidates are
    somebody earlier who denies and who asserts: what they say is known, so they are no nodes.
    """
    own, word, held = f"S:{one.id}", f"L:{one.id}", f"D:{one.id}"
    relayed = relay(one.relays, parameters) @ _hedge(strength(one, table))
    if not one.parents and not any(follows):
        return [Factor((own, held), relayed, child=held)]
    chances = [chance for _, chance in one.parents]
    alone = max(0.0, 1 - sum(chances))
    states[word] = 1 + len(chances) + 2
    prior = [alone * (1 - sum(follows)), *chances, *(alone * chance for chance in follows)]
    sources = [own, *(f"D:{parent}" for parent, _ in one.parents)]
    once = relay(1, parameters)
    passed = [relayed, *[once] * len(chances)]
    unseen = np.ones((parameters.draws, states[word], 2))
    unseen[:, -2:] = once
    return [
        Factor((word,), np.array([prior]), child=word),
        *(
            Factor((word, source, held), _where(choice, states[word], table))
            for choice, (source, table) in enumerate(zip(sources, passed, strict=True))
        ),
        Factor((word, held), unseen),
    ]


def _where(choice: int, choices: int, table: Array) -> Array:
    """Return a table that holds where L is `choice` and says nothing elsewhere."""
    full = np.ones((table.shape[0], choices, *table.shape[1:]))
    full[:, choice] = table
    return full


def relay(hands: int, parameters: Parameters) -> Array:
    """P(out | in) after some relays, shape (draws, 2, 2); each shrinks what gets through."""
    kept, slipped = parameters.kept, parameters.slipped
    denied, asserted = np.zeros_like(kept), np.ones_like(kept)
    for _ in range(hands):
        denied, asserted = (slipped + (kept - slipped) * said for said in (denied, asserted))
    asserts = np.stack([denied, asserted], axis=1)
    return np.stack([1 - asserts, asserts], axis=2)


def strength(one: Testimony, table: Likelihoods) -> float:
    """Return how much a statement counts: 1 for a plain one."""
    return (table.doubts if one.stance == "doubts" else 1.0) * table.certainty[one.certainty]


def _hedge(strength: float) -> Array:
    """P(out | in) of a statement of some strength, shape (2, 2)."""
    right, wrong = (1 + strength) / 2, (1 - strength) / 2
    return np.array([[right, wrong], [wrong, right]])
