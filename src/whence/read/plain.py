"""Plain text and Markdown, with or without front matter: the text is kept as it stands."""

from dataclasses import replace

from whence.model import Document, Issue, RawFile

from .decode import decode
from .frontmatter import parse_front_matter, split_front_matter
from .threads.page import split_page


def read_plain(file: RawFile, blank: Document) -> list[Document | Issue]:
    """Return the documents of a text file; `blank` carries id, path and hash.

    Raises `InputError` if the bytes are no text, `CaseError` for a slip in the front matter.
    """
    text, warning = decode(file.content(), file.path)
    block, start = split_front_matter(text, file.path)
    fields, issues = parse_front_matter(block, file.path, file.id)
    if warning:
        issues.append(Issue(level="warning", what=warning, document=file.id))
    page = replace(blank, text=text[start:], offset=start, **fields)
    return [*split_page(page), *issues]
