"""Whom a phrase names: where a noun phrase ends, without a parser."""

from whence.data.languages import Lexicon

from .line import Line, Range

_LONGEST = 14  # words of a source
_NAME = 4  # words of a name
_HEAD = 4  # letters of a German noun that may be the last part of another
KINDS = (
    "people.witnessed", "people.unknown", "people.relayed", "people.documented",
    "officials", "organisations", "outlets", "titles", "heads",
)  # fmt: skip
_PEOPLE = ("people.witnessed", "people.unknown", "people.documented", "officials")


def role(line: Line, index: int, *lists: str) -> bool:
    """Say whether a word is in the lists; of a German compound its last part counts."""
    if line.among(index, *lists):
        return True
    if line.lexicon.language != "de" or not line.words[index].capital:
        return False
    return compound(line.key(index), line.lexicon, *lists)


def compound(key: str, words_of: Lexicon, *lists: str) -> bool:
    """Say whether a German noun ends with one of a list, also in the dative: “Ärzten”."""
    return any(
        key.removesuffix("n").endswith(one) or key.endswith(one)
        for name in lists
        for one in words_of.words(name)
        if len(one) >= _HEAD
    )


def noun_phrase(
    line: Line, start: int, limit: int | None = None, *, alone: bool = False
) -> Range | None:
    """Return the phrase that begins at a word and names somebody, if one does.

    `alone`: nothing but the name follows (“according to the mayor Sami Haddad.”).
    """
    stop = min(len(line), start + _LONGEST, limit if limit is not None else len(line))
    if start >= stop:
        return None
    if line.among(start, "pronouns") or line.key(start).startswith("-"):
        return start, start + 1
    if line.lexicon.language == "ar":
        end = _arabic(line, start, stop, alone)
    elif line.lexicon.language == "de":
        end = _german(line, start, stop)
    else:
        end = _romance_or_slavic(line, start, stop)
    while end > start and line.among(end - 1, "adverbials", "negation", "and", "articles"):
        end -= 1
    if end <= start or not _names(line, start, end):
        return None
    return start, name_after(line, start, end, limit)


def name_after(line: Line, start: int, end: int, limit: int | None) -> int:
    """Return where a name ends that follows its office between commas: “the mayor, Paul Girard,”."""
    comma = end < len(line) and any(mark in line.gap(end) for mark in ",،")
    if not comma or (limit is not None and end >= limit):
        return end
    if not any(role(line, at, *_PEOPLE, "titles") for at in range(start, end)) or line.opening(end):
        return end
    at = end
    while at < len(line) and at - end <= _NAME and not (at > end and line.breaks(at)):
        at += 1
    arabic = line.lexicon.language == "ar"
    lists = ("adverbials", "that", "that_inside", "articles", "negation", "pronouns", *KINDS)
    closed = at < len(line) or not arabic
    fits = (
        closed
        and 2 <= at - end <= _NAME
        and all(
            (line.words[one].capital or arabic)
            and not line.among(one, *lists)
            and not line.cue(one)
            for one in range(end, at)
        )
    )
    return at if fits else end


def _names(line: Line, start: int, end: int) -> bool:
    """Say whether a phrase can name somebody: it has a name, or a word for people."""
    if line.lexicon.language == "ar":
        return not line.among(start, "adverbials", "that", "that_inside", "negation")
    if line.among(start, "articles"):
        return True
    return any(line.words[at].capital or role(line, at, *KINDS) for at in range(start, end))


def _ends(line: Line, start: int, at: int) -> bool:
    """Say whether a phrase cannot go on with a word: a mark, “that”, another cue stands there."""
    if at > start and line.breaks(at):
        return True
    if at > start and line.opening(at):
        return True
    if line.phrase(at, "that") or line.among(at, "that_inside"):
        return True
    if at > start and line.lexicon.language != "de" and line.among(at, "relatives"):
        return True  # a German relative pronoun looks like an article and follows a comma
    if line.phrase(at, "anonymity"):
        return False
    match = line.cue(at)
    return bool(match and at > start and not (line.words[at].capital and match[1].role == "verb"))


def _unnamed(line: Line, start: int, at: int) -> bool:
    """Say whether the phrase so far is a person whom nobody names: “a source”."""
    if line.lexicon.language == "ar" and line.key(start).startswith("ال"):
        return False
    return any(role(line, place, *_PEOPLE) for place in range(start, at)) and not any(
        line.words[place].capital for place in range(start + 1, at) if line.lexicon.language != "de"
    )


