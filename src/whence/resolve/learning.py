"""What the definitions of one document teach: whose its names are, for that document."""

import re
from dataclasses import dataclass, field, replace
from itertools import islice

from whence.model import (
    Citation,
    Document,
    Fact,
    Interval,
    Issue,
    Name,
    NameDecision,
    NameProposal,
)
from whence.text import fold

from .beside import beside
from .book import NameBook
from .definitions import Definition, find_definitions
from .gazetteer import Gazetteer
from .groups import Groups
from .settled import Settled, said
from .shortened import Short, is_common, shortened
from .skeleton import script_of

_KINDS = {"gloss": "translation", "transliteration": "translation", "also": None, "short": "short"}
_WHY = {
    "acronym": "the text gives “{other}” in brackets as the short form of “{one}”",
    "short": "the text calls “{one}” “{other}” for short",
    "also": "the text says that “{one}” is also known as “{other}”",
    "former": "the text says that “{one}” was called “{other}” before",
    "gloss": "the text gives “{one}” as what “{other}” means",
    "translation": "the text gives “{other}” as “{one}” in another script",
    "transliteration": "the text gives “{other}” as “{one}” in another script",
}


_BESIDE = 12  # names beside defined ones; a page that has more is a list


@dataclass(slots=True)
class Learned:
    """The names a document defines, by owner, with what joins them and what could not be joined."""

    text: str
    book: NameBook = field(default_factory=NameBook)
    names: dict[str, list[Name]] = field(default_factory=dict)
    joined: list[NameProposal] = field(default_factory=list)
    changes: list[tuple[str, str, Definition]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def learn(
    document: Document, book: NameBook, settled: Settled, coded: frozenset[str] = frozenset()
) -> Learned:
    """Return what a document teaches; `book` is that of the case, at the document's time.

    `coded` are the actors whose names the case lists.

    A long form that the case knows keeps its owner; else it becomes an actor of its own, named by
    the document. A definition that would join two actors of the case joins nothing, and is told.
    """
    text, learned = document.text, Learned(document.text)
    found = find_definitions(document)
    groups = Groups(book, settled)
    taken: list[Definition] = []
    for one in (one for one in found if one.joins):
        words = text[slice(*one.one)], text[slice(*one.other)]
        if one.kind == "gloss" and not groups.known(words[0]):
            continue
        if decision := settled.keeps_apart(*map(groups.members, words)):
            learned.joined.append(_open(document, one, words, decision))
            for word in words:
                learned.book.add(word, groups.owner(word), "actor")
        elif rivals := groups.join(*words, short=one.kind in ("acronym", "short")):
            learned.joined.append(_undone(document, one, words, rivals))
            learned.issues.append(_issue(document, one, words, rivals))
        else:
            taken.append(one)
            other = book.owner(words[1])
            if other and other != groups.owner(words[0]):
                learned.issues.append(_elsewhere(document, one, words, other))
    for one in taken:
        words = text[slice(*one.one)], text[slice(*one.other)]
        owner = groups.owner(words[0])
        _teach(learned, document, one, words, owner)
    for one in (one for one in found if not one.joins):
        _relate(learned, document, one, groups)
    for one in (one for one in taken if one.kind == "acronym"):
        _share_dates(learned.names[groups.owner(text[slice(*one.one)])], document, one)
    _add_beside(learned, document, taken, groups)
    for short in shortened(document, book.merged(learned.book), coded):
        if not settled.keeps_apart((short.name,), (short.whole,)):
            _add_short(learned, document, short)
    return learned


def _teach(
    learned: Learned, document: Document, one: Definition, words: tuple[str, str], owner: str
) -> None:
    """Add both names of a definition, with their dates, and the record of why they are one."""
    source = _citation(document, one)
    spoken = document.published if document.published.high else None
    old = one.kind == "former"
    ended = (one.when or _until(spoken)) if old else None
    began = one.when if one.change == "rename" and one.when else None
    rows = (
        Name(name=words[0], from_=began, script=_script(words[0]), source=source),
        Name(name=words[1], until=ended, script=_script(words[1]), source=source,
             kind=_KINDS.get(one.kind, one.kind)),
    )  # fmt: skip
    for name in rows:
        short = name.kind == "short" and len(name.name.split()) == 1
        learned.book.add(name.name, owner, "actor", as_written=short)
        # “The Company” is one here, and another elsewhere: no name to know it by.
        if not (short and is_common(fold(name.name))):
            _keep(learned.names.setdefault(owner, []), name)
    why = _WHY[one.kind].format(one=words[0], other=words[1])
    learned.joined.append(
        NameProposal(
            one=words[0], other=words[1], sign="defined", probability=1.0, joined=True, why=why,
            spans=(document.span(*one.words),),
        )
    )  # fmt: skip


def _keep(names: list[Name], name: Name) -> None:
    """Add a name; one told before gains the dates and kind that are new."""
    for place, known in enumerate(names):
        if known.name == name.name:
            names[place] = Name(
                name=known.name,
                from_=known.from_ or name.from_,
                until=known.until or name.until,
                script=known.script,
                kind=known.kind or name.kind,
                source=known.source,
            )
            return
    names.append(name)


def _share_dates(names: list[Name], document: Document, one: Definition) -> None:
    """Give an acronym and its long form the dates that either has; a narrower end comes first."""
    wanted = {document.text[slice(*one.one)], document.text[slice(*one.other)]}
    rows = [name for name in names if name.name in wanted]
    began = next((name.from_ for name in rows if name.from_), None)
    ends = sorted((name.until for name in rows if name.until), key=lambda end: end.low is None)
    for place, name in enumerate(names):
        if name.name in wanted:
            names[place] = replace(name, from_=began, until=ends[0] if ends else None)


def _relate(learned: Learned, document: Document, one: Definition, groups: Groups) -> None:
    """Add what makes two actors of two names: a split, a merger, a membership that ended.

    “What was then Y, to form X” of two names that the text elsewhere says are one dates both.
    """
    text = document.text
    words = text[slice(*one.one)], text[slice(*one.other)]
    owners = groups.owner(words[0]), groups.owner(words[1])
    source = _citation(document, one)
    if owners[0] == owners[1]:
        names = learned.names.setdefault(owners[0], [])
        _keep(names, Name(name=words[1], until=one.when, kind="former", source=source))
        _keep(names, Name(name=words[0], from_=one.when, source=source))
        return
    for word, owner in zip(words, owners, strict=True):
        learned.book.add(word, owner, "actor")
        _keep(learned.names.setdefault(owner, []), Name(name=word, source=source))
    if one.change == "left":
        spoken = document.published if document.published.high else None
        learned.facts.append(
            Fact(
                subject=owners[0], relation="member_of", object=owners[1],
                until=_until(spoken), source=source, stated=True,
            )
        )  # fmt: skip
        return
    learned.changes.append((owners[0], owners[1], one))


def _add_short(learned: Learned, document: Document, short: Short) -> None:
    for form in short.forms:
        learned.book.add(form, short.owner, "actor")
    span = document.span(*short.at)
    source = Citation(document=document.id, quote=span.quote, start=span.start)
    kept = Name(name=short.name, script=_script(short.name), kind="short", source=source)
    if short.lasting:
        _keep(learned.names.setdefault(short.owner, []), kept)
    learned.joined.append(
        NameProposal(
            one=short.whole, other=short.name, sign="defined", probability=0.95, joined=True,
            why=short.why, spans=(span,),
        )
    )  # fmt: skip


def _add_beside(
    learned: Learned, document: Document, taken: list[Definition], groups: Groups
) -> None:
    """Add the names that stand beside defined ones as their equals; known ones keep their owner."""
    defined = [one.one for one in taken if one.kind == "acronym"]
    for start, end in islice(beside(document, defined), _BESIDE):
        name = document.text[start:end]
        if groups.known(name) or learned.book.lookup(name) or Gazetteer().find(name):
            continue
        owner = _owner_beside(learned, document.text, name) or groups.owner(name)
        learned.book.add(name, owner, "actor")
        source = Citation(document=document.id, quote=name, start=start)
        _keep(learned.names.setdefault(owner, []), Name(name=name, source=source))


def _owner_beside(learned: Learned, text: str, name: str) -> str | None:
    """Return whose name is shorter or longer than a new one: “Castellan” (Foods), “Red Banner” (Movement).

    Only where the text has no second name that begins so.
    """
    for owner, names in learned.names.items():
        for known in (one.name for one in names):
            short, long = sorted((known, name), key=len)
            if long.startswith(f"{short} ") and short[0].isupper():
                behind = rf"(?<!\w){re.escape(short)}\s+([A-Z][\w’'-]*)"
                return owner if len(set(re.findall(behind, text))) == 1 else None
    return None


def _citation(document: Document, one: Definition) -> Citation:
    start, end = one.words
    return Citation(document=document.id, quote=document.text[start:end], start=start)


def _until(spoken: Interval | None) -> Interval | None:
    """Return an end that came some time before a document was written."""
    return Interval(low=None, high=spoken.high, rule="told as past") if spoken else None


def _script(name: str) -> str | None:
    script = script_of(name)
    return None if script in ("Latn", "Zyyy", "Zzzz") else script


def _open(
    document: Document, one: Definition, words: tuple[str, str], decision: NameDecision
) -> NameProposal:
    why = f"the text joins them, but it was {said(decision)}"
    return _unjoined(document, one, words, why, 0.5, "decided")


def _undone(
    document: Document, one: Definition, words: tuple[str, str], rivals: tuple[str, str]
) -> NameProposal:
    why = f"the text joins them, but the case has them as {' and '.join(sorted(rivals))}"
    return _unjoined(document, one, words, why, 0.5, "defined")


def _unjoined(
    document: Document, one: Definition, words: tuple[str, str], why: str, p: float, sign: str
) -> NameProposal:
    return NameProposal(
        one=words[0], other=words[1], sign=sign, probability=p, joined=False, why=why,  # type: ignore[arg-type]
        spans=(document.span(*one.words),),
    )  # fmt: skip


def _elsewhere(document: Document, one: Definition, words: tuple[str, str], other: str) -> Issue:
    what = (
        f"“{words[1]}” is {other} in the case, and “{words[0]}” by this text; here the text counts"
    )
    start, end = one.words
    return Issue(
        level="info", what=what, document=document.id,
        start=document.offset + start, end=document.offset + end,
    )  # fmt: skip


def _issue(
    document: Document, one: Definition, words: tuple[str, str], rivals: tuple[str, str]
) -> Issue:
    what = f"the text takes “{words[0]}” and “{words[1]}” for one, the case for {' and '.join(rivals)}; not joined"
    start, end = one.words
    return Issue(
        level="info", what=what, document=document.id,
        start=document.offset + start, end=document.offset + end,
    )  # fmt: skip
