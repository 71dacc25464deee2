"""Earlier attempts that documents tell of, as precedents: that document's word."""

from collections.abc import Mapping, Sequence

from whence.model import Citation, Document, Interval, Precedent, StatedAttempt
from whence.text import slug

from .book import NameBook
from .bounds import spoken
from .nodes import Nodes

_PARTIES = 2


def state_precedents(
    attempts: Sequence[StatedAttempt],
    nodes: Nodes,
    documents: Mapping[str, Document],
    books: Mapping[str, NameBook],
) -> tuple[Precedent, ...]:
    """Return the attempts that a document tells of in its author's voice, each once.

    An attempt without a date came before its document was written. Where fewer than two parties are
    named beside it, the actors that its sentence names are taken to be concerned.
    """
    found: dict[str, Precedent] = {}
    for one in attempts:
        if not one.own:
            continue
        actors = []
        for span in one.actors:
            id, kind = nodes.id_of(span)
            if kind != "place":
                nodes.note(id, span, "actor")
                actors.append(id)
        if len(set(actors)) < _PARTIES:
            found_in = books[one.document].find(one.sentence.quote)
            actors += [entry.of for _, _, entry in found_in if entry.kind == "actor"]
        id = f"{one.document}:{slug(one.name.quote)}"
        found.setdefault(
            id,
            Precedent(
                id=id,
                kind=one.kind,
                name=one.name.quote,
                actors=tuple(dict.fromkeys(actors)),
                when=_when(one, documents[one.document]),
                outcome=one.outcome,
                source=Citation(
                    document=one.document, quote=one.words.quote, start=one.words.start
                ),
                stated=True,
            ),
        )
    return tuple(found.values())


def _when(one: StatedAttempt, document: Document) -> Interval | None:
    dated = next((time.date.when for time in one.times if time.how == "at"), None)
    if dated is not None:
        return dated
    _, latest = spoken(document)
    return Interval(low=None, high=latest, rule="told as past") if latest else None
