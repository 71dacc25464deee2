"""Places of a case as records: those of the gazetteer, and those that only the texts name."""

from dataclasses import replace

from whence.model import Citation, Knowledge, Name, Place, Span
from whence.text import slug

from .gazetteer import Entry, Gazetteer
from .place_signs import Candidate
from .place_words import directions, nouns
from .toponyms import loose_name

_SAME = 60.0  # km within which two places of one name are one
_OF_TOWNS = frozenset(
    "town village neighbourhood island".split()
)  # nouns that name the place itself
_STRETCHES = frozenset("province district countryside valley mountains river".split())
_NOT_LATIN = "\u0250"
_MOST_NAMES = 20  # of one place; more are no spellings but somebody's game
_DEEPEST = 12  # places around a place, each in the next
_GEONAMES = Citation(citation="GeoNames")


class Records:
    """The places found so far by id, beside those that knowledge codes."""

    def __init__(self, knowledge: Knowledge, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.coded = {place.id: place for place in knowledge.places}
        self.found: dict[str, Place] = {}
        self._by_name: dict[tuple[str, bool], list[Place]] = {}
        self._parts: dict[tuple[str, str], str] = {}
        for place in knowledge.places:
            # Others of its names may be those of a place around it.
            for name in place.names[:1]:
                self._by_name.setdefault(_key(name.name), []).append(place)
            for name in place.names:
                if (part := _part(name.name)) is not None:
                    self._parts.setdefault(part, place.id)

    def of_entry(self, entry: Entry, span: Span | None = None) -> str:
        """Return the id of a place of the gazetteer: that of knowledge where it has the same one."""
        if (known := self._coded(entry)) is not None:
            return known
        if entry.id not in self.found:
            self.found[entry.id] = self._record(entry)
        if span is not None:
            self._named(entry.id, span)
        return entry.id

    def of_text(
        self, candidate: Candidate, span: Span, near: Entry | None, within: str | None
    ) -> str:
        """Return the id of a place that only a text names, such as a crossing or a base.

        `near` is the town it is called after, whose point stands for it.
        """
        id = slug(span.quote)
        if id in self.coded:
            return id
        if near and not within:
            within = self._around(near)
        stretch = candidate.kind in _STRETCHES
        point = near if near and near.kind == "town" and not stretch else None
        known = self.found.get(id) or Place(
            id=id,
            lat=point.lat if point else None,
            lon=point.lon if point else None,
            precision="approximate" if point else "unknown",
            kind=candidate.kind,
        )
        if within and known.within is None and self._outside(id, within):
            known = replace(known, within=within)
        self.found[id] = known
        self._named(id, span)
        return id

    def part_of(self, base: str, candidate: Candidate, span: Span, noun: str) -> str:
        """Return the id of a part of a place: “northern Aleppo province”."""
        id = slug(" ".join(filter(None, (candidate.part, candidate.name, noun))))
        known = self._parts.get((candidate.part or "", loose_name(candidate.name)))
        if known or id in self.coded:
            return known or id
        base = self._province_called_alike(base)
        if id not in self.found:
            within = base if self._outside(id, base) else None
            self.found[id] = Place(id=id, within=within, precision="unknown", kind="region")
        self._named(id, span)
        return id

    def kind(self, id: str) -> str | None:
        """Return what kind of place an id is, as far as is known."""
        place = self.coded.get(id) or self.found.get(id)
        return place.kind if place else None

    def records(self) -> tuple[Place, ...]:
        """Return all records, in the order in which they were first met."""
        return tuple(self.found.values())

    def _record(self, entry: Entry) -> Place:
        pointed = entry.kind == "town"
        return Place(
            id=entry.id,
            names=(Name(name=_title(entry), source=_GEONAMES),),
            lat=entry.lat if pointed else None,
            lon=entry.lon if pointed else None,
            within=self._around(entry),
            precision="point" if pointed else "unknown",
            kind=entry.kind,
        )

    def _province_called_alike(self, id: str) -> str:
        """Return the province of a town if they share the name: “northern Aleppo” is a part of it."""
        town = self.found.get(id)
        around = self.found.get(town.within or "") if town and town.kind == "town" else None
        if town is None or around is None or around.kind != "province":
            return id
        shared = {_key(name.name)[0] for name in town.names} & {
            _key(n.name)[0] for n in around.names
        }
        return around.id if shared else id

    def _around(self, entry: Entry) -> str | None:
        """Return the id of the province of a town, of the country of a province."""
        if entry.kind == "country":
            return None
        province = self._gazetteer.province(entry.country, entry.division)
        outer = province if province and entry.kind == "town" else None
        outer = outer or self._gazetteer.country(entry.country)
        return self.of_entry(outer) if outer else None

    def _coded(self, entry: Entry) -> str | None:
        """Return the coded place of one of the entry's names, unless it lies elsewhere."""
        for name in entry.names:
            for place in self._by_name.get((loose_name(name), entry.kind == "province"), ()):
                if place.lat is None or place.lon is None:
                    return place.id
                km = entry.km(place.lat, place.lon)
                if km is None or km <= _SAME:
                    return place.id
        return None

    def _named(self, id: str, span: Span) -> None:
        """Put a form that a text uses before the gazetteer's own; the first one met leads."""
        place = self.found[id]
        if len(place.names) > _MOST_NAMES or any(name.name == span.quote for name in place.names):
            return
        source = Citation(document=span.document, quote=span.quote, start=span.start)
        name = Name(name=span.quote, source=source)
        stated = sum(one.source is not _GEONAMES for one in place.names)
        # Readers of the report know the gazetteer's own name better than another script's.
        stated = stated if span.quote[0] < _NOT_LATIN else len(place.names)
        names = (*place.names[:stated], name, *place.names[stated:])
        self.found[id] = replace(place, names=names)

    def _outside(self, id: str, outer: str) -> bool:
        """Say whether a place can contain another: it does not lie in that itself."""
        seen: set[str] = set()
        at: str | None = outer
        while at is not None and at not in seen:
            if at == id or len(seen) > _DEEPEST:
                return False
            seen.add(at)
            place = self.found.get(at) or self.coded.get(at)
            at = place.within if place else None
        return True


def _title(entry: Entry) -> str:
    """Return the name of an entry; a province called like its town says that it is one."""
    name = entry.names[0]
    plain = entry.kind == "province" and name.split()[-1].lower() not in nouns()
    return f"{name} province" if plain else name


def is_town_noun(kind: str | None) -> bool:
    """Say whether a noun behind a name names the place itself: “the town of X” is X."""
    return kind is None or kind in _OF_TOWNS


def _key(name: str) -> tuple[str, bool]:
    """Return a coded name without a noun for a province or town, and whether it is a province's."""
    words = name.split()
    kind = nouns().get(words[-1].lower()) if len(words) > 1 else None
    bare = " ".join(words[:-1]) if kind in ("province", "town") else name
    return loose_name(bare), kind == "province"


def _part(name: str) -> tuple[str, str] | None:
    """Return the direction and the rest of a coded name like “northern Aleppo province”."""
    first, _, rest = name.partition(" ")
    part = directions().get(first.lower())
    return (part, _key(rest)[0]) if part and rest else None
