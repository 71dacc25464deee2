"""From offsets to hops: who a mention is, whom it points back to, and how he knows."""

import re
from dataclasses import dataclass, field, replace

from whence.model import UNSTATED, Directness, Document, Hop
from whence.text import fold, words

from .abroad import describe_abroad, hop_abroad
from .attribution import Attribution, Content, Piece
from .blocks import abroad_at, language_at
from .coreference import FAR, Memory
from .datelines import stands_for
from .directness import directness_of
from .kinds import describe
from .unnamed import unstated

OWN_WORDS = ("statement", "post", "comment", "interview", "transcript")
_RELAYED = frozenset(("learned", "learnt", "heard", "learn", "hear"))
_LEARNED = re.compile(
    r"(?:that\s+)?(?:he|she|they|it)\s+(?:had\s+|has\s+|have\s+)?(?:also\s+|only\s+)?"
    r"(?:learned|learnt|heard\s+(?:that|of|about|from|it)|(?:was|were|been)\s+told)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?:(?:\w+\s+){0,2}(?:minute|hour|day|week|month|year)s?\s+(?:later|earlier|before|after|ago)"
    r"|the\s+(?:next|following|same|previous)\s+(?:day|morning|evening|night|week|month|year)),?\s+",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<=\w)\s+[(\[][@\w.-]+[)\]]$")
_LAST = 40  # sources looked back to for one that a bare “a source” repeats
_ROLES_ONLY = frozenset(
    "spokesman spokeswoman spokesperson spokespeople staff newsroom editors contributor "
    "correspondent reporter".split()
)


def opening_hops(document: Document) -> tuple[Hop, ...]:
    """Return the hands every word of a document passes through: its publisher, or its author.

    Where the author speaks for himself (a statement, a post, a comment) he follows his publisher; a
    mere “spokeswoman” speaks for it.
    """
    hops: list[Hop] = []
    if document.publisher:
        hops.append(Hop(name=document.publisher, kind="publisher"))
    # “Mira Aune (lenne_angler)” is Mira Aune, whoever else speaks of her.
    author = _HANDLE.sub("", (document.author or "").strip("\"'“”"))
    nobody = all(word in _ROLES_ONLY for word in fold(author).split())
    if author and (not hops or (document.kind in OWN_WORDS and not nobody)):
        hops.append(Hop(name=author, kind="person"))
    if not hops:
        hops.append(Hop(name=document.id, kind="document", named=False))
    return tuple(hops)


