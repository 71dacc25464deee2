"""Where words stand, as the W3C Web Annotation model says it (https://www.w3.org/TR/annotation-model/).

A quotation with what stands around it, and its position: both count code points of the text that
whence read, end exclusive, as the model asks for.
"""

from typing import Any
from urllib.parse import quote

from whence.model import Document, Span

from ..safe import language_tag, web_address

AROUND = 32  # characters before and behind, as many as Hypothesis keeps


def target_of(document: Document, span: Span) -> dict[str, Any]:
    """Return the words of a span as the target of an annotation."""
    return {
        "type": "SpecificResource",
        "source": _source(document),
        "selector": _both(document, span),
    }


def document_urn(document: Document) -> str:
    """Return a name of a document by its bytes, or by its id where it has no hash."""
    if document.sha256:
        return f"urn:sha256:{quote(document.sha256, safe='')}"
    return urn("document", document.id)


def urn(kind: str, id: str) -> str:
    """Return a name for something of ours that has no address."""
    return f"urn:whence:{kind}:{quote(id.encode('utf-8', 'replace'), safe='')}"


def _source(document: Document) -> dict[str, Any]:
    url, name = web_address(document.url), document_urn(document)
    found: dict[str, Any] = {"id": url or name, "type": "Text"}
    if language := language_tag(document.language):
        found["language"] = language
    return found | ({"canonical": name} if url else {})


def _both(document: Document, span: Span) -> list[dict[str, Any]]:
    text = document.text
    around = {
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[span.start : span.end],
            **{key: value for key, value in around.items() if value},
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
