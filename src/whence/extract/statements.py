"""Build the statements of one document: chain, stance, certainty and spans."""

import re
from collections.abc import Iterator
from dataclasses import replace

from whence.model import UNSTATED, Document, Hop, Statement, content_id

from .abroad import attribute_abroad
from .attribute import Attribution, attribute
from .certainty import doubted, grade, reportedly, silent, stance_of
from .contents import Content
from .coreference import Memory
from .kinds import describe
from .quotes import inside, quotations
from .relays import relay_hops
from .sentence import Sentence, read_sentences

_OWN_WORDS = ("statement", "post", "comment", "interview", "transcript")
_RELAYED = frozenset(("learned", "learnt", "heard", "learn", "hear"))
_LEARNED = re.compile(
    r"(?:that\s+)?(?:he|she|they|it)\s+(?:had\s+|has\s+|have\s+)?(?:also\s+|only\s+)?"
    r"(?:learned|learnt|heard|(?:was|were|been)\s+told)\b",
    re.IGNORECASE,
)


def extract_document(document: Document) -> list[Statement]:
    """Return every statement of a document: attributed ones, and those in its own voice."""
    marks = quotations(document.text)
    base = opening_hops(document)
    memory = Memory(author=base[-1])
    if len(base) > 1 or document.kind in _OWN_WORDS:
        memory.met.append(base[-1])
        memory.speaker = base[-1]
    found: list[Statement] = []
    for sentence in read_sentences(document.text):
        attributions = _attributions(document, sentence)
        if not attributions:
            found += _continued(document, sentence, marks, found) or _own(document, sentence, base)
        for one in attributions:
            found += _attributed(document, sentence, one, base, memory, marks)
    return found


def opening_hops(document: Document, place: int | None = None) -> tuple[Hop, ...]:
    """Return the hands every word of a document passes through: its publisher, or its author.

    Where the author speaks for himself (a statement, a post, a comment) he follows his publisher.
    At a place within a pasted text, its outlet (or an unknown relay) follows.
    """
    hops: list[Hop] = []
    if document.publisher:
        hops.append(Hop(name=document.publisher, kind="publisher"))
    author = (document.author or "").strip("\"'“”")
    if author and (not hops or document.kind in _OWN_WORDS):
        hops.append(Hop(name=author, kind="person"))
    if not hops:
        hops.append(Hop(name=document.id, kind="document", named=False))
    return (*hops, *(() if place is None else relay_hops(document, place)))


def _attributions(document: Document, sentence: Sentence) -> list[Attribution]:
    language = _language(document, sentence.start)
    if language in (None, "en") or sentence.text[sentence.start : sentence.end].isascii():
        return attribute(sentence)
    return attribute_abroad(sentence, language) or attribute(sentence)


def _language(document: Document, place: int) -> str | None:
    """Return the language of the words at a place: of a pasted or foreign block its own."""
    spans = ((one.language, one.span) for one in document.blocks if one.language)
    inside = (language for language, span in spans if span.start <= place < span.end)
    return next(inside, document.language)


def _attributed(
    document: Document,
    sentence: Sentence,
    one: Attribution,
    base: tuple[Hop, ...],
    memory: Memory,
    marks: list[tuple[int, int]],
) -> Iterator[Statement]:
    """Yield one statement for each source that an attribution names."""
    relays = [_hop(document, span, one, memory, relay=True) for span in one.outer]
    if one.recipient:
        relays += _recipient(document, one)
    content = _words(document, one.content)
    for span in one.sources:
        source = _hop(document, span, one, memory)
        outer = [hop for hop in relays if hop.name != source.name]
        before = base if base[-1].name != source.name else base[:-1]
        chain = (*before, *outer, source)
        pieces = [
            span,
            one.cue,
            *one.content,
            *one.outer,
            *([one.recipient] if one.recipient else []),
        ]
        stance = stance_of(content, one.stance)
        if sentence.question or silent(content):
            stance = "discusses"
        yield _statement(
            document,
            start=min(start for start, _ in pieces),
            end=max(end for _, end in pieces),
            content=one.content,
            chain=_doubted(document, sentence, chain, one),
            stance=stance,
            certainty=grade(content, one.certainty),
            quoted=inside(marks, one.content[0][0]) is not None,
        )


