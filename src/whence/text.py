"""Pure helpers on text that every stage shares. All offsets are code points."""

import re
import unicodedata
from functools import lru_cache

# One character stays one character: folding must not move offsets.
_FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʻʼʿʾ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\t", " "),
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "ة": "ه",
    }
)
_WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*", re.UNICODE)
# Titles and initials end with a full stop that ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Maj|Adm|Sen|Rep|Gov|Pres|Rev|Hon|St|Jr|Sr|vs|"
    r"etc|No|Nos|Inc|Ltd|Co|Corp|approx|cf|al|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|"
    r"Dec)|(?<![A-Za-z])(?:[A-Z]\.)*[A-Z])\.$"
)
# Words that headlines leave small, whatever their length.
_LIGHT = frozenset("with from into over under after before about than that this their upon".split())
_SENTENCE_END = re.compile(r"[.!?…؟۔]+[\"'”’»)\]]*(?=\s|$)|\n[ \t]*\n+|\n(?=\s*[-–•*]\s)")


def fold(text: str) -> str:
    """Return the text casefolded with quotes, dashes and diacritics unified, offsets unchanged.

    Characters whose folding has another length (ß, combining sequences) are kept as they are.
    """
    if text.isascii():
        return text.lower().replace("`", "'").replace("\t", " ")
    return "".join(map(_fold_character, text.translate(_FOLD)))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[:1]
    folded = base.casefold()
    return folded if len(folded) == 1 else character


def words(text: str) -> list[tuple[int, int]]:
    """Return the offsets of each word; hyphens, apostrophes and inner points stay inside."""
    return [match.span() for match in _WORD.finditer(text)]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the offsets of each sentence, trimmed; a blank line always ends one."""
    found, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        if "\n" not in match.group() and _goes_on(text, start, match):
            continue
        found.append((start, match.end()))
        start = match.end()
    found.append((start, len(text)))
    return [trimmed for piece in found if (trimmed := trim(text, *piece))]


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether a stop ends no sentence: an abbreviation, or the next word is in lower case."""
    rest = text[match.end() : match.end() + 3].lstrip()
    if match.group()[0] in ".…" and rest[:1].islower():
        return True
    stop = match.start() + 1
    return match.group()[0] == "." and bool(_ABBREVIATION.search(text, max(start, stop - 12), stop))


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Shrink a stretch until it neither begins nor ends with white space; None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the offsets of each paragraph: a run of lines with no blank line between."""
    pieces = re.finditer(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*", text)
    return [trimmed for match in pieces if (trimmed := trim(text, *match.span()))]


def slug(text: str) -> str:
    """Return an id-like form: lower-case words joined by hyphens, letters of any script kept."""
    return "-".join(re.findall(r"[^\W_]+", fold(text).replace("'", ""))) or "unnamed"


def in_title_case(text: str) -> bool:
    """Say whether capitals tell nothing here, as in headlines: every word of weight begins with one."""
    heavy = [text[start:end] for start, end in words(text) if end - start > 3]
    plain = [w for w in heavy if w[0].islower() and not w.startswith("al-") and w not in _LIGHT]
    return len(heavy) > 4 and not plain
