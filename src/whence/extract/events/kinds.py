"""What each word of a sentence is: name, verb, preposition, common word."""

from whence.data.frames import grammar
from whence.extract.sentence import DATE_WORDS, PRONOUNS, Sentence, Token

from .verbs import is_verb
from .words import Kind, closed, known, listed, numbers

_TITLE = 0.7  # of the words capitalised: a headline, in which a capital tells no name


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
    if kind := closed(token.low):
        return kind
    return "verb" if is_verb(sentence, index, before) else "word"


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
    return loosening and (after[:1].isdigit() or after in numbers())


def _is_number(token: Token) -> bool:
    return token.text[0].isdigit() or token.low in numbers()


def _ordinal(sentence: Sentence, index: int) -> bool:
    """Say whether a number begins a name: “3rd Brigade”."""
    after = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    ends = sentence.low(index)[-2:] in ("st", "nd", "rd", "th")
    return bool(ends and after and after.text[0].isupper() and not sentence.breaks(index + 1))


def _is_name(
    sentence: Sentence, index: int, token: Token, before: list[Kind], title: bool, shouted: bool
) -> bool:
    text, low = token.text, token.low
    if low in grammar("particles"):
        after = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
        return bool(after and after.text[0].isupper() and not sentence.breaks(index + 1))
    if not token.capital or (
        low.endswith("'s")
        and low[:-2] in PRONOUNS | grammar("pronouns") | {"that", "there", "what", "let"}
    ):
        return False
    if text.isupper() and len(text) > 1:
        return not shouted and low != "i"  # “IS” and “US”, but not in a shout
    if low.endswith(tuple(grammar("ties"))):
        return False
    if len(text) == 1:
        return bool(before) and before[-1] == "name" and not sentence.breaks(index) and low != "i"
    if closed(low) or low in DATE_WORDS or "'" in low[1:3]:
        return False
    if low.endswith("ing") and index and not listed(low):
        return True  # “Xi Jinping”
    following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    if low == "new" and following and following.text[0].isupper():
        return True
    if (
        index == 0
        or title
        or (before and sentence.gap(index).strip(" ‘'").endswith(("“", '"', ":")))
    ):
        return not known(low)
    return True


def _in_title_case(sentence: Sentence) -> bool:
    telling = [one for one in sentence.tokens if one.text[0].isalpha() and len(one.text) > 3]
    capitals = sum(one.text[0].isupper() for one in telling)
    plain = any(one.text[0].islower() and closed(one.low) is None for one in telling)
    return len(telling) > 3 and capitals > _TITLE * len(telling) and not plain


def _shouted(sentence: Sentence) -> bool:
    long = [one for one in sentence.tokens if len(one.text) > 3 and one.text.isalpha()]
    return bool(long) and sum(one.text.isupper() for one in long) > len(long) / 2
