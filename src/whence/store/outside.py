"""Knowledge that others keep: what their files add to a case, and who in it is new.

Actors and places that a file names and the case does not know are made, and counted in an issue: a
misspelt name must not pass unseen.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from whence.model import Actor, Area, Fact, InputError, Issue, Knowledge, Name, Place, Relation
from whence.model.case import SIZE_LIMIT
from whence.text import slug

from .errors import Problem, nearest
from .names import Names

# Whose object is a place; of the others it is an actor, unless the case knows a place of that name.
OF_PLACES: frozenset[Relation] = frozenset(
    ("controls", "present_in", "absent_from", "borders", "located_in")
)
_TOLD = 8  # new names that an issue lists
_COMPARED = (
    200  # new names; above, they are no slips of the pen, and are not compared with the known
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What one file adds, what is wrong in it, and where each fact stands as `file:line`."""

    knowledge: Knowledge = field(default_factory=Knowledge)
    areas: tuple[Area, ...] = ()
    problems: tuple[Problem, ...] = ()
    issues: tuple[Issue, ...] = ()
    lines: Mapping[Fact, str] = field(default_factory=dict)


class Register:
    """The actors and places of a case, to which a file adds those it names for the first time."""

    def __init__(self, parts: Iterable[Knowledge]) -> None:
        parts = tuple(parts)
        self.actors = Names("actor", (one for part in parts for one in part.actors))
        self.places = Names("place", (one for part in parts for one in part.places))
        self.new_actors: dict[str, Actor] = {}
        self.new_places: dict[str, Place] = {}
        self._ids: dict[tuple[str, bool], str] = {}
        self.actor_ids: set[str] = set()

    def expect(self, words: Iterable[str]) -> None:
        """Keep the ids of these actors for them, whenever they are made."""
        for word in words:
            if self.actors.resolve(word) is None:
                self.actor_ids.add(slug(word))

    def actor(self, word: str) -> str:
        """Return the id of an actor by id or name, a new one if the case knows none."""
        return self._id(word, of_place=False)

    def place(self, word: str) -> str:
        """Return the id of a place by id or name, a new one if the case knows none."""
        return self._id(word, of_place=True)

    def either(self, word: str) -> str:
        """Return the id of an actor, or of a place if that is what the case knows by the name."""
        place = self.actors.resolve(word) is None and self.places.resolve(word) is not None
        return self._id(word, of_place=place)

    def unclear(self, word: str, *, of_place: bool) -> str | None:
        """Say why a name cannot be taken: it may be one of several things."""
        names = self.places if of_place else self.actors
        wrong = names.resolve(word) is None and names.several(word)
        return names.wrong_name(word) if wrong else None

    def issues(self, path: str) -> list[Issue]:
        """Return an issue for each kind of thing that a file names for the first time."""
        found = []
        kinds: tuple[tuple[str, Mapping[str, Actor | Place], Names], ...] = (
            ("actor", self.new_actors, self.actors),
            ("place", self.new_places, self.places),
        )
        for what, new, known in kinds:
            if new:
                listed = ", ".join(self._told(list(new.values()), known))
                more = ", …" if len(new) > _TOLD else ""
                said = f"{path}: {_count(len(new), what)} defined nowhere else: {listed}{more}"
                found.append(Issue(level="info", what=said))
        return found

    def _told(self, new: Sequence[Actor | Place], known: Names) -> Iterable[str]:
        for thing in new[:_TOLD]:
            name = thing.names[0].name
            near = nearest(name, known.words) if len(new) <= _COMPARED else None
            yield f"{name!r} (did you mean {known.words[near]!r}?)" if near else repr(name)

    def _id(self, word: str, *, of_place: bool) -> str:
        key = (word, of_place)
        if (known := self._ids.get(key)) is not None:
            return known
        found = (self.places if of_place else self.actors).resolve(word)
        self._ids[key] = id = found or self._make(word, of_place)
        return id

    def _make(self, word: str, of_place: bool) -> str:
        id = slug(word)
        # An actor and a place of one name: the place gives way, whichever comes first.
        taken = self.actors.ids | self.actor_ids if of_place else self.places.ids
        if id in taken:
            id = f"{id}-{'place' if of_place else 'actor'}"
        made: dict[str, Actor] | dict[str, Place] = self.new_places if of_place else self.new_actors
        before = made[id].names if id in made else ()
        # Two spellings of one id are two names of one thing, in the same order however they came.
        names = tuple(sorted((*before, Name(name=word)), key=lambda one: one.name))
        if of_place:
            self.new_places[id] = Place(id=id, names=names)
        else:
            self.new_actors[id] = Actor(id=id, names=names)
        return id


def decode(content: bytes, path: str) -> str:
    """Return the text of a file in UTF-8, with or without byte order mark.

    Raises `InputError` for a file that is too large or no text.
    """
    if len(content) > SIZE_LIMIT:
        raise InputError(f"{path} is larger than {SIZE_LIMIT / 2**20:g} MB; split it")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{path} is UTF-16; save it as UTF-8 text")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"{path}:{line}: not UTF-8; save the file as UTF-8 text") from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise InputError(f"{path}:{line}: a NUL byte: this is not a text file")
    return text


def left_out(path: str, counts: Counter[str], what: str) -> list[Issue]:
    """Return an issue that counts what has no counterpart here, if anything."""
    if not counts:
        return []
    listed = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    return [Issue(level="warning", what=f"{path}: {what}: {listed}")]


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
