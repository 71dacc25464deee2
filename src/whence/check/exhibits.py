"""Photos, recordings and papers that somebody says are forged, staged or of something else."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from whence.data.lexicons import read_yaml
from whence.model import Finding, Span, Statement
from whence.text import fold

from .about import bears_on, statements_in
from .inquiry import Inquiry
from .speakers import Speaker, direction, interests, parties, report_label, speaker_of
from .turns import Remark
from .wording import listed, sentence

_NEAR = 90  # characters between an exhibit and what is said of it, either way
_BEFORE = 100  # characters in which a "no" takes it back
_LEAD = 200  # characters before a sentence in which a statement that runs into it begins
_MOST = 40  # of one document: a hostile page may have any number
_LONG = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class _Charge:
    """One sentence that contests an exhibit: which sort, whose word, how.

    `firm` ones say that it is forged, others that nobody can tell; `shown` ones say how that is
    known. `speaker` is None where the report contests it in its own voice.
    """

    remark: Remark
    group: str
    noun: str
    by: str
    speaker: Speaker | None
    firm: bool
    shown: bool


def check_exhibits(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each sort of exhibit of the claim whose authenticity is contested.

    Such an exhibit counts nothing for the claim; that it is forged is itself an assertion, unless the
    text says how it was found out. Where that is told by somebody who is no party and gains nothing by
    it, of an exhibit that the claim rests on, the exhibit is *forged*: that tells against the claim.
    """
    if _pattern("contested").search(fold(inquiry.claim.text)):
        return  # the claim is itself that something is forged
    charges: dict[str, list[_Charge]] = {}
    for document in sorted(inquiry.notes):
        found = inquiry.once(f"exhibits/{document}", partial(_charges, inquiry, document))
        for charge in found:
            if bears_on(inquiry, charge.remark):
                charges.setdefault(charge.group, []).append(charge)
    for group in sorted(charges):
        yield _finding(inquiry, charges[group])


def _finding(inquiry: Inquiry, charges: list[_Charge]) -> Finding:
    spans = [_sentence(inquiry, one.remark) for one in charges]
    resting = [
        each
        for each in inquiry.asserting
        if _shows(each, charges[0].group) and not any(map(inquiry.span(each).overlaps, spans))
    ]
    found_out = [one for one in charges if one.firm and one.shown and _disinterested(inquiry, one)]
    forged = bool(found_out and resting)
    told = _forged(inquiry, found_out) if forged else _contested(inquiry, charges, bool(resting))
    return inquiry.finding(
        "no_evidence",
        told,
        subkind="forged" if forged else "contested",
        rule="who has a true thing to show seldom shows a forged one"
        if forged
        else "an exhibit of contested authenticity is worth nothing for or against",
        spans=(*spans, *map(inquiry.span, resting)),
    )


def _forged(inquiry: Inquiry, charges: list[_Charge]) -> str:
    told = f"{_nouns_of(charges)} that the claim rests on were found not to be what they seem, by {_by_whom(charges)}"
    quote = _line(_sentence(inquiry, charges[0].remark).quote)
    return (
        f"{sentence(f'{told}: “{quote}”')} The text says how that was found out. "
        "What rests on such an exhibit counts as no more than hearsay."
    )


def _contested(inquiry: Inquiry, charges: list[_Charge], resting: bool) -> str:
    quote = _line(_sentence(inquiry, charges[0].remark).quote)
    told = (
        f"the authenticity of {_nouns_of(charges)} is contested by {_by_whom(charges)}: “{quote}”"
    )
    how = (
        "The text says how that was found out."
        if any(one.shown for one in charges)
        else "That they were tampered with is itself asserted, not shown: no exhibit and no analysis "
        "is cited for it."
    )
    rests = (
        "What rests on such an exhibit counts as no more than hearsay while that is open."
        if resting
        else "No such exhibit is shown for the claim here, and none counts for it while that is open."
    )
    return f"{sentence(told)} {how} {rests}"


def _nouns_of(charges: list[_Charge]) -> str:
    return listed(dict.fromkeys(one.noun for one in charges))


def _by_whom(charges: list[_Charge]) -> str:
    return listed(dict.fromkeys(one.by for one in charges))


def _disinterested(inquiry: Inquiry, charge: _Charge) -> bool:
    """Say whether it is told by nobody who is a party or is known to gain if the claim is disbelieved."""
    speaker = charge.speaker
    if speaker is None:
        return True
    return (
        not parties(inquiry, speaker)
        and direction(interests(speaker, inquiry.claim.id)) != "against"
    )


