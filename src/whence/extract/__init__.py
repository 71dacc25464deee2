"""Text becomes attributed statements: who says what, on whose word, and how sure they are.

By rules, without a parser, a network or a language model: quotation marks, reporting verbs,
“according to”, denials and hedges. Sentences that attribute nothing are the document's own word.
"""

from collections.abc import Callable, Iterable

from whence.model import Document, Statement

from .continued import with_frames
from .degrees import with_degrees
from .frames import frames_of
from .rules import tag_by_rules
from .statements import extract_document
from .tagged import Tagged, Tagger

__all__ = [
    "Tagged",
    "Tagger",
    "extract_document",
    "extract_statements",
    "frames_of",
    "tag_by_rules",
    "with_frames",
]


def extract_statements(
    documents: Iterable[Document],
    progress: Callable[[str], None] = lambda _name: None,
    tagger: Tagger | None = None,
) -> list[Statement]:
    """Return the statements of all documents, in the order of the documents and of their text.

    `tagger` finds the attributions of English text; without one, rules do.
    """
    documents = list(documents)
    authors = {one.id: one.author for one in documents if one.author}
    found: list[Statement] = []
    for document in documents:
        progress(document.id)
        told = with_degrees(extract_document(document, tagger, authors), document)
        found += with_frames(told, document)
    return found
