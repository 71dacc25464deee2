"""Which documents existed at the date an assessment is made for."""

from collections.abc import Iterable

from whence.model import Document, Interval, Issue


def published_by(
    documents: Iterable[Document], as_of: Interval | None
) -> tuple[list[Document], list[Issue]]:
    """Return the documents published no later than `as_of`, and an issue for each other one.

    One that may or may not be later (undated, or dated by an upper bound alone) is kept, with a
    warning: nothing shows that it came later.
    """
    if as_of is None:
        return list(documents), []
    kept: list[Document] = []
    issues: list[Issue] = []
    for document in documents:
        if document.published.begins_by(as_of):
            kept.append(document)
            if document.published.low is None and not _ends_by(document.published, as_of):
                issues.append(_doubt(document, as_of))
        else:
            what = f"published {document.published}, after {as_of}: not used"
            issues.append(Issue(level="info", what=what, document=document.id))
    return kept, issues


def _ends_by(published: Interval, as_of: Interval) -> bool:
    return bool(published.high and as_of.high and published.high <= as_of.high)


def _doubt(document: Document, as_of: Interval) -> Issue:
    date = f"published {document.published}" if document.published.high else "undated"
    what = f"{date}, perhaps after {as_of}: used all the same; date it to be sure"
    return Issue(level="warning", what=what, document=document.id)
