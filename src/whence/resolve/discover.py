"""The claims of documents that come without any: what is asked, then what is said most.

Looked at are the attributed statements, and what a document says first in its own voice: title and
opening, where reports put what they are about. What says much the same makes one claim.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log1p

from whence.model import Claim, Document, Statement

from .book import NameBook
from .clusters import Group, Vector, cluster, cosine, vectors_of
from .labels import doer, readability, tidy
from .pairs import read_text
from .settings import Settings
from .terms import Terms, kind_of_classes, read_terms

_CLAIMS = 6  # an analyst reads a handful; what is said less often stays among the statements
_STEM = 4  # letters by which “merger” is known for “merge”
_SHORTEST = 2  # terms; shorter contents (“it”, “nothing”) are no claims
_OPENING = 400  # characters of a text in which its own voice says what it is about
_STATED = "asserts"
_CONTRARY = frozenset(("negation", "refute", "deny", "doubt"))  # classes of bearing.yaml
_SELF_EXPLAINING = 0.5  # readability from which a claim is put before those less readable
_OBSCURE = 0.25  # ... and below which it is shown only where there is no other
_SAME = 0.6  # share of the shorter claim's words in the longer, from which they are one claim
_DISPUTED = 1.0  # a dispute counts as much as the logarithm of two more reports


# “No, A and B are *not* forming a coalition”: the claim is that they are.
_DENIED = re.compile(
    r"No[,:] (.{5,120}?\b(?:is|are|was|were|has|have|had|will|did|does|do|can))(?: not|n['’]t) (.{3,120})"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A text that may be a claim: a statement's words or a title (`statement` None)."""

    words: str
    terms: Terms
    document: str
    start: int
    statement: Statement | None = None

    @property
    def attributed(self) -> bool:
        return self.statement is not None and self.statement.chain[-1].start is not None

    @property
    def stance(self) -> str:
        return self.statement.stance if self.statement else _STATED


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Texts that say much the same, with their sum."""

    members: tuple[_Said, ...]
    vectors: tuple[Vector, ...]
    total: Vector

    @property
    def sources(self) -> int:
        """How many different sources speak in it."""
        speaking = [one.statement for one in self.members if one.statement]
        return len({one.chain[-1].name for one in speaking})

    @property
    def reports(self) -> int:
        """How many documents hold it."""
        return len({one.document for one in self.members})

    @property
    def contested(self) -> bool:
        """Whether somebody denies or doubts what somebody else asserts."""
        stances = {one.stance for one in self.members}
        return _STATED in stances and bool(stances & {"denies", "doubts"})

    @property
    def attributed(self) -> bool:
        """Whether anybody is given as its source."""
        return any(one.attributed for one in self.members)

    @property
    def repeated(self) -> bool:
        """Whether several sources say it, or dispute it, of somebody named."""
        named = any(one.terms.things or one.terms.foreign for one in self.members)
        return named and self.sources + self.contested > 1

    def aside(self, parents: Mapping[str, str | None]) -> bool:
        """Say whether only comments speak of it, and no article."""
        return all(parents[one.document] for one in self.members)

    def telling(self, parents: Mapping[str, str | None]) -> bool:
        """Say whether a thing said only once is said in an article, of somebody, about an act."""
        terms = self.members[0].terms
        return (
            not self.aside(parents)
            and bool(terms.classes)
            and (bool(terms.things) or terms.foreign)
        )

    @property
    def weight(self) -> float:
        """How much it is repeated, by documents and by sources, and whether it is disputed."""
        return log1p(self.reports) + log1p(self.sources) + _DISPUTED * self.contested

    @property
    def heart(self) -> _Said:
        """The member that says it best: near to what all say, and readable by itself."""

        def rank(place: int) -> tuple[float, bool, str]:
            one = self.members[place]
            score = cosine(self.total, self.vectors[place]) * (0.05 + readability(one.words))
            # A denial is a poor wording of what is denied.
            denies = one.stance != _STATED or read_text(one.words).cues.keys() & _CONTRARY
            score *= 0.5 if denies else 1.0
            return score, one.attributed, one.words

        return self.members[max(range(len(self.members)), key=rank)]


def find_question(documents: Sequence[Document]) -> str | None:
    """Return the question that the title of a lone document asks, or answers (“No, … are not …”).

    Of many documents, one that asks speaks for itself only.
    """
    titles = [document.title or "" for document in documents if not document.parent]
    if len(titles) == 1 and (denied := _DENIED.fullmatch(titles[0].strip())):
        return f"{denied[1]} {denied[2]}".strip()
    asks = len(titles) == 1 and titles[0].rstrip().endswith(("?", "؟"))
    return titles[0].strip() if asks else None


def find_claims(
    statements: Sequence[Statement],
    documents: Sequence[Document],
    books: Mapping[str, NameBook],
    question: str | None = None,
    settings: Settings | None = None,
) -> list[Claim]:
    """Return up to a handful of claims: what the question asks first, then by rank.

    Clusters rank by how many documents and sources repeat them and by whether they are disputed,
    what articles say before what only comments say. The text of a claim is its most readable
    wording near the heart of the cluster; `settings` reads its place, target and time.
    """
    said = _said(statements, documents, books)
    vectors = vectors_of([one.terms.all for one in said])
    clusters = [_cluster(group, said, vectors) for group in cluster(vectors)]
    clusters = [one for one in clusters if one.attributed]
    parents = {document.id: document.parent for document in documents}
    # Where nothing is said of somebody named, what is said at all is better than no claim.
    kept = [one for one in clusters if one.repeated or one.telling(parents)] or clusters
    claims = [_asked(question, documents, books)] if question and documents else []
    for one, heart in _ranked(kept, parents):
        claim = _set(_claim(heart, len(claims) + 1), heart, one, settings)
        answers = question and claims and _answers(claim, claims[0])
        if not answers and not any(_same(claim, other) for other in claims):
            claims.append(claim)
        if len(claims) >= _CLAIMS:
            break
    return claims


def _ranked(
    clusters: Sequence[_Cluster], parents: Mapping[str, str | None]
) -> list[tuple[_Cluster, _Said]]:
    """Return the clusters with what each says, the most repeated and disputed first."""
    hearts = [(one, one.heart) for one in clusters]
    # What cannot be understood by itself is left out, unless there is nothing else.
    hearts = [row for row in hearts if readability(row[1].words) >= _OBSCURE] or hearts
    hearts.sort(
        key=lambda row: (
            row[0].aside(parents),
            readability(row[1].words) < _SELF_EXPLAINING,
            -row[0].weight,
            _first(row[0]),
        )
    )
    return hearts


def _same(left: Claim, right: Claim) -> bool:
    """Say whether two claims are worded much alike, so that a reader would take them for one."""
    return _alike(left.text, right.text)


def _alike(left: str, right: str) -> bool:
    one, two = read_text(left).heavy, read_text(right).heavy
    return len(one & two) >= _SAME * min(len(one), len(two))


def _said(
    statements: Sequence[Statement],
    documents: Sequence[Document],
    books: Mapping[str, NameBook],
) -> list[_Said]:
    """Return what may be a claim: attributed contents, and titles and openings of reports."""
    found = [
        _Said(one.words, read_terms(one.words, books[one.document]), one.document, one.start, one)
        for one in statements
        if one.stance in ("asserts", "denies", "doubts")
        and (one.chain[-1].start is not None or one.start < _OPENING)
    ]
    # A lone title is no repetition of what the text says; titles of several reports are.
    if sum(not one.parent for one in documents) > 1:
        found += [
            _Said(one.title, read_terms(one.title, books[one.id]), one.id, 0)
            for one in documents
            if one.title and not one.parent and not one.title.rstrip().endswith(("?", "؟"))
        ]
    return [one for one in found if len(one.terms.all) >= _SHORTEST]


def _cluster(group: Group, said: Sequence[_Said], vectors: Sequence[Vector]) -> _Cluster:
    places = sorted(group.places)
    return _Cluster(
        tuple(said[i] for i in places), tuple(vectors[i] for i in places), dict(group.total)
    )


def _answers(claim: Claim, asked: Claim) -> bool:
    """Say whether a claim is one of the things asked: of the same kind, about the same actors.

    Of a page with one question, what is said of nobody named (“a merger had been agreed”) is too.
    """
    unnamed = not claim.actors and bool(_stems(claim, asked))
    alike = unnamed or set(asked.actors) <= set(claim.actors)
    return claim.kind == asked.kind and alike and bool(asked.actors)


def _stems(claim: Claim, asked: Claim) -> set[str]:
    """Return the beginnings of the longer words that two claims share, apart from names."""
    one, other = (
        {word[:_STEM] for word in claim_.text.split() if word.islower() and len(word) >= _STEM}
        for claim_ in (claim, asked)
    )
    return one & other


def _first(one: _Cluster) -> tuple[str, int]:
    return one.members[0].document, one.members[0].start


def _claim(heart: _Said, number: int) -> Claim:
    text = tidy(heart.words)
    named = doer(text)
    return Claim(
        id=f"C{number}",
        text=text,
        kind=kind_of_classes(heart.terms.classes),  # type: ignore[arg-type]
        actors=tuple(sorted(heart.terms.things)) or ((named,) if named else ()),
    )


def _set(claim: Claim, heart: _Said, of: _Cluster, settings: Settings | None) -> Claim:
    """Return a claim with the place, target and time that its words give, or those most like them."""
    others = (one for one in of.members if one is not heart and one.stance == _STATED)
    members = (heart, *(one for one in others if _alike(one.words, heart.words)))
    statements = [one.statement for one in members if one.statement]
    if settings is None or not statements:
        return claim
    read = settings.of_all(statements)
    return replace(claim, place=read.place, target=read.target, when=read.when)


def _asked(question: str, documents: Sequence[Document], books: Mapping[str, NameBook]) -> Claim:
    terms = read_terms(question, books[documents[0].id])
    return Claim(
        id="C1",
        text=tidy(question.rstrip("?؟ ")),
        kind=kind_of_classes(terms.classes),  # type: ignore[arg-type]
        actors=tuple(sorted(terms.things)),
    )
