"""Text becomes attributed statements: who says what, on whose word, and how sure they are.

By rules, without a parser, a network or a language model: quotation marks, reporting verbs,
“according to”, denials and hedges. Sentences that attribute nothing are the document's own word.
"""

from collections.abc import Callable, Iterable

from whence.model import Document, Statement

from .by_rules import tag_by_rules
from .statements import extract_document
from .tagged import Tagger

__all__ = ["Tagger", "extract_document", "extract_statements", "tag_by_rules"]


def extract_statements(
    documents: Iterable[Document],
    progress: Callable[[str], None] = lambda _name: None,
    *,
    tagger: Tagger | None = None,
) -> list[Statement]:
    """Return the statements of all documents, in the order of the documents and of their text.

    Attributions are found by `tagger`, or by the rules if none is given.
    """
    found: list[Statement] = []
    for document in documents:
        progress(document.id)
        found += extract_document(document, tagger)
    return found
