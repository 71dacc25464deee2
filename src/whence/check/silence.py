"""Who would gain from the story, or take part in it, and does not speak of it."""

import re
from collections.abc import Iterator

from whence.model import Fact, Finding, Span
from whence.text import fold

from .about import named, remarks, sentence_span, sides, statements_in
from .inquiry import Inquiry
from .passage import wars
from .speakers import Speaker, parties, report_label, speaker_of
from .subjects import Subject, subject_of
from .turns import Remark
from .wording import listed, sentence, since

# A quarrel with a party, as rows or as words, with how a sentence tells it.
Quarrel = tuple[str, tuple[Fact, ...], tuple[Span, ...]]


def check_silence(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding for each outsider that a text says does not use or repeat the story.

    Where they would gain from it (an interest coded, or a quarrel with a party) this is an
    expected assertion that is absent. The silence of a party is for `check_predictions`.
    """
    tellers = {hop.source or hop.name for each in inquiry.asserting for hop in each.chain}
    found: dict[str, list[tuple[Subject, Remark]]] = {}
    for remark in remarks(inquiry, "silence"):
        subject = subject_of(inquiry, remark)
        if subject and _speaks_itself(inquiry, remark, subject):
            continue  # “we have announced no such plan” speaks of the story
        if subject and not subject.ids & (set(sides(inquiry)) | tellers):
            key = sorted(subject.ids)[0]
            found.setdefault(key, []).append((subject, remark))
    for rows in found.values():
        told = _finding(inquiry, rows)
        # Somebody met once, in passing, was not asked: only who is known can be silent.
        if told.subkind == "playing_up" or any(
            one.ids & set(inquiry.names.actors) for one, _ in rows
        ):
            yield told


def _speaks_itself(inquiry: Inquiry, remark: Remark, subject: Subject) -> bool:
    """Say whether the words are the subject's own: who says what it has not done is not silent."""
    if _FIRST_PERSON.search(fold(sentence_span(inquiry, remark).quote)):
        return True
    around = statements_in(inquiry, remark.document, remark.start - _LEAD, remark.end)
    return any(
        (hop.source or hop.name) in subject.ids
        for each in around
        for hop in each.chain[-1:]
        if any(p.start <= remark.words.start and remark.words.end <= p.end for p in each.content)
    )


def _finding(inquiry: Inquiry, rows: list[tuple[Subject, Remark]]) -> Finding:
    subject, remark = rows[0]
    quarrel = quarrel_with_party(inquiry, subject.ids, subject.name, {remark.document})
    coded = _coded_gain(inquiry, subject.ids)
    name = subject.name if not subject.name.islower() else f"the {subject.name}"
    quote = " ".join(sentence_span(inquiry, remark).quote.split()).strip("–-. ")
    where = report_label(inquiry.documents.get(remark.document), remark.document)
    gain = coded or quarrel
    told = f"{name} speaks of other things and leaves the story out"
    if coded:
        told = f"{name} would gain from the story ({coded}) and does not use it"
    elif quarrel:
        told = f"{name}, which {quarrel[0]} and would gain from the story, does not use it"
    return inquiry.finding(
        "absent",
        sentence(f"{told}: “{quote}” ({where})"),
        subkind="playing_up" if gain else "silent",
        rule="who would gain from a story and does not tell it seems not to believe it",
        spans=(
            *(sentence_span(inquiry, each) for _, each in rows),
            *(quarrel[2] if quarrel else ()),
        ),
        facts=inquiry.cite(quarrel[1] if quarrel else ()),
    )


def _coded_gain(inquiry: Inquiry, ids: frozenset[str]) -> str:
    """Return why the interest coded for a source says that it would gain, if it does."""
    for source in inquiry.sources.values():
        if not ids & {source.id, *source.affiliation}:
            continue
        for interest in source.interests:
            if interest.claim == inquiry.claim.id and interest.direction == "for":
                return interest.why
    return ""


def quarrel_with_party(
    inquiry: Inquiry, ids: frozenset[str], name: str, documents: set[str]
) -> Quarrel | None:
    """Return the quarrel of somebody outside with a party: from rows, else from the words.

    `documents` are those whose words are read for it.
    """
    for actor in inquiry.actors:
        for side in sorted(ids - set(inquiry.actors)):
            rows = wars(inquiry.world, side, actor, inquiry.any_time)
            if rows:
                how = "at war with" if rows[0].relation == "at_war_with" else "hostile to"
                return f"is {how} {inquiry.name(actor)}{since(rows)}", rows, _spans(rows)
    for document in sorted(documents & set(inquiry.notes)):
        for remark in inquiry.notes[document].of("targeted"):
            subject = subject_of(inquiry, remark)
            if subject is None or not (ids & subject.ids or _alike(name, subject.name)):
                continue
            # "Targeted by Pavo": by whom comes behind the words; "Pavo has gone after its men",
            # before them.
            after = named(inquiry, document, remark.words.start, remark.end)
            clause = remark.words.start - _CLAUSE
            before = named(inquiry, document, max(remark.start, clause), remark.words.start)
            foes = sorted((after or before) & set(sides(inquiry)) - subject.ids)
            if foes:
                told = f"was set upon by {inquiry.name(foes[0])} (“{_clause(inquiry, remark)}”)"
                return told, (), (sentence_span(inquiry, remark),)
    return None


_CLAUSE = 60
_LEAD = 200  # characters before a sentence in which a statement that runs into it begins
_FIRST_PERSON = re.compile(r"(?<!\w)(?:we|we've|we're)(?!\w)")
_PARTS = re.compile(r"[^\w]+|_")
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]{4,}")
_LONG = 90