def _shows(statement: Statement, group: str) -> bool:
    """Say whether a statement rests on an exhibit of a sort: one it names, or a document it holds."""
    named = group_of(statement.text)
    held = bool(statement.chain) and statement.chain[-1].directness == "documented"
    return named == group or (named is None and held and group == "papers")


def _charges(inquiry: Inquiry, id: str) -> tuple[_Charge, ...]:
    return tuple(_charges_in(inquiry, id))


def _charges_in(inquiry: Inquiry, id: str) -> Iterator[_Charge]:
    """Yield the sentences of a document that contest an exhibit."""
    text = inquiry.documents[id].text
    folded, pieces = fold(text), inquiry.notes[id].sentences
    starts = [start for start, _ in pieces]
    left = _MOST
    for match in _pattern("contested").finditer(folded):
        number = bisect_right(starts, match.start()) - 1
        if number < 0 or not left or match.end() > pieces[number][1]:
            continue
        start, end = pieces[number]
        noun = _noun(
            folded, max(start, match.start() - _NEAR), match.span(), min(end, match.end() + _NEAR)
        )
        if noun is None or _taken_back(folded, start, match):
            continue
        left -= 1
        by, speaker = _by(inquiry, id, start, end, match.start())
        following = pieces[min(number + 1, len(pieces) - 1)][1]
        yield _Charge(
            remark=Remark(
                document=id,
                kind="exhibit",
                sentence=number,
                start=start,
                end=end,
                words=Span(
                    document=id,
                    start=match.start(),
                    end=match.end(),
                    quote=text[slice(*match.span())],
                ),
            ),
            group=noun[0],
            noun=noun[1],
            by=by,
            speaker=speaker,
            firm=not _pattern("doubted").search(match.group())
            and not _pattern("hedged").search(
                folded, max(start, match.start() - _BEFORE), match.start()
            ),
            shown=bool(_pattern("shown").search(folded, start, following)),
        )


def _taken_back(folded: str, start: int, match: re.Match[str]) -> bool:
    data: Any = read_yaml("exhibits.yaml")
    if re.search(data["own_not"], match.group()):
        return False
    return bool(re.search(data["not"], folded[max(start, match.start() - _BEFORE) : match.start()]))


def _noun(folded: str, low: int, turn: tuple[int, int], high: int) -> tuple[str, str] | None:
    """Return the sort of exhibit that is nearest to what is said of it, and the noun."""
    near = [
        (
            0 <= turn[0] - found.end() <= 1,  # “image manipulation” is no image
            min(abs(found.start() - turn[1]), abs(turn[0] - found.end())),
            found,
        )
        for found in _nouns().finditer(folded, low, high)
    ]
    if not near:
        return None
    found = min(near, key=lambda row: row[:2])[2]
    return _group(found.group()), found.group()


def _by(inquiry: Inquiry, id: str, start: int, end: int, at: int) -> tuple[str, Speaker | None]:
    """Return on whose word a sentence contests it: somebody quoted there, else the report's own."""
    label = report_label(inquiry.documents.get(id), id)
    for each in statements_in(inquiry, id, start - _LEAD, end):
        if len(each.chain) > 1 and any(one.start <= at < one.end for one in each.content):
            return f"{each.chain[-1].name} (in {label})", speaker_of(inquiry, each)
    return label, None


def _sentence(inquiry: Inquiry, remark: Remark) -> Span:
    return inquiry.documents[remark.document].span(remark.start, remark.end)


def _line(quote: str) -> str:
    line = " ".join(quote.split()).strip(" .–-")
    return line if len(line) <= _LONG else f"{line[:_LONG].rsplit(' ', 1)[0]} …"


def group_of(text: str) -> str | None:
    """Return the sort of exhibit that a text names first, None if it names none."""
    found = _nouns().search(fold(text))
    return _group(found.group()) if found else None


def _group(noun: str) -> str:
    groups: Any = read_yaml("exhibits.yaml")["groups"]
    stem = noun.removesuffix("s")
    return next(str(name) for name, nouns in groups.items() if stem in nouns or noun in nouns)


@cache
def _nouns() -> re.Pattern[str]:
    groups: Any = read_yaml("exhibits.yaml")["groups"]
    nouns = sorted((re.escape(noun) for group in groups.values() for noun in group), reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(nouns)})s?(?![\w-])")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    data: Any = read_yaml("exhibits.yaml")[name]
    parts = data if isinstance(data, list) else [data]
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{part})' for part in parts)})(?!\w)")
