"""Which of the places of a name is meant: by the countries in hand, by size, and by what lies near."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log10

from whence.text import fold

from .gazetteer import Entry, Gazetteer
from .place_signs import Candidate, Sign
from .place_words import demonyms, endings, word_list
from .toponyms import plain_name

_COUNTRY = 2.5  # orders of magnitude in inhabitants that a country is ahead of a town of its name
_PROVINCE = 1.5  # ... and a town of a province of its name
_AHEAD = 4.0  # ... and a place in the country that a text is about, of any other
_SPELLED = 0.5  # ... and one of exactly this spelling, article and all
_FARNESS = 1.5  # ... and one near to others that are meant, of one far from all
_FAR = 1000.0  # km, beyond which nearness to other places tells nothing
# Inhabitants from which a place is meant by a name that stands so, whatever the text is about.
# ... and from which it is, where the text is about other countries.
_ABROAD: Mapping[Sign, int] = {
    "sure": 150_000, "likely": 500_000, "perhaps": 2_000_000, "none": 10**12,
}  # fmt: skip
_LARGE = 500_000  # ... and from which one of a country spoken of needs no sign
_KNOWN: Mapping[Sign, int] = {"sure": 0, "likely": 150_000, "perhaps": 1_000_000, "none": 10**12}
_POINTS = 50  # places that tell what is near; more would cost their square
_MAIN = 0.4  # ... and to be among those it is mainly about
_FAMOUS = 1_000_000  # inhabitants of a place that is meant in other countries as well ...
_DWARFED = 0.05  # ... rather than one of its name with that share of them
_SHORTEST = 2  # letters, of which no town is taken: “Mo.” is short for something
_SHARE = 0.1  # of the words for countries that one must have for a text to be about it


@dataclass(frozen=True, slots=True)
class Prior:
    """The countries a text speaks of, with their share of the one most spoken of, and known points."""

    countries: Mapping[str, float] = field(default_factory=dict)
    points: tuple[tuple[float, float], ...] = ()

    @classmethod
    def of(cls, counts: Mapping[str, float], points: Iterable[tuple[float, float]] = ()) -> "Prior":
        """Return the prior of so many words for each country."""
        most = max(counts.values(), default=0.0)
        shares = {code: count / most for code, count in counts.items() if most}
        return cls(shares, tuple(points))

    def with_places(self, found: Iterable[Entry | None]) -> "Prior":
        """Return the prior with places found: their countries, each place once, and their points."""
        places = {entry.id: entry for entry in found if entry}.values()
        counts = dict(self.countries)
        weight = 1 / max(1, len(places))
        for entry in places:
            counts[entry.country] = counts.get(entry.country, 0.0) + weight
        points = [
            (one.lat, one.lon) for one in places if one.lat is not None and one.lon is not None
        ]
        return Prior.of(counts, (*self.points, *points[:_POINTS]))

    def about(self, country: str) -> bool:
        """Say whether a country is one of those spoken of."""
        return self.countries.get(country, 0.0) >= _SHARE


def count_countries(
    candidates: Iterable[Candidate], words: Iterable[str], gazetteer: Gazetteer
) -> Counter[str]:
    """Return how often each country is named, itself or as “Syrian”."""
    counts: Counter[str] = Counter()
    for one in candidates:
        if (country := _country(one, gazetteer)) is not None:
            counts[country.country] += 1
    for word in words:
        if code := demonyms().get(word):
            counts[code] += 1
    return counts


def _country(one: Candidate, gazetteer: Gazetteer) -> Entry | None:
    """Return the country that a name can only mean: “Georgia” may be a state, “Chad” a man."""
    found = gazetteer.find(one.name)
    country = next((entry for entry in found if entry.kind == "country"), None)
    alone = country and not any(
        other.inhabitants * 2 > country.inhabitants for other in found if other is not country
    )
    person = one.titled or (one.sign == "none" and fold(one.name) in word_list("persons"))
    return country if alone and not person else None


def choose(candidate: Candidate, prior: Prior, gazetteer: Gazetteer) -> Entry | None:
    """Return the place that a name most likely means, None if the gazetteer has none of that name.

    A noun settles the kind: “Idlib province” is not the town.
    """
    found = _entries(candidate, gazetteer)
    if candidate.kind == "province":
        # “the Darfur region of Sudan”
        countries = tuple(entry for entry in found if entry.kind == "country")
        return _best(_provinces(found, gazetteer, prior) or countries, candidate, prior)
    return _best(found, candidate, prior)


def trusted(candidate: Candidate, entry: Entry, prior: Prior, sign: Sign) -> bool:
    """Say whether a name that stands so is the place: by its sign, its size and the countries in hand."""
    low = fold(candidate.name)
    least = _SHORTEST if sign in ("sure", "likely") else _SHORTEST + 1
    if candidate.titled or (len(plain_name(candidate.name)) <= least and entry.kind != "country"):
        return False
    if low in word_list("no_places"):
        return sign == "sure" and prior.about(entry.country)
    famous = entry.kind == "country" or entry.inhabitants >= _FAMOUS
    if low in word_list("persons") and (sign == "none" or (sign == "perhaps" and not famous)):
        return False
    if entry.kind == "country":
        return True
    if prior.about(entry.country) and not _doubtful(candidate, entry, prior):
        return sign != "none" or (entry.inhabitants >= _LARGE and entry.spelled(candidate.name))
    elsewhere = bool(prior.countries) and prior.countries.get(entry.country, 0.0) < _MAIN
    return entry.inhabitants >= (_ABROAD if elsewhere else _KNOWN)[sign]


def _doubtful(candidate: Candidate, entry: Entry, prior: Prior) -> bool:
    """Say whether a small place of another spelling is in a country that is only touched upon."""
    aside = prior.countries.get(entry.country, 0.0) < _MAIN
    small = entry.inhabitants < _ABROAD["sure"]
    return aside and small and not entry.spelled(candidate.name)


def _entries(candidate: Candidate, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Look a name up as it stands, then without the ending of another case."""
    if found := gazetteer.find(candidate.name):
        return found
    if not "\u0400" <= candidate.name[:1] <= "\u04ff":
        return ()
    for form in nominatives(candidate.name):
        if found := gazetteer.find(form):
            return found
    return ()


