"""What kind of source a mention in another language is, told by its words."""

import re
from collections.abc import Iterator

from whence.data.languages import Lexicon, languages_abroad, lexicon, word_key
from whence.model import UNSTATED, Directness, SourceKind
from whence.text import words

from ..kinds import Mention, describe
from .phrases import compound

_QUOTES = '“”"«»„‹›「」'
_APPOSITION = re.compile(r"[,،;؛(]|\s[–—]\s")
_DIRECT: tuple[Directness, ...] = ("witnessed", "documented", "relayed")
_SEVERAL = frozenset(
    "plusieurs deux trois varios varias dos tres mehrere zwei drei несколько два две три кілька дві".split()
)
_GROUP = re.compile("ال.{3,}(?:ون|ين)")  # “the rebels”
_WORDS_OF_A_NAME = 4


class _Phrase:
    """The words of a mention with their keys and what lists they are in."""

    def __init__(self, text: str, words_of: Lexicon) -> None:
        self.text = text
        self.words_of = words_of
        self.spans = words(text)
        self.keys = [word_key(text[start:end], words_of.language) for start, end in self.spans]

    def among(self, at: int, *lists: str) -> bool:
        key = self.keys[at]
        forms = [key]
        if self.words_of.language == "ar":
            forms += [key[1:], "ا" + key[1:]] if key[:1] in "لوفب" and len(key) > 3 else []
        if self.words_of.language == "fr" and "'" in key:
            forms.append(key.split("'", 1)[1])
        found = any(form in self.words_of.words(name) for name in lists for form in forms)
        return found or (self.words_of.language == "de" and self._compound(at, *lists))

    def _compound(self, at: int, *lists: str) -> bool:
        return self.capital(at) and compound(self.keys[at], self.words_of, *lists)

    def capital(self, at: int) -> bool:
        start, end = self.spans[at]
        word = self.text[start:end]
        return word[:1].isupper() or (
            ("'" in word or "’" in word) and word.split("’")[-1].split("'")[-1][:1].isupper()
        )


def describe_abroad(phrase: str, language: str) -> Mention:
    """Classify the words of a mention in their language; of an unlisted language as in English.

    A pronoun, and a verb that stands alone for its subject, are an unstated source.
    """
    if language not in languages_abroad():
        return describe(phrase)
    words_of = lexicon(language)
    whole = _Phrase(phrase, words_of)
    if not whole.keys or _nobody(whole):
        return Mention(name=UNSTATED, kind="anonymous", named=False)
    head = _Phrase(_APPOSITION.split(phrase.strip(" ,،;"), maxsplit=1)[0].strip(), words_of)
    if not head.keys:
        head = whole
    first = _head(head)
    name = _clean(head, first)
    if first is None or (head.among(first, "outlets") and not head.among(first, *_people())):
        return _by_name(head, name, whole)
    if head.among(first, "organisations") and not head.among(first, *_people()):
        return Mention(name=name, kind="organisation", named=True)
    written = head.among(first, "people.documented")
    if (
        not written
        and not _anonymous(whole)
        and (person := _person(head, first) or _name_after(phrase, words_of))
    ):
        return Mention(name=person, kind="person", named=True)
    return _unnamed(head, first, name)


def _name_after(phrase: str, words_of: Lexicon) -> str | None:
    """Return the name between commas behind an office: “the mayor, Paul Girard”."""
    parts = _APPOSITION.split(phrase.strip(" ,،;"))
    name = _Phrase(parts[1].strip(), words_of) if len(parts) > 1 else None
    if name is None or not 1 < len(name.keys) <= _WORDS_OF_A_NAME:
        return None
    arabic = words_of.language == "ar"
    fits = all(
        (arabic or name.capital(at)) and not _listed(name, at) for at in range(len(name.keys))
    )
    return name.text if fits else None


def _people() -> tuple[str, ...]:
    kinds = ("witnessed", "unknown", "relayed", "documented")
    return ("officials", *(f"people.{kind}" for kind in kinds))


def _nobody(phrase: _Phrase) -> bool:
    if len(phrase.keys) != 1:
        return all(phrase.among(at, "pronouns") for at in range(len(phrase.keys)))
    key = phrase.keys[0]
    cues = phrase.words_of.cues
    bare = key.lstrip("-").removeprefix("t-")
    verb = any(
        cue.role in ("verb", "participle", "past")
        for form in (key, key[1:])
        for one, cue in cues.get(form, ())
        if len(one) == 1
    )
    listed = phrase.among(0, "outlets", "organisations", "titles", *_people())
    return bare in phrase.words_of.words("pronouns") or (verb and not listed)


def _head(phrase: _Phrase) -> int | None:
    """Return the word that says what the mention is: the first that is in a list."""
    lists = ("outlets", "organisations", *_people(), "titles")
    return next((at for at in range(len(phrase.keys)) if phrase.among(at, *lists)), None)


def _clean(phrase: _Phrase, head: int | None) -> str:
    """Return the words without their article and the marks around them."""
    start = 0
    while start + 1 < len(phrase.keys) and phrase.among(start, "articles") and start != head:
        start += 1
    text = phrase.text[phrase.spans[start][0] : phrase.spans[-1][1]]
    text = "".join(c for c in text if c not in _QUOTES)
    if phrase.words_of.language == "fr":
        text = re.sub(r"^[ldLD]['’]", "", text)
    if phrase.words_of.language == "ar":
        text = _without_to(text, phrase.words_of)
    return text or phrase.text


