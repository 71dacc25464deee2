"""FollowTheMoney entities: ids, properties and dates as https://followthemoney.tech has them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any, TypeAlias

from whence.model import Interval, content_id

from ..safe import plain, web_address

Entity: TypeAlias = dict[str, Any]
# What FollowTheMoney takes for an id (types/entity.py); others become a hash.
_ID = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.-]*[0-9a-zA-Z])?")
_LONGEST_ID = 200
# Characters of a value at most, by the types of its properties (`max_length` in types/*.py); a library that
# is given more calls the entity invalid.
_LONGEST = {"name": 384, "alias": 384, "abbreviation": 384, "full": 250, "sourceUrl": 4096}
_LONGEST_STRING, _LONGEST_TEXT = 1024, 65_000
_TEXTS = ("bodyText", "description", "summary")
_EXACT = {"day": 10, "month": 7, "year": 4}
# Its languages are ISO 639-3; these are the ones for ISO 639-1 that reports here come in.
_LANGUAGES = {
    "ar": "ara",
    "bg": "bul",
    "bn": "ben",
    "cs": "ces",
    "da": "dan",
    "de": "deu",
    "el": "ell",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fi": "fin",
    "fr": "fra",
    "he": "heb",
    "hi": "hin",
    "hr": "hrv",
    "hu": "hun",
    "id": "ind",
    "it": "ita",
    "ja": "jpn",
    "ka": "kat",
    "ko": "kor",
    "ku": "kur",
    "nl": "nld",
    "no": "nor",
    "pl": "pol",
    "ps": "pus",
    "pt": "por",
    "ro": "ron",
    "ru": "rus",
    "sr": "srp",
    "sv": "swe",
    "tr": "tur",
    "uk": "ukr",
    "ur": "urd",
    "vi": "vie",
    "zh": "zho",
}


@dataclass(slots=True)
class Maker:
    """Makes the entities of one case; each id once."""

    case: str
    made: dict[str, Entity] = field(default_factory=dict)

    def add(self, id: str, schema: str, **properties: Any) -> str:
        """Add an entity unless its id is there already, and return the id.

        Properties are a value or several; empty ones are left out.
        """
        kept = {
            name: values for name, given in properties.items() if (values := _values(name, given))
        }
        self.made.setdefault(
            id, {"id": id, "schema": schema, "properties": kept, "datasets": [self.dataset]}
        )
        return id

    def id(self, kind: str, id: str) -> str:
        """Return an id for something that has none of its own outside this case."""
        return content_id(kind, self.case, id)

    @property
    def dataset(self) -> str:
        """The name of the data set: that of the case, in letters that one may have."""
        name = re.sub(r"[^a-z0-9]+", "_", self.case.lower()).strip("_")
        return f"whence_{name}" if name else "whence"


def own_id(id: str) -> str:
    """Return the id that a case gives, where FollowTheMoney takes it, else one made of it."""
    return id if _ID.fullmatch(id) and len(id) <= _LONGEST_ID else content_id("id", id)


def dates(when: Interval | None) -> list[str]:
    """Return a date; of a stretch, its first and last day, which together say what is known.

    Nothing for one that is open on a side: a single day would say too much.
    """
    if when is None or when.low is None or when.high is None:
        return []
    if when.precision == "second":
        return [when.low.astimezone(UTC).isoformat()[:19]]
    if when.precision in _EXACT and not when.approximate:
        return [when.low.isoformat()[: _EXACT[when.precision]]]
    return list(dict.fromkeys(end.isoformat()[:10] for end in (when.low, when.high)))


def language(tag: str | None) -> str | None:
    """Return the ISO 639-3 code of a language, None for one that is not listed here."""
    return _LANGUAGES.get((tag or "").split("-")[0].lower())


def addresses(*texts: str | None) -> list[str]:
    """Return those of some texts that are web addresses."""
    return [text for text in texts if web_address(text) and text]


def _values(name: str, given: Any) -> list[str]:
    many: Iterable[Any] = given if isinstance(given, list | tuple) else [given]
    texts = (plain(str(one)) for one in many if one is not None)
    return list(dict.fromkeys(value for text in texts if text for value in _fitting(name, text)))


def _fitting(name: str, text: str) -> list[str]:
    """Return a value that is not too long: long texts in parts, an address not at all, others cut."""
    if name in _TEXTS:
        return [text[at : at + _LONGEST_TEXT] for at in range(0, len(text), _LONGEST_TEXT)]
    longest = _LONGEST.get(name, _LONGEST_STRING)
    if len(text) <= longest:
        return [text]
    return [] if name == "sourceUrl" else [f"{text[: longest - 1]}…"]
