"""Find the words that attribute: verbs with their auxiliaries, “according to”, “reportedly”."""

from dataclasses import dataclass

from whence.data.lexicons import Cue, cue_verbs
from whence.text import fold, words

from .phrases import is_source
from .sentence import AUXILIARIES, BE, DETERMINERS, NEGATIONS, PREPOSITIONS, Sentence

# Forms that are nouns at least as often as verbs: believed only right after what can be a subject.
_NOUNS = frozenset(
    "call calls report reports claim claims state states note notes comment comments question questions "
    "answer answers doubt doubts document documents estimate estimates forecast forecasts "
    "challenge challenges dispute disputes tweet tweets post posts broadcast credit credits "
    "quote quotes charge charges judge judges caution cautions hint hints suspect suspects "
    "show shows reply replies respond warning saying finding feeling thought brief briefs "
    "reject judging posting briefing broadcasting reporting questioning hold holds feel "
    "spoken find show held write see sees".split()
)
_REPORTS = frozenset(
    "it this that claim claims report reports story allegation allegations rumour".split()
)
_SUBJECT_ENDS = frozenset("it he she they who i we you also not never".split())
_OBJECTS = frozenset("that it them him her us me".split())  # what no noun is followed by
_IRREGULAR = frozenset("said told thought heard found held shown known read".split())
_MOST = 40  # cues in one sentence; more are no language, and each is compared with the others
_NOT_SUBJECTS = DETERMINERS | PREPOSITIONS | {"and", "or", "recent", "media", "first", "new", "to"}


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in a sentence: token range of the verb group, and what it says."""

    first: int
    end: int
    cue: Cue
    negated: bool = False
    passive: bool = False
    participle: bool = False


def find_cues(sentence: Sentence) -> list[Found]:
    """Return the cue verbs of a sentence in order."""
    found: list[Found] = []
    for index, token in enumerate(sentence.tokens):
        if len(found) == _MOST:
            break
        cue = cue_verbs().get(token.low)
        after_cite = bool(found) and found[-1].cue.relay and _holds(sentence, index)
        if cue and not (token.capital and index) and (after_cite or _acts(sentence, index, cue)):
            floor = found[-1].end if found and not found[-1].passive else 0
            first = _group_start(sentence, index, floor)
            before = [sentence.low(i) for i in range(first, index)]
            found.append(
                Found(
                    first=first,
                    end=index + 1 + _tail(cue),
                    cue=cue,
                    negated=any(word in NEGATIONS or word.endswith("n't") for word in before),
                    passive=_passive(token.low, before, sentence.low(index + 1)),
                    participle=token.low.endswith("ing") and not any(w in BE for w in before),
                )
            )
    return found


def last_verb(cue: str) -> tuple[Cue | None, bool]:
    """Return the lexicon's entry for the last verb of some words, and whether they are negated."""
    folded = fold(cue)
    parts = [folded[s:e] for s, e in words(folded)]
    known = (cue_verbs()[word] for word in reversed(parts) if word in cue_verbs())
    return next(known, None), any(word in NEGATIONS or word.endswith("n't") for word in parts)


def _acts(sentence: Sentence, index: int, cue: Cue) -> bool:
    """Say whether the form is a verb here, not a noun, an adjective or an infinitive."""
    low, before = sentence.low(index), sentence.low(index - 1)
    if cue.lemma == "call" and not _calls_report(sentence, index):
        return False
    if cue.after and not _followed(sentence, index, cue.after):
        return False
    if before == "to" and not _followed(sentence, index - 3, "on to"):
        return False
    if _as_saying(sentence, index):
        return True
    if low in _NOUNS:
        if index == 0 or sentence.breaks(index) or before in _NOT_SUBJECTS:
            return False
        if sentence.low(index + 1) == "of" or before in AUXILIARIES - {"have", "has", "had", "did"}:
            return False
        if sentence.low(index + 1) in AUXILIARIES:
            return False  # “the Arab states had sent”
        if low == cue.lemma:  # a base form needs a plural subject: “officials report”
            return (
                not _singular(sentence, index)
                and (before.endswith("s") and not before.endswith("ss"))
            ) or before in _SUBJECT_ENDS
        if sentence.low(index + 1) in _OBJECTS or is_source(sentence, (index - 1, index)):
            return True
        return before.endswith("s") or before in _SUBJECT_ENDS
    if (
        low.endswith("ed")
        and sentence.low(index + 1) != "by"
        and before in DETERMINERS | PREPOSITIONS | {"and"}
    ):
        return before == "and" and not _before_noun(sentence, index)
    return True


