"""Write a blank catalogue: every message of the report, to be translated.

    python docs/generate_catalogue.py ASSESSMENT.json … > src/whence/report/languages/ar.yaml

The messages are those that the templates and the pictures have, and those that the pages of the
assessments given ask for: the more kinds of claims and findings these hold, the better.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import yaml

from whence.model import Assessment
from whence.report.html import render_html
from whence.report.language import SPACE, Language
from whence.store.schema import read_assessment

_IN_TEMPLATES = re.compile(r"""\b_\((?:"([^"]*)"|'([^']*)')""")
_SAYERS = frozenset({"told", "say"})
_FORMS = 2  # of the language, to be made as many as its rule of plurals has


class Asked(dict):
    """A catalogue that has nothing, and keeps what it was asked for."""

    def __init__(self, forms: int = 0) -> None:
        super().__init__()
        self.asked: dict[str, None] = {}
        self._forms = forms

    def get(self, message: str, default: object = None) -> object:  # noqa: ARG002
        """Return the message itself, as often as it has forms."""
        self.asked[message] = None
        return (message,) * self._forms if self._forms else message


def blank_catalogue(assessments: Iterable[Assessment], tag: str = "xx") -> str:
    """Return a catalogue in YAML: each message with an empty translation, each count with its forms."""
    messages, counts = Asked(), Asked(_FORMS)
    language = Language(tag=tag, messages=messages, counts=counts)
    own = set[str]()
    for assessment in assessments:
        render_html(assessment, language)
        own |= set(_names(assessment))
    heard = (one for one in messages.asked if not any(name in one for name in own))
    found = {*heard, *_written()}
    rows = {
        "language": tag,
        "direction": "ltr",
        "plural": "n != 1",
        "messages": {one: "" for one in sorted(found) if re.search("[A-Za-z]{2}", one)},
        "counts": {one: [""] * _FORMS for one in sorted(counts.asked)},
    }
    return str(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=200))


def _names(assessment: Assessment) -> Iterator[str]:
    """Yield what only this case has: a message with it is a sentence of the case."""
    for document in assessment.documents:
        yield from filter(None, (document.id, document.publisher))
    for source in assessment.sources:
        yield from source.names
    for known in (*assessment.actors, *assessment.places):
        yield from (one.name for one in known.names)
    for finding in assessment.findings:
        yield finding.explanation
    for claim in assessment.claims:
        yield claim.text
    for rival in assessment.hypotheses:
        yield rival.text


def _written() -> Iterator[str]:
    """Yield the messages that stand in templates and modules of the report as they are."""
    report = Path(str(files("whence.report")))
    for path in report.rglob("*.jinja"):
        for double, single in _IN_TEMPLATES.findall(path.read_text(encoding="utf-8")):
            yield double or single
    for path in report.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in _SAYERS:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value.replace(SPACE, " ")


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


if __name__ == "__main__":
    sys.stdout.write(blank_catalogue(map(read_assessment, map(Path, sys.argv[1:]))))