def _hop(
    document: Document, span: tuple[int, int], one: Attribution, memory: Memory, relay: bool = False
) -> Hop:
    phrase = document.text[slice(*span)]
    mention = describe(phrase)
    cue = document.text[slice(*one.cue)]
    relayed = not relay and _hearsay(document, one)
    hop = Hop(
        name=mention.name,
        kind=mention.kind,
        named=mention.named,
        directness="relayed" if relayed or relay else mention.directness,
        start=span[0],
        end=span[1],
        cue=cue,
        cue_start=one.cue[0],
        cue_end=one.cue[1],
        affiliation=mention.affiliation,
        plural=mention.plural,
    )
    return memory.resolve(hop, phrase)


def _hearsay(document: Document, one: Attribution) -> bool:
    """Say whether the source itself only passes on: “he also learned of it”, “I am told”."""
    cue = set(document.text[slice(*one.cue)].casefold().split())
    if _RELAYED & cue and not one.recipient and "told" not in cue:
        return True
    passive = "told" in cue and bool(cue & {"am", "is", "was", "were", "are", "been"})
    return passive or bool(_LEARNED.match(_words(document, one.content)))


def _recipient(document: Document, one: Attribution) -> list[Hop]:
    """Return the outlet a source told it to, as a hand the words passed through."""
    assert one.recipient is not None
    mention = describe(document.text[slice(*one.recipient)])
    if mention.kind != "publisher":
        return []
    start, end = one.recipient
    hop = Hop(name=mention.name, kind="publisher", directness="relayed", start=start, end=end)
    return [hop]


def _doubted(
    document: Document, sentence: Sentence, chain: tuple[Hop, ...], one: Attribution
) -> tuple[Hop, ...]:
    """Mark the last hop where the reporter keeps clear of it: “claims”, “supposedly”."""
    span = document.text[sentence.start : one.content[-1][1]]
    if not (one.distance or doubted(span)):
        return chain
    return (*chain[:-1], replace(chain[-1], doubted=True))


def _own(document: Document, sentence: Sentence, base: tuple[Hop, ...]) -> list[Statement]:
    """Return the sentence as the document's own word; “reportedly” adds a source nobody names."""
    words = document.text[sentence.start : sentence.end]
    if len(sentence.tokens) < 3:
        return []
    chain = base
    if where := reportedly(words):
        start, end = sentence.start + where[0], sentence.start + where[1]
        cue = document.text[start:end]
        unnamed = Hop(
            name=UNSTATED,
            kind="anonymous",
            named=False,
            directness="relayed",
            start=start,
            end=end,
            cue=cue,
            cue_start=start,
            cue_end=end,
        )
        chain = (*base, unnamed)
    quiet = sentence.question or silent(words)
    stance = "discusses" if quiet else stance_of(words, "asserts")
    if doubted(words):
        stance = "discusses" if stance == "asserts" else stance
        chain = (*chain[:-1], replace(chain[-1], doubted=True))
    statement = _statement(
        document,
        start=sentence.start,
        end=sentence.end,
        content=((sentence.start, sentence.end),),
        chain=chain,
        stance=stance,
        certainty=grade(words),
        quoted=False,
    )
    return [statement]


def _continued(
    document: Document, sentence: Sentence, marks: list[tuple[int, int]], found: list[Statement]
) -> list[Statement]:
    """Give a sentence that stands wholly in quotation marks to the speaker of the one before."""
    if not found or not found[-1].quoted or len(sentence.tokens) < 3:
        return []
    mark = inside(marks, sentence.tokens[0].start)
    last = found[-1]
    if not mark or mark[1] < sentence.tokens[-1].end:
        return []
    if "\n\n" in document.text[last.end : sentence.start]:
        return []
    content = ((sentence.start, sentence.end),)
    words = _words(document, content)
    statement = _statement(
        document,
        start=sentence.start,
        end=sentence.end,
        content=content,
        chain=last.chain,
        stance=stance_of(words, "asserts"),
        certainty=grade(words),
        quoted=True,
    )
    return [statement]


def _words(document: Document, content: Content) -> str:
    return " ".join(document.text[slice(*piece)] for piece in content)


def _statement(
    document: Document, *, start: int, end: int, content: Content, **rest: object
) -> Statement:
    text = document.span(start, end).quote
    chain = rest["chain"]
    source = chain[-1].name if isinstance(chain, tuple) else ""
    return Statement(
        id=content_id("stmt", document.id, start, end, *content, source),
        document=document.id,
        start=start,
        end=end,
        text=text,
        content=tuple(document.span(*piece) for piece in content),
        **rest,  # type: ignore[arg-type]
    )