def _calls_report(sentence: Sentence, index: int) -> bool:
    """Say whether a report is called something; to call a group a name attributes nothing."""
    return any(sentence.low(index + step) in _REPORTS for step in (1, 2, 3))


def _holds(sentence: Sentence, index: int) -> bool:
    """Say whether a participle stands right after its noun: “cited a broker *saying* …”."""
    before = sentence.low(index - 1)
    apart = sentence.breaks(index) or before in DETERMINERS | PREPOSITIONS | AUXILIARIES
    return sentence.low(index).endswith("ing") and not apart


def _as_saying(sentence: Sentence, index: int) -> bool:
    """Say whether the form ends “quoted … *as saying*”, “cited … *as claiming*”."""
    return sentence.low(index).endswith("ing") and sentence.low(index - 1) == "as"


def _singular(sentence: Sentence, index: int) -> bool:
    """Say whether an “a” opens the phrase that ends here: “a Reuters report” is a noun."""
    for back in range(index - 1, max(index - 4, -1), -1):
        if sentence.low(back) in ("a", "an"):
            return True
        if sentence.breaks(back):
            return False
    return False


def _before_noun(sentence: Sentence, index: int) -> bool:
    return bool(sentence.low(index + 1)) and sentence.low(index + 1) not in DETERMINERS | {"that"}


def _followed(sentence: Sentence, index: int, words: str) -> bool:
    wanted = words.split()
    return [sentence.low(index + 1 + i) for i in range(len(wanted))] == wanted


def _tail(cue: Cue) -> int:
    """“point out”, “go on to say”: particles that belong to the cue; a “that” does not."""
    return len(cue.after.split()) if cue.after and cue.after != "that" else 0


def _group_start(sentence: Sentence, index: int, floor: int) -> int:
    """Reach back over auxiliaries, negations and adverbs: “has repeatedly denied”.

    Also over “is mentioned as having [told]”, which says no more than that he told.
    """
    first = index
    if _as_saying(sentence, index):
        first = index - 1
        if sentence.low(first - 1) not in ("quoted", "cited") or first - 1 < floor:
            return first
        first -= 1  # “is quoted as saying”
    while first > floor and not sentence.breaks(first):
        low = sentence.low(first - 1)
        if low in ("as", "to") and sentence.low(first) in ("having", "have"):
            back = _raising(sentence, first - 2, floor)
            if back is None:
                break
            first = back
            continue
        belongs = low in AUXILIARIES or low in NEGATIONS or low.endswith(("n't", "ly"))
        if not belongs and low not in ("also", "already", "now", "then", "just", "all", "having"):
            break
        first -= 1
    return first


def _raising(sentence: Sentence, index: int, floor: int) -> int | None:
    """Return where “is also mentioned” begins, which ends at a token."""
    if index <= floor or not sentence.low(index).endswith("ed"):
        return None
    return index


def _passive(low: str, before: list[str], after: str) -> bool:
    """Say whether the form is passive: “is reported”, or “claimed by”."""
    ending = low.endswith(("ed", "en", "own", "eld")) or low in _IRREGULAR
    perfect = "having" in before and "been" not in before
    return ending and not perfect and (after == "by" or any(word in BE for word in before))
