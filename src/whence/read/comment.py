"""A comment as a document: what it has from the page it stands on."""

from typing import Any

from whence.model import Document


def comment_on(page: Document, position: int, text: str, **known: Any) -> Document:
    """Return the comment at a position (from 1) of a page, with the fields known of it."""
    return Document(
        id=f"{page.id}#{position}",
        text=text,
        path=page.path,
        sha256=page.sha256,
        kind="comment",
        publisher=page.publisher,
        url=page.url,
        captured=page.captured,
        parent=page.id,
        position=position,
        **known,
    )
