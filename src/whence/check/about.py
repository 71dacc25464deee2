"""What a remark is about: whether it bears on the claim, and whom it speaks of."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from whence.model import Span, Statement
from whence.text import fold, slug

from .inquiry import TOGETHER, Inquiry
from .rungs import speaks_of_rung
from .turns import SIGN, Remark, pattern

# "The group", "such a deal", "these reports": what is meant was named in the sentence before.
_BACK = r"{pronoun}|{back}"
_NAMED = re.compile(
    r"(?<!\w)(?P<name>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)+)"
    r"|(?<=[a-z] )(?P<single>[A-Z][\w’-]{3,})"  # not the first word, which has a capital anyway
)
_MOST_SIDES = 6
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 5  # letters by which two forms of one word are known, in most of them
_PAIR = 2
# Remarks that are about a deal of one party named with nobody else than the other.
_LOOSE = frozenset({"silence", "unseen", "set_aside", "still_possible"})
BEFORE = 2
_OPENING = 200  # characters in which a page says what it is about


def sides(inquiry: Inquiry) -> tuple[str, ...]:
    """Return the parties to the claim: its actors, or where none is known the names in its text."""
    if inquiry.actors:
        return inquiry.actors
    found = (_name(match) for match in _NAMED.finditer(inquiry.claim.text))
    return tuple(dict.fromkeys(filter(None, found)))[:_MOST_SIDES]


def _name(match: re.Match[str]) -> str:
    """Return a name without the words that only begin a headline: “Are Ostrava Motors …”."""
    parts = (match.group("name") or match.group("single")).split()
    opener = pattern(r"{opener}\Z")
    while parts and opener.match(fold(parts[0])):
        del parts[0]
    return " ".join(parts)


def named(inquiry: Inquiry, document: str, start: int, end: int) -> frozenset[str]:
    """Return the actors and parties named in a stretch of a document, by names of its own too."""
    text = inquiry.documents[document].text[start:end]
    mentions = inquiry.mentions.get(document, ())
    first = bisect_left(mentions, start, key=lambda one: one.span.start)
    last = bisect_left(mentions, end, key=lambda one: one.span.start)
    own = frozenset(one.of for one in mentions[first:last] if one.kind == "actor")
    plain = {side for side in sides(inquiry) if side in text} if not inquiry.actors else set()
    return inquiry.names.named_in(text) | own | plain


def touches(inquiry: Inquiry, remark: Remark) -> bool:
    """Say whether a statement on the claim stands in the sentence."""
    spots = inquiry.spots.get(remark.document)
    return bool(spots and spots.touch(remark.start, remark.end))


def bears_on(inquiry: Inquiry, remark: Remark) -> bool:
    """Say whether a remark is about the claim.

    It is where a statement on the claim stands in its sentence, or where it names the parties (or
    one, in the voice of another; or one, in a text that itself disputes the claim) and is of the
    claim's topic. What refers back ("such a deal") is read with the sentences before it. Where no
    actor is named at all, a statement on the claim in the same paragraph will do; where all that
    is said in the paragraph is said of another claim, it is about that one.
    """
    if touches(inquiry, remark):
        return True
    if _of_another(inquiry, remark):
        return False
    if _concerns(inquiry, remark, remark.start, remark.end):
        return True
    document, notes = inquiry.documents[remark.document], inquiry.notes[remark.document]
    words = document.text[remark.start : remark.end]
    before = notes.before(remark.sentence, BEFORE) if pattern(_BACK).search(fold(words)) else ()
    if any(_concerns(inquiry, remark, start, remark.end) for start, _ in before):
        return True
    spots = inquiry.spots.get(remark.document)
    unnamed = not named(inquiry, remark.document, remark.start, remark.end)
    around = notes.paragraph(remark.sentence)
    beside = bool(unnamed and spots and spots.touch(*around))
    return beside and (remark.kind.startswith(SIGN) or on_topic(inquiry, words))


def _of_another(inquiry: Inquiry, remark: Remark) -> bool:
    """Say whether the sentence, or all sides taken in its paragraph, are about other claims."""
    here = statements_in(inquiry, remark.document, remark.start, remark.end)
    if any(each.claim for each in here):
        return True
    start, end = inquiry.notes[remark.document].paragraph(remark.sentence)
    spots = inquiry.spots.get(remark.document)
    if spots and spots.touch(start, end):
        return False
    around = statements_in(inquiry, remark.document, start, end)
    return any(each.claim and each.stance != "discusses" for each in around)


def _concerns(inquiry: Inquiry, remark: Remark, start: int, end: int) -> bool:
    text = inquiry.documents[remark.document].text[start:end]
    ours = set(sides(inquiry))
    if not ours:
        return len(topic(inquiry.claim.text) & topic(text)) >= _PAIR
    speaking = voices(inquiry, remark.document)
    there = named(inquiry, remark.document, start, end)
    told_here = remark.kind in _LOOSE and remark.document in inquiry.spots
    alone = not there - ours and (bool(ours & speaking) or told_here)
    if not there - ours and devoted(inquiry, remark.document):
        return on_topic(inquiry, text)
    near = alone or disputed(inquiry, remark.document)
    enough = 1 if near else min(_PAIR, len(ours))
    return len(ours & (there | speaking)) >= enough and on_topic(inquiry, text)


def disputed(inquiry: Inquiry, document: str) -> bool:
    """Say whether a document denies or doubts the claim in its own voice.

    One that opens with the claim and then gives its own verdict (“I think not”) does.
    """
    return bool(inquiry.taken.get(document, frozenset()) & {"denies", "doubts"}) or devoted(
        inquiry, document
    )


def devoted(inquiry: Inquiry, document: str) -> bool:
    """Say whether a document opens with the claim and gives a verdict of its own: it is about that."""
    spots, notes = inquiry.spots.get(document), inquiry.notes.get(document)
    return bool(spots and notes and notes.of("verdict") and spots.touch(0, _OPENING))


def on_topic(inquiry: Inquiry, text: str) -> bool:
    """Say whether words are of the claim's kind of thing: a deed together, or words of the claim."""
    if inquiry.claim.kind in TOGETHER:
        folded = fold(text)
        together = inquiry.lexicon.classes["cooperate"].pattern
        return bool(
            together.search(folded) or pattern("{deed}").search(folded) or speaks_of_rung(text)
        )
    names = {
        stem
        for actor in sides(inquiry)
        for stem in topic(f"{inquiry.name(actor)} {actor.replace('-', ' ')}")
    }
    wanted = topic(inquiry.claim.text) - names
    # Of a claim of few words besides its names whatever is said of those named is on the topic.
    return len(wanted) < _PAIR or bool(wanted & topic(text))


