"""What an analyst should know about the texts pasted into a document, as issues of the result."""

from collections.abc import Iterable, Iterator, Sequence

from whence.data.languages import languages_abroad, lexicon, word_key
from whence.model import Block, Document, Issue, Span, Statement
from whence.text import words

from .gloss import find_additions, find_glosses

_SHOWN = 60  # characters of a text that an issue repeats
_AGREE = 2  # attributions from which one source is worth a word


def note_pasted(documents: Iterable[Document], statements: Sequence[Statement] = ()) -> list[Issue]:
    """Return issues on pasted and foreign texts.

    What stands beside them that they have no word for, whom they themselves leave unnamed, that no
    outlet is named, and that all they attribute rests on one source without a name.
    """
    by_document: dict[str, list[Statement]] = {}
    for one in statements:
        by_document.setdefault(one.document, []).append(one)
    return [
        issue
        for document in documents
        if document.blocks
        for issue in _notes(document, by_document.get(document.id, []))
    ]


def _notes(document: Document, statements: Sequence[Statement]) -> Iterator[Issue]:
    for gloss in find_glosses(document):
        if gloss.place == "after" and gloss.language == gloss.beside_language:
            what = "these are the words of the one who pasted the text, not a part of it"
            yield _issue(document, gloss.own, f"{what}: {_short(gloss.own.quote)}")
    for added in find_additions(document):
        yield _issue(document, added.own, f"{added.what}: {_short(added.beside.quote)}")
    for block in document.blocks:
        if block.kind == "pasted":
            yield from _of_block(document, block, statements)


def _of_block(document: Document, block: Block, statements: Sequence[Statement]) -> Iterator[Issue]:
    if block.attributed_to is None:
        what = "a text is pasted without its outlet; who relayed it is unknown"
        yield _issue(document, block.span, f"{what}: {_short(block.span.quote)}")
    for span in _left_unnamed(document, block):
        yield _issue(
            document, span, f"the text itself says that it leaves out a name: “{span.quote}”"
        )
    inside = [
        one
        for one in statements
        if block.span.start <= one.start < block.span.end and one.stance != "discusses"
    ]
    attributed = [one.chain[-1] for one in inside if one.chain[-1].cue is not None]
    names = {hop.source or hop.name for hop in attributed}
    if len(attributed) >= _AGREE and len(names) == 1 and not attributed[0].named:
        hop = attributed[0]
        if not hop.plural and hop.start is not None and hop.end is not None:
            what = "all that this pasted text attributes rests on one source without a name"
            span = document.span(hop.start, hop.end)
            yield _issue(document, span, f"{what}: “{span.quote}”")


def _left_unnamed(document: Document, block: Block) -> Iterator[Span]:
    """Yield words like “(whom he did not name)”."""
    language = block.language or document.language
    if language not in languages_abroad():
        return
    firsts = lexicon(str(language)).phrases.get("left_unnamed", {})
    spans = words(block.span.quote)
    keys = [word_key(block.span.quote[start:end], str(language)) for start, end in spans]
    for at, key in enumerate(keys):
        for phrase in firsts.get(key, ()):
            if tuple(keys[at : at + len(phrase)]) == phrase:
                first, last = spans[at][0], spans[at + len(phrase) - 1][1]
                yield document.span(block.span.start + first, block.span.start + last)
                break


def _issue(document: Document, span: Span, what: str) -> Issue:
    return Issue(
        level="info",
        what=what,
        document=document.id,
        start=document.offset + span.start,
        end=document.offset + span.end,
    )


def _short(text: str) -> str:
    flat = " ".join(text[: 2 * _SHOWN].split())
    return f"“{flat[:_SHOWN]} …”" if len(text) > _SHOWN else f"“{flat}”"
