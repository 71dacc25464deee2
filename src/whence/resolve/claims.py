"""Which statements bear on which claims, and what they then say of them.

A statement bears on a claim that its terms fit well enough (`fit.py`), and on a second one if it
fits that nearly as well. Weak matches stay unmatched and are listed. “Could not confirm *it*”
bears on what was spoken of before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.model import Claim, Document, Interval, Issue, Statement, content_id

from .acts import told_as_acts
from .bearing import Bearing, stance_toward
from .book import NameBook
from .fit import (
    Context,
    MatchConfig,
    Profile,
    fit,
    predicate_of,
    profile_claims,
    read_contexts,
    timeliness,
)
from .parts import Parts
from .terms import Terms, refers_back, speaks_of_all
from .turned import turn_of
from .untrue import as_denial

_NO_NET = "the net that reads stances cannot be loaded; they were told from single words alone"
_FIRST_HAND = ("statement", "post", "interview")


def match_claims(
    statements: Sequence[Statement],
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    books: Mapping[str, NameBook],
    book: NameBook,
    config: MatchConfig,
) -> tuple[list[Statement], list[Issue]]:
    """Return one statement for each claim it bears on, and the attributed ones that bear on none.

    Sentences in a document's own voice that bear on no claim are left out.
    """
    profiles = profile_claims(claims, book)
    bearing = Bearing.of(config.net)
    contexts = read_contexts(statements, documents, books)
    matched: list[Statement] = []
    loose: list[Statement] = []
    acts = told_as_acts(statements, documents, claims, book)
    contexts |= read_contexts(list(acts.values()), documents, books)
    for statement in statements:
        known = documents[statement.document].published
        act = acts.get(statement.id)
        hits = _hits(act, contexts[act.id], known, profiles, config, bearing) if act else []
        if act and hits:
            statement = act
        context = contexts[statement.id]
        hits = hits or _hits(statement, context, known, profiles, config, bearing)
        denial = statement if hits else as_denial(statement)
        hits = hits or _spoken_of(denial, context, matched, profiles, config)
        statement = denial if hits else statement
        matched += [
            _bear(statement, profile, score, context.own, bearing, documents)
            for profile, score in hits
        ]
        if not hits:
            loose.append(statement)
    matched += _in_part(statements, matched, documents, contexts, profiles, config)
    taken = {(one.document, one.start, one.end) for one in matched}
    loose = [
        one
        for one in loose
        if one.chain[-1].start is not None and (one.document, one.start, one.end) not in taken
    ]
    some = (
        "1 attributed statement bears"
        if len(loose) == 1
        else f"{len(loose)} attributed statements bear"
    )
    what = f"{some} on none of the claims"
    issues = [Issue(level="info", what=what)] if loose else []
    if config.net and bearing.reader.net is None:
        issues.append(Issue(level="warning", what=_NO_NET))
    matched = _commentary(matched, documents)
    order = {document: index for index, document in enumerate(documents)}
    return sorted(matched + loose, key=lambda one: (order[one.document], one.start)), issues


def _hits(
    statement: Statement,
    context: Context,
    published: Interval,
    profiles: list[Profile],
    config: MatchConfig,
    bearing: Bearing,
) -> list[tuple[Profile, float]]:
    if speaks_of_all(statement.words):
        return []
    critical = statement.stance in ("denies", "doubts", "discusses")
    scored = []
    for profile in profiles:
        timely = timeliness(published, profile.claim, config)
        fits = fit(context, profile, config, critical) * timely
        scored.append((profile, fits, predicate_of(context.own, profile, config) * timely))
    best = max((score for _, score, _ in scored), default=0.0)
    sharpest = max((predicate for _, score, predicate in scored if score == best), default=0.0)
    floor = max(config.threshold, best * config.rival)
    # “Talks about a merger” say what the talks are about; only the claim of talks is asserted.
    near = [
        (profile, score)
        for profile, score, predicate in scored
        if score >= floor and (predicate >= 1 or sharpest < 1)
    ]
    likely = [(profile, bearing.probability(profile, context, score)) for profile, score in near]
    return [(profile, chance) for profile, chance in likely if chance >= config.likely]


def _in_part(
    statements: Sequence[Statement],
    matched: Sequence[Statement],
    documents: Mapping[str, Document],
    contexts: Mapping[str, Context],
    profiles: Sequence[Profile],
    config: MatchConfig,
) -> list[Statement]:
    """Return statements that support a part of one claim, less certain than they are worded."""
    parts = Parts.of(documents, matched, profiles)
    whole = {(one.document, one.claim, one.start) for one in matched}
    return [
        replace(
            one,
            id=content_id("stmt", one.id, profile.claim.id),
            claim=profile.claim.id,
            match=config.in_part,
            certainty="probable" if one.certainty == "certain" else one.certainty,
        )
        for one in statements
        for profile in profiles
        if (one.document, profile.claim.id, one.start) not in whole
        and timeliness(documents[one.document].published, profile.claim, config)
        and parts.supports(one, contexts[one.id], profile, config)
    ]


def _spoken_of(
    statement: Statement,
    context: Context,
    earlier: list[Statement],
    profiles: list[Profile],
    config: MatchConfig,
) -> list[tuple[Profile, float]]:
    """Give “could not confirm it” the claims of the statement before it in the same document."""
    critical = statement.stance in ("denies", "doubts")
    brief = len(context.own.all) <= config.few
    if not critical or not (brief or refers_back(statement.words, context.own)):
        return []
    for one in reversed(earlier):
        if one.document != statement.document or statement.start - one.end > config.reach:
            return []
        for profile in profiles:
            of_kind = not context.own.classes or context.own.classes & profile.kin
            if profile.claim.id == one.claim and one.stance in ("asserts", "discusses") and of_kind:
                return [(profile, config.likely)]
    return []


def _commentary(matched: list[Statement], documents: Mapping[str, Document]) -> list[Statement]:
    """Let a document that cites others for a claim only discuss it in its own voice.

    The same holds for a comment on such a page: who speaks about a report is no further witness.
    Who speaks for himself (a statement, a post, an interview) is one. Denials and doubts in the
    own voice stay what they are.
    """
    cited = {
        (one.document, one.claim)
        for one in matched
        if one.chain[-1].start is not None and one.stance == "asserts"
    }

    def comments(one: Statement) -> bool:
        document = documents[one.document]
        homes = () if document.kind in _FIRST_HAND else (document.id, document.parent)
        # “I think” is own voice, too, and a comment's “the only source” is one of the page's.
        last = one.chain[-1]
        own = last.start is None or len(one.chain) == 1 or _of_page(document, one)
        return own and one.stance == "asserts" and any((home, one.claim) in cited for home in homes)

    return [replace(one, stance="discusses") if comments(one) else one for one in matched]


def _of_page(document: Document, statement: Statement) -> bool:
    """Say whether a comment speaks of a source it takes for known: “the only source”, no name."""
    last = statement.chain[-1]
    words = document.text[last.start : last.end].split()
    known = len(statement.chain) < 3 and words[:1] and words[0].casefold() == "the"
    return bool(document.parent and not last.named and known)


def _bear(
    statement: Statement,
    profile: Profile,
    chance: float,
    own: Terms,
    bearing: Bearing,
    documents: Mapping[str, Document],
) -> Statement:
    """Attach a claim, with the stance that the words and who says them take toward it."""
    said = own.classes & profile.kin
    turn = turn_of(statement, documents[statement.document], profile)
    denied = not profile.predicates and bool(own.denied & profile.rest.keys())
    stance = stance_toward(
        statement.words,
        statement.stance,
        bearing.reader.read(profile.claim.text, statement.words),
        negated=(bool(said) and own.negated >= said) or denied,
        supposed=bool(said) and own.supposed >= said,
        turn=turn,
    )
    return replace(
        statement,
        id=content_id("stmt", statement.id, profile.claim.id),
        claim=profile.claim.id,
        match=round(chance, 3),
        stance=stance,
    )
