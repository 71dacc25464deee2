"""Documents as a table in a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from whence.model import Document

from .safe import plain


def print_documents(documents: Sequence[Document], console: Console) -> None:
    """Print one row a document: id, kind, publisher or author, date, language, length."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("document", "kind", "by", "published", "language"):
        table.add_column(heading, overflow="ellipsis", no_wrap=True)
    table.add_column("characters", justify="right")
    for one in documents:
        cells = (
            one.id,
            one.kind,
            one.publisher or one.author or "unknown",
            str(one.published) if one.published.high else "unknown",
            one.language or "",
            f"{one.characters:,}",
        )
        table.add_row(*(Text(plain(cell)) for cell in cells))
    console.print(table)
