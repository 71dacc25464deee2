"""Pure helpers on text that every stage shares. All offsets are code points."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator

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


def _marks() -> str:
    """Return the marks that ride on a letter (accents, vowel signs) as ranges of a regex class.

    The word characters of `re` leave them out, which would cut vowelled Arabic or any Hindi word to pieces.
    """
    kinds = [unicodedata.category(chr(code)) in ("Mn", "Mc") for code in range(0x2101)]
    turns = [code for code in range(1, 0x2101) if kinds[code] != kinds[code - 1]]
    return "".join(f"{chr(on)}-{chr(off - 1)}" for on, off in zip(*[iter(turns)] * 2, strict=True))


# Letters and digits with their marks; joiners (as in Persian) stay inside: Unicode, UAX 29.
_PART = rf"[^\W_]+(?:[{_marks()}\u200c\u200d]++[^\W_]*)*"
_RUN = re.compile(_PART)
_WORD = re.compile(rf"{_PART}(?:['’\-.]{_PART})*")
# Titles and initials end with a full stop that ends no sentence; "No." only before a number does.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Brig|Col|Lt|Capt|Cmdr|Sgt|Maj|Adm|Sen|Rep|Gov|Pres|Rev|Hon|"
    r"St|Mt|Ft|Jr|Sr|vs|etc|Inc|Ltd|Co|Corp|approx|ca|cf|al|Nr|bzw|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec|e\.g|i\.e|z\.B|d\.h|u\.a)|(?<![A-Za-z])(?:[A-Z]\.)*[A-Z])\.$"
)
_BEFORE_NUMBER = re.compile(r"\b(?:[Nn]os?|[Pp]p?|[Vv]ol|[Aa]rt|[Ff]igs?|[Ss]ec)\.$")
# A German ordinal ends no sentence: “am 21. April”, “im 19. Jahrhundert”. Months that English spells
# alike need a German word before the number.
_ORDINAL = re.compile(r"(?<![\w.,:])\d{1,2}\.$")
_ORDINAL_AFTER = re.compile(
    r"\b(?:[Aa]m|[Vv]om|[Zz]um|[Bb]is|[Ss]eit|[Aa]b|[Dd](?:er|en|em|es)|und|tag,|woch,|abend,) \d{1,2}\.$"
)
_COUNTED = re.compile(
    r"\s(?:Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Jahrhunderts?|Weltkrieg\w*)\b"
)
_COUNTED_ALIKE = re.compile(r"\s(?:April|August|September|November)\b")
_CLOSING = "\"'”’»)]“‘"  # German closes with what English opens with
# A run of stops counts from its first, so that a long one is scanned once.
_SENTENCE_END = re.compile(
    rf"(?<![.!?…؟۔])[.!?…؟۔]+[{re.escape(_CLOSING)}]*(?:[ \u00a0\u202f]»(?!\w))?(?=\s|\Z)"
    r"|[。！？]+[」』”’）]*"
    r"|\n[^\S\n]*\n\s*|\n(?=[^\S\n]*[-–•*]\s)"
)
# Longer than any sentence we met (Arabic news runs to some 1,500 characters between stops); what
# reads a sentence may compare each part of it with each other.
_LONGEST = 2_000
_PAUSES = ("; ", ", ", "، ", "؛ ", "\n")
_REACH = 12  # the longest abbreviation with its stops


def fold(text: str) -> str:
    """Return the text casefolded with quotes, dashes and diacritics unified, offsets unchanged.

    Characters whose folding has another length (ß, combining sequences) are kept as they are.
    """
    return text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code).translate(_FOLD)
        self[code] = folded = _fold_character(character)
        return folded


_FOLDED = _Folded()


def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character)
    base, marks = plain[:1], plain[1:]
    if not all(map(unicodedata.combining, marks)) or "\u3040" <= base <= "\u30ff":
        base = character  # Hangul syllables, ligatures; か and が are two letters
    folded = base.casefold()
    return folded if len(folded) == 1 else character


def words(text: str) -> list[tuple[int, int]]:
    """Return the offsets of each word; hyphens, apostrophes and inner points stay inside."""
    return [match.span() for match in _WORD.finditer(text)]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the offsets of each sentence, trimmed; a blank line always ends one.

    One of more than 2,000 characters is cut, after a comma or between words where it can be.
    """
    found, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        if "\n" not in match.group() and _goes_on(text, start, match):
            continue
        found.append((start, match.end()))
        start = match.end()
    found.append((start, len(text)))
    return [
        piece
        for stretch in found
        if (trimmed := trim(text, *stretch))
        for piece in _cut(text, *trimmed)
    ]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a stretch in pieces that none is longer than a sentence can be."""
    while end - start > _LONGEST:
        window = text[start : start + _LONGEST]
        places = (max(window.rfind(mark) for mark in _PAUSES) + 1, window.rfind(" "), _LONGEST)
        cut = start + next(place for place in places if place > _LONGEST // 2)
        if piece := trim(text, start, cut):
            yield piece
        start = cut
    if piece := trim(text, start, end):
        yield piece


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether a stop ends no sentence.

    So do an abbreviation, and a stop before a word in lower case: “Stop!” he said.
    """
    rest = text[match.end() : match.end() + 3].lstrip()
    stops = match.group()
    if rest[:1].islower() and (stops[0] in ".…" or stops[-1] in _CLOSING):
        return True
    if stops != ".":
        return False
    before = max(start, match.end() - _REACH)
    return bool(
        _ABBREVIATION.search(text, before, match.end())
        or _counts(text, before, match.end())
        or (rest[:1].isdecimal() and _BEFORE_NUMBER.search(text, before, match.end()))
    )


def _counts(text: str, before: int, end: int) -> bool:
    """Say whether a stop makes the number before it an ordinal, of which the next word is counted."""
    if not _ORDINAL.search(text, before, end):
        return False
    alike = _COUNTED_ALIKE.match(text, end) and _ORDINAL_AFTER.search(text, before, end)
    return bool(alike or _COUNTED.match(text, end))


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Shrink a stretch until it neither begins nor ends with white space; None if nothing is left."""
    left = text[start:end].lstrip()
    kept = left.rstrip()
    start = min(end, len(text)) - len(left)
    return (start, start + len(kept)) if kept else None


class Stretches:
    """Stretches of a text, to ask of others whether they touch any: in logarithmic time each."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Say whether any of them shares a character with this one."""
        last = bisect_left(self._starts, end) - 1
        return last >= 0 and self._ends[last] > start


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the offsets of each paragraph: a run of lines with no blank line between."""
    pieces = re.finditer(r"[^\n]+(?:\n(?![^\S\n]*(?:\n|\Z))[^\n]+)*", text)
    return [trimmed for match in pieces if (trimmed := trim(text, *match.span()))]


def slug(text: str) -> str:
    """Return an id-like form: lower-case words joined by hyphens, letters of any script kept."""
    return (
        "-".join(_RUN.findall(fold(unicodedata.normalize("NFC", text)).replace("'", "")))
        or "unnamed"
    )


# What a spreadsheet would run as a formula, with or without apostrophes before it.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def safe_cell(text: str) -> str:
    """Return a text as a cell of a CSV file that no spreadsheet takes for a formula.

    What begins with `= + - @`, a tab or a carriage return, with or without apostrophes before it, gets
    one apostrophe more in front, unless it is a number. `bare_cell` takes it off.
    """
    risky = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if risky else text


def bare_cell(cell: str) -> str:
    """Return the text of a cell that `safe_cell` made."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell, 1) else cell