def of_the_claim(inquiry: Inquiry, text: str) -> bool:
    """Say whether words share more than one with the claim besides its names, or tell of its deed."""
    names = frozenset[str]().union(*(topic(inquiry.name(each)) for each in sides(inquiry)))
    wanted = topic(inquiry.claim.text) - names
    if inquiry.claim.kind in TOGETHER:
        return bool(wanted & topic(text)) or on_topic(inquiry, text)
    return len(wanted & topic(text)) >= min(_PAIR, len(wanted))


def topic(text: str) -> frozenset[str]:
    """Return the stems of the longer words of a text."""
    return frozenset(word.group()[:_STEM] for word in _WORD.finditer(fold(text)))


def voices(inquiry: Inquiry, document: str) -> frozenset[str]:
    """Return the actors in whose voice a document speaks: its author's and publisher's."""
    known = inquiry.documents[document]
    names = inquiry.names
    signed = {name for name in (known.author, known.publisher) if name}
    ids = {names.id_of(name) for name in signed} & set(names.actors)
    ids |= {slug(known.author)} if known.author else set()
    if known.kind == "statement":
        ids |= frozenset().union(*(names.named_in(name) for name in signed))
    spoken = {
        row.object
        for id in ids
        for row in inquiry.world.facts(subject=id, relation="speaks_for", at=inquiry.any_time)
    }
    return frozenset((ids & set(names.actors)) | spoken)


def remarks(inquiry: Inquiry, kind: str) -> Iterator[Remark]:
    """Yield the remarks of a kind that bear on the claim, by document and place."""
    for id in sorted(inquiry.notes):
        yield from (each for each in inquiry.notes[id].of(kind) if bears_on(inquiry, each))


def statements_in(inquiry: Inquiry, document: str, start: int, end: int) -> tuple[Statement, ...]:
    """Return all statements that begin in a stretch of a document, on whatever claim."""
    rows = inquiry.all_statements
    first = bisect_left(rows, (document, start), key=lambda each: (each.document, each.start))
    last = bisect_left(rows, (document, end), key=lambda each: (each.document, each.start))
    return rows[first:last]


def pair_named(inquiry: Inquiry, remark: Remark) -> bool:
    """Say whether the sentence of a remark itself names as many of the parties as make a pair."""
    there = named(inquiry, remark.document, remark.start, remark.end)
    ours = set(sides(inquiry))
    return len(ours & there) >= min(_PAIR, len(ours))


def sentence_span(inquiry: Inquiry, remark: Remark) -> Span:
    """Return the whole sentence of a remark."""
    return inquiry.documents[remark.document].span(remark.start, remark.end)


def near(inquiry: Inquiry, remark: Remark, stances: frozenset[str]) -> tuple[Statement, ...]:
    """Return the statements on the claim of these stances in the paragraph of a remark."""
    start, end = inquiry.notes[remark.document].paragraph(remark.sentence)
    around = statements_in(inquiry, remark.document, start, end)
    return tuple(
        each for each in around if each.claim == inquiry.claim.id and each.stance in stances
    )
