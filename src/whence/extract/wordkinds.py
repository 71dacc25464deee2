"""What each word of a sentence is, told without a parser: name, verb, preposition, common word.

The few rules that tell a verb from a noun of the same form (“an attack”, “they attack”) look at
the words beside it only.
"""

from functools import cache
from typing import Literal

from whence.data.frames import event_words, frame_words, nouns_too, other_verbs, support_verbs
from whence.data.lexicons import cue_verbs, read_yaml, word_set

from .sentence import (
    AUXILIARIES,
    DATE_WORDS,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Sentence,
    Token,
)

Kind = Literal[
    "name",
    "word",
    "number",
    "determiner",
    "preposition",
    "and",
    "verb",
    "auxiliary",
    "adverb",
    "pronoun",
    "link",
]

_TITLE = 0.7  # of the words capitalised: a headline, in which a capital tells no name
_PREPOSITIONS = PREPOSITIONS | frozenset(
    "including near around across throughout amid despite via upon toward towards along".split()
)
_PRONOUNS = PRONOUNS | frozenset(
    "him them us me himself herself itself themselves ourselves yourself myself everyone everybody nobody anyone anything something nothing everything someone".split()
)
_ADVERBS = frozenset(
    "also just only even then now here there today yesterday tomorrow tonight already still yet ever never again "
    "once twice together instead soon later ago perhaps maybe rather almost quite very too so far away "
    "indeed reportedly meanwhile thus somehow ahead apart aside nearly back out up down off not n't always often sometimes however therefore abroad overnight alone else".split()
)
_PARTICLES = frozenset(
    "al el bin ibn abu abd de da di du del della van von der den la le las los dos st".split()
)
_NO_ADVERBS = frozenset(
    "family ally rally assembly italy july monopoly supply reply bully daily weekly monthly early only elderly friendly".split()
)
_ADJECTIVES_ED = frozenset(
    "armed allied united masked wounded retired unidentified so-called alleged suspected displaced besieged disputed occupied banned sacred wicked advanced organised organized".split()
)
_TIED = (
    "-backed",
    "-led",
    "-held",
    "-controlled",
    "-style",
    "-linked",
    "-affiliated",
    "-based",
    "-funded",
    "-brokered",
    "-born",
    "-made",
    "-aligned",
    "-related",
    "-occupied",
    "-supported",
)
_DETERMINERS = DETERMINERS | frozenset("such certain various whose numerous dozens".split())


def read_kinds(sentence: Sentence) -> list[Kind]:
    """Return the kind of each token."""
    title = _in_title_case(sentence)
    shouted = _shouted(sentence)
    found: list[Kind] = []
    for index, token in enumerate(sentence.tokens):
        found.append(_kind(sentence, index, token, found, title, shouted))
    return found


def _kind(
    sentence: Sentence, index: int, token: Token, before: list[Kind], title: bool, shouted: bool
) -> Kind:
    if _is_number(token):
        return "name" if _ordinal(sentence, index) else "number"
    if _only_about(sentence, index):
        return "adverb"
    if _is_name(sentence, index, token, before, title, shouted):
        return "name"
    closed = _closed(token.low)
    if closed:
        return closed
    return "verb" if _is_verb(sentence, index, before) else "word"


def _only_about(sentence: Sentence, index: int) -> bool:
    """Say whether a word only loosens the number behind it: “at least”, “more than”, “up to”."""
    low, before, after = sentence.low(index), sentence.low(index - 1), sentence.low(index + 1)
    if low in ("least", "most"):
        return before == "at"
    if low in ("at", "more", "fewer", "less", "up"):
        return (
            after in ("least", "most")
            if low == "at"
            else after == ("to" if low == "up" else "than")
        )
    loosening = low in ("about", "around", "nearly", "almost", "over", "than") or (
        low == "to" and before == "up"
    )
    return loosening and (after[:1].isdigit() or after in _numbers())


@cache
def _closed(low: str) -> Kind | None:
    """Return the kind of a word that has only one."""
    if low in ("and", "or", "but", "nor", "&"):
        return "and"
    if low in AUXILIARIES or low in ("'s", "cannot") or low.endswith("n't"):
        return "auxiliary"
    if low in _PREPOSITIONS:
        return "preposition"
    if low in SUBORDINATORS:
        return "link"
    if low in _DETERMINERS:
        return "determiner"
    if low in _PRONOUNS or low.partition("'")[0] in PRONOUNS:
        return "pronoun"
    known = low in _ADVERBS or low in NEGATIONS
    if known or (low.endswith("ly") and low not in _NO_ADVERBS and len(low) > 4):
        return "adverb"
    return None


