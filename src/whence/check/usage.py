"""By which name a party calls the other: its own, or a rival's."""

from collections.abc import Iterator

from whence.model import Document, Finding, Hop, Name, Span
from whence.text import sentences as split_sentences

from .inquiry import TOGETHER, Inquiry
from .names import Mention
from .speakers import report_label
from .wording import counted, sentence

_UNFRIENDLY = frozenset({"pejorative", "insult", "rival", "derogatory"})


def check_usage(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each document in which one party calls the other by a rival's name.

    A name is a rival's when its `used_by` lists the speaker's side and not the one it names, or
    when its `kind` says it is an insult. The speaker is the document's author or publisher, or
    somebody whose words it reports, of one of the claim's parties.
    """
    if inquiry.claim.kind not in TOGETHER or len(inquiry.actors) < 2:
        return
    if not any(_is_rivals(name, called, user) for called, user, name in _pairings(inquiry)):
        return
    for document in sorted(inquiry.documents.values(), key=lambda each: each.id):
        used: dict[tuple[str, str, str], list[Span]] = {}
        for mention in inquiry.names.mentions(document.text):
            for user in _users(inquiry, document, mention):
                key = (user, mention.actor, mention.name.name)
                used.setdefault(key, []).append(document.span(mention.start, mention.end))
        for key, spans in sorted(used.items()):
            yield _finding(inquiry, document, key, spans)


def _pairings(inquiry: Inquiry) -> Iterator[tuple[str, str, Name]]:
    """Yield each name of each party with each other party that might use it."""
    for called in inquiry.actors:
        actor = inquiry.names.actors.get(called)
        for name in actor.names if actor else ():
            yield from ((called, user, name) for user in inquiry.actors if user != called)


def _finding(
    inquiry: Inquiry, document: Document, key: tuple[str, str, str], spans: list[Span]
) -> Finding:
    user, called, name = key
    label = report_label(document, document.id)
    times = f" ({counted(len(spans), 'time')})" if len(spans) > 1 else ""
    told = f"in {label}, {inquiry.name(user)} calls {inquiry.name(called)} “{name}”{times}"
    told += ", a name it uses for a rival and not the one the other gives itself"
    return inquiry.finding(
        "naming",
        sentence(told),
        subkind="usage",
        rule="partners call each other by the name each gives itself",
        spans=spans,
    )


def _users(inquiry: Inquiry, document: Document, mention: Mention) -> list[str]:
    """Return the parties that use this name in their own words here."""
    if mention.actor not in inquiry.actors:
        return []
    others = [actor for actor in inquiry.actors if actor != mention.actor]
    hostile = [actor for actor in others if _is_rivals(mention.name, mention.actor, actor)]
    return [actor for actor in hostile if _speaks(inquiry, document, mention, actor)]


def _is_rivals(name: Name, called: str, user: str) -> bool:
    if called in name.used_by:
        return False
    return user in name.used_by or (not name.used_by and name.kind in _UNFRIENDLY)


def _speaks(inquiry: Inquiry, document: Document, mention: Mention, actor: str) -> bool:
    """Say whether the words at a mention are a party's: its document, its statement, or so told."""
    voices = _voices(inquiry, actor)
    if {
        inquiry.names.id_of(name) for name in (document.author, document.publisher) if name
    } & voices:
        return True
    around = (
        each
        for each in inquiry.all_statements
        if each.document == document.id and each.start <= mention.start and mention.end <= each.end
    )
    if any(_is_voice(inquiry, hop, voices) for statement in around for hop in statement.chain):
        return True
    return _told_of(inquiry, document, mention, voices)


def _voices(inquiry: Inquiry, actor: str) -> frozenset[str]:
    """Return the party with those who speak for it."""
    rows = inquiry.world.facts(relation="speaks_for", object=actor, at=inquiry.any_time)
    return frozenset({actor, *(row.subject for row in rows)})


def _is_voice(inquiry: Inquiry, hop: Hop, voices: frozenset[str]) -> bool:
    source = inquiry.sources.get(hop.source)
    names = {hop.name, hop.source, *(source.names if source else ())}
    ids = {inquiry.names.id_of(name) for name in names} | set(source.affiliation if source else ())
    return bool(ids & voices)


def _told_of(
    inquiry: Inquiry, document: Document, mention: Mention, voices: frozenset[str]
) -> bool:
    """Say whether the sentence names somebody who speaks for the party: “Jowlani's use of …”."""
    for start, end in split_sentences(document.text):
        if start <= mention.start < end:
            named = inquiry.names.named_in(document.text[start:end])
            return bool(named & (voices - set(inquiry.actors)))
    return False
