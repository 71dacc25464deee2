"""Whom a source speaks for: the state behind an adviser, an army and a ministry; the firm behind its spokesman.

Sources of one camp share what they gain, and mostly what they know. A camp is told from names alone
and from who publishes a statement; what a case codes comes before it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache

from whence.data.lexicons import read_yaml, word_set
from whence.model import Document, Fact, Hop, Source, Statement
from whence.text import fold, slug, words

from .gazetteer import Gazetteer
from .place_words import demonyms

_OF = re.compile(r"\bof\s+(?:the\s+)?(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)$")
_MOST = 3  # words of a country's name


def with_camps(
    sources: Iterable[Source],
    statements: Iterable[Statement],
    documents: Mapping[str, Document],
    offices: Iterable[Fact] = (),
) -> tuple[Source, ...]:
    """Return the sources, those without a coded affiliation with the camp their names give them.

    `offices` are facts that a person speaks for a body. Nobody is given a camp by what several
    documents say of him differently: the first that says anything counts.
    """
    speaks = {one.subject: one.object for one in offices if one.relation == "speaks_for"}
    published: dict[str, str] = {}
    for statement in sorted(statements, key=lambda one: one.id):  # in no order of documents
        for id, camp in _published(statement, documents[statement.document]):
            published.setdefault(id, camp)
    return tuple(
        one
        if one.affiliation
        else replace(one, camp=_named(one) or speaks.get(one.id) or published.get(one.id))
        for one in sources
    )


def _named(source: Source) -> str | None:
    """Return the state or body that the names of a source say."""
    state = next((one for name in sorted(source.names) if (one := state_of(name))), None)
    if state or source.kind not in ("organisation", "official"):
        return state
    if source.kind == "organisation":
        return source.id.partition("@")[0]
    return next((one for name in sorted(source.names) if (one := _spoken_for(name))), None)


def _spoken_for(name: str) -> str | None:
    """Return the body in “a spokeswoman for Brisk Dairies”, “Brisk Dairies spokeswoman”."""
    people = word_set("sources.yaml", "people") | word_set("sources.yaml", "spokespeople")
    kept = [
        word
        for word in re.findall(r"[\w'’&-]+", name)
        if word[0].isupper() and fold(word) not in people
    ]
    return slug(" ".join(word.removesuffix("'s").removesuffix("’s") for word in kept)) or None


def _published(statement: Statement, document: Document) -> Iterable[tuple[str, str]]:
    """Yield whom a document of a body's own speaks for: its authors, and its nameless officials."""
    home = statement.chain[0]
    if document.kind != "statement" or home.kind != "publisher":
        return
    camp = state_of(home.name) or home.source
    for hop in statement.chain:
        mere = hop.kind in ("official", "anonymous", "organisation") and not hop.named
        if hop.start is None or (mere and _mere(hop)):
            yield hop.source, camp


def _mere(hop: Hop) -> bool:
    """Say whether a mention names nobody but an office or “the company”: one of the publisher's own."""
    lows = [fold(hop.name[start:end]) for start, end in words(hop.name)]
    office = word_set("sources.yaml", "spokespeople") | word_set("sources.yaml", "organisations")
    return len(lows) <= 2 and lows[-1:] != [] and lows[-1] in office | _officials()


@cache
def _officials() -> frozenset[str]:
    return frozenset("official officials officer officers aide aides secretary minister".split())


@lru_cache(maxsize=4096)
def state_of(name: str) -> str | None:
    """Return the id of the country whose government a name stands for, None where it stands for none.

    “White House” and “a US official” are both the United States; “Army of Orland” is of Orland, which
    no gazetteer has.
    """
    data = read_yaml("camps.yaml")
    folded = fold(name)
    seat = next((code for one, code in data["seats"].items() if _holds(folded, one)), None)
    if seat:
        return _country(seat)
    lows = {folded[start:end].removesuffix("'s") for start, end in words(folded)}
    if not lows & set(data["government"]) or lows & set(data["apart"]):
        return None
    spans = words(name)
    for size in range(_MOST, 0, -1):
        for first in range(len(spans) - size + 1):
            part = name[spans[first][0] : spans[first + size - 1][1]]
            if part[0].isupper() and (found := _people_or_country(part)):
                return found
    if (
        lows & set(data["of"])
        and (tail := _OF.search(name))
        and fold(tail["name"]) not in data["fields"]
    ):
        return slug(tail["name"])
    return None


def _people_or_country(part: str) -> str | None:
    plain = part.removesuffix("'s").removesuffix("’s")
    code = demonyms().get(plain) or read_yaml("camps.yaml")["short"].get(fold(plain).strip("."))
    if code:
        return _country(code)
    found = (one for one in Gazetteer().find(plain) if one.kind == "country" and one.spelled(plain))
    return next((one.id for one in found), None)


def _country(code: str) -> str:
    entry = Gazetteer().country(code)
    return entry.id if entry else code.lower()


def _holds(folded: str, phrase: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded))
