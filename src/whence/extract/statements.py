"""Build the statements of one document: chain, stance, certainty and spans."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from whence.model import Document, Hop, Statement
from whence.text import trim

from .abroad import reportedly_abroad
from .attribution import Attribution, Piece, overlap
from .attributions import Read, read_attributions
from .blocks import abroad_at
from .certainty import grade, reportedly, silent, stance_of
from .coreference import Memory
from .distance import distanced, distances
from .hops import OWN_WORDS, Teller, content_words, opening_hops
from .making import in_voice, make_statement, outside
from .opinion import opinion
from .sentence import Sentence
from .stretches import agency, pasted_from, quoted_from
from .tagged import Tagger
from .told import read_told
from .unnamed import unstated
from .voices import Quote, find_quotes, holding, introduces, long_enough, owners

Chain = tuple[Hop, ...]


def extract_document(
    document: Document,
    tagger: Tagger | None = None,
    authors: Mapping[str, str] = MappingProxyType({}),
) -> list[Statement]:
    """Return every statement of a document: attributed ones, and those in its own voice.

    With a `tagger`, English text is cut by it; the chains are made here all the same. `authors`
    are those of other documents of the thread, by id, whom a quotation of their words names.
    """
    return _Account(document, read_attributions(document, tagger), authors).statements()


class _Account:
    """The statements of one document in the making.

    A paragraph is done at a time: first what is attributed outside quotations, then what quoted
    people attribute, then quoted sentences without a cue, last the document's own word.
    """

    def __init__(
        self, document: Document, read: Sequence[Read], authors: Mapping[str, str]
    ) -> None:
        self.document, self.read, self.authors = document, read, authors
        self.quotes = find_quotes(document.text, document.language)
        self.marks = distances(document.text)
        base = opening_hops(document)
        memory = Memory(author=base[-1], home=base[0] if document.publisher else None)
        if len(base) > 1 or document.kind in OWN_WORDS:
            memory.meet(base[-1], base[-1].name, 0)
            memory.speaker = base[-1]
        self.teller = Teller(document, base, memory)
        self.base = base
        self.spilled = sorted(
            piece
            for part in read
            for one in part.found
            for piece in one.content
            if piece[1] > part.sentence.end
        )
        self.pasted = [block for block in document.blocks if block.kind == "pasted"]
        found = [one for part in read for one in part.found]
        self.owners = owners(self.quotes, sorted(found, key=lambda one: one.cue))
        self.voices: dict[int, Chain] = {}  # by the index of the quotation

    def statements(self) -> list[Statement]:
        """Return the statements in the order of the text."""
        result: list[Statement] = []
        start = 0
        while start < len(self.read):
            stop = start
            while stop < len(self.read) and self.read[stop].paragraph == self.read[start].paragraph:
                stop += 1
            result += self._paragraph(self.read[start:stop])
            start = stop
        return result

    def _paragraph(self, parts: Sequence[Read]) -> list[Statement]:
        begin = parts[0].sentence.start
        told: list[tuple[tuple[int, int], Statement]] = []
        later: list[tuple[Read, Attribution]] = []
        for part in parts:
            for one in part.found:
                self._stand_in(part)
                if self._quoted(one) is None:
                    told += self._attributed(part.sentence, one, begin)
                else:
                    later.append((part, one))
        self._carry_on(parts)
        for part, one in later:
            self._stand_in(part)
            told += self._attributed(part.sentence, one, begin, self._quoted(one))
        for part in parts:
            self._stand_in(part)
            told += [((one.start, one.start), one) for one in self._rest(part)]
        return [one for _, one in sorted(told, key=lambda pair: pair[0])]

    def _stand_in(self, part: Read) -> None:
        """Set through whose hands a sentence comes, all that it says."""
        place = part.sentence.start
        hand = pasted_from(self.document, self.pasted, place)
        if part.wire and not hand:
            hand = agency(self.document, part.wire, self.base)
        self.teller.base = (*self.base, hand) if hand else self.base

    def _quoted(self, one: Attribution) -> int | None:
        """Return the quotation in which an attribution is made, if it is one that speaks."""
        index = holding(self.quotes, one.cue[0])
        if index is None or not long_enough(self.document.text, self.quotes[index]):
            return None
        return index

    def _carry_on(self, parts: Sequence[Read]) -> None:
        """Find whose words the quotations of a paragraph are that no attribution owns."""
        start, end = parts[0].sentence.start, parts[-1].sentence.end
        for index in self._quotes_from(start, end):
            quote = self.quotes[index]
            if index in self.voices:
                continue
            before = self.quotes[index - 1] if index else None
            if before and index - 1 in self.voices and self._goes_on(before, quote):
                self.voices[index] = self.voices[index - 1]

    def _goes_on(self, before: Quote, quote: Quote) -> bool:
        """Say whether one quotation takes up another: nothing but its attribution between."""
        between = self.document.text[before.end : quote.start]
        if before.goes_on:
            return not between.strip()
        near = between.count("\n\n") <= 1 and not introduces(between)
        return near and not any(
            part.sentence.start >= before.end and part.sentence.end <= quote.start
            for part in self._near(before.end, quote.start)
        )

    def _near(self, start: int, end: int) -> Iterator[Read]:
        first = bisect_left(self.read, start, key=lambda part: part.sentence.start)
        for part in self.read[first:]:
            if part.sentence.start >= end:
                return
            yield part

    def _attributed(
        self, sentence: Sentence, one: Attribution, begin: int, quote: int | None = None
    ) -> Iterator[tuple[tuple[int, int], Statement]]:
        """Yield one statement for each source that an attribution names, with its place."""
        text = self.document.text
        voice = self.voices.get(quote) if quote is not None else None
        before = text[begin : one.sources[0][0]] if one.sources else ""
        chains = self.teller.chains(one, before, voice[-1] if voice else None)
        words = content_words(self.document, one.content)
        told = read_told(self.document, one, words, asked=sentence.question)
        for number, chain in enumerate(chains):
            if voice:
                chain = in_voice(voice, chain, len(self.teller.base))
            chain = self._doubted(chain, one)
            span = one.sources[number] if one.sources else one.cue
            hands = [hand.source or hand.cue for hand in one.outer]
            pieces = [span, one.cue, *one.content, *hands]
            pieces += [one.recipient] if one.recipient else []
            statement = make_statement(
                self.document,
                start=min(start for start, _ in pieces),
                end=max(end for _, end in pieces),
                content=one.content,
                chain=chain,
                stance=told.stance,
                certainty=grade(words, one.certainty),
                quoted=holding(self.quotes, one.content[0][0]) is not None,
            )
            statement = replace(
                statement, attribution=told.kind, mode=told.mode, reporter=told.reporter
            )
            self._speak(one, chain)
            yield (one.cue[0], span[0]), statement
        if one.sources and not one.outer:
            issued = text[sentence.start : sentence.end]
            self.teller.memory.issue(chains[-1][-1], issued, sentence.start)

    def _speak(self, one: Attribution, chain: Chain) -> None:
        """Remember whose voice the quotations are in that an attribution owns."""
        for start, _ in one.content:
            for index in self._quotes_from(start, one.content[-1][1]):
                if self.owners.get(index) is one:
                    self.voices.setdefault(index, chain)

    def _quotes_from(self, start: int, end: int) -> Iterator[int]:
        index = bisect_right(self.quotes, start, key=lambda quote: quote.end)
        while index < len(self.quotes) and self.quotes[index].start < end:
            yield index
            index += 1

    def _doubted(self, chain: Chain, one: Attribution) -> Chain:
        """Mark the last hop where the reporter keeps clear of it: “claims”, “supposedly”."""
        span = one.content[0][0], one.content[-1][1]
        if not (one.distance or distanced(self.document.text, *span, self.marks)):
            return chain
        return (*chain[:-1], replace(chain[-1], doubted=True))

    def _rest(self, part: Read) -> Iterator[Statement]:
        """Yield what a sentence says outside its attributions: quoted, or the document's own."""
        sentence = part.sentence
        if any(
            start < sentence.end and sentence.start < end for start, end in self._spills(sentence)
        ):
            return
        spoken = [(q.start, q.end) for q in self._speaking(sentence, part.found)]
        for start, end in spoken:
            index = holding(self.quotes, start)
            if piece := trim(
                self.document.text, max(start, sentence.start), min(end, sentence.end)
            ):
                yield self._said(piece, self.voices.get(index) if index is not None else None)
        if not part.found:
            yield from self._own(part, spoken)

    def _spills(self, sentence: Sentence) -> Sequence[Piece]:
        """Return the contents of earlier sentences that may reach into this one."""
        index = bisect_left(self.spilled, (sentence.start, 0))
        return self.spilled[max(0, index - 8) : index]

    def _speaking(self, sentence: Sentence, found: Sequence[Attribution]) -> Iterator[Quote]:
        """Yield the quotations in a sentence whose words no attribution has."""
        for index in self._quotes_from(sentence.start, sentence.end) if sentence.tokens else ():
            quote = self.quotes[index]
            inside = max(quote.start, sentence.start), min(quote.end, sentence.end)
            whole = quote.start <= sentence.tokens[0].start and sentence.tokens[-1].end <= quote.end
            if not whole and not long_enough(self.document.text, quote):
                continue
            if any(overlap(piece, inside) for one in found for piece in (*one.content, one.cue)):
                continue
            yield quote

    def _said(self, piece: Piece, chain: Chain | None) -> Statement:
        """Return a quoted sentence: of the voice that goes on, or of nobody the text names."""
        words = self.document.text[slice(*piece)]
        if chain is None and (author := quoted_from(self.document, piece, self.authors)):
            chain = (*self.teller.base, author)
        if chain is None:
            chain = (*self.teller.base, unstated(self.document, (piece[0], piece[0] + 1)))
        return make_statement(
            self.document,
            start=piece[0],
            end=piece[1],
            content=(piece,),
            chain=chain,
            stance="discusses"
            if words.rstrip('”"»’ ').endswith("?")
            else stance_of(words, "asserts"),
            certainty=grade(words),
            quoted=True,
        )

    def _own(self, part: Read, spoken: Sequence[Piece]) -> Iterator[Statement]:
        """Yield the sentence as the document's own word; “reportedly” adds a source nobody names."""
        sentence = part.sentence
        words = self.document.text[sentence.start : sentence.end]
        if len(sentence.tokens) < 3:
            return
        start = sentence.start
        if part.wire and part.wire.span[0] == start and part.wire.span[1] < sentence.end:
            start = part.wire.span[1]
        content = tuple(outside(self.document.text, (start, sentence.end), spoken))
        if not content:
            return
        chain = self.teller.base
        language = abroad_at(self.document, sentence.start)
        if where := reportedly_abroad(words, language) if language else reportedly(words):
            cue = (sentence.start + where[0], sentence.start + where[1])
            chain = (*chain, unstated(self.document, cue))
        quiet = sentence.question or silent(words) or self._opinion(words)
        stance = "discusses" if quiet else stance_of(words, "asserts")
        if distanced(self.document.text, start, sentence.end, self.marks):
            stance = "discusses" if stance == "asserts" else stance
            chain = (*chain[:-1], replace(chain[-1], doubted=True))
        yield make_statement(
            self.document,
            start=content[0][0],
            end=content[-1][1],
            content=content,
            chain=chain,
            stance=stance,
            certainty=grade(words),
            quoted=False,
        )

    def _opinion(self, words: str) -> bool:
        """Say whether a comment or post states in its own words what nobody could check."""
        own = self.document.kind in ("comment", "post") and self.teller.base == self.base
        return own and opinion(words) is not None
