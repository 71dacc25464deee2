"""Whole texts as reports of one thing, so that documents without a common claim can be traced too."""

from collections.abc import Sequence
from dataclasses import replace

from whence.model import Claim, Document, Hop, Statement

WHOLE = Claim(id="whole texts", text="The texts as a whole")


def as_reports(
    statements: Sequence[Statement], documents: Sequence[Document]
) -> tuple[list[Statement], list[Statement]]:
    """Return two ways to read documents as reports of `WHOLE`: by what is said in them, and plainly.

    The first keeps every chain, and with them sources and credits. In the second each document is
    one statement of its own: so reads even one that only passes on what others say.
    """
    ids = {one.id for one in documents}
    said = [
        replace(one, claim=WHOLE.id, stance="asserts")
        for one in statements
        if one.document in ids and one.chain
    ]
    plain = [_own_word(one) for one in documents if one.text]
    speaking = {one.document for one in said}
    return [*said, *(one for one in plain if one.document not in speaking)], plain


def _own_word(document: Document) -> Statement:
    name = document.publisher or document.author or document.id
    whole = document.span(0, len(document.text))
    return Statement(
        id=f"whole {document.id}",
        document=document.id,
        start=0,
        end=len(document.text),
        text=document.text,
        content=(whole,),
        claim=WHOLE.id,
        chain=(Hop(source=document.id, name=name, kind="publisher"),),
    )
