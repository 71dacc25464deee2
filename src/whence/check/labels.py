"""How a finding names reports: in full the first time, in short from then on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from whence.model import Document, Finding

from .speakers import report_label, written_by


def name_once(finding: Finding, documents: Iterable[Document]) -> Finding:
    """Return a finding that names each report in full once, and in short from then on.

    “Ada Lind’s text of 3 May 2031” is “Lind’s text” from the second time on, unless another report
    that is named there would be called the same.
    """
    explanation = finding.explanation
    labels = {report_label(one, one.id): _short(one) for one in documents}
    named = {label: short for label, short in labels.items() if label in explanation}
    alike = Counter(named.values())
    for label in sorted(named, key=len, reverse=True):
        short = named[label]
        if alike[short] == 1 and short != label:
            first, found, rest = explanation.partition(label)
            explanation = first + found + rest.replace(label, short)
    return replace(finding, explanation=explanation)


def _short(document: Document) -> str:
    """Return a report's publisher, or its author's last name with what the report is."""
    if document.publisher or not document.author:
        return document.publisher or document.title or document.id
    return written_by(document.author.split()[-1], document)