def _romance_or_slavic(line: Line, start: int, stop: int) -> int:
    at, kept = start, False
    while at < stop and not _ends(line, start, at):
        if line.among(at, "adverbials") and not line.phrase(at, "anonymity"):
            keeps = at > start and line.among(at, "kept") and _unnamed(line, start, at)
            if not keeps and not (kept and line.among(at, "of")):
                break
            kept = True
        if hearer(line, at):
            break
        at += 1
    return at


def hearer(line: Line, at: int) -> Range | None:
    """Return the outlet that is told something: “à l'AFP”, “der Nachrichtenagentur dpa”."""
    language = line.lexicon.language
    place = at
    if language in ("fr", "es"):
        if not line.among(at, "hearers"):
            return None
        place = at + 1
    elif language == "de":
        if line.key(at) != "der" or not role(line, at + 1, "outlets") or at + 1 >= len(line):
            return None
    elif language in ("ru", "uk"):
        if not line.key(at).endswith(("у", "ю", "і")) and line.key(at) != "газете":
            return None
        if not line.among(at, "outlets") or line.words[at].capital:
            return None
    elif language == "ar":
        return _arabic_hearer(line, at)
    while line.among(place, "articles"):
        place += 1
    if place >= len(line) or not role(line, place, "outlets"):
        return None
    end = place + 1
    while end < len(line) and not line.breaks(end) and _goes_on(line, end):
        end += 1
    return place, end


def _goes_on(line: Line, at: int) -> bool:
    return (line.words[at].capital or line.among(at, "outlets")) and not line.among(
        at, "adverbials", "articles"
    )


def _arabic_hearer(line: Line, at: int) -> Range | None:
    """Read “لوكالة رويترز”, “للأناضول”, “لـ«الأخبار»”."""
    key = line.key(at)
    outlets = line.lexicon.words("outlets")
    if key == "ل" and line.among(at + 1, "outlets") and ":" not in line.gap(at + 1):
        return at + 1, at + 2
    told = key.startswith("ل") and (key[1:] in outlets or "ا" + key in outlets)
    if not told or key in outlets:
        return None
    end = at + 1
    if (
        end < len(line)
        and not line.breaks(end)
        and key[1:] in outlets
        and not line.phrase(end, "that")
    ):
        end += 1
    return at, end


def _german(line: Line, start: int, stop: int) -> int:
    """Follow articles and adjectives to a noun, and from there only names, genitives and “von”."""
    at, noun = start, False
    while at < stop and not _ends(line, start, at):
        word = line.words[at]
        if hearer(line, at) and at > start:
            break
        if line.among(at, "adverbials") and not (
            noun and line.among(at, "kept") and _unnamed(line, start, at)
        ):
            break
        name = word.capital or line.among(at, "outlets")
        if noun and not name and not line.among(at, "of"):
            break
        if name:
            noun = True
        elif noun:
            noun = False
        at += 1
    return at


def _arabic(line: Line, start: int, stop: int, alone: bool) -> int:
    """Follow a construct (“وزير خارجية البلاد”), adjectives, and the name behind a title."""
    at, definite = start, False
    while at < stop and not _ends(line, start, at):
        if at > start and hearer(line, at):
            break
        if line.among(at, "adverbials"):
            keeps = at > start and line.among(at, "kept") and _unnamed(line, start, at)
            if not keeps:
                break
            definite = False
        elif at > start:
            follows = line.key(at).startswith("ال")
            name = line.among(at - 1, "titles") or _after_name_mark(line, at)
            if definite and not follows and not name:
                if not line.among(at, "kept"):
                    return _arabic_name(line, start, at, alone)
                definite = False
            if name:
                definite = False
        definite = definite or line.key(at).startswith("ال")
        at += 1
    return at


def _arabic_name(line: Line, start: int, at: int, alone: bool) -> int:
    """Return where a name ends that follows an office: “رئيس البلدية سامي حداد”."""
    if not role(line, start, *_PEOPLE, "heads", "titles"):
        return at
    end = at
    while end < len(line) and end - at < _NAME and not _ends(line, at, end):
        if line.among(end, "adverbials", "negation", "kept") or hearer(line, end):
            return at
        end += 1
    if end == len(line):
        return end if alone else at
    closed = line.breaks(end) or line.phrase(end, "that") or line.among(end, "that_inside")
    return end if closed or line.opening(end) else at


def _after_name_mark(line: Line, at: int) -> bool:
    """Say whether a word opens or follows a name in marks: “رئيس «تيار بناء الدولة» المحامي”."""
    return any(mark in line.gap(at) for mark in '«»“”"')
