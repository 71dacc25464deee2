"""Who “he”, “the official” and “the group” are: the last fitting source before."""

from dataclasses import dataclass, field, replace

from whence.data.lexicons import read_yaml, word_set
from whence.model import Hop
from whence.text import fold, words


@dataclass
class Memory:
    """The sources met so far in one document, latest last."""

    met: list[Hop] = field(default_factory=list)

    def resolve(self, hop: Hop, words_of: str) -> Hop:
        """Return the hop with the name of the source it points back to, if it points back."""
        antecedent = self._antecedent(fold(words_of))
        if antecedent is None:
            self.met.append(hop)
            return hop
        return replace(
            hop,
            name=antecedent.name,
            kind=antecedent.kind,
            named=antecedent.named,
            plural=antecedent.plural,
            affiliation=antecedent.affiliation,
            directness=antecedent.directness,
        )

    def _antecedent(self, phrase: str) -> Hop | None:
        parts = [phrase[s:e] for s, e in words(phrase)]
        pronouns = read_yaml("sources.yaml")["pronouns"]
        if phrase in pronouns["one"]:
            return self._last(lambda hop: not hop.plural and hop.kind not in ("publisher",))
        if phrase in pronouns["many"]:
            return self._last(lambda hop: hop.plural) or (self.met[-1] if self.met else None)
        if phrase in pronouns["thing"]:
            return self._last(lambda hop: hop.kind in ("organisation", "publisher", "document"))
        if (
            len(parts) == 2
            and parts[0] in ("the", "this")
            and parts[1] in word_set("sources.yaml", "anaphors")
        ):
            return self._last(lambda hop: parts[1] in fold(hop.name).split())
        return None

    def _last(self, fits) -> Hop | None:  # type: ignore[no-untyped-def]
        return next((hop for hop in reversed(self.met) if fits(hop)), None)