def _is_number(token: Token) -> bool:
    return token.text[0].isdigit() or token.low in _numbers()


def _ordinal(sentence: Sentence, index: int) -> bool:
    """Say whether a number begins a name: “3rd Brigade”."""
    after = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    ends = sentence.low(index)[-2:] in ("st", "nd", "rd", "th")
    return bool(ends and after and after.text[0].isupper() and not sentence.breaks(index + 1))


@cache
def _numbers() -> frozenset[str]:
    return frozenset(read_yaml("predicates.yaml")["numbers"]) - {"midnight"}


def _is_name(
    sentence: Sentence, index: int, token: Token, before: list[Kind], title: bool, shouted: bool
) -> bool:
    text, low = token.text, token.low
    if low in _PARTICLES:
        after = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
        return bool(after and after.text[0].isupper() and not sentence.breaks(index + 1))
    if not token.capital or (
        low.endswith("'s") and low[:-2] in _PRONOUNS | {"that", "there", "what", "let"}
    ):
        return False
    if text.isupper() and len(text) > 1:
        return not shouted and low != "i"  # “IS” and “US”, but not in a shout
    if any(low.endswith(end) for end in _TIED):
        return False
    if len(text) == 1:
        return bool(before) and before[-1] == "name" and not sentence.breaks(index) and low != "i"
    if _closed(low) or low in DATE_WORDS or "'" in low[1:3]:
        return False
    if low.endswith("ing") and index and not _listed(low):
        return True  # “Xi Jinping”
    following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    if low == "new" and following and following.text[0].isupper():
        return True
    if (
        index == 0
        or title
        or (before and sentence.gap(index).strip(" ‘'").endswith(("“", '"', ":")))
    ):
        return not _known(low)
    return True


@cache
def _known(low: str) -> bool:
    """Say whether a word is a common one, so that its capital may only open a sentence."""
    verbs = (
        low in event_words() or low in other_verbs() or low in support_verbs() or low in cue_verbs()
    )
    counts = any(low in frame_words(name) for name in ("measures", "parts", "openers"))
    return (
        verbs or counts or is_people(low) or low in frame_words("adjectives") or low.endswith("ing")
    )


@cache
def people_words() -> frozenset[str]:
    """Return the common nouns for people and the groups they form."""
    return (
        frame_words("groups")
        | word_set("sources.yaml", "people")
        - word_set("sources.yaml", "people", "documented")
        - frozenset("some others many papers outlets media they everybody everyone".split())
        | word_set("sources.yaml", "organisations")
        | word_set("sources.yaml", "spokespeople")
    ) - frozenset("house front center centre".split())


@cache
def is_people(low: str) -> bool:
    """Say whether a common noun, in either number, means people or a group they form."""
    bare = low.removesuffix("'s")
    single = bare[:-3] + "y" if bare.endswith("ies") else bare.removesuffix("s")
    return bare in people_words() or single in people_words()


def _is_verb(sentence: Sentence, index: int, before: list[Kind]) -> bool:
    low = sentence.low(index)
    past = low.endswith("ed") and "-" not in low and len(low) > 4
    listed = _listed(low)
    previous = before[-1] if before and not sentence.breaks(index) else None
    if not listed and low.endswith("ing") and previous == "name":
        return _acts(sentence, index)
    if not (listed or past) or low in _ADJECTIVES_ED:
        return False
    if sentence.low(index - 1) == "to" and low.endswith("s") and _is_noun_too(low):
        return False  # “to states”
    if previous == "auxiliary" or previous == "pronoun" or sentence.low(index - 1) == "to":
        return True
    if past and previous == "preposition" and _noun_follows(sentence, index):
        return False  # “footage of captured planes”
    if (
        not past
        and sentence.low(index - 1) in frame_words("adjectives")
        and not sentence.breaks(index)
    ):
        return False  # “personal attacks”
    if previous in ("determiner", "number") or sentence.low(index - 1).endswith(("'s", "s'")):
        return False
    if past or low in _irregular():
        return previous != "adverb" or not _noun_follows(sentence, index)
    if low.endswith("ing"):
        if _event_noun(low) and _in_noun_phrase(sentence, index, before):
            return False  # “a roundtable meeting”
        if _compound(sentence, index, previous):
            return False  # “war planning meetings”
        return previous != "preposition" or low not in event_words()
    return not _is_noun_too(low) or _verb_by_company(sentence, index, previous)


