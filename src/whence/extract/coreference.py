"""Who “he”, “the official” and “the group” are: the last source before that fits.

Fits means: the same number, no contrary gender, and a person for “he”, a body for “it”. A search
looks back over a bounded stretch, so that what stands far away changes nothing here.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from whence.data.lexicons import read_yaml, word_set
from whence.model import UNSTATED, Hop
from whence.text import fold, words

from .kinds import describe

_NEAR, FAR = 1_500, 6_000  # characters: how far pronouns and descriptions look back
_FIRST_PERSON = frozenset("i we me us".split())
_DEFINITE = frozenset("the this that these those its his her their".split())
_BODIES = ("organisation", "publisher", "document")
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?:\s(?:[A-Z][\w'’-]+|al-\w+|bin|de|van)){0,3}")


_REPORTER = re.compile(
    r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’.-]+){0,2}?\s(?P<surname>[A-Z][\w'’-]+)\s(?:of|for|from|at|in)\s"
)


@dataclass(frozen=True, slots=True)
class _Met:
    """A source with where it was met, the words of its mention, and its gender if it shows."""

    hop: Hop
    place: int
    words: frozenset[str]
    gender: str = ""
    surname: str = ""  # of the reporter in “Ann Poe of The Herald”

    @property
    def person(self) -> bool:
        return not self.hop.plural and self.hop.kind not in _BODIES and self.hop.name != UNSTATED


@dataclass
class Memory:
    """The sources met so far in one document, latest last.

    `author` is the “I” of the document; `speaker` is set where the document holds somebody's own
    words, whom summaries call “the leader of …”; `home` is its publisher, “the newspaper”.
    """

    met: list[_Met] = field(default_factory=list)
    speaker: Hop | None = None
    author: Hop | None = None
    home: Hop | None = None
    genders: dict[str, str] = field(default_factory=dict)
    issued: dict[str, _Met] = field(default_factory=dict)

    def meet(self, hop: Hop, phrase: str, place: int) -> None:
        """Remember a source."""
        parts = frozenset(_parts(phrase)) | frozenset(_parts(hop.name))
        gender = _gender(parts) or self.genders.get(hop.name, "")
        reporter = _REPORTER.match(phrase) if hop.kind == "publisher" else None
        surname = fold(reporter["surname"]) if reporter else ""
        self.met.append(_Met(hop, place, parts, gender, surname))

    def issue(self, hop: Hop, sentence: str, place: int) -> None:
        """Remember who issued “a statement” or “a letter”, to whom “the letter” then points."""
        for noun in word_set("sources.yaml", "people", "documented").intersection(_parts(sentence)):
            self.issued[noun] = _Met(hop, place, frozenset((noun,)))

    def resolve(self, hop: Hop, phrase: str, before: str = "", speaker: Hop | None = None) -> Hop:
        """Return the hop with the name of the source it points back to, if it points back.

        `before` is what stands before it in its paragraph: people named there, too, are “he”.
        `speaker` is whose quotation it stands in: the “I” of it. A pronoun that points to nobody
        met so far stands for an unstated source.
        """
        folded = fold(phrase)
        place = hop.start or 0
        if folded in _FIRST_PERSON:
            found = speaker or self.author
        else:
            found = self._antecedent(folded, place, before)
        if found is None and folded in _pronouns():
            return replace(hop, name=UNSTATED, kind="anonymous", named=False)
        if found is None:
            self.meet(hop, phrase, place)
            return hop
        if gender := _gender(frozenset((folded,))):
            self.genders[found.name] = gender
        same = replace(
            hop,
            name=found.name,
            kind=found.kind,
            named=found.named,
            plural=found.plural,
            affiliation=found.affiliation,
            directness=found.directness if hop.directness == "unknown" else hop.directness,
        )
        if found is not speaker:
            self.meet(same, found.name, place)
        return same

    def _antecedent(self, phrase: str, place: int, before: str) -> Hop | None:
        pronouns, parts = read_yaml("sources.yaml")["pronouns"], _parts(phrase)
        if phrase in pronouns["one"]:
            gender = _gender(frozenset((phrase,)))
            here = self._person(gender, place, len(before))
            named = here or self._named(before, place)
            return named or self._person(gender, place, _NEAR) or self._own_voice()
        if phrase in pronouns["many"]:
            return self._many(place)
        if phrase in pronouns["thing"]:
            return self._last(lambda one: one.hop.kind in _BODIES, place, _NEAR) or self._own_body()
        if 1 < len(parts) <= 4 and parts[0] in _DEFINITE and parts[-1] in _anaphors():
            found = self._described(parts, place)
            if found or len(parts) == 2:
                return found or (self.speaker if parts[-1] in _one_person() else None)
        if self.speaker and len(parts) > 1 and parts[0] == "the" and _one_person() & {*parts[1:4]}:
            return self.speaker
        if len(parts) == 1 and len(phrase) > 2:
            return self._full_name(parts[0], place)
        return None

    def _person(self, gender: str, place: int, reach: int) -> Hop | None:
        def fits(one: _Met) -> bool:
            known = one.gender or self.genders.get(one.hop.name, "")
            return one.person and known in ("", gender)

        return self._last(fits, place, min(reach, _NEAR))

    def _many(self, place: int) -> Hop | None:
        kinds: tuple[Callable[[_Met], bool], ...] = (
            lambda one: one.hop.plural,
            lambda one: one.hop.kind in _BODIES,
            lambda one: not one.hop.named and one.hop.name != UNSTATED,
        )
        return next((hop for fits in kinds if (hop := self._last(fits, place, _NEAR))), None)

    def _named(self, before: str, place: int) -> Hop | None:
        """Return the last person named before in the paragraph, who need be no source.

        A surname stands for whom it was met with: “Ann Poe of The Herald … Poe’s report”.
        """
        near = before[-_NEAR:]
        names = list(_NAME.finditer(near))
        full = {
            _parts(match.group())[-1].split("-")[-1]: match
            for match in names
            if " " in match.group()
        }
        for match in reversed(names):
            surname = _parts(match.group())[-1].split("-")[-1]
            if (known := self._by_name(surname, place)) is not None:
                return known
            whole = full.get(surname)
            if whole and _is_person(near, whole):
                return Hop(name=describe(whole.group()).name, kind="person", named=True)
        return None

    def _by_name(self, surname: str, place: int) -> Hop | None:
        def named(one: _Met) -> bool:
            person = one.hop.kind == "person" and " " in one.hop.name
            return surname == one.surname or (person and fold(one.hop.name).split()[-1] == surname)

        return self._last(named, place, FAR)

    def _own_voice(self) -> Hop | None:
        return self.speaker if self.speaker and self.speaker.kind == "person" else None

    def _own_body(self) -> Hop | None:
        return self.speaker if self.speaker and self.speaker.kind != "person" else None

    def _described(self, parts: list[str], place: int) -> Hop | None:
        """Return whom “the (senior) official” means: the same noun, then a wider one."""
        noun, plural = parts[-1], parts[-1].endswith("s") and parts[-1][:-1] in _anaphors()

        def same(one: _Met) -> bool:
            return bool({noun, *parts[1:]} <= one.words) and one.hop.plural == plural

        if found := self._last(same, place, FAR):
            return found
        if (issuer := self.issued.get(noun)) and place - issuer.place <= FAR:
            return issuer.hop
        if noun in _outlet_nouns():
            return self._last(lambda one: one.hop.kind == "publisher", place, FAR) or self.home
        if noun in word_set("sources.yaml", "organisations"):
            return self._last(lambda one: one.hop.kind == "organisation", place, _NEAR)
        if noun in ("official", "source", "man", "woman") and len(parts) == 2:
            return self._last(lambda one: _wider(one, noun), place, _NEAR)
        return None

    def _full_name(self, surname: str, place: int) -> Hop | None:
        def ends(one: _Met) -> bool:
            name = fold(one.hop.name).split()
            if one.surname == surname:
                return True
            return one.hop.kind == "person" and len(name) > 1 and name[-1] == surname

        return self._last(ends, place, FAR)

    def _last(self, fits: Callable[[_Met], bool], place: int, reach: int) -> Hop | None:
        return next((one.hop for one in self._back(place, reach) if fits(one)), None)

    def _back(self, place: int, reach: int) -> Iterator[_Met]:
        for one in reversed(self.met):
            if place - one.place > reach:
                return
            yield one


_PLACED = frozenset("in at from near of to the into towards around".split())
_WOMEN = frozenset(
    "she her spokeswoman chairwoman woman women mother wife wives daughter sister girl queen ms mrs "
    "miss widow lady actress businesswoman congresswoman princess grandmother".split()
)
_MEN = frozenset(
    "he him his spokesman chairman man men father husband son brother boy king mr sir sheikh imam "
    "businessman congressman prince grandfather lord".split()
)


def _is_person(text: str, match: re.Match[str]) -> bool:
    """Say whether a name is a person's: not a place (“in New York”), not “the White House”."""
    previous = fold(text[max(0, match.start() - 14) : match.start()].strip(" “”\"'‘’(")).split()[
        -1:
    ]
    return describe(match.group()).kind == "person" and not _PLACED.intersection(previous)


