"""Strangers' text in Markdown: it stays text, whatever it holds.

CommonMark 0.31 lets every ASCII punctuation mark be escaped by a backslash; GitHub and others make
links of bare addresses and of names behind “@” as well, which a backslash does not always keep them from.
"""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from ..safe import POP, isolated, plain, runs_right_to_left, web_address, with_addresses

LEFT_TO_RIGHT = "\u2066"  # isolate whose direction does not depend on what it begins with
JOINER = "\u2060"  # takes no place and keeps two characters from being read as one sign
# What makes emphasis, code, links, pictures, HTML, entities, tables, footnotes, strikethrough and
# formulas wherever it stands.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&|~$^]")
# What makes a heading, a list or a rule at the start of a line or of a point of a list.
_AT_START = re.compile(r"^(?P<space>\s*)(?P<sign>[#+=:-](?=[\s#=:-]|$)|\d{1,9}(?=[.)](?:\s|$)))")
# What turns into a link by itself: an address with or without a scheme, and a mailbox.
_SCHEME = re.compile(r":(?=\S)")
_DOMAIN = re.compile(r"(?<=\w)\.(?=[^\W\d_])")
_CALLED = re.compile(r"@(?=\w)|#(?=\d)")  # somebody is told, an issue is linked


def told(text: str) -> str:
    """Return a text that is safe to print already, as Markdown that shows it as it stands."""
    kept = _ANYWHERE.sub(lambda found: f"\\{found.group()}", text)
    kept = _SCHEME.sub(r"\\:", kept)
    kept = _DOMAIN.sub(r"\\.", kept)
    kept = _CALLED.sub(lambda found: f"\\{found.group()}{JOINER}", kept)
    return _AT_START.sub(_escaped_start, kept)


def words(text: str) -> str:
    """Return any text as one line of Markdown that shows it: safe, isolated where it needs to be."""
    return told(isolated(plain(text)))


def sentence(text: str) -> str:
    """Return a sentence of ours that may quote strangers: it runs from left to right, whatever it quotes."""
    shown = plain(text)
    return told(f"{LEFT_TO_RIGHT}{shown}{POP}" if runs_right_to_left(shown) else shown)


def with_links(text: str) -> str:
    """Return any text with the complete web addresses in it as links."""
    pieces = with_addresses(plain(text))
    if all(address is None for _, address in pieces):
        return words(text)
    return "".join(link(address) if address else told(piece) for piece, address in pieces)


def _escaped_start(found: re.Match[str]) -> str:
    sign = found["sign"]
    # A number is escaped at the dot behind it, which CommonMark allows and a digit does not.
    return f"{found['space']}{sign}\\" if sign.isdigit() else f"{found['space']}\\{sign}"


def link(address: str | None) -> str:
    """Return a link to a complete http or https address, else the text as text."""
    if not address:
        return ""
    if not web_address(address):
        return words(address)
    return f"<{quote(address, safe=_IN_ADDRESS)}>"


_IN_ADDRESS = "%/:?#@!$&'()*+,;=~-._[]"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], align: str = "") -> list[str]:
    """Return a table of cells that are Markdown already; `align` has l, r or c for each column."""
    marks = {"l": ":---", "r": "---:", "c": ":---:"}
    rule = [marks.get(one, "---") for one in align.ljust(len(head))]
    lines = [list(head), rule, *map(list, rows)]
    return ["", *(f"| {' | '.join(line)} |" for line in lines), ""]


def item(text: str, depth: int = 0) -> str:
    """Return a point of a list, `depth` levels down."""
    return f"{'  ' * depth}- {text}"


def heading(level: int, text: str) -> list[str]:
    """Return a heading of Markdown text with the lines around it."""
    return ["", f"{'#' * level} {text}", ""]