def _clause(inquiry: Inquiry, remark: Remark) -> str:
    """Quote the words of a remark with what follows, up to a pause."""
    end = min(remark.end, remark.words.end + _LONG)
    rest = inquiry.documents[remark.document].text[remark.words.end : end]
    cut = min((at for mark in ",;:." if (at := rest.find(mark)) > 0), default=len(rest))
    return " ".join(f"{remark.words.quote}{rest[:cut]}".split())


def _spans(rows: tuple[Fact, ...]) -> tuple[Span, ...]:
    found = (row.source.span for row in rows if row.source)
    return tuple(span for span in found if span)


def _alike(one: str, other: str) -> bool:
    """Say whether one name is the beginning of the other: “Dawn of Freedom (Brigades)”."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return bool(short) and f"{long} ".startswith(f"{short} ")


def insiders_elsewhere(inquiry: Inquiry) -> dict[str, tuple[Speaker, Span]]:
    """Return by party somebody inside it who is quoted on something else in the same reports."""
    reports = {each.document for each in inquiry.asserting}
    found: dict[str, tuple[Speaker, Span]] = {}
    for statement in inquiry.all_statements:
        if statement.document not in reports or len(statement.chain) < 2:
            continue
        spoken = statement.attribution in ("assert", "report") and statement.stance == "asserts"
        if not spoken or statement.claim == inquiry.claim.id:
            continue
        speaker = speaker_of(inquiry, statement)
        for party in parties(inquiry, speaker) or _hinted(inquiry, speaker):
            # A body that "vows revenge" is no insider who was asked.
            if speaker.key != party and speaker.name not in (party, inquiry.name(party)):
                found.setdefault(party, (speaker, inquiry.span(statement)))
    return found


def _hinted(inquiry: Inquiry, speaker: Speaker) -> tuple[str, ...]:
    """Return the party whose name alone has a long word of a source's description (“Nusra”)."""
    if speaker.named or not inquiry.actors or inquiry.lexicon.outsider.search(fold(speaker.name)):
        return ()
    said = set(map(fold, _CAPITAL.findall(speaker.name)))
    known = {actor.id: [name.name for name in actor.names] for actor in inquiry.world.actors}
    known.update((id, known.get(id, [])) for id in inquiry.actors)
    found = [
        id
        for id, names in known.items()
        if said & {part for name in (*names, id) for part in _PARTS.split(fold(name))}
    ]
    return tuple(found) if len(found) == 1 and found[0] in inquiry.actors else ()


def absent_parties(inquiry: Inquiry, elsewhere: dict[str, tuple[Speaker, Span]]) -> Iterator[str]:
    """Yield a sentence for each insider quoted on something else, and for who is not quoted at all."""
    for party, (speaker, span) in elsewhere.items():
        quote = " ".join(span.quote.split())
        told = f"{speaker.name}, inside {inquiry.name(party)}, is quoted only on something else"
        yield sentence(f"{told}: “{quote}”")
    unheard = [inquiry.name(actor) for actor in inquiry.actors if actor not in elsewhere]
    if unheard:
        yield sentence(f"nobody inside {listed(unheard, last='or')} is quoted there at all")