def _gender(parts: frozenset[str]) -> str:
    woman, man = bool(parts & _WOMEN), bool(parts & _MEN)
    return "" if woman == man else "f" if woman else "m"


def _wider(one: _Met, noun: str) -> bool:
    """Say whether “the official”, “the source”, “the man” may mean a source described otherwise."""
    hop = one.hop
    if hop.plural or hop.name == UNSTATED or hop.kind in _BODIES:
        return False
    if noun in ("man", "woman"):
        return one.gender in ("", _gender(frozenset((noun,))))
    office = word_set("sources.yaml", "spokespeople") | _one_person() | {"officer", "diplomat"}
    return not hop.named and (noun == "source" or bool(one.words & office))


def _parts(phrase: str) -> list[str]:
    folded = fold(phrase)
    return [folded[s:e].removesuffix("'s") for s, e in words(folded)]


def _pronouns() -> frozenset[str]:
    return _FIRST_PERSON.union(*read_yaml("sources.yaml")["pronouns"].values())


def _anaphors() -> frozenset[str]:
    return word_set("sources.yaml", "anaphors") | word_set("sources.yaml", "people")


def _outlet_nouns() -> frozenset[str]:
    return frozenset("newspaper paper magazine weekly daily broadcaster channel website".split())


def _one_person() -> frozenset[str]:
    return frozenset(
        "leader president spokesman spokeswoman adviser secretary minister chairman chairwoman "
        "director general commander author organisation organization ministry agency".split()
    )
