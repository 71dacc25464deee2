"""Words that say when, and the time they mean: “on 28 September”, “early 2014”, “24 حزيران الماضي”.

A grammar of our own: `lexicon` turns words into letters by one table a language, `grammar` knows
their order, `readings` and `meanings` what they mean, `anchors` what that is for a document.
"""

from dataclasses import replace

from whence.model import DateExpression, Document

from .find import Expression, find_dates

__all__ = ["Expression", "date_expressions", "find_dates"]


def date_expressions(document: Document) -> Document:
    """Return the document with its `dates`: each expression, resolved by its date of publication."""
    found = find_dates(document.text, document.published, document.language)
    spans = (DateExpression(span=document.span(one.start, one.end), when=one.when) for one in found)
    return replace(document, dates=tuple(spans))
