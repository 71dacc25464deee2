"""What each character is to a tokenizer: one table, read by the plain version and by the kernels.

An entry holds the folded character in its low 21 bits, its kind in bits 24 to 27, and in bit 28
whether it is a capital. Characters beyond the basic plane are told apart by range.
"""

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

from whence.text import fold

SEPARATOR, LETTER, DIGIT, SINGLE, MARK, APOSTROPHE, STOP, LINE, QUOTE = range(9)
KIND = 24
FOLDED = (1 << 21) - 1
CAPITAL = 1 << 28
QUOTES = '\0“”„«»"「」『』'  # a quotation mark's number is its place here
# Which marks (values) close a quotation that the key opened. Swedish writes ”so”, German „so“ or »so«.
_CLOSED_BY = {"“": '”"', "”": "”", "„": "“”", "«": "»", "»": "«", '"': '"”', "「": "」", "『": "』"}
_ALIKE = {"‟": "“", "＂": '"', "″": '"'}
STRAIGHT, NEED_A_WORD = 6, (2, 5, 6, 8, 10)  # the number of "; marks that open only before a word
LONGEST_QUOTE = 200  # words; an unclosed mark must not turn the rest of a page into a quotation
LONGEST_SINGLE = 60  # words in ‘single’ marks, which are apostrophes more often than not
APOSTROPHES = "'‘’‛′`´ʻʼʿʾ＇"
_STOPS = ".!?…؟۔。！？।"
# Scripts written without spaces; each character counts as a word.
_UNSPACED = (
    (0x0E01, 0x0EDF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17D3),  # Khmer
    (0x3005, 0x3007),
    (0x3041, 0x30FF),  # kana
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
)
_PLAIN_RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3))  # filled without a look-up
_VIRAMA = 9  # combining class: it makes another syllable, where other marks only dress a letter


@cache
def letter_table() -> NDArray[np.uint32]:
    """Return the entry of each character of the basic plane."""
    table = np.zeros(0x10000, np.uint32)
    for low, high in _PLAIN_RANGES:
        kind = LETTER if low == 0xAC00 else SINGLE
        table[low : high + 1] = np.arange(low, high + 1) | kind << KIND
    for code in np.flatnonzero(table == 0).tolist():
        if not 0xD800 <= code < 0xF900:  # surrogates and private use are no words
            table[code] = _entry(chr(code))
    table.flags.writeable = False
    return table


@cache
def ascii_table() -> NDArray[np.uint8]:
    """Return the folded byte of ASCII letters and digits, 0 for every other byte."""
    table = np.zeros(256, np.uint8)
    for code in range(128):
        if chr(code).isalnum():
            table[code] = ord(chr(code).lower())
    table.flags.writeable = False
    return table


@cache
def closing_table() -> NDArray[np.bool_]:
    """Return a matrix: row, the number of the mark that opened; column, the mark that closes it."""
    table = np.zeros((len(QUOTES), len(QUOTES)), np.bool_)
    for mark, closers in _CLOSED_BY.items():
        for closer in closers:
            table[QUOTES.index(mark), QUOTES.index(closer)] = True
    table.flags.writeable = False
    return table


def entry_of(code: int) -> int:
    """Return the entry of any character, as the kernels have it."""
    return int(letter_table()[code]) if code < 0x10000 else _astral(code)


def _astral(code: int) -> int:
    if 0x20000 <= code < 0x40000:
        return code | SINGLE << KIND
    return code | LETTER << KIND if code < 0x1D000 or 0x1D400 <= code < 0x1F000 else 0


def _entry(character: str) -> int:
    kind = _kind(character)
    if kind == QUOTE:
        return QUOTES.index(_ALIKE.get(character, character)) | kind << KIND
    if kind == DIGIT:
        return ord(str(unicodedata.digit(character))) | kind << KIND
    capital = CAPITAL if unicodedata.category(character) in ("Lu", "Lt") else 0
    return ord(fold(character)) | kind << KIND | capital


def _kind(character: str) -> int:
    if character in APOSTROPHES:
        return APOSTROPHE
    if character in QUOTES[1:] or character in _ALIKE:
        return QUOTE
    if character in _STOPS:
        return STOP
    if character == "\n":
        return LINE
    category = unicodedata.category(character)
    if category == "Cf" or unicodedata.combining(character) not in (0, _VIRAMA):
        return MARK
    if category == "Nd":
        return DIGIT
    if category[0] not in "LMN":
        return SEPARATOR
    code = ord(character)
    return SINGLE if any(low <= code <= high for low, high in _UNSPACED) else LETTER
