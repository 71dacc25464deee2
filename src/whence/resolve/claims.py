"""Which statements bear on which claims, and what they then say of them.

A claim's terms are weighted by how well they tell the claims apart; a statement bears on a claim
when it covers enough of that weight, in its own words or, at a discount, in those around it. It
must itself hold one of the words that make the claim what it is. Weak matches stay unmatched.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from whence.model import Claim, Document, Issue, Stance, Statement, content_id

from .book import NameBook
from .terms import Terms, read_terms, terms_of_kind


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchConfig:
    """Weights chosen on the bundled examples; recall before precision, for an analyst can drop."""

    threshold: float = 0.42  # share of a claim's weight that a statement must cover
    nearby: float = 0.55  # credit for a term in the sentences on either side
    elsewhere: float = 0.3  # ... and for one elsewhere in the document
    rival: float = 0.85  # a second claim counts only if it is nearly as well covered as the first
    thing: float = 1.0  # weight of an actor or place against a word of the claim
    word: float = 0.7
    predicate: float = 1.6  # the class of the predicate says most


_OPPOSITE: dict[Stance, Stance] = {
    "asserts": "denies",
    "denies": "asserts",
    "doubts": "doubts",
    "discusses": "discusses",
}


@dataclass(frozen=True, slots=True)
class _Profile:
    """A claim as weighted terms; `core` are those a statement must share itself."""

    claim: Claim
    weights: dict[str, float]
    core: frozenset[str]
    classes: frozenset[str]
    negated: bool


def match_claims(
    statements: Sequence[Statement],
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    books: Mapping[str, NameBook],
    book: NameBook,
    config: MatchConfig = MatchConfig(),
) -> tuple[list[Statement], list[Issue]]:
    """Return one statement for each claim it bears on, then the attributed ones that bear on none.

    Sentences in a document's own voice that bear on no claim are left out.
    """
    profiles = _profiles(claims, book, config)
    contexts = _contexts(statements, documents, books)
    matched: list[Statement] = []
    unmatched = 0
    for statement in statements:
        terms = contexts[statement.id]
        hits = _hits(terms, profiles, config)
        matched += [_bear(statement, profile, score, terms[0]) for profile, score in hits]
        if not hits and len(statement.chain) > 1 and statement.chain[-1].start is not None:
            matched.append(statement)
            unmatched += 1
    what = f"{unmatched} attributed statements bear on none of the claims"
    return matched, [Issue(level="info", what=what)] if unmatched else []


def _profiles(claims: Sequence[Claim], book: NameBook, config: MatchConfig) -> list[_Profile]:
    terms = [_claim_terms(claim, book) for claim in claims]
    shared = Counter(term for one in terms for term in one.all)
    return [
        _profile(claim, one, shared, len(claims), config)
        for claim, one in zip(claims, terms, strict=True)
    ]


def _claim_terms(claim: Claim, book: NameBook) -> Terms:
    """Return the terms of a claim's words and of its coded actors, place and target."""
    read = read_terms(claim.text, book)
    coded = {*claim.actors, *filter(None, (claim.place, claim.target))}
    ids = {book.lookup(name) or name for name in coded}
    return replace(read, things=read.things | ids)


def _profile(
    claim: Claim, terms: Terms, shared: Counter[str], count: int, config: MatchConfig
) -> _Profile:
    weights: dict[str, float] = {}
    for term in terms.all:
        base = config.word
        if term in terms.things:
            base = config.thing
        elif term.startswith("~"):
            base = config.predicate
        weights[term] = base * (log(1 + count / shared[term]) if count > 1 else 1.0)
    classes = terms.classes | terms_of_kind(claim.kind)
    rare = {term for term in terms.words if shared[term] == 1}
    core = frozenset("~" + name for name in terms.classes) or frozenset(rare)
    return _Profile(claim, weights, core | frozenset(rare), classes, bool(terms.negated))


def _contexts(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    books: Mapping[str, NameBook],
) -> dict[str, tuple[Terms, Terms, Terms]]:
    """Return for each statement the terms of its own words, of those around it, and of its document."""
    whole: dict[str, Terms] = {}
    contexts: dict[str, tuple[Terms, Terms, Terms]] = {}
    for statement in statements:
        document, book = documents[statement.document], books[statement.document]
        if document.id not in whole:
            whole[document.id] = read_terms(f"{document.title or ''}\n{document.text}", book)
        near = document.text[max(0, statement.start - 300) : statement.end + 150]
        own = read_terms(statement.words, book)
        contexts[statement.id] = (own, read_terms(near, book), whole[document.id])
    return contexts


def _hits(
    terms: tuple[Terms, Terms, Terms], profiles: list[_Profile], config: MatchConfig
) -> list[tuple[_Profile, float]]:
    scored = [(profile, _score(terms, profile, config)) for profile in profiles]
    best = max((score for _, score in scored), default=0.0)
    floor = max(config.threshold, best * config.rival)
    return [(profile, score) for profile, score in scored if score >= floor]


def _score(terms: tuple[Terms, Terms, Terms], profile: _Profile, config: MatchConfig) -> float:
    own, near, whole = (one.all for one in terms)
    own_classes = terms[0].classes & profile.classes
    if not (own & profile.core or own_classes):
        return 0.0
    # A word of the claim's kind stands for the claim's own (“merger talks” for “agreed”).
    total = gained = 0.0
    for term, weight in profile.weights.items():
        total += weight
        if term in own or (term.startswith("~") and own_classes and term[1:] in profile.classes):
            gained += weight
        elif term in near:
            gained += weight * config.nearby
        elif term in whole:
            gained += weight * config.elsewhere
    return gained / total if total else 0.0


def _bear(statement: Statement, profile: _Profile, score: float, own: Terms) -> Statement:
    """Attach a claim; a negated predicate turns an assertion into a denial of the claim."""
    stance = statement.stance
    about = own.negated & profile.classes
    if bool(about) != profile.negated and stance in ("asserts", "denies"):
        stance = _OPPOSITE[stance]
    return replace(
        statement,
        id=content_id("stmt", statement.id, profile.claim.id),
        claim=profile.claim.id,
        match=round(score, 3),
        stance=stance,
    )


def claim_terms(claims: Iterable[Claim], book: NameBook) -> dict[str, Terms]:
    """Return the terms of each claim by id."""
    return {claim.id: _claim_terms(claim, book) for claim in claims}
