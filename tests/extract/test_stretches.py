"""Pasted texts and quoted comments: one more hand, named or not."""

from whence.extract import extract_document
from whence.model import UNSTATED, Block, Document, ReplyTo, Span

GLOSS = "Bad news today for everyone here.\n\n"
NEWS = "The Harbour Post\n\nThe mill has been shut. A clerk said that it was unsafe."


def comment(text: str, **fields: object) -> Document:
    return Document(id="c", text=text, language="en", author="Bo", kind="comment", **fields)  # type: ignore[arg-type]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(document="c", start=start, end=start + len(words), quote=words)


def pasted(outlet: str | None) -> list[tuple[list[str], str]]:
    text = GLOSS + NEWS
    block = Block(
        kind="pasted",
        span=span(text, NEWS),
        attributed_to=span(text, outlet) if outlet else None,
    )
    page = comment(text, blocks=(block,))
    return [([hop.name for hop in one.chain], one.words) for one in extract_document(page)]


def test_a_pasted_text_is_the_word_of_the_outlet_it_names() -> None:
    found = pasted("The Harbour Post")
    assert (["Bo"], "Bad news today for everyone here.") in found
    assert (["Bo", "The Harbour Post"], "The mill has been shut.") in found
    assert (["Bo", "The Harbour Post", "clerk"], "it was unsafe") in found


def test_a_pasted_text_without_an_outlet_comes_through_somebody_unknown() -> None:
    found = pasted(None)
    assert (["Bo", UNSTATED], "The mill has been shut.") in found
    assert (["Bo", UNSTATED, "clerk"], "it was unsafe") in found


def test_words_of_another_comment_are_its_authors() -> None:
    text = "Ann #3,\n\n“Is the mill not safe for anyone?”\n\nI see the catch in that."
    quoted = span(text, "Is the mill not safe for anyone?")
    page = comment(
        text,
        blocks=(Block(kind="quotation", span=quoted, of="ann-3", distance=0),),
        replies=(ReplyTo(to="ann-3", kind="number", span=span(text, "Ann #3")),),
    )
    found = {one.words: one for one in extract_document(page, authors={"ann-3": "Ann Poe"})}
    hop = found["“Is the mill not safe for anyone?”"].chain[-1]
    assert (hop.name, hop.cue) == ("Ann Poe", "Ann #3")
    unknown = {one.words: one for one in extract_document(page)}
    assert unknown["“Is the mill not safe for anyone?”"].chain[-1].name == UNSTATED
