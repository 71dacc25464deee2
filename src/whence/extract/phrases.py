"""Noun phrases beside a cue, found without a parser.

A phrase before a verb reaches back to the start of its clause; one after it reaches on to the next
verb or mark. Both are cut where an adverbial opens the clause (“On Sunday *a senior source* …”).
"""

from whence.data.lexicons import cue_verbs, word_set

from .sentence import (
    AUXILIARIES,
    DATE_WORDS,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Sentence,
)

_LONGEST = 25  # tokens; longer “phrases” are clauses that the rules failed to cut
_INNER = frozenset("of by for from in at with inside close within on to".split())
_ADVERBS = frozenset("earlier later yesterday today on last this in that by via".split())
Range = tuple[int, int]  # token indices, end exclusive


def phrase_before(sentence: Sentence, index: int) -> Range | None:
    """Return the tokens of the noun phrase that ends before token `index`, apposition included."""
    if index <= 0:
        return None
    last = index - 1
    if sentence.low(last) in ("which", "who") and sentence.breaks(last):
        return _collect(sentence, last - 1)
    gap = sentence.gap(index)
    if "," in gap or _dash(gap):
        return _with_apposition(sentence, last, dashed=_dash(gap))
    if sentence.breaks(index):
        return None
    if (who := _relative(sentence, last)) is not None:
        head = _collect(sentence, who - 1)
        return (head[0], last + 1) if head else None
    return _collect(sentence, last)


def _dash(gap: str) -> bool:
    return "–" in gap or "—" in gap or "- " in gap or " -" in gap


def _with_apposition(sentence: Sentence, last: int, *, dashed: bool) -> Range | None:
    """Read “Mahmoud al-Ugal, a commander of his front, [said]”: the head stands before the mark."""
    reach = 2 * _LONGEST if dashed else _LONGEST
    for first in range(last, max(last - reach, 0), -1):
        if not (_dash(sentence.gap(first)) if dashed else sentence.breaks(first)):
            continue
        opener = sentence.tokens[first]
        fits = opener.low in DETERMINERS | SUBORDINATORS | _INNER or opener.low.endswith("ing")
        head = _collect(sentence, first - 1) if dashed or fits or opener.capital else None
        return (head[0], last + 1) if head else None
    return None


def _relative(sentence: Sentence, last: int) -> int | None:
    for index in range(last, max(last - 12, 0), -1):
        if sentence.low(index) in ("who", "whose"):
            return index
        if sentence.breaks(index):
            return None
    return None


def _collect(sentence: Sentence, last: int) -> Range | None:
    if sentence.low(last) in PRONOUNS:
        return (last, last + 1)
    first = last + 1
    while first > 0 and last - first < _LONGEST and not _stops(sentence, first - 1):
        first -= 1
        if sentence.breaks(first):
            break
    first = _skip_adverbial(sentence, first, last + 1)
    return (first, last + 1) if first <= last else None


