"""What a site asks of robots in its `robots.txt`, by RFC 9309.

Not `urllib.robotparser`, which takes the first rule that fits where the RFC takes the longest, and
knows no `*` and `$` in paths: both let through what a site forbids.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# RFC 9309 has us read at least 500 KiB; what stands behind is as if it were not there.
ROBOTS_LIMIT = 512 * 1024
_TOKEN = re.compile(r"[a-z_-]+|\*")
_OCTET = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robot may fetch: patterns of paths, each with whether they are allowed."""

    rules: tuple[tuple[str, bool], ...] = ()

    def allow(self, path: str) -> bool:
        """Say whether a path (with its query) may be fetched.

        The longest pattern that fits decides; of two as long as each other, the one that allows.
        """
        written = _canonical(path)
        fitting = [(len(one), allows) for one, allows in self.rules if _fits(one, written)]
        return max(fitting, default=(0, True))[1]


def parse_robots(text: str, agent: str) -> Rules:
    """Return the rules for a robot by its product token, or else those for all robots."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    named: list[str] = []
    in_rules = False
    for key, value in _lines(text):
        if key == "user-agent":
            token = _TOKEN.match(value.casefold())
            named = [*([] if in_rules else named), token[0] if token else ""]
            groups.setdefault(named[-1], [])
            in_rules = False
        elif key in ("allow", "disallow"):
            in_rules = True
            for name in named if value else ():
                groups[name].append((_canonical(value), key == "allow"))
    return Rules(tuple(groups.get(agent.casefold(), groups.get("*", []))))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in re.split(r"[\r\n]+", text.removeprefix("\ufeff")):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().casefold(), value.strip()


def _canonical(path: str) -> str:
    """Write a path or pattern so that equal ones are equal: %61 is a, é is %C3%A9, %3a is %3A."""

    def written(match: re.Match[str]) -> str:
        octet = int(match[1], 16)
        return chr(octet) if octet in _UNRESERVED else f"%{octet:02X}"

    ascii_only = "".join(
        c if c.isascii() else "".join(f"%{octet:02X}" for octet in c.encode("utf-8", "replace"))
        for c in path
    )
    return _OCTET.sub(written, ascii_only)


def _fits(pattern: str, path: str) -> bool:
    """Say whether a path begins as the pattern does; `*` is anything, `$` at the end the end.

    Each piece is sought behind the one before: once over the path, whatever the pattern.
    """
    whole = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not rest:
        return not whole or path == first
    position = len(first)
    *middle, last = rest
    for piece in middle:
        position = path.find(piece, position)
        if position < 0:
            return False
        position += len(piece)
    if whole:
        return path.endswith(last) and len(path) - len(last) >= position
    return path.find(last, position) >= 0