def nominatives(name: str) -> list[str]:
    """Return what a Cyrillic name in another case may be called, the likeliest first."""
    return [
        name.removesuffix(ending) + instead
        for ending, ways in endings()
        if name.endswith(ending) and len(name) - len(ending) > 1
        for instead in ways
    ]


def _provinces(found: Iterable[Entry], gazetteer: Gazetteer, prior: Prior) -> tuple[Entry, ...]:
    """Return the provinces of that name, and those of the towns after which they may be named.

    Of towns only those in countries spoken of count, or a small one anywhere would make any unknown
    province its own.
    """
    found = tuple(found)
    own = tuple(entry for entry in found if entry.kind == "province")
    if own or any(entry.kind == "country" for entry in found):
        return own
    near = (one for one in found if prior.about(one.country))
    of_towns = (gazetteer.province(one.country, one.division) for one in near)
    return tuple(dict.fromkeys(one for one in of_towns if one))


def choose_within(one: Candidate, region: Candidate, gazetteer: Gazetteer) -> Entry | None:
    """Return the largest place of a name in the province or country named behind it: “Paris, Texas”."""
    outer = [entry for entry in gazetteer.find(region.name) if entry.kind != "town"]
    countries = {entry.country for entry in outer if entry.kind == "country"}
    divisions = {(entry.country, entry.division) for entry in outer if entry.kind == "province"}
    return next(
        (
            entry
            for entry in _entries(one, gazetteer)
            if entry.kind == "town"
            and (entry.country in countries or (entry.country, entry.division) in divisions)
        ),
        None,
    )


def _best(found: Iterable[Entry], candidate: Candidate, prior: Prior) -> Entry | None:
    found = tuple(found)
    famous = max((one.inhabitants for one in found), default=0)

    def rank(one: Entry) -> tuple[float, str]:
        # In a text about America, too, Paris is mostly the one in France.
        dwarfed = famous >= _FAMOUS and one.inhabitants < _DWARFED * famous
        return _score(one, candidate, prior) - (_AHEAD / 2 + _FARNESS) * dwarfed, one.id

    return max(found, key=rank, default=None)


def _score(entry: Entry, candidate: Candidate, prior: Prior) -> float:
    """Return how likely an entry is meant, in orders of magnitude of inhabitants."""
    score = log10(entry.inhabitants + 300)  # of many places the number is not known
    score += _COUNTRY * (entry.kind == "country") - _PROVINCE * (entry.kind == "province")
    score += _AHEAD * prior.countries.get(entry.country, 0.0)
    score += _SPELLED * entry.spelled(candidate.name)
    return score - _FARNESS * _remote(entry, prior)


def _remote(entry: Entry, prior: Prior) -> float:
    """Return how far an entry lies from all that is known to be meant, from 0 to 1, which it is if unknown."""
    near = [km for point in prior.points if (km := entry.km(*point)) is not None]
    return min(_FAR, min(near)) / _FAR if near else 1.0
