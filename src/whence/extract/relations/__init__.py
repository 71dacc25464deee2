"""What documents state of the world in passing, in their own words: relations with exact spans.

By rules, without a parser, in English only. Timid on purpose: a relation is read only between two
names, and only where the words hardly mean anything else, because a wrong fact can sink a true claim.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from whence.extract.blocks import language_at, split_at_blocks
from whence.extract.events.groups import Reading
from whence.extract.sentence import Sentence, read_sentences
from whence.model import Document, Span, StatedAttempt, StatedRelation, Statement

from .attempts import read_attempts
from .build import build, points_back, span_of
from .drafts import Draft, Reader
from .footholds import read_footholds
from .gates import read_gates
from .nouns import read_compounds, read_roles, read_states
from .pointing import meant
from .presence import read_presence
from .reading import read, sentences
from .turns import read_turns
from .verbs import read_verbs
from .voice import Voices

READERS: tuple[Reader, ...] = (
    read_verbs,
    read_roles,
    read_states,
    read_compounds,
    read_presence,
    read_footholds,
    read_turns,
    read_gates,
)


def extract_relations(
    documents: Iterable[Document], statements: Iterable[Statement] = ()
) -> tuple[list[StatedRelation], list[StatedAttempt]]:
    """Return the relations and the earlier attempts that documents state, in the order of their text.

    `statements` are those extracted from the documents: what others say in them is not their
    author's word. All that is read is returned; `StatedRelation.is_fact` says what is asserted.
    """
    said: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        said[one.document].append(one)
    relations: list[StatedRelation] = []
    attempts: list[StatedAttempt] = []
    for document in documents:
        if document.kind == "dataset":
            continue
        found, tried = _read(document, said[document.id])
        relations += found
        attempts += tried
    return relations, attempts


def _read(
    document: Document, statements: Sequence[Statement]
) -> tuple[list[StatedRelation], list[StatedAttempt]]:
    english = [
        one
        for one in split_at_blocks(document, read_sentences(document.text))
        if language_at(document, one.start) in (None, "en")
    ]
    readings = list(sentences(english))
    if not readings:
        return [], []
    voices = Voices(document, statements)
    dates = sorted(document.dates, key=lambda date: date.span.start)
    found: dict[tuple[object, ...], StatedRelation] = {}
    for reading, before in readings:
        for draft in _drafts(reading):
            subject = _meant(document, draft, reading, before)
            if one := build(document, reading, draft, voices, dates, subject):
                found.setdefault((one.relation, one.subject, one.object, one.aspect), one)
    tried = [
        one for reading, _ in readings for one in read_attempts(document, reading, voices, dates)
    ]
    return sorted(found.values(), key=lambda one: (one.words.start, one.words.end)), tried


def _meant(
    document: Document, draft: Draft, reading: Reading, before: Sentence | None
) -> Span | None:
    """Return the words, in the sentence before, for an end that only points back."""
    if before is None or not points_back(draft):
        return None
    earlier = read(before)
    one = meant(reading, earlier)
    return span_of(document, earlier, one) if one else None


def _drafts(reading: Reading) -> Iterator[Draft]:
    for reader in READERS:
        yield from reader(reading)
