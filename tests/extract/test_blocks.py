"""Where sentences end beside pasted texts."""

from whence.extract.blocks import split_at_blocks
from whence.extract.sentence import read_sentences
from whence.model import Block, Document


def comment(own: str, pasted: str, credit: str | None = None, language: str = "en") -> Document:
    text = own + pasted
    plain = Document(id="d", text=text, kind="comment", author="Ada", language="en")
    where = text.find(credit) if credit else -1
    block = Block(
        kind="pasted",
        span=plain.span(len(own), len(text)),
        language=language,
        attributed_to=plain.span(where, where + len(credit)) if credit else None,
    )
    return Document(id="d", text=text, kind="comment", author="Ada", language="en", blocks=(block,))


def test_a_sentence_ends_where_a_pasted_text_begins() -> None:
    own = "They fear for their lives since the flood:\n"
    document = comment(own, "قال الحارس إن السد انهار.", None, "ar")
    whole = read_sentences(document.text)
    assert len(whole) == 1
    cut = list(split_at_blocks(document, whole))
    assert [document.text[one.start : one.end] for one in cut] == [
        own.strip(),
        "قال الحارس إن السد انهار.",
    ]
    assert sum(len(one.tokens) for one in cut) == len(whole[0].tokens)
    plain = Document(id="d", text=document.text, language="en")
    assert list(split_at_blocks(plain, whole)) == whole
