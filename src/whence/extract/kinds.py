"""What kind of source a mention is, told by its words."""

import re
from dataclasses import dataclass

from whence.data.lexicons import read_yaml, word_set
from whence.model import Directness, SourceKind
from whence.text import fold, words

from .sentence import DETERMINERS

_DROPPED = re.compile(
    r"^(?:an?|the|one|some|several|two|three|many|another|its|his|her|their|my|our|your)\s+", re.I
)
_QUOTES = "“”\"'‘’«»„"
# Quotation marks around words, but not the apostrophe inside one.
_INNER_QUOTES = re.compile(r"[“”\"«»„]|(?<!\w)['‘’]|['’‘](?!\w)")
_KNOWN_BY: tuple[Directness, ...] = ("witnessed", "documented", "relayed")
_PARTICLES = frozenset("al el ad an bin ibn abu de la van von der du da of".split())
_PREPOSITION = re.compile(r"\s(?:of|in|for|from|at|with|by|to|on)\s")
_PART = r"(?:[A-Z][\w'’.-]*|(?:al|el|ad|an|as)-\w+|(?:al|bin|ibn|de|van|von|der|da|du)(?=\s))"
_NAME = re.compile(rf"\b{_PART}(?:\s+{_PART})*")
_ONE_OF = re.compile(
    r"^(?:one|some|two|three|many|most|several|none|members?)\s+of\s+", re.IGNORECASE
)
# “a report on Saturday by the Observatory”, “reporting passed by a foreign service”
_WORK_BY = re.compile(
    r"(?:(?:an?|the|one|its)\s+)?(?:\w+\s+){0,2}?"
    r"(?:report|reporting|reports|information|statement|story|account|article|intelligence)\b"
    r"[^,;]*?\bby\s+(?P<by>[^,;]+)$",
    re.IGNORECASE,
)
# “the Daily Beast's Jamie Dettmer” is the Daily Beast.
_POSSESSED = re.compile(r"(?:the\s+)?(?P<name>[A-Z][\w ]*?)['’]s\s+(?=[A-Z])")
_WORK = re.compile(
    r"(?<=\w)\s+(?:report|story|article|dispatch|account|interview)s?$", re.IGNORECASE
)
_OUTLET_NAME = re.compile(
    r"\b(?:newspaper|daily|weekly|magazine|agency|website|channel|broadcaster|blog|site)\s+"
    r"(?P<name>(?:[Tt]he\s+)?[A-Z].*)$"
)
# “Former US Secretary of State Henry Kissinger”: an office with its field, then a name.
_TITLED = re.compile(
    r"(?:[\w'’.-]+\s+){0,4}?(?:[Ss]ecretary|[Mm]inister|[Cc]hief|[Hh]ead|[Dd]irector|[Aa]ttorney)"
    r"\s+(?:of|for)\s+(?:the\s+)?(?:State|Defen[cs]e|Foreign\s+Affairs|(?:the\s+)?Interior|Finance|Staff|Justice|"
    r"Health|Energy|War|Treasury|Labou?r|Economy|Trade|Commerce|Education|Information|Agriculture|"
    r"Homeland\s+Security|Intelligence|Communications)\s+"
    r"(?P<name>[A-Z][\w'’.-]+(?:\s+(?:[A-Z][\w'’.-]+|al-\w+|bin|de|van|von)){1,3})$"
)
# “the government's assessment of …”: the word of the body whose work it is.
_OWNED_WORK = re.compile(
    r"(?P<owner>(?:the\s+)?[\w. -]{2,60}?)['’]s?\s+(?:[\w-]+\s+){0,3}?"
    r"(?:assessment|report|statement|study|review|inquiry|dossier|survey|analysis|findings|communiqu[eé])\b"
    r"(?!['’])",
    re.IGNORECASE,
)
# “Dawn of Freedom”, “Friends of the Harbour”; not “Prince of Wales”, “a leader of Hope”
_BODY_OF = re.compile(
    r"(?:the\s+)?(?P<head>[A-Z][a-z]+)\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*"
)
_TITLES = frozenset(
    "prince princess duke duchess earl king queen emir sultan bishop archbishop lord lady sheikh "
    "president minister secretary governor mayor chief head director commander leader speaker "
    "member members chairman chairwoman residents people citizens officials men women".split()
)
_ACRONYM = re.compile(r"(?:the\s+)?[A-Z][A-Z&-]{1,6}")
_APPOSITION = re.compile(r"[,;(]|[–—]|-\s|\s[-–—]\s|\s(?:who|which|whose)\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as its words describe it."""

    name: str
    kind: SourceKind
    named: bool
    plural: bool = False
    directness: Directness = "unknown"
    affiliation: str | None = None


def describe(phrase: str) -> Mention:
    """Classify the words of a mention: “a senior al-Nusra figure”, “Martin Chulov of The Guardian”."""
    head, *rest = _APPOSITION.split(phrase.strip(" ,;"), maxsplit=1)
    head = head.strip(_QUOTES + " ,")
    clean = _INNER_QUOTES.sub("", head).strip() or phrase.strip()
    clean = _ONE_OF.sub("", clean) or clean
    folded = [fold(clean[s:e]).removeprefix("ex-") for s, e in words(clean)]
    if (work := _WORK_BY.match(clean)) and work["by"]:
        return describe(work["by"])
    if outlet := _outlet(clean, folded):
        return Mention(name=outlet, kind="publisher", named=True)
    if titled := _TITLED.match(clean):
        return Mention(name=titled["name"], kind="person", named=True)
    if owner := _OWNED_WORK.match(clean):
        return describe(owner["owner"])
    if _ACRONYM.fullmatch(clean):
        return Mention(name=clean.removeprefix("the "), kind="organisation", named=True)
    if (body := _BODY_OF.fullmatch(clean)) and fold(body["head"]) not in _TITLES:
        return Mention(name=_DROPPED.sub("", clean), kind="organisation", named=True)
    role = _role_noun(folded)
    if not _personal_name(clean) and rest:
        name = re.split(r",|\s(?:of|who|from)\s", rest[0].strip(), maxsplit=1)[0]
        if later := _named_later(name):
            return later
    if role and not _personal_name(clean):
        return _unnamed(clean, role, folded)
    if _looks_organisation(folded):
        return Mention(name=_DROPPED.sub("", clean), kind="organisation", named=_has_capital(clean))
    if _personal_name(clean):
        return Mention(name=_person(clean), kind="person", named=True)
    if _has_capital(clean):
        return Mention(name=clean, kind="person", named=True)
    return Mention(name=_DROPPED.sub("", clean), kind="anonymous", named=False)


def _named_later(name: str) -> Mention | None:
    """Read the name in “its spokesman, Abu Firas al-Suri”."""
    name = name.strip(_QUOTES + " ,")
    if not name or not name[0].isupper() or not _personal_name(name):
        return None
    return Mention(name=_person(name), kind="person", named=True)


def _role_noun(folded: list[str]) -> str | None:
    """Return the last word for a person before the first preposition: the head of the phrase."""
    people = word_set("sources.yaml", "people") | word_set("sources.yaml", "spokespeople")
    cut = next(
        (
            i
            for i, low in enumerate(folded)
            if i and low in ("of", "in", "from", "for", "close", "with", "at")
        ),
        None,
    )
    return next((low for low in reversed(folded[:cut]) if low in people), None)


def _unnamed(clean: str, noun: str, folded: list[str]) -> Mention:
    people = read_yaml("sources.yaml")["people"]
    documented = noun in people["documented"]
    capitals = [
        w for w in re.findall(r"[^\W\d_][\w'’.-]*", clean) if w[0].isupper() or w.startswith("al-")
    ]
    affiliation = " ".join(w for w in capitals if fold(w) not in ("a", "an", "the")) or None
    official = noun in word_set("sources.yaml", "spokespeople")
    directness: Directness = next((way for way in _KNOWN_BY if noun in people[way]), "unknown")
    kind: SourceKind = "document" if documented else "official" if official else "anonymous"
    plural = noun.endswith("s") or folded[0] in ("some", "several", "two", "three", "many")
    return Mention(
        name=_DROPPED.sub("", clean),
        kind=kind,
        named=False,
        plural=plural,
        directness=directness,
        affiliation=affiliation,
    )


def _outlet(clean: str, folded: list[str]) -> str | None:
    """Return the outlet a phrase names, if it does: “a report in The Daily Beast”, “AP”."""
    outlets = word_set("sources.yaml", "outlets")
    shorter = _WORK.sub("", clean)
    if shorter != clean:
        outlet = _outlet(shorter, folded[: len(words(shorter))])
        return re.sub(r"^an?\s+", "", outlet) if outlet else None
    if match := _OUTLET_NAME.search(clean):
        return match["name"]
    if (owner := _POSSESSED.match(clean)) and fold(owner["name"]).split()[-1] in outlets:
        return owner["name"]
    match = re.search(r"\b(?:of|in|for|by|from|with)\s+((?:[Tt]he\s+)?[A-Z].*)$", clean)
    if match and any(fold(w) in outlets or w == "Press" for w in match.group(1).split()):
        return _DROPPED.sub("", match.group(1)) if match.group(1)[0].islower() else match.group(1)
    if not folded or folded[-1] not in outlets or not _has_capital(clean):
        return None
    people = word_set("sources.yaml", "people")
    return None if any(low in people for low in folded[:-1]) else re.sub(r"^the\s+", "", clean)


def _looks_organisation(folded: list[str]) -> bool:
    return any(low in word_set("sources.yaml", "organisations") for low in folded)


def _has_capital(clean: str) -> bool:
    return any(
        w[0].isupper() and (i or w.lower() not in DETERMINERS)
        for i, w in enumerate(clean.split())
        if w
    )


def _personal_name(clean: str) -> bool:
    """Say whether the head of a phrase is a name: two capitalised words running, or one alone."""
    parts = _PREPOSITION.split(clean, maxsplit=1)[0].split()
    run = best = 0
    for part in parts:
        low = fold(part)
        name = (part[0].isupper() and low not in DETERMINERS) or low.split("-")[0] in _PARTICLES
        run = run + 1 if name and not part.isupper() else 0
        best = max(best, run)
    alone = len(parts) == 1 and parts[0][:1].isupper() and not _role_noun([fold(parts[0])])
    return best >= 2 or alone


def _person(clean: str) -> str:
    """Return the name without what stands before or after it: “US senator”, “of the Board”."""
    names = _NAME.findall(_PREPOSITION.split(clean, maxsplit=1)[0])
    return max(names, key=len, default=clean)
