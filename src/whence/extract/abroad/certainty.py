"""How sure words of another language are, and whether they deny the thing they speak of."""

from whence.data.languages import Lexicon, lexicon, word_key
from whence.model import Certainty, Stance
from whence.text import words

_ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible")


def grade_abroad(content: str, language: str, base: Certainty = "certain") -> Certainty:
    """Return the weaker of a cue's certainty and that of the hedges in its content."""
    keys = _keys(content, language)
    words_of = lexicon(language)
    found: Certainty = "certain"
    if _place(keys, words_of, "possible") is not None:
        found = "possible"
    elif _place(keys, words_of, "probable") is not None or _hearsay(keys, words_of) is not None:
        found = "probable"
    return max(base, found, key=_ORDER.index)


def stance_abroad(content: str, language: str, stance: Stance) -> Stance:
    """Return what an assertion of this content amounts to: “the letters are forged” denies them."""
    debunks = _place(_keys(content, language), lexicon(language), "debunking") is not None
    return "denies" if stance == "asserts" and debunks else stance


def doubted_abroad(content: str, language: str) -> bool:
    """Say whether the reporter keeps clear of the content: “der angebliche Vertrag”."""
    return _place(_keys(content, language), lexicon(language), "doubting") is not None


def reportedly_abroad(content: str, language: str) -> tuple[int, int] | None:
    """Return where a sentence says that somebody unnamed says so: “aurait tué”, “якобы”."""
    keys, words_of = _keys(content, language), lexicon(language)
    place = _place(keys, words_of, "reportedly") or _hearsay(keys, words_of)
    if place is None:
        return None
    spans = words(content)
    return spans[place[0]][0], spans[place[1] - 1][1]


def _hearsay(keys: list[str], words_of: Lexicon) -> tuple[int, int] | None:
    """Return where an auxiliary in the conditional is: “aurait tué”; “s'il aurait” is rare."""
    auxiliaries = words_of.words("hearsay_auxiliaries")
    participle = ("é", "és", "ée", "ées", "i", "is", "u", "us", "ue", "it", "ado", "ido", "to", "cho")
    for at, key in enumerate(keys[:-1]):
        if key in auxiliaries and any(one.endswith(participle) for one in keys[at + 1 : at + 3]):
            return at, at + 1
    return None


def _place(keys: list[str], words_of: Lexicon, name: str) -> tuple[int, int] | None:
    """Return the words of the first phrase of a list that stands among the keys."""
    firsts = words_of.phrases.get(name, {})
    for at, key in enumerate(keys):
        for phrase in firsts.get(key, ()):
            if tuple(keys[at : at + len(phrase)]) == phrase:
                return at, at + len(phrase)
    return None


def _keys(content: str, language: str) -> list[str]:
    return [word_key(content[start:end], language) for start, end in words(content)]
