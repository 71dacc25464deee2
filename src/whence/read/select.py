"""Which documents existed at the date an assessment is made for."""

from collections.abc import Iterable

from whence.model import Document, Interval, Issue


def published_by(
    documents: Iterable[Document], as_of: Interval | None
) -> tuple[list[Document], list[Issue]]:
    """Return the documents published no later than `as_of`, and an issue for each other one.

    An undated document is kept: nothing shows that it came later.
    """
    if as_of is None:
        return list(documents), []
    kept: list[Document] = []
    issues: list[Issue] = []
    for document in documents:
        if document.published.begins_by(as_of):
            kept.append(document)
        else:
            what = f"published {document.published}, after {as_of}: not used"
            issues.append(Issue(level="info", what=what, document=document.id))
    return kept, issues
