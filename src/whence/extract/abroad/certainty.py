"""How sure words of another language are, and whether they deny the thing they speak of."""

from whence.data.languages import Lexicon, lexicon, word_key
from whence.model import Certainty, Stance
from whence.text import words

_ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible")


def judge_abroad(
    keys: list[str], words_of: Lexicon, stance: Stance, base: Certainty
) -> tuple[Stance, Certainty, bool]:
    """Return stance and certainty of a content, and whether the reporter keeps clear of it.

    An assertion whose content calls something forged or untrue denies it; the certainty is the
    weaker of the cue's and that of the hedges in the content.
    """
    found: Certainty = "certain"
    if _place(keys, words_of, "possible") is not None:
        found = "possible"
    elif _place(keys, words_of, "probable") is not None or _hearsay(keys, words_of) is not None:
        found = "probable"
    debunks = stance == "asserts" and _place(keys, words_of, "debunking") is not None
    doubted = _place(keys, words_of, "doubting") is not None
    return "denies" if debunks else stance, max(base, found, key=_ORDER.index), doubted


def reportedly_abroad(content: str, language: str) -> tuple[int, int] | None:
    """Return where a sentence says that somebody unnamed says so: “aurait tué”, “якобы”."""
    spans, words_of = words(content), lexicon(language)
    keys = [word_key(content[start:end], language) for start, end in spans]
    place = _place(keys, words_of, "reportedly") or _hearsay(keys, words_of)
    if place is None:
        return None
    return spans[place[0]][0], spans[place[1] - 1][1]


def _hearsay(keys: list[str], words_of: Lexicon) -> tuple[int, int] | None:
    """Return where an auxiliary in the conditional is: “aurait tué”; “s'il aurait” is rare."""
    auxiliaries = words_of.words("hearsay_auxiliaries")
    participle = (
        "é",
        "és",
        "ée",
        "ées",
        "i",
        "is",
        "u",
        "us",
        "ue",
        "it",
        "ado",
        "ido",
        "to",
        "cho",
    )
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
