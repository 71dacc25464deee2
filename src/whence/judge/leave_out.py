"""What the verdict owes to each document, source and fact: leave it out, and judge again.

What is taken away is what rests on it alone, among what was found: to read, trace and check anew
without it (`whence assess --without`) is exact, and dearer. A finding falls with any of its facts,
for its facts are what it follows from together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from whence.model import CitedFact, Driver, Finding, Span, Testimony

from .dependence import resting_on
from .evidence import only_carried_by
from .influence import verdict_without
from .posterior import Memo, Posterior, Scene, judge, without

_QUOTED = 3  # words of a document or source that are shown with it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gone:
    """A document, source or fact with the ids of what falls with it."""

    kind: Literal["document", "source", "fact"]
    id: str
    what: str
    testimonies: frozenset[str]
    findings: frozenset[str]
    spans: tuple[Span, ...]


def influence_of(scene: Scene, full: Posterior, memo: Memo) -> tuple[Driver, ...]:
    """Return each document, source and fact on which evidence rests, the most telling first.

    The weight is the change of log10 odds without it. What takes the same evidence along is judged
    once, however many things do.
    """
    seen: dict[tuple[frozenset[str], frozenset[str]], Posterior] = {}
    drivers = []
    for one in (*_documents(scene), *_sources(scene), *_facts(scene)):
        if not (one.testimonies or one.findings):
            continue
        key = one.testimonies, one.findings
        if key not in seen:
            less = without(scene, testimonies=one.testimonies, findings=one.findings)
            seen[key] = judge(less, memo)
        drivers.append(
            Driver(
                what=one.what,
                kind=one.kind,
                id=one.id,
                spans=one.spans,
                **verdict_without(scene, full, seen[key]),
            )
        )
    return tuple(sorted(drivers, key=lambda one: (-abs(one.weight), one.kind, one.id)))


def _documents(scene: Scene) -> Iterator[_Gone]:
    """Yield documents with the testimonies and findings whose words stand nowhere else."""
    for id in dict.fromkeys(span.document for span in _words(scene)):
        gone = [one for one in scene.testimonies if _only_in(id, one.spans)]
        fallen = [one.id for one in scene.findings if _falls_with(id, one)]
        own = [span for one in gone for span in one.spans]
        yield _gone("document", id, f"What {id} alone says", scene, gone, fallen, own)


def _sources(scene: Scene) -> Iterator[_Gone]:
    """Yield sources with the testimonies on their word alone, and all that rests on those."""
    for id in dict.fromkeys(source for one in scene.testimonies for source in one.sources):
        alone = [one.id for one in scene.testimonies if set(one.sources) == {id}]
        fallen = {more for one in alone for more in resting_on(one, scene.testimonies)}
        gone = [one for one in scene.testimonies if one.id in fallen]
        own = [span for one in gone if one.id in alone for span in one.spans]
        yield _gone("source", id, f"All on the word of {id}", scene, gone, (), own)


def _facts(scene: Scene) -> Iterator[_Gone]:
    """Yield facts with the findings that cite them."""
    for fact, citing in facts_of(scene):
        yield _gone("fact", fact.id, fact.text, scene, (), citing, fact.spans)


def facts_of(scene: Scene) -> Iterator[tuple[CitedFact, list[str]]]:
    """Yield each fact that findings cite, with the ids of those findings."""
    facts = {fact.id: fact for finding in scene.findings for fact in finding.facts}
    for id, fact in facts.items():
        yield fact, [one.id for one in scene.findings if any(f.id == id for f in one.facts)]


def _gone(
    kind: Literal["document", "source", "fact"],
    id: str,
    what: str,
    scene: Scene,
    gone: Iterable[Testimony],
    findings: Iterable[str],
    spans: Iterable[Span],
) -> _Gone:
    """Add the findings that only the words of what is gone carry."""
    going = tuple(gone)
    ids = frozenset(one.id for one in going)
    staying = [one for one in scene.testimonies if one.id not in ids]
    carried = only_carried_by(going, staying, scene.findings)
    return _Gone(
        kind=kind,
        id=id,
        what=what,
        testimonies=ids,
        findings=frozenset([*findings, *carried]),
        spans=tuple(dict.fromkeys(spans))[:_QUOTED],
    )


def _words(scene: Scene) -> Iterator[Span]:
    for one in scene.testimonies:
        yield from one.spans
    for finding in scene.findings:
        yield from finding.spans
        yield from (span for fact in finding.facts for span in fact.spans)


def _only_in(document: str, spans: Iterable[Span]) -> bool:
    return {span.document for span in spans} == {document}


def _falls_with(document: str, finding: Finding) -> bool:
    """Say whether a finding rests on the words of a document alone, or on a fact that is its word."""
    stated = any(_only_in(document, fact.spans) for fact in finding.facts)
    return stated or _only_in(document, finding.spans)