@dataclass
class Teller:
    """Makes the chains of one document, remembering the sources it has met."""

    document: Document
    base: tuple[Hop, ...]
    memory: Memory
    hands: dict[str, tuple[int, list[Hop]]] = field(default_factory=dict)
    said: list[tuple[str, Hop, frozenset[str], int]] = field(default_factory=list)

    def chains(
        self, one: Attribution, before: str = "", speaker: Hop | None = None
    ) -> list[tuple[Hop, ...]]:
        """Return one chain for each source that an attribution names."""
        relays = [
            self._hop(one, hand.source, hand.cue, before, speaker, relayed=True)
            if hand.source
            else unstated(self.document, hand.cue)
            for hand in one.outer
        ]
        relays += self._recipient(one)
        if not one.sources:
            return [self._joined(relays, unstated(self.document, one.cue))]
        inner = speaker if not relays else relays[-1]
        chains = []
        for span in one.sources:
            hop = self._hop(one, span, one.cue, before, inner, relayed=_hearsay(self.document, one))
            hop = self._again(self._knowing(self._first_hand(hop, one), one), relays, one)
            chains.append(self._joined(self._known_through(hop, relays), hop))
        return chains

    def _again(self, source: Hop, relays: list[Hop], one: Attribution) -> Hop:
        """Return the source met before under a fuller name, where a bare “a source” says the same.

        Only of the same outlet, and only with half of the same words: two are not made one lightly.
        """
        if source.named or not relays or source.start is None:
            return source
        said = frozenset(map(fold, content_words(self.document, one.content).split()))
        bare = " " not in source.name
        for outlet, earlier, words_of, place in reversed(self.said[-_LAST:]):
            alike = len(said & words_of) * 2 >= min(len(said), len(words_of)) >= 3
            noun = fold(earlier.name).split()[-1:] == [fold(source.name)]
            if (
                bare
                and alike
                and noun
                and outlet == relays[-1].name
                and source.start - place <= FAR
            ):
                return replace(source, name=earlier.name, affiliation=earlier.affiliation)
        self.said.append((relays[-1].name, source, said, source.start))
        return source

    def _known_through(self, source: Hop, relays: list[Hop]) -> list[Hop]:
        """Return the hands of a source; one without a name stays known through the outlet it told.

        “An officer told Reuters that A. The officer said B”: B, too, comes through Reuters.
        """
        if source.named or source.name == UNSTATED:
            return relays
        place = source.start or 0
        if relays:
            self.hands[source.name] = (place, relays)
            return relays
        met, hands = self.hands.get(source.name, (0, []))
        phrase = fold(self.document.text[place : source.end])
        again = place - met <= FAR and not phrase.startswith(("a ", "an ", "another ", "one "))
        return hands if again else relays

    def _joined(self, relays: list[Hop], source: Hop) -> tuple[Hop, ...]:
        """Put the hops in a row; who follows himself, or the publisher himself, is one hop."""
        chain = list(self.base)
        for hop in (*relays, source):
            if hop.name == chain[-1].name and hop.name != UNSTATED:
                chain.pop()
            elif hop is not source and self._is_publisher(hop):
                continue
            chain.append(hop)
        return tuple(chain)

    def _is_publisher(self, hop: Hop) -> bool:
        home = self.base[0]
        same = _bare(home.name) == _bare(hop.name) or stands_for(hop.name, home.name)
        return home.kind == "publisher" and same

    def _hop(
        self,
        one: Attribution,
        span: Piece,
        cue: Piece,
        before: str,
        speaker: Hop | None,
        relayed: bool,
    ) -> Hop:
        span = _past_time(self.document.text, span)
        phrase = self.document.text[slice(*span)]
        if language := abroad_at(self.document, span[0]):
            hand = cue if relayed else None
            return hop_abroad(self.document, span, one, language, self.memory, hand)
        mention = describe(phrase)
        hop = Hop(
            name=mention.name,
            kind=mention.kind,
            named=mention.named,
            directness="relayed" if relayed else mention.directness,
            start=span[0],
            end=span[1],
            cue=self.document.text[slice(*cue)],
            cue_start=cue[0],
            cue_end=cue[1],
            affiliation=mention.affiliation,
            plural=mention.plural,
        )
        return self.memory.resolve(hop, phrase, before, speaker)

    def _recipient(self, one: Attribution) -> list[Hop]:
        """Return the outlet a source told it to, as a hand the words passed through."""
        if one.recipient is None:
            return []
        language = language_at(self.document, one.cue[0]) or "en"
        mention = describe_abroad(self.document.text[slice(*one.recipient)], language)
        if mention.kind != "publisher":
            return []
        start, end = one.recipient
        return [
            Hop(
                name=mention.name,
                kind="publisher",
                directness="relayed",
                start=start,
                end=end,
                cue=self.document.text[slice(*one.cue)],
                cue_start=one.cue[0],
                cue_end=one.cue[1],
            )
        ]

    def _knowing(self, hop: Hop, one: Attribution) -> Hop:
        """Say how a source knows, where the words say so: “saw”, “a document seen by”."""
        if hop.directness != "unknown" or hop.start is None or abroad_at(self.document, hop.start):
            return hop
        text = self.document.text
        words_of = content_words(self.document, one.content)
        how = directness_of(text[hop.start : hop.end], text[slice(*one.cue)], words_of)
        return replace(hop, directness=how)

    def _first_hand(self, hop: Hop, one: Attribution) -> Hop:
        """Mark who told it to the author himself: “has denied to me”."""
        told: Directness = "told"
        hearer = self.document.text[slice(*one.recipient)] if one.recipient else ""
        first = fold(hearer) in ("me", "us") and not one.outer
        return replace(hop, directness=told) if first and hop.directness == "unknown" else hop


def _hearsay(document: Document, one: Attribution) -> bool:
    """Say whether the source itself only passes on: “he also learned of it”, “I am told”."""
    cue = set(document.text[slice(*one.cue)].casefold().split())
    if _RELAYED & cue and not one.recipient and "told" not in cue:
        return True
    passive = (
        "told" in cue
        and "having" not in cue
        and bool(cue & {"am", "is", "was", "were", "are", "been"})
    )
    return passive or bool(_LEARNED.match(content_words(document, one.content)))


def content_words(document: Document, content: Content) -> str:
    """Return the words of a content, pieces joined by a space."""
    return " ".join(document.text[slice(*piece)] for piece in content)


def _past_time(text: str, span: Piece) -> Piece:
    """Return a source without the time that opens its clause: “Two days later *the Herald* …”."""
    opened = _LATER.match(text, *span)
    return (opened.end(), span[1]) if opened and opened.end() < span[1] else span


def _bare(name: str) -> str:
    """Return a name for comparing: without “the”, an abbreviation as it stands."""
    folded = fold(name)
    return " ".join(folded[s:e] for s, e in words(folded) if folded[s:e] != "the")
