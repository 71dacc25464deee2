"""Who “he”, “the official” and “the group” are: the last fitting source before."""

from dataclasses import dataclass, field, replace

from whence.data.lexicons import read_yaml, word_set
from whence.model import UNSTATED, Hop
from whence.text import fold, words

_FIRST_PERSON = frozenset("i we me us".split())
_ONE_PERSON = frozenset(
    "leader president spokesman spokeswoman adviser secretary minister chairman chairwoman director "
    "general commander author organisation organization ministry agency".split()
)


@dataclass
class Memory:
    """The sources met so far in one document, latest last.

    `author` is the “I” of the document; `speaker` is set where the document holds somebody's own
    words, whom summaries call “the leader of …”.
    """

    met: list[Hop] = field(default_factory=list)
    speaker: Hop | None = None
    author: Hop | None = None

    def resolve(self, hop: Hop, words_of: str) -> Hop:
        """Return the hop with the name of the source it points back to, if it points back.

        A pronoun that points to nobody met so far stands for an unstated source.
        """
        phrase = fold(words_of)
        antecedent = self._antecedent(phrase)
        if antecedent is None and phrase in _pronouns():
            return replace(hop, name=UNSTATED, kind="anonymous", named=False)
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
        if phrase in _FIRST_PERSON:
            return self.author
        if phrase in pronouns["one"]:
            return self._last(lambda hop: not hop.plural and hop.kind not in ("publisher",))
        if phrase in pronouns["many"]:
            return self._last(lambda hop: hop.plural) or (self.met[-1] if self.met else None)
        if phrase in pronouns["thing"]:
            return self._last(lambda hop: hop.kind in ("organisation", "publisher", "document"))
        if len(parts) == 2 and parts[0] in ("the", "this", "its") and parts[1] in _anaphors():
            same = self._last(lambda hop: parts[1] in fold(hop.name).split())
            return same or (self.speaker if parts[1] in _ONE_PERSON else None)
        if self.speaker and len(parts) > 1 and parts[0] == "the" and _ONE_PERSON & set(parts[1:4]):
            return self.speaker
        return None

    def _last(self, fits) -> Hop | None:  # type: ignore[no-untyped-def]
        return next((hop for hop in reversed(self.met) if fits(hop)), None)


def _pronouns() -> frozenset[str]:
    return _FIRST_PERSON.union(*read_yaml("sources.yaml")["pronouns"].values())


def _anaphors() -> frozenset[str]:
    return word_set("sources.yaml", "anaphors") | word_set("sources.yaml", "people")
