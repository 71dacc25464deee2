"""Words that say through whom something came, beside the attribution they belong to.

“Reuters reported, *citing two diplomats*, that …”; “… said *in an interview with Der Spiegel* that
…”; “a letter *obtained by Reuters*”; “…, *as first reported by Reuters*”. They are found first and
taken out of the sentence, so that its clauses are read as if they were not there; then each is
given to the attribution next to it, as one more hand or, for “citing”, as its source.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from whence.data.lexicons import cue_verbs

from .attribution import Attribution, Hand, Piece
from .kinds import describe
from .phrases import Range, coordinated, is_source, phrase_after
from .sentence import BE, Sentence

_CITING = frozenset(("citing", "quoting"))
_TALK = r"interview|conversation|statement|article|essay|op-ed|letter|email|message|post|briefing"
# At most three words may stand inside (“in an exclusive telephone interview with”).
_OUTER = re.compile(
    rf"\b(?:in|during)\s+(?:an?|his|her|their|the|its)\s+(?:[\w-]+\s+){{0,3}}?(?:{_TALK})s?\s+"
    r"(?:with|to|for|in|on|by|published\s+(?:by|in|on))\s+"
    r"|\b(?:in\s+(?:remarks|comments)|speaking|talking)\s+(?:to|with|on)\s+"
    r"|\bas\s+(?:(?:was|were|had\s+been)\s+)?(?:(?:first|previously|earlier|originally|also)\s+)?"
    r"(?:reported|revealed|published|disclosed|noted)\s+(?:\w+day\s+)?(?:by|in|on)\s+"
    r"|\b(?:first|originally)\s+reported\s+(?:by|in)\s+"
    r"|\b(?:quoted|cited|seen|obtained|reviewed|viewed|published|released|carried|leaked)\s+(?:by|to|in)\s+",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf",?\s\bin\s+an?\s+(?:[\w-]+\s+){{0,2}}?(?:{_TALK})(?=\s+that\b|\s+on\s|\s*[,.:]|\s*\Z)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relay:
    """Words that name further hands: what to take out, the hands, and how they pass it on.

    `inner` are the sources of the source (“citing”); the others are those it came through.
    """

    span: Piece
    cue: Piece
    sources: tuple[Piece, ...] = ()
    inner: bool = False
    reports: bool = False  # “as reported by X”: attributes even where nothing else does


def find_relays(sentence: Sentence) -> list[Relay]:
    """Return the relaying words of a sentence, in order and apart."""
    found = sorted([*_citings(sentence), *_outers(sentence)], key=lambda one: one.span)
    apart: list[Relay] = []
    for one in found:
        if not apart or apart[-1].span[1] <= one.span[0]:
            apart.append(one)
    return apart


def attach(relays: Iterable[Relay], found: list[Attribution]) -> list[Attribution]:
    """Give each relay to the attribution whose speaking part is nearest to it."""
    for relay in relays:
        if not relay.sources or not found:
            continue
        index = min(range(len(found)), key=lambda i: (_distance(relay.span, found[i]), i))
        found[index] = _joined(found[index], relay)
    return found


def _joined(one: Attribution, relay: Relay) -> Attribution:
    if not relay.inner:
        start, end = relay.sources[0][0], relay.sources[-1][1]
        return replace(one, outer=(Hand((start, end), relay.cue), *one.outer))
    if not one.sources:
        return one
    hand = Hand((one.sources[0][0], one.sources[-1][1]), one.cue)
    return replace(one, sources=relay.sources, cue=relay.cue, outer=(*one.outer, hand))


def _distance(span: Piece, one: Attribution) -> int:
    start, end = one.speaking
    return max(start - span[1], span[0] - end, 0)


def _citings(sentence: Sentence) -> Iterator[Relay]:
    """Yield “, citing two diplomats,” where no verb follows that would speak for them."""
    for index, token in enumerate(sentence.tokens):
        if token.low not in _CITING or (index and not _adjoins(sentence, index)):
            continue
        objects = phrase_after(sentence, index + 1)
        if not objects or not is_source(sentence, objects):
            continue
        end = _described(sentence, objects[1])
        if end is None or _speaks_on(sentence, end):
            continue
        sources = tuple(_chars(sentence, one) for one in coordinated(sentence, objects))
        yield Relay(_blank(sentence, index, end), (token.start, token.end), sources, inner=True)


def _adjoins(sentence: Sentence, index: int) -> bool:
    return sentence.breaks(index) or sentence.low(index - 1) in cue_verbs()


def _described(sentence: Sentence, end: int) -> int | None:
    """Pass over “who asked not to be named”; None where the description speaks (“who said …”)."""
    if sentence.low(end) not in ("who", "whose", "with", "familiar", "close", "on"):
        return end
    while end < len(sentence.tokens) and not sentence.breaks(end + 1):
        end += 1
        if (cue := cue_verbs().get(sentence.low(end))) and cue.group in ("say", "distance"):
            return None
    return min(end + 1, len(sentence.tokens))


def _speaks_on(sentence: Sentence, end: int) -> bool:
    low = sentence.low(end)
    return low == "as" or (low.endswith("ing") and low in cue_verbs())


def _outers(sentence: Sentence) -> Iterator[Relay]:
    """Yield what names an outlet, and “in an interview” that names none."""
    text = sentence.text
    for match in _OUTER.finditer(text, sentence.start, sentence.end):
        first = next((i for i, t in enumerate(sentence.tokens) if t.start >= match.end()), None)
        phrase = phrase_after(sentence, first) if first is not None else None
        if not phrase or not _is_hand(sentence, phrase, match.group()):
            continue
        words = match.group().split()
        opens = next(i for i, t in enumerate(sentence.tokens) if t.start >= match.start())
        cue = (match.start(), match.end() - 1)
        span = _blank(sentence, opens, phrase[1])
        if sentence.low(opens - 1) in BE:
            if sentence.low(phrase[1]) != "as":
                continue  # “was published by X” is the verb of its clause
            by = sentence.tokens[opens + len(words) - 1].start
            span = (by, sentence.tokens[phrase[1] - 1].end)  # “was quoted *by X* as saying”
        reports = words[0].casefold() == "as" or "reported" in words
        yield Relay(span, cue, (_chars(sentence, phrase),), reports=reports)
    for match in _ALONE.finditer(text, sentence.start, sentence.end):
        yield Relay(match.span(), match.span())


def _is_hand(sentence: Sentence, phrase: Range, words: str) -> bool:
    """Say whether a phrase names an outlet; where only outlets stand, any name will do."""
    mention = describe(sentence.text[slice(*_chars(sentence, phrase))])
    sure = words.casefold().startswith(("as ", "in ", "during ", "first ", "originally "))
    return mention.kind == "publisher" or (sure and mention.named and mention.kind != "anonymous")


def _blank(sentence: Sentence, first: int, end: int) -> Piece:
    """Return the characters to take out, with the commas that set them off."""
    start, stop = sentence.tokens[first].start, sentence.tokens[end - 1].end
    before = sentence.gap(first).rstrip()
    after = sentence.gap(end).lstrip() if end < len(sentence.tokens) else ""
    if before.endswith(",") and first:
        start = sentence.tokens[first - 1].end + sentence.gap(first).rindex(",")
    if after.startswith(",") and (not first or before.endswith(",")):
        stop += sentence.gap(end).index(",") + 1
    return start, stop


def _chars(sentence: Sentence, phrase: Range) -> Piece:
    return sentence.tokens[phrase[0]].start, sentence.tokens[phrase[1] - 1].end
