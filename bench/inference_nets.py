"""Made networks of hearsay, of the shape and sizes that cases have, for `inference.py`."""

from dataclasses import dataclass

import numpy as np

from whence.judge.network import Array, Factor, Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many claims, camps, sources, documents held, and unseen documents behind them."""

    claims: int
    camps: int
    sources: int
    documents: int
    unseen: int
    seed: int


class _Drawn:
    """Tables with a number of parameter sets each, drawn from Betas."""

    def __init__(self, draws: int, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.draws = draws

    def yes(self, a: float, b: float) -> Array:
        return self.rng.beta(a, b, self.draws)

    def table(self, *likely: Array) -> Array:
        """Return P(yes) for each state of the parents in turn, as a table over parents and child."""
        flat = np.stack(likely, axis=1)
        shape = (self.draws, *(2,) * (len(likely).bit_length() - 1))
        yes = flat.reshape(shape)
        return np.stack([1 - yes, yes], axis=-1)


def hearsay(size: Size, draws: int) -> tuple[Network, dict[str, int]]:
    """Return a network of yes-or-no variables and what is seen in it.

    H settles how likely claims C are; camps have motives M, sources access A; what a source says of a
    claim (S) hangs on all three; a document (D) passes on its own source or one of the earlier documents
    on its claim, which of them being uncertain (L).
    """
    drawn, rng = _Drawn(draws, size.seed), np.random.default_rng(size.seed)
    factors = [Factor(("H",), drawn.table(drawn.yes(3, 7)), child="H")]
    for claim in range(size.claims):
        likely = drawn.yes(2, 18), drawn.yes(18, 2)
        factors.append(Factor(("H", f"C{claim}"), drawn.table(*likely), child=f"C{claim}"))
    chances = {f"M{camp}": (3, 7) for camp in range(size.camps)}
    chances |= {f"A{source}": (6, 4) for source in range(size.sources)}
    factors += [
        Factor((name,), drawn.table(drawn.yes(*chance)), child=name)
        for name, chance in chances.items()
    ]
    said: set[tuple[int, int]] = set()
    held: dict[int, list[str]] = {claim: [] for claim in range(size.claims)}
    evidence: dict[str, int] = {}
    total = size.documents + size.unseen
    unseen = set(rng.permutation(total - 1)[: size.unseen].tolist())  # the last one is held
    for document in range(total):
        source, claim = int(rng.integers(size.sources)), int(rng.integers(size.claims))
        if (source, claim) not in said:
            said.add((source, claim))
            factors.append(_word(drawn, source, claim, source % size.camps))
        factors += _document(drawn, rng, document, f"S{source}.{claim}", held[claim])
        held[claim].append(f"D{document}")
        if document not in unseen:
            evidence[f"D{document}"] = int(rng.random() < 0.7)
    states = {name: 2 for factor in factors for name in factor.variables}
    return Network(states, tuple(factors)), evidence


def _word(drawn: _Drawn, source: int, claim: int, camp: int) -> Factor:
    """P(S | C, M, A): pushed under a motive, true with access, else guessed."""
    quality, guess, push = drawn.yes(38, 2), drawn.yes(6, 4), drawn.yes(38, 2)
    table = drawn.table(guess, 1 - quality, push, push, guess, quality, push, push)
    word = f"S{source}.{claim}"
    return Factor((f"C{claim}", f"M{camp}", f"A{source}", word), table, child=word)


def _document(
    drawn: _Drawn, rng: np.random.Generator, document: int, own: str, earlier: list[str]
) -> list[Factor]:
    """P(L) and P(D | L, own word, earlier document): relayed from one of the two."""
    kept, slipped = drawn.yes(48, 2), drawn.yes(2, 48)
    if not earlier:
        return [Factor((own, f"D{document}"), drawn.table(slipped, kept), child=f"D{document}")]
    link, parent = (
        f"L{document}",
        earlier[int(rng.integers(max(0, len(earlier) - 3), len(earlier)))],
    )
    table = drawn.table(slipped, slipped, kept, kept, slipped, kept, slipped, kept)
    return [
        Factor((link,), drawn.table(drawn.yes(2, 3)), child=link),
        Factor((link, own, parent, f"D{document}"), table, child=f"D{document}"),
    ]


def reports(size: int, back: int, draws: int, seed: int) -> Network:
    """Return reports of which each may rely on several earlier ones, none of which is at hand.

    Of each a hint is seen only, as in a summary; who relied on whom is uncertain. Such a network is as
    wide as hearsay gets.
    """
    rng = np.random.default_rng(seed)
    states, factors = {"C": 2}, [Factor(("C",), np.array([[0.6, 0.4]]), child="C")]
    for one in range(size):
        states[f"D{one}"] = 2
        own = np.clip(rng.normal([0.3, 0.8], 0.05, (draws, 2)), 0.02, 0.98)
        parents = [f"D{other}" for other in rng.permutation(one)[:back]]
        states[f"L{one}"] = 1 + len(parents)
        chances = rng.dirichlet(np.full(1 + len(parents), 3.0)) * 40
        factors.append(Factor((f"L{one}",), rng.dirichlet(chances, draws), child=f"L{one}"))
        kept = np.stack([rng.beta(2, 48, draws), rng.beta(48, 2, draws)], axis=1)
        for choice, source in enumerate(["C", *parents]):
            passed = kept if choice else own
            table = np.ones((draws, 1 + len(parents), 2, 2))
            table[:, choice] = np.stack([1 - passed, passed], axis=2)
            factors.append(Factor((f"L{one}", source, f"D{one}"), table))
        factors.append(Factor((f"D{one}",), rng.uniform(0.2, 0.9, (1, 2))))
    return Network(states, tuple(factors))
