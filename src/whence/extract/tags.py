"""From the flat attributions of a tagger to nested ones, with what the rules know of chains.

A tagger finds more than the rules do and cuts better, but says only who, by which words, what. The
rules add whom an outlet cites, what was told to whom, and who claims a part of it too. So the
tagger's spans are taken where both found an attribution, the rules' where it stands inside a
content, has hands of its own, or says plainly “said”.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from whence.data.lexicons import cue_verbs
from whence.text import fold, words

from .attribution import Attribution, Content, Hand, Piece, holds, overlap
from .clauses import recipient_of
from .commitment import kind_of
from .cues import last_verb
from .nesting import nest, share
from .phrases import coordinated, phrase_before
from .sentence import BE, PRONOUNS, Sentence
from .tagged import Nesting, Tagged, Tagger

_MARKS = " \t\n,;:.–—-"
_PLAIN = frozenset(
    "say tell add claim deny report announce confirm allege warn write insist cite quote".split()
)
_SLACK = 3  # characters: a mark and a space
_PARTICIPLES = ("ed", "en", "aid", "old", "own", "ght", "eard")
_UNNAMED = re.compile(
    r"(?:not to be (?:named|identified|quoted)|(?:for |to remain )?anonym|to withhold|"
    r"that (?:his|her|their) names?\b)",
    re.IGNORECASE,
)
_LEAST = 4  # words; in a shorter content no further attribution was ever found


def read_tags(text: str, tagger: Tagger) -> list[Tagged]:
    """Return what a tagger finds in a text, and again in each content that holds a cue.

    The second reading is of few contents, and in one call: a model reads batches faster.
    """
    outer = tagger([text])[0]
    if isinstance(tagger, Nesting):
        return outer
    pieces = sorted({p for one in outer for p in one.content if _may_attribute(text[slice(*p)])})
    inner: list[Tagged] = []
    for (start, _), found in zip(pieces, tagger([text[a:b] for a, b in pieces]), strict=True):
        inner += [_moved(one, start) for one in found if one.source and _known(text, one, start)]
    met = {one.cue for one in outer}
    return [*outer, *(one for one in dict.fromkeys(inner) if one.cue not in met)]


def assign(sentences: Sequence[Sentence], tags: Sequence[Tagged]) -> list[list[Tagged]]:
    """Return the tags of each sentence: those whose cue stands in it, in order."""
    starts = [one.start for one in sentences]
    found: list[list[Tagged]] = [[] for _ in sentences]
    for one in sorted(tags, key=lambda tag: _cue(tag) or (0, 0)):
        place = _cue(one)
        if place and one.content and (index := bisect_right(starts, place[0]) - 1) >= 0:
            found[index].append(one)
    return found


def merge(
    sentence: Sentence, rules: Sequence[Attribution], tags: Sequence[Tagged]
) -> list[Attribution]:
    """Return the attributions of one sentence from those of the rules and of the tagger."""
    flat = [one for tag in tags if (one := _attribution(sentence, tag))]
    result: list[Attribution] = []
    used: set[int] = set()
    for one in flat:
        same = [i for i, rule in enumerate(rules) if overlap(rule.cue, one.cue)]
        used.update(same)
        if len(same) == 1:
            asides = [span for rule in rules if rule.aside for span in rule.sources]
            result.append(_combined(sentence.text, rules[same[0]], one, asides))
        elif same:
            result += [rules[i] for i in same]  # a content that a co-claimant has cut in two
        elif not any(_is_hand(rule, one) for rule in rules):
            result.append(one)
    for index, rule in enumerate(rules):
        if index not in used and _worth(sentence, rule, flat):
            result.append(rule)
    result = _cited([_ended(sentence.text, one, result) for one in result])
    return share(sentence.text, nest(sentence.text, result))


def _attribution(sentence: Sentence, tag: Tagged) -> Attribution | None:
    text, cue = sentence.text, _cue(tag)
    content = tuple(p for piece in tag.content if (p := _trimmed(text, piece)))
    if not cue or not content or not (tag.source or _unsaid_by(text[slice(*cue)])):
        return None
    if _UNNAMED.match(text, *content[0]):
        return None  # “who asked *not to be named*” says nothing of the matter
    does = kind_of(text[slice(*cue)], text[slice(*content[0])])
    sources = _sources(sentence, tag)
    return Attribution(
        sources=sources,
        cue=cue,
        content=content,
        stance=does.stance,
        certainty=does.certainty,
        distance=does.reporter == "distances",
        recipient=_recipient(sentence, cue, content, sources),
    )


def _unsaid_by(cue: str) -> bool:
    """Say whether a cue without a source leaves one out: “was reported”, “is believed to”, a colon.

    Others (“is highly suspect”, “strongly suggests”) judge in the author's own voice.
    """
    folded = fold(cue)
    parts = [folded[s:e] for s, e in words(folded)]
    told = any(part in cue_verbs() and part.endswith(_PARTICIPLES) for part in parts)
    return not parts or "according" in parts or (told and (len(parts) == 1 or bool(BE & {*parts})))


def _combined(
    text: str, rule: Attribution, one: Attribution, asides: Sequence[Piece]
) -> Attribution:
    """Return the tagger's spans in the chain of the rules, whose sources are kept where they know more.

    That is a deeper source, one more of several, a name where the tagger has only “he”; and who goes
    on speaking behind somebody named in passing (“also claimed by X”, among `asides`).
    """
    hands = [hand.source for hand in rule.outer if hand.source]
    deeper = any(overlap(span, hand) for span in one.sources for hand in hands)
    both = any(overlap(span, mine) for span in one.sources for mine in rule.sources)
    bare = bool(rule.sources) and all(_pronoun(text, span) for span in one.sources)
    named = bare and not any(_pronoun(text, span) for span in rule.sources)
    passing = not rule.aside and any(overlap(span, a) for span in one.sources for a in asides)
    keep = deeper or named or passing or (both and len(rule.sources) > len(one.sources))
    content = one.content
    for span in [*rule.sources, *hands, rule.cue]:
        content = tuple(piece for part in content for piece in _less(part, span))
    return replace(
        rule,
        sources=rule.sources if keep else one.sources,
        cue=one.cue,
        content=content or rule.content,
        recipient=rule.recipient or one.recipient,
    )


def _ended(text: str, one: Attribution, found: Sequence[Attribution]) -> Attribution:
    """End a content before the source of the attribution that follows: “…, *a figure* said that”."""
    following = [
        other.sources[0][0]
        for other in found
        if other is not one
        and other.sources
        and one.cue < other.sources[0] < other.cue
        and abs(one.content[-1][1] - other.sources[-1][1]) <= _SLACK
    ]
    if not following or one.content[-1][0] >= min(following) - _SLACK:
        return one
    last = _trimmed(text, (one.content[-1][0], min(following)))
    return replace(one, content=(*one.content[:-1], last)) if last else one


def _pronoun(text: str, span: Piece) -> bool:
    return fold(text[slice(*span)]) in PRONOUNS


def _is_hand(rule: Attribution, one: Attribution) -> bool:
    """Say whether a rule has an attribution already, as the hand that passes on its own."""
    return any(overlap(hand.cue, one.cue) for hand in rule.outer)


def _worth(sentence: Sentence, rule: Attribution, flat: Sequence[Attribution]) -> bool:
    inner = any(holds(one.content, rule.cue[0]) for one in flat)
    if inner or rule.outer or rule.aside or rule.recipient:
        return True
    cue = sentence.text[slice(*rule.cue)]
    verb, _ = last_verb(cue)
    return verb.lemma in _PLAIN if verb else "according" in fold(cue)


def _cited(found: list[Attribution]) -> list[Attribution]:
    """Leave out “AP cited *an officer*” where the officer is the source of another attribution."""
    hands: dict[int, Hand] = {}  # by the index of the attribution they belong to
    passing: set[int] = set()
    for index, one in enumerate(found):
        others = [
            i
            for i, other in enumerate(found)
            if i != index
            and other.sources
            and all(holds(one.content, start) for start, _ in other.sources)
            and one.content[-1][1] <= other.sources[-1][1] + 2
        ]
        source = (one.sources[0][0], one.sources[-1][1]) if one.sources else None
        for i in others:
            known = [hand.source for hand in found[i].outer]
            if source not in known and not (source and source in found[i].sources):
                hands[i] = Hand(source, one.cue)
        passing.update([index] if others else [])
    return [
        replace(one, outer=(*one.outer, hands[i])) if i in hands else one
        for i, one in enumerate(found)
        if i not in passing
    ]


def _sources(sentence: Sentence, tag: Tagged) -> tuple[Piece, ...]:
    if not tag.source:
        return ()
    start, end = _antecedent(sentence, (tag.source[0][0], tag.source[-1][1]))
    between = [*tag.cue, *tag.content]
    if len(tag.source) > 1 and any(start < a < end for a, _ in between):
        start, end = max(tag.source, key=lambda piece: piece[1] - piece[0])
    inside = [i for i, token in enumerate(sentence.tokens) if start <= token.start < end]
    if not inside or sentence.tokens[inside[-1]].end > end:
        return ((start, end),)
    people = coordinated(sentence, (inside[0], inside[-1] + 1))
    if len(people) == 1:
        return ((start, end),)
    return tuple((sentence.tokens[a].start, sentence.tokens[b - 1].end) for a, b in people)


def _antecedent(sentence: Sentence, source: Piece) -> Piece:
    """Return what “which” stands for: “*documents* which show that …”; any other source as it is."""
    if sentence.text[slice(*source)].lower() != "which":
        return source
    at = next((i for i, token in enumerate(sentence.tokens) if token.start == source[0]), 0)
    # “documents” looks like a verb, and is no phrase by itself.
    phrase = phrase_before(sentence, at) or (at - 1, at)
    if phrase[0] < 0:
        return source
    return sentence.tokens[phrase[0]].start, sentence.tokens[phrase[1] - 1].end


def _recipient(
    sentence: Sentence, cue: Piece, content: Content, sources: tuple[Piece, ...]
) -> Piece | None:
    first = next((i for i, token in enumerate(sentence.tokens) if token.start >= cue[1]), None)
    if first is None or not first:
        return None
    phrase = recipient_of(sentence, first)
    if phrase is None:
        return None
    start, end = sentence.tokens[phrase[0]].start, sentence.tokens[phrase[1] - 1].end
    taken = any(overlap((start, end), piece) for piece in (*content, *sources))
    return None if taken else (start, end)


def _cue(tag: Tagged) -> Piece | None:
    """Return the words of a cue as one stretch: all of them, or the longest where others stand between."""
    if not tag.cue:
        return tag.source[0] if tag.source else None
    start, end = tag.cue[0][0], tag.cue[-1][1]
    if any(start < place < end for place, _ in (*tag.source, *tag.content)):
        return max(tag.cue, key=lambda piece: piece[1] - piece[0])
    return (start, end)


def _trimmed(text: str, piece: Piece) -> Piece | None:
    """Return a content without “that” before it and marks around it; quotation marks stay."""
    start, end = piece
    while start < end and text[start] in _MARKS:
        start += 1
    if text[start : start + 5].casefold() in ("that ", "that\n"):
        start += 5
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return (start, end) if end - start > 1 else None


def _less(piece: Piece, span: Piece) -> Content:
    """Return a stretch without another that overlaps it."""
    if not overlap(piece, span):
        return (piece,)
    sides = ((piece[0], span[0]), (span[1], piece[1]))
    return tuple(side for side in sides if side[1] - side[0] > 2)


def _may_attribute(content: str) -> bool:
    folded = fold(content)
    parts = [folded[s:e] for s, e in words(folded)]
    return len(parts) >= _LEAST and any(
        part in cue_verbs() or part == "according" for part in parts
    )


def _known(text: str, one: Tagged, shift: int) -> bool:
    cue = _cue(one)
    said = text[cue[0] + shift : cue[1] + shift] if cue else ""
    return bool(last_verb(said)[0]) or "according" in fold(said)


def _moved(one: Tagged, shift: int) -> Tagged:
    def move(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tuple((start + shift, end + shift) for start, end in pieces)

    return Tagged(move(one.source), move(one.cue), move(one.content), one.score)
