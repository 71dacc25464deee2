"""The generative story of one claim as a Bayesian network.

    H explanation ──► C claim             P(C = true | H) = theta
    H, interest   ──► M motive of a camp  none, push, deny
    directness    ──► A access            could the source know?
    H, C, M, A    ──► S own word          what the source would say by itself
    S, L, parents ──► D what we hold      relayed, or taken over from a parent chosen by L

What a source says by itself (S):
- with a motive it asserts with `push` (or 1 - push) whatever the truth: biased, not random
  (cf. Bovens & Hartmann 2003, whose unreliable source randomises);
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
  is as improbable as it should be. `exaggerated` lifts motive less. The lift concerns the camps
  that tell the story: the explanation is about them, not about those who deny it.

A statement against interest weighs more without any rule for it: it is improbable under push,
so it shows that the motive was not at work.

How surely something is said is one more noisy step between S and D: a statement of strength s
renders the source's word rightly with (1 + s) / 2. D itself is always seen, so that given H and C
testimonies are tied only by camps, and the network stays narrow however many links are uncertain.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from whence.data.likelihoods import Likelihoods
from whence.model import Testimony

from .dependence import echoes
from .hypotheses import Row
from .network import Array, Factor, Network
from .parameters import Parameters

H, C, M = "H", "C", "M"
FIRST_HAND = ("witnessed", "documented")


def story(
    camp: Sequence[Testimony],
    said: Mapping[str, int],
    rows: tuple[Row, ...],
    parameters: Parameters,
    table: Likelihoods,
) -> tuple[Network, dict[str, int]]:
    """Return the network below H and C of the testimonies of one camp, and what is seen in it.

    `said` gives what each testimony on the claim says, 1 for asserts, by id; parents are looked
    up there. H and C have no factors of their own here: the query (H, C) gives the likelihood
    P(testimonies of the camp | H, C, what their parents say). Sure copies of what is said already
    add nothing and are left out.
    """
    states = {H: len(rows), C: 2, M: 3}
    factors = [_motive(camp, rows, parameters)]
    for one in (one for one in camp if one.id not in said or not echoes(one, said)):
        held = [one.id, *(parent for parent, _ in one.parents)]
        states |= {f"A:{one.id}": 2, f"S:{one.id}": 2} | {f"D:{id}": 2 for id in held}
        factors += [_access(one, parameters), _own_word(one, parameters)]
        factors += _heard(one, states, parameters, table)
    evidence = {f"D:{id}": value for id, value in said.items() if f"D:{id}" in states}
    return Network(states, tuple(factors)), evidence


def _motive(camp: Sequence[Testimony], rows: tuple[Row, ...], parameters: Parameters) -> Factor:
    """P(M | H): the motive by interest, lifted towards push for those who tell the story."""
    interest = camp_interest(camp)
    base = parameters.motive[interest]
    table = np.repeat(base[:, None, :], len(rows), axis=1)
    if any(one.stance == "asserts" for one in camp):
        lifts = parameters.lift.get(interest, {})
        lift = np.array([lifts.get(row.kind, 0.0) for row in rows])[None, :, None]
        table = (1 - lift) * table + lift * np.array([0.0, 1.0, 0.0])
    return Factor((H, M), table, child=M)


def camp_interest(camp: Sequence[Testimony]) -> str:
    """Return the interest of a camp: `none` where nothing is coded or its members disagree."""
    coded = {one.interest for one in camp if one.interest}
    return coded.pop() if len(coded) == 1 else "none"


def _access(one: Testimony, parameters: Parameters) -> Factor:
    access = parameters.access[one.directness]
    return Factor((f"A:{one.id}",), np.stack([1 - access, access], axis=1), child=f"A:{one.id}")


def _own_word(one: Testimony, parameters: Parameters) -> Factor:
    """P(S | H, C, M, A), shape (draws, hypotheses, 2, 3, 2, 2)."""
    sense = "seen" if one.directness in FIRST_HAND else "heard"
    looks = parameters.appearance[sense]
    seen = np.stack([looks, np.ones_like(looks)], axis=2)[:, :, :, None]
    quality, guess, push = (
        array[:, None, None, None]
        for array in (parameters.quality[one.id], parameters.guess, parameters.push)
    )
    could_know = np.array([0.0, 1.0])
    honest = could_know * (quality * seen + (1 - quality) * guess) + (1 - could_know) * guess
    motivated = np.ones_like(honest)
    asserts = np.stack([honest, push * motivated, (1 - push) * motivated], axis=3)
    names = (H, C, M, f"A:{one.id}", f"S:{one.id}")
    return Factor(names, np.stack([1 - asserts, asserts], axis=-1), child=names[-1])


def _heard(
    one: Testimony, states: dict[str, int], parameters: Parameters, table: Likelihoods
) -> list[Factor]:
    """P(D | S, L, parents): the own word, hedged and relayed, or what a parent says, relayed.

    With parents, the multiplexer L picks who D follows; its table is written as a product of one
    small table for each candidate, so that many candidates stay cheap.
    """
    own, word, held = f"S:{one.id}", f"L:{one.id}", f"D:{one.id}"
    relayed = _relay(one.relays, parameters) @ _hedge(_strength(one, table))
    if not one.parents:
        return [Factor((own, held), relayed, child=held)]
    chances = [chance for _, chance in one.parents]
    states[word] = 1 + len(chances)
    prior = np.array([[max(0.0, 1 - sum(chances)), *chances]])
    sources = [own, *(f"D:{parent}" for parent, _ in one.parents)]
    passed = [relayed, *[_relay(1, parameters)] * len(chances)]
    return [
        Factor((word,), prior, child=word),
        *(
            Factor((word, source, held), _where(choice, states[word], table))
            for choice, (source, table) in enumerate(zip(sources, passed, strict=True))
        ),
    ]


def _where(choice: int, choices: int, table: Array) -> Array:
    """Return a table that holds where L is `choice` and says nothing elsewhere."""
    full = np.ones((table.shape[0], choices, *table.shape[1:]))
    full[:, choice] = table
    return full


def _relay(hands: int, parameters: Parameters) -> Array:
    """P(out | in) after some relays, shape (draws, 2, 2); each shrinks what gets through."""
    kept, slipped = parameters.kept, parameters.slipped
    denied, asserted = np.zeros_like(kept), np.ones_like(kept)
    for _ in range(hands):
        denied, asserted = (slipped + (kept - slipped) * said for said in (denied, asserted))
    asserts = np.stack([denied, asserted], axis=1)
    return np.stack([1 - asserts, asserts], axis=2)


def _strength(one: Testimony, table: Likelihoods) -> float:
    """Return how much a statement counts: 1 for a plain one."""
    return (table.doubts if one.stance == "doubts" else 1.0) * table.certainty[one.certainty]


def _hedge(strength: float) -> Array:
    """P(out | in) of a statement of some strength, shape (2, 2)."""
    right, wrong = (1 + strength) / 2, (1 - strength) / 2
    return np.array([[right, wrong], [wrong, right]])
