"""The claims of documents that come without any: what is asked, then what is said most."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

from whence.model import Claim, Document, Statement

from .book import NameBook
from .terms import Terms, kind_of_classes, read_terms

_CLAIMS = 6  # an analyst reads a handful; what is said less often stays among the statements
_READABLE = 120  # characters; a claim is best said in one line or two
_LONGEST = 220  # characters of a claim's text
_SIMILAR = 0.30  # cosine of idf-weighted terms above which two contents make one claim
_SHORTEST = 2  # terms; shorter contents (“it”, “nothing”) are no claims


@dataclass
class _Cluster:
    """Statements that say much the same."""

    members: list[tuple[Statement, Terms]] = field(default_factory=list)
    weights: Counter[str] = field(default_factory=Counter)

    @property
    def sources(self) -> int:
        """How many different sources speak in it."""
        return len({member.chain[-1].name for member, _ in self.members})

    @property
    def repeated(self) -> bool:
        """Whether several sources say it, or dispute it, of somebody named."""
        named = any(terms.things for _, terms in self.members)
        return named and self.sources + self.contested > 1

    def telling(self, parents: Mapping[str, str | None]) -> bool:
        """Say whether a thing said only once is said in an article, of somebody, about an act."""
        terms = self.members[0][1]
        return (
            not self.aside(parents)
            and bool(terms.classes)
            and (bool(terms.things) or terms.foreign)
        )

    def aside(self, parents: Mapping[str, str | None]) -> bool:
        """Say whether only comments speak of it, and no article."""
        return all(parents[member.document] for member, _ in self.members)

    @property
    def contested(self) -> bool:
        """Whether somebody denies what somebody else asserts."""
        stances = {member.stance for member, _ in self.members}
        return "asserts" in stances and bool(stances & {"denies", "doubts"})


def find_question(documents: Sequence[Document]) -> str | None:
    """Return the question that the title of a lone document asks, if it asks one.

    Of many documents, one that asks speaks for itself only.
    """
    titles = [document.title or "" for document in documents if not document.parent]
    asks = len(titles) == 1 and titles[0].rstrip().endswith(("?", "؟"))
    return titles[0].strip() if asks else None


def find_claims(
    statements: Sequence[Statement],
    documents: Sequence[Document],
    books: Mapping[str, NameBook],
    question: str | None = None,
) -> list[Claim]:
    """Return up to a handful of claims: what the question asks first, then by rank.

    Clusters rank by how contested they are and by how many sources repeat them, what articles say
    before what only comments say; the text of a claim is the words of its fullest member.
    """
    texts = [
        (one, read_terms(one.words, books[one.document])) for one in statements if _claims(one)
    ]
    clusters = _cluster([(one, terms) for one, terms in texts if len(terms.all) >= _SHORTEST])
    parents = {document.id: document.parent for document in documents}
    # Where nothing is said of somebody named, what is said at all is better than no claim.
    kept = [one for one in clusters if one.repeated or one.telling(parents)] or clusters
    ranked = sorted(
        kept, key=lambda one: (one.aside(parents), -one.sources - one.contested, _first(one))
    )
    claims = [_asked(question, documents, books)] if question and documents else []
    for cluster in ranked:
        claim = _claim(cluster, len(claims) + 1)
        if len(claims) < _CLAIMS and not (question and claims and _answers(claim, claims[0])):
            claims.append(claim)
    return claims


def _answers(claim: Claim, asked: Claim) -> bool:
    """Say whether a claim is one of the things asked: of the same kind, about the same actors."""
    return claim.kind == asked.kind and set(asked.actors) <= set(claim.actors)


def _claims(statement: Statement) -> bool:
    """Say whether a statement is attributed to somebody and asserts or denies something."""
    attributed = statement.chain[-1].start is not None
    return attributed and statement.stance in ("asserts", "denies", "doubts")


def _cluster(texts: list[tuple[Statement, Terms]]) -> list[_Cluster]:
    """Group by leader: each text joins the most similar cluster so far, or opens one."""
    frequency = Counter(term for _, terms in texts for term in terms.all)
    idf = {term: log(1 + len(texts) / count) for term, count in frequency.items()}
    clusters: list[_Cluster] = []
    for statement, terms in texts:
        weights = Counter({term: idf[term] for term in terms.all})
        near = max(clusters, key=lambda one: _cosine(one.weights, weights), default=None)
        if near is None or _cosine(near.weights, weights) < _SIMILAR:
            near = _Cluster()
            clusters.append(near)
        near.members.append((statement, terms))
        near.weights.update(weights)
    return clusters


def _cosine(left: Counter[str], right: Counter[str]) -> float:
    dot = sum(weight * right[term] for term, weight in left.items() if term in right)
    norms = sqrt(sum(w * w for w in left.values()) * sum(w * w for w in right.values()))
    return dot / norms if norms else 0.0


def _first(cluster: _Cluster) -> tuple[str, int]:
    statement = cluster.members[0][0]
    return statement.document, statement.start


def _claim(cluster: _Cluster, number: int) -> Claim:
    statement, terms = max(
        cluster.members,
        key=lambda one: (
            one[0].stance == "asserts",
            not one[1].negated,
            -abs(len(one[0].words) - _READABLE),
        ),
    )
    return Claim(
        id=f"C{number}",
        text=_tidy(statement.words),
        kind=kind_of_classes(terms.classes),  # type: ignore[arg-type]
        actors=tuple(sorted(terms.things)),
    )


def _asked(question: str, documents: Sequence[Document], books: Mapping[str, NameBook]) -> Claim:
    book = books[documents[0].id]
    terms = read_terms(question, book)
    return Claim(
        id="C1",
        text=_tidy(question.rstrip("?؟ ")),
        kind=kind_of_classes(terms.classes),  # type: ignore[arg-type]
        actors=tuple(sorted(terms.things)),
    )


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(' ,;:.“”"')
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return text[:1].upper() + text[1:]