def _stops(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.low in SUBORDINATORS or token.low in AUXILIARIES:
        return True
    if token.low == "and":
        return _clause_ends(sentence, index)
    # “two bankers *advising* on the deal” is one phrase.
    return not token.capital and not token.low.endswith("ing") and _is_verb(sentence, index)


def _clause_ends(sentence: Sentence, index: int) -> bool:
    """Say whether an “and” joins clauses: then a verb stands before it, after the last mark."""
    while index > 0 and not sentence.breaks(index):
        index -= 1
        if sentence.low(index) in AUXILIARIES | PRONOUNS or _is_verb(sentence, index):
            return True
    return False


def _is_verb(sentence: Sentence, index: int) -> bool:
    low = sentence.low(index)
    cue = cue_verbs().get(low)
    if cue is None:
        return False
    before = sentence.low(index - 1)
    if low == cue.lemma and (index + 1 == len(sentence.tokens) or sentence.breaks(index + 1)):
        return False  # “a Reuters report, …”
    if low == cue.lemma and not before.endswith("s") and before not in AUXILIARIES | PRONOUNS:
        return False  # “a former judge”: a base form needs a plural subject
    noun = (
        before in DETERMINERS or before in PREPOSITIONS or sentence.low(index + 1) in ("of", "in")
    )
    return not noun


def _skip_adverbial(sentence: Sentence, first: int, end: int) -> int:
    while first < end and sentence.low(first) in OPENERS:
        first += 1
    if first >= end or sentence.low(first) not in PREPOSITIONS:
        return first
    people = word_set("sources.yaml", "people")
    for index in range(first + 1, end):
        token = sentence.tokens[index]
        if token.low in DATE_WORDS or token.low.isdigit() or index == first + 1:
            continue
        if token.low in DETERMINERS and sentence.low(index - 1) not in PREPOSITIONS:
            return index
        if token.capital and sentence.low(index - 1) in DATE_WORDS:
            return index
        if token.low in people:
            return index
    return end


def phrase_after(sentence: Sentence, index: int, *, recipient: bool = False) -> Range | None:
    """Return the tokens of the noun phrase that begins at token `index`, if one does."""
    end = index
    while end < len(sentence.tokens) and end - index < _LONGEST:
        token = sentence.tokens[end]
        if end > index and sentence.breaks(end):
            break
        if end > index and token.low in PRONOUNS:
            break
        if token.low in AUXILIARIES or token.low in SUBORDINATORS or token.low in OPENERS - {"and"}:
            break
        if not token.capital and end > index and _is_verb(sentence, end):
            break
        if token.low in PREPOSITIONS and (end == index or token.low not in _INNER):
            break
        if recipient and token.low in PREPOSITIONS and not _names_on(sentence, end):
            break
        opens = token.low in DETERMINERS | _ADVERBS - _INNER
        if end > index and opens and sentence.low(end - 1) not in PREPOSITIONS | {"and"}:
            break
        end += 1
    while end > index and sentence.low(end - 1) in PREPOSITIONS | {"and"}:
        end -= 1
    return (index, end) if end > index else None


def _names_on(sentence: Sentence, index: int) -> bool:
    """Say whether a preposition joins two parts of one name: “Observatory *for* Human Rights”."""
    if sentence.low(index) not in ("for", "of") or index + 1 >= len(sentence.tokens):
        return False
    return sentence.tokens[index - 1].capital and sentence.tokens[index + 1].capital


def with_name_after(sentence: Sentence, phrase: Range) -> Range:
    """Extend “[said] its spokesman” by the name that follows: “, Abu Firas al-Suri”."""
    end = phrase[1]
    if end >= len(sentence.tokens) or sentence.gap(end).strip() != ",":
        return phrase
    if not sentence.tokens[end].text[0].isupper():
        return phrase
    name = phrase_after(sentence, end)
    return (phrase[0], name[1]) if name else phrase


def coordinated(sentence: Sentence, phrase: Range) -> list[Range]:
    """Split “an official and a rebel commander” into its people, where each side is one."""
    first, end = phrase
    for index in range(first + 1, end - 1):
        if sentence.breaks(index):
            # what follows describes the head, or names it: “the two states, *Iraq* and *Niger*”
            return _listed(sentence, (index, end)) or [phrase]
        if sentence.low(index) == "and":
            left, right = (first, index), (index + 1, end)
            if is_source(sentence, left) and is_source(sentence, right) and _opens(sentence, index):
                return [left, *coordinated(sentence, right)]
    return [phrase]


def _listed(sentence: Sentence, phrase: Range) -> list[Range] | None:
    """Return the two names of “Iraq and Niger”, if that is all a phrase is."""
    first, end = phrase
    both = [i for i in range(first + 1, end - 1) if sentence.low(i) == "and"]
    names = all(sentence.tokens[i].capital for i in range(first, end) if i not in both)
    if len(both) != 1 or not names or any(sentence.breaks(i) for i in range(first + 1, end)):
        return None
    return [(first, both[0]), (both[0] + 1, end)]


def _opens(sentence: Sentence, index: int) -> bool:
    after = sentence.tokens[index + 1]
    return after.low in DETERMINERS or after.capital


def is_source(sentence: Sentence, phrase: Range) -> bool:
    """Say whether a phrase could name somebody: a name, a pronoun, or a word for a source."""
    known = (
        word_set("sources.yaml", "people")
        | word_set("sources.yaml", "spokespeople")
        | word_set("sources.yaml", "organisations")
        | word_set("sources.yaml", "outlets")
        | word_set("sources.yaml", "anaphors")
    )
    tokens = sentence.tokens[slice(*phrase)]
    if len(tokens) == 1 and tokens[0].low in ("nothing", "none", "nobody", "everything"):
        return False
    return any(
        token.low.removeprefix("ex-") in known
        or token.low in PRONOUNS
        or (
            token.capital
            and not token.low[0].isdigit()
            and token.low not in DATE_WORDS | DETERMINERS
        )
        for token in tokens
    )