def _without_to(text: str, words_of: Lexicon) -> str:
    """Return an Arabic phrase without the “to” or “of” written together with its first word."""
    if text.startswith("لل"):
        return "ال" + text[2:]
    key = word_key(text.split()[0], words_of.language) if text.split() else ""
    lists = ("organisations", "outlets", "heads", *_people())
    known = any(key[1:] in words_of.words(name) for name in lists)
    itself = any(key in words_of.words(name) for name in lists)
    return text[1:] if key[:1] in ("ل", "ب") and known and not itself else text


def _by_name(head: _Phrase, name: str, whole: _Phrase) -> Mention:
    """Read an outlet, or a mention of which no word is known: a name, if it looks like one."""
    if any(head.among(at, "outlets") for at in range(len(head.keys))):
        return Mention(name=name, kind="publisher", named=True)
    arabic = head.words_of.language == "ar"
    capital = any(head.capital(at) for at in range(len(head.keys)) if at or len(head.keys) == 1)
    article = head.among(0, "articles") and not arabic
    german = head.words_of.language == "de" and article
    if arabic and _GROUP.fullmatch(head.keys[0]):
        return Mention(name=name, kind="anonymous", named=False, plural=True)
    named = (arabic and len(head.keys) <= _WORDS_OF_A_NAME) or (capital and not german)
    if named and not _anonymous(whole):
        return Mention(name=name, kind="person", named=True)
    return Mention(name=name, kind="anonymous", named=False)


def _anonymous(phrase: _Phrase) -> bool:
    firsts = phrase.words_of.phrases.get("anonymity", {})
    return any(
        tuple(phrase.keys[at : at + len(one)]) == one
        for at, key in enumerate(phrase.keys)
        for one in firsts.get(key, ())
    )


def _person(phrase: _Phrase, head: int) -> str | None:
    """Return the name behind or before a title: “der Bürgermeister *Hans Meier*”."""
    if phrase.words_of.language == "ar":
        return _arabic_person(phrase, head)
    best: tuple[int, int] | None = None
    start: int | None = None
    for at in range(head + 1, len(phrase.keys) + 1):
        inside = at < len(phrase.keys) and phrase.capital(at) and not _listed(phrase, at)
        if inside and start is None:
            start = at
        if not inside and start is not None:
            if _personal(phrase, head, start, at) and (
                best is None or at - start > best[1] - best[0]
            ):
                best = (start, at)
            start = None
    return phrase.text[phrase.spans[best[0]][0] : phrase.spans[best[1] - 1][1]] if best else None


def _listed(phrase: _Phrase, at: int) -> bool:
    return phrase.among(at, "organisations", "outlets", "titles", *_people())


def _personal(phrase: _Phrase, head: int, start: int, end: int) -> bool:
    """Say whether capitals are a person's name, not that of a place or a body the person is of."""
    if end - start > _WORDS_OF_A_NAME or any(
        phrase.text[slice(*phrase.spans[at])].isupper() for at in range(start, end)
    ):
        return False
    if any(phrase.among(at, "articles", "of", "kept") for at in range(start - 1, start)):
        return False
    if end - start > 1:
        return True
    return (start == head + 1 and phrase.words_of.language != "de") or (
        start == head + 1 and phrase.among(head, "titles") and end == len(phrase.keys)
    )


def _arabic_person(phrase: _Phrase, head: int) -> str | None:
    """Return the name behind the last title, or after the construct that says who it is."""
    barred = ("heads", "kept", "adverbials", "negation", "organisations", "outlets", *_people())
    for at in range(len(phrase.keys) - 1, head, -1):
        if phrase.keys[at].startswith("ال") or not phrase.keys[at - 1].startswith("ال"):
            continue
        if not any(phrase.among(later, *barred) for later in range(at, len(phrase.keys))):
            return phrase.text[phrase.spans[at][0] : phrase.spans[-1][1]].strip(_QUOTES)
    return None


def _unnamed(head: _Phrase, first: int, name: str) -> Mention:
    documented = head.among(first, "people.documented")
    official = any(head.among(at, "officials") for at in range(first + 1))
    kind: SourceKind = "document" if documented else "official" if official else "anonymous"
    known = (way for way in _DIRECT if head.among(first, f"people.{way}"))
    plural = head.among(first, "plurals") or any(key in _SEVERAL for key in head.keys)
    return Mention(
        name=name,
        kind=kind,
        named=False,
        plural=plural,
        directness=next(known, "unknown"),
        affiliation=_affiliation(head, first),
    )


def _affiliation(phrase: _Phrase, head: int) -> str | None:
    """Return whom an unnamed person belongs to: the organisation or outlet, or what is capital."""
    arabic = phrase.words_of.language == "ar"
    for at in range(head + 1, len(phrase.keys)):
        if phrase.among(at, "organisations", "outlets"):
            start, end = phrase.spans[at][0], phrase.spans[-1][1]
            return re.sub(r"^[ldLD]['’]", "", phrase.text[start:end].strip(_QUOTES))
    capitals = [] if arabic else list(_capitals(phrase, head))
    return " ".join(capitals) or None


def _capitals(phrase: _Phrase, head: int) -> Iterator[str]:
    for at in range(head + 1, len(phrase.keys)):
        if phrase.capital(at) and not phrase.among(at, *_people()):
            yield phrase.text[slice(*phrase.spans[at])]
