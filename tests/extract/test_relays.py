"""Through whose hands a pasted text came."""

from whence.extract.relays import UNKNOWN_RELAY, relay_hops, split_at_blocks
from whence.extract.sentence import read_sentences
from whence.extract.statements import opening_hops
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


def test_the_outlet_follows_the_author_inside_its_text_only() -> None:
    own, pasted = "Look at this:\n", "The dam broke, a guard told the Harbour Daily News."
    document = comment(own, pasted, "Harbour Daily News")
    assert [hop.name for hop in opening_hops(document)] == ["Ada"]
    assert [hop.name for hop in opening_hops(document, 0)] == ["Ada"]
    inside = opening_hops(document, len(own))
    assert [(hop.name, hop.kind, hop.directness) for hop in inside[1:]] == [
        ("Harbour Daily News", "publisher", "relayed")
    ]
    document.span(inside[1].start or 0, inside[1].end or 0, "Harbour Daily News")


def test_a_name_with_a_colon_is_the_author_of_the_text() -> None:
    document = comment("Ruth Ellen Park:\n", "The dam will break.", "Ruth Ellen Park:")
    (hop,) = relay_hops(document, len("Ruth Ellen Park:\n"))
    assert (hop.name, hop.kind) == ("Ruth Ellen Park", "person")


def test_a_text_without_an_outlet_has_an_unknown_relay() -> None:
    document = comment("", "The dam broke, a guard said.")
    (hop,) = relay_hops(document, 3)
    assert (hop.name, hop.named, hop.directness) == (UNKNOWN_RELAY, False, "relayed")


def test_an_arabic_credit_is_an_outlet() -> None:
    pasted = "قال الحارس لوكالة الأناضول إن السد انهار."
    document = comment("Bad news:\n", pasted, "وكالة الأناضول", "ar")
    (hop,) = relay_hops(document, len(document.text) - 1)
    assert (hop.name, hop.kind) == ("وكالة الأناضول", "publisher")


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