def _acts(sentence: Sentence, index: int) -> bool:
    """Say whether somebody or something stands behind an “-ing”: “Obama endorsing the plan”."""
    if index + 1 >= len(sentence.tokens) or sentence.breaks(index + 1):
        return False
    follows = _closed(sentence.low(index + 1))
    return follows in ("determiner", "pronoun") or sentence.tokens[index + 1].capital


@cache
def _event_noun(low: str) -> bool:
    return any(event.noun for event in event_words().get(low, ()))


def _in_noun_phrase(sentence: Sentence, index: int, before: list[Kind]) -> bool:
    """Say whether what stands before a word can only belong to it: “a round table …”, “the X …”."""
    if not before or sentence.breaks(index) or _acts(sentence, index):
        return False
    if before[-1] == "word":
        return not is_people(sentence.low(index - 1))
    at = index - 1
    while at > 0 and before[at] == "name" and not sentence.breaks(at):
        at -= 1
    return before[-1] == "name" and before[at] == "determiner"


def _compound(sentence: Sentence, index: int, previous: Kind | None) -> bool:
    """Say whether an “-ing” only stands before its noun, behind no people who do it."""
    if not _noun_follows(sentence, index) or not sentence.tokens[index + 1].text[0].islower():
        return False
    if previous == "word":
        return not is_people(sentence.low(index - 1))
    after = sentence.low(index + 1)
    return previous == "name" and not is_people(after) and after not in frame_words("measures")


def _noun_follows(sentence: Sentence, index: int) -> bool:
    """Say whether “heavily armed fighters” goes on with its noun."""
    after = sentence.low(index + 1)
    return bool(after) and not sentence.breaks(index + 1) and _closed(after) is None


@cache
def _listed(low: str) -> bool:
    verb = any(not event.noun for event in event_words().get(low, ()))
    return verb or low in other_verbs() or low in support_verbs() or low in cue_verbs()


@cache
def _irregular() -> frozenset[str]:
    """Return the past forms that are no nouns: “went”, “struck”."""
    forms = other_verbs() | support_verbs().keys() | event_words().keys() | cue_verbs().keys()
    plain = frozenset(
        "cut let set put hit run lead left bore lay cost shot found thought broke felt".split()
    )
    return (
        frozenset(
            form
            for form in forms
            if form.endswith(("t", "n", "w", "d", "k", "e", "g")) and _past(form)
        )
        - plain
    )


def _past(form: str) -> bool:
    return form in _PASTS


_PASTS = frozenset(
    "went came knew kept became began told met led spoke spent grew won taught sent built fell drove "
    "chose heard sought lost stood sat rose threw drew caught wrote held said saw gave fled broke struck "
    "took got made brought bought swore sworn taken given gone known begun spoken grown fallen driven chosen "
    "risen thrown drawn written seen broken fought overran retook slew slain stricken overseen oversaw withdrew "
    "withdrawn undertook undertaken sold gotten shown understood told".split()
)


@cache
def _is_noun_too(low: str) -> bool:
    """Say whether a verb's base or third person may be a noun: “attack”, “talks”, “help”."""
    return low in nouns_too() or _event_noun(low)


def _verb_by_company(sentence: Sentence, index: int, previous: Kind | None) -> bool:
    """Tell “the rebels attack the town” from “a rebel attack on the town”."""
    if index == 0 or previous in (None, "preposition"):
        return False
    after = sentence.low(index + 1)
    if (
        not after
        or sentence.breaks(index + 1)
        or after in ("of", "in", "on", "against", "by", "between")
    ):
        return False
    if previous == "adverb":
        return True
    follows = _closed(after)
    next_ = sentence.tokens[index + 1]
    goes_on = follows in ("determiner", "pronoun", "link") or after == "to" or next_.capital
    plural = sentence.low(index - 1).endswith("s") or previous in ("name", "and")
    third = sentence.low(index).endswith("s")
    return bool(goes_on and (third or plural))


def _in_title_case(sentence: Sentence) -> bool:
    telling = [one for one in sentence.tokens if one.text[0].isalpha() and len(one.text) > 3]
    capitals = sum(one.text[0].isupper() for one in telling)
    return len(telling) > 3 and capitals > _TITLE * len(telling)


def _shouted(sentence: Sentence) -> bool:
    long = [one for one in sentence.tokens if len(one.text) > 3 and one.text.isalpha()]
    return bool(long) and sum(one.text.isupper() for one in long) > len(long) / 2
