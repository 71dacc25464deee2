"""The case for and against two documents going back to one hand: `whence why`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from . import __version__
from .data.likelihoods import load_likelihoods
from .data.tracing import load_tracing
from .extract import Tagger
from .gather import Gathered, Progress, gather, silent
from .judge.words import words
from .model import (
    Case,
    Claim,
    Document,
    EventPair,
    Frame,
    Link,
    Naming,
    Origins,
    Reason,
    Side,
    SideName,
    Stance,
    Statement,
    Tie,
    UsageError,
    Why,
)
from .store.errors import suggest
from .store.overrides import check_ids
from .trace import trace_claims
from .trace.alike import (
    Details,
    common_events,
    details,
    named_in,
    only_in,
    passages,
    shared_details,
)
from .trace.named import credits_between, outlets_named
from .trace.questions import next_questions
from .trace.sides import cited_reports, make_side, opposed, speaks, stance_on
from .trace.tie import make_tie
from .trace.whole import WHOLE, as_reports

_OPPOSED = "they take opposite sides on it, and cannot have it from one hand"
_RELAYED = "one of them says nothing of its own on it, and only passes on what others say"
Stances = tuple[Stance | None, Stance | None]


def explain_pair(
    case: Case,
    a: str,
    b: str,
    *,
    as_of: str | None = None,
    tell: Progress = silent,
    tagger: Tagger | None = None,
) -> Why:
    """Return what speaks for and against two reports of a case going back to one hand.

    `a` and `b` are ids of documents, or of reports known only because a document cites them.
    Raises `UsageError` for an id that is neither, `NothingToAssess` if there is no document.
    """
    read = gather(case, as_of=as_of, tell=tell, tagger=tagger)
    one, other = _sides(case, read, a, b)
    if a == b:
        return Why(case=case.name, whence=__version__, a=one, b=other, identical=True)
    tell("trace", f"{a} and {b}")
    pair = _Pair(case, read, one, other)
    ties = tuple(pair.ties())
    runs = passages([reason for tie in ties for reason in _reasons(tie)], one, other)
    ours, theirs = (pair.details(side, ties) for side in (one, other))
    credits = tuple(pair.credits())
    return Why(
        case=case.name,
        whence=__version__,
        a=one,
        b=other,
        identical=False,
        ties=ties,
        shared=(*runs, *shared_details(ours, theirs, runs)),
        only_a=only_in(ours, theirs),
        only_b=only_in(theirs, ours),
        credits=credits,
        first=_first(one, other),
        next=tuple(next_questions(pair.said(one, ties), pair.said(other, ties), ties, credits)),
    )


def _sides(case: Case, read: Gathered, a: str, b: str) -> tuple[Side, Side]:
    documents = {document.id: document for document in read.documents}
    statements, publishers = read.found.statements, read.found.publishers
    cited = cited_reports(statements, publishers)
    check_ids(case, [*read.ids, *cited])
    for id in (a, b):
        if id in read.ids and id not in documents:
            raise UsageError(f"{id} was published after {read.date}, and is not used before that")
        if id not in documents and id not in cited:
            hint = suggest(id, [*documents, *cited])
            raise UsageError(f"no document {id!r} in this case; {hint}")
    one, other = (make_side(id, documents, statements, cited) for id in (a, b))
    return one, other


def _reasons(tie: Tie) -> Sequence[Reason]:
    return (*tie.reasons_for, *tie.reasons_against, *tie.notes)


def _first(a: Side, b: Side) -> SideName | None:
    """Return which of two documents was published first, if their dates tell."""
    if not (a.held and b.held):
        return None
    if a.published.before(b.published):
        return "a"
    return "b" if b.published.before(a.published) else None


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two reports of a case, with all that was read."""

    case: Case
    read: Gathered
    a: Side
    b: Side

    def ties(self) -> Iterator[Tie]:
        """Yield a tie for each claim both speak on; if none has a chance, one for the whole texts.

        One that says nothing of a claim in words that can be read may still retell a report of it.
        """
        compared = False
        for claim in self.read.found.claims:
            ours, theirs = self._on(self.a, claim.id), self._on(self.b, claim.id)
            stances = stance_on(ours), stance_on(theirs)
            if stances == (None, None):
                continue
            tie = self._on_claim(claim, stances)
            if None in stances and tie.probability is None:
                continue  # one of them speaks of something else
            compared = compared or tie.probability is not None
            yield replace(tie, events=self._events(ours, theirs))
        if not compared:
            yield self._whole()

    def details(self, side: Side, ties: Sequence[Tie]) -> Details:
        """Return the details of a side, without what the claims or the outlets are called."""
        shared = {tie.claim for tie in ties}
        claims = [one for one in self.read.found.claims if one.id in shared]
        known = {name for one in claims for name in (*one.actors, one.place, one.target) if name}
        for outlet in (*self._outlets(self.a), *self._outlets(self.b)):
            bare = outlet.removeprefix("the-")
            known |= {outlet, f"name:{bare}", f"name:the-{bare}"}
        return details(side, self.read.found.mentions[side.document], known)

    def credits(self) -> Iterator[Naming]:
        """Yield where one names the other, or both a third that is no party to a claim."""
        found = self.read.found
        actors = {actor for claim in found.claims for actor in claim.actors}
        parties = {id for ids in found.publishers.values() if actors & set(ids) for id in ids}
        a, b = (
            (
                side,
                outlets_named(side, found.statements, found.credits.get(side.document, ())),
                self._outlets(side),
            )
            for side in (self.a, self.b)
        )
        yield from credits_between(a, b, parties)

    def said(self, side: Side, ties: Sequence[Tie]) -> tuple[Side, list[Statement]]:
        """Return a side with what it says on the claims compared."""
        return side, [one for tie in ties if tie.claim for one in self._on(side, tie.claim)]

    def _outlets(self, side: Side) -> tuple[str, ...]:
        return self.read.found.publishers[side.document] if side.held else (side.id,)

    def _on(self, side: Side, claim: str) -> list[Statement]:
        statements = self.read.found.statements
        return [one for one in statements if one.claim == claim and speaks(one, side.id, side.held)]

    def _on_claim(self, claim: Claim, stances: Stances) -> Tie:
        if stances[0] and stances[1] and opposed(stances[0], stances[1]):
            return Tie(
                claim=claim.id,
                text=claim.text,
                stance_a=stances[0],
                stance_b=stances[1],
                notes=(Reason(what=_OPPOSED),),
            )
        links, sides = self._trace(claim, self.read.found.statements, self.read.documents)
        against = "asserts" not in stances
        tie = self._tie(claim, stances, links, sides[against])
        return tie if tie.probability is not None else replace(tie, notes=(Reason(what=_RELAYED),))

    def _whole(self) -> Tie:
        """Compare the texts as reports of one thing."""
        ids = (self.a.document, self.b.document)
        documents = [one for one in self.read.documents if one.id in ids]
        tie = Tie(claim=None, text=WHOLE.text, stance_a=None, stance_b=None)
        for statements in as_reports(self.read.found.statements, documents):
            links, (origins, _) = self._trace(WHOLE, statements, documents)
            tie = self._tie(WHOLE, (None, None), links, origins)
            if tie.probability is not None:
                break
        return tie

    def _trace(
        self, claim: Claim, statements: Sequence[Statement], documents: Sequence[Document]
    ) -> tuple[tuple[Link, ...], tuple[Origins, Origins]]:
        """Trace one claim alone, so that every link is its own, and keep the unlikely ones."""
        found, ids = self.read.found, {one.id for one in documents}
        traced = trace_claims(
            (claim,),
            statements,
            documents,
            mentions=found.mentions,
            publishers=found.publishers,
            credits={id: of for id, of in found.credits.items() if id in ids},
            overrides=self.case.question.origins,
            table=replace(load_tracing(), shown=0.0),
        )
        return traced.links, (traced.origins[claim.id], traced.denials[claim.id])

    def _tie(self, claim: Claim, stances: Stances, links: Sequence[Link], origins: Origins) -> Tie:
        return make_tie(
            claim=None if claim is WHOLE else claim.id,
            text=claim.text,
            ends=(self.a.id, self.b.id),
            stances=stances,
            links=links,
            origins=origins,
            prior=load_tracing().prior,
            words=partial(words, table=load_likelihoods()),
        )

    def _events(self, a: Sequence[Statement], b: Sequence[Statement]) -> tuple[EventPair, ...]:
        mentions = self.read.found.mentions
        names = {id: named_in(mentions[id]) for id in (self.a.document, self.b.document)}
        return common_events(_frames(a), _frames(b), lambda span: names[span.document](span))


def _frames(statements: Sequence[Statement]) -> tuple[Frame, ...]:
    return tuple({frame.id: frame for one in statements for frame in one.frames}.values())
