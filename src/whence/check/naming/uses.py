"""Who calls whom by which of its names: told of by a text, or done in a party's own words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from whence.model import Claim, Document, Name, NameUse, Source, Span, Statement, World
from whence.model import Mention as Resolved
from whence.text import fold

from ..names import NameTable, name_table
from .people import people_of
from .samples import Sample, samples_of
from .told import Naming, namings_of
from .voices import voices_of
from .words import Valence, valence_of, valence_of_words

# How an outlet names others says nothing of recognition, unless it is a rival's name that it uses.
_REPORTER = "outlet"
# A use: who, whom, by which name, in which document.
_Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of names: the records of knowledge, and the names bodies give themselves."""

    records: Mapping[tuple[str, str], Name]
    own: set[tuple[str, str]] = field(default_factory=set)

    def valence(self, user: str, called: str, naming: Naming | Sample) -> Valence:
        """Say what a name does: as coded, else as its own words, or what is said of it, tell."""
        record = self.records.get((called, fold(naming.name)))
        coded = valence_of(record, called, user)
        if user == called or naming.own or coded == "self":
            return "self"
        if coded == "denies":
            return coded
        if coded != "rival" and (called, fold(naming.name)) in self.own:
            return "self"
        plain = naming.name if record is None and naming.telling else ""
        by_words = valence_of_words(plain, naming.gloss, naming.remark)
        if by_words == "unknown" and naming.side:
            return "rival"
        return coded if by_words == "unknown" else by_words


def name_uses(
    *,
    claims: Iterable[Claim],
    documents: Iterable[Document],
    statements: Iterable[Statement],
    sources: Mapping[str, Source],
    mentions: Mapping[str, Sequence[Resolved]],
    world: World,
) -> tuple[NameUse, ...]:
    """Return who calls whom by which name, once for each document, in the order of the documents.

    A text tells of it (“X refers to Y as Z”), a party does it in its own document or quoted words,
    or knowledge says so (then `document` is empty). Where a text tells how somebody names another,
    its own wording is no sample of that.
    """
    names = name_table(world.actors, claims)
    known = _Known(
        records={
            (id, fold(name.name)): name
            for id, actor in reversed(names.actors.items())
            for name in reversed(actor.names)
        }
    )
    reporters = {id for id, actor in names.actors.items() if actor.kind == _REPORTER}
    rows: dict[_Key, _Row] = {}
    for use in _coded(names):
        _add(rows, use)
        if use.valence == "self":
            known.own.add((use.called, fold(use.name)))
    said: dict[str, list[Statement]] = {}
    for statement in statements:
        said.setdefault(statement.document, []).append(statement)
    read = []
    for document in documents:
        people = people_of(document, mentions.get(document.id, ()), names, world)
        voices = voices_of((document.author, document.publisher), names, world)
        told = list(namings_of(document, people, voices))
        read.append((document, people, voices, told))
        known.own.update((one.called, fold(one.name)) for one in told if one.own)
    for document, people, voices, told in read:
        for one in told:
            _add(rows, _use(known, document, one))
        explicit = {(one.user, one.called) for one in told}
        spoken = said.get(document.id, ())
        for sample in samples_of(document, people, voices, spoken, sources, names, world):
            if (sample.user, sample.called) not in explicit:
                use = _use(known, document, sample)
                if use.valence in ("denies", "rival") or (
                    sample.exact and sample.user not in reporters
                ):
                    _add(rows, use)
    return tuple(replace(row.use, spans=tuple(row.spans)) for row in rows.values())


def _coded(names: NameTable) -> Iterator[NameUse]:
    """Yield what knowledge says of who uses a name, and which name is a body's own."""
    for id, actor in names.actors.items():
        for name in actor.names:
            own = valence_of(name, id, id) == "self"
            for user in dict.fromkeys((*name.used_by, *((id,) if own else ()))):
                span = name.source.span if name.source else None
                yield NameUse(
                    user=user,
                    called=id,
                    name=name.name,
                    valence=valence_of(name, id, user),
                    document=span.document if span else "",
                    when=name.from_,
                    spans=(span,) if span else (),
                )


def _use(known: _Known, document: Document, naming: Naming | Sample) -> NameUse:
    dated = document.published.low or document.published.high
    return NameUse(
        user=naming.user,
        called=naming.called,
        name=naming.name,
        valence=known.valence(naming.user, naming.called, naming),
        document=document.id,
        when=document.published if dated else None,
        spans=naming.spans,
    )


@dataclass(slots=True)
class _Row:
    """A use with all its words; a dictionary keeps them in order and each once."""

    use: NameUse
    spans: dict[Span, None]


def _add(rows: dict[_Key, _Row], use: NameUse) -> None:
    """Keep a use, or add its words to the same use of the same document."""
    key = (use.user, use.called, fold(use.name), use.document)
    row = rows.setdefault(key, _Row(use=use, spans={}))
    row.spans.update(dict.fromkeys(use.spans))
