"""A small world to write into: who says what in which report, and what is known."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from whence.check import check_claims
from whence.model import (
    Actor,
    Citation,
    Claim,
    Document,
    Fact,
    Hop,
    Interval,
    Knowledge,
    Name,
    Place,
    Precedent,
    Route,
    Source,
    Statement,
)
from whence.store.world import KnowledgeBase

CODED = Citation(citation="coded for a test")


def when(text):
    return Interval.parse(text) if text else None


def fact(subject, relation, object, since=None, until=None, **more):
    row = {"source": CODED, "id": f"{subject}-{relation}-{object}-{since}", **more}
    ends = {"from_": when(since), "until": when(until)}
    return Fact(subject=subject, relation=relation, object=object, **ends, **row)


def actor(id, *names, kind="organisation", succeeds=()):
    names = names or (Name(name=id.replace("-", " ").title()),)
    return Actor(id=id, kind=kind, names=names, succeeds=succeeds)


def place(id, lat=None, lon=None, within=None, names=None):
    names = names or (Name(name=id.replace("-", " ").title()),)
    return Place(id=id, names=names, lat=lat, lon=lon, within=within)


def precedent(id, kind, actors, dated, outcome):
    return Precedent(
        id=id, kind=kind, actors=actors, when=when(dated), outcome=outcome, source=CODED
    )


def claim(kind="event", actors=(), *, id="c", text="It is so.", dated=None, **more):
    return Claim(id=id, text=text, kind=kind, actors=actors, when=when(dated), **more)


@dataclass
class Scene:
    """Collects documents, statements, sources and knowledge, and runs the checks on them."""

    texts: dict = field(default_factory=dict)
    signed: dict = field(default_factory=dict)
    said: list = field(default_factory=list)
    sources: dict = field(default_factory=dict)
    knowledge: Knowledge = field(default_factory=Knowledge)
    origins: dict = field(default_factory=dict)

    def report(self, id, text="", **known):
        self.texts.setdefault(id, "")
        self.texts[id] += text
        self.signed[id] = {"publisher": id.title(), **known}

    def source(self, id, *names, **known):
        self.sources[id] = Source(id=id, names=names or (id,), coded=True, **known)

    def says(self, document, text, by=None, *, claim="c", stance="asserts", **known):
        """Add a statement; `by` is a source id or a name, None for the report's own voice."""
        if document not in self.texts:
            self.report(document)
        start = len(self.texts[document])
        self.texts[document] += f"{text}. "
        chain = [self._hop(self.signed[document]["publisher"], {})]
        if by:
            hop = {key: known.pop(key) for key in ("named", "directness") if key in known}
            chain.append(self._hop(by, hop))
        row = (claim, stance, document, start, text, tuple(chain), known)
        self.said.append(row)

    def _hop(self, name, known):
        source = self.sources.get(name)
        shown = source.names[0] if source else name
        return Hop(name=shown, source=source.id if source else "", **known)

    def know(self, *rows, **more):
        kinds = {"actors": Actor, "places": Place, "routes": Route, "facts": Fact}
        kinds |= {"precedents": Precedent}
        found = {
            key: tuple(row for row in rows if isinstance(row, kind)) for key, kind in kinds.items()
        }
        self.knowledge = Knowledge(**(found | more))

    @property
    def documents(self):
        return {
            id: Document(id=id, text=text, **self.signed[id]) for id, text in self.texts.items()
        }

    @property
    def statements(self):
        documents = self.documents
        rows = []
        for number, (about, stance, document, start, text, chain, known) in enumerate(self.said):
            end = start + len(text)
            rows.append(
                Statement(
                    id=f"s{number}",
                    document=document,
                    start=start,
                    end=end,
                    text=text,
                    content=(documents[document].span(start, end),),
                    claim=about,
                    stance=stance,
                    chain=chain,
                    **known,
                )
            )
        return rows

    def findings(self, *claims, as_of="2031-04-02", kind=None, subkind=None, statements=None):
        """Run all checks; keep the findings of one kind and subkind if they are given."""
        asked = when(as_of)
        found = check_claims(
            claims=claims,
            statements=self.statements if statements is None else statements,
            documents=self.documents,
            sources=self.sources,
            origins=self.origins,
            world=KnowledgeBase(self.knowledge, asked),
            as_of=asked,
        )
        return [
            each for each in found if kind in (None, each.kind) and subkind in (None, each.subkind)
        ]


@pytest.fixture
def scene():
    return Scene()


@pytest.fixture(scope="session")
def make():
    """Builders of records from few words."""
    return SimpleNamespace(
        fact=fact,
        actor=actor,
        place=place,
        precedent=precedent,
        claim=claim,
        when=when,
        scene=Scene,
    )
