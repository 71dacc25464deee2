"""PROV-N by its grammar (W3C Recommendation of 30 April 2013), as far as it has what we write."""

import re
from collections.abc import Iterator

_U = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
_CHARS = rf"{_U}_\-0-9\u00b7\u0300-\u036f\u203f-\u2040"
_OTHERS = r"(?:[/@~&+*?#$!]|%[0-9A-Fa-f]{2}|\\[=\'(),\-:;\[\].])"
_PREFIX = rf"[{_U}](?:[{_CHARS}.]*[{_CHARS}])?"
_LOCAL = rf"(?:[{_U}_0-9]|{_OTHERS})(?:(?:[{_CHARS}.]|{_OTHERS})*(?:[{_CHARS}]|{_OTHERS}))?"
_NAME = rf"(?:{_PREFIX}:)?{_LOCAL}|{_PREFIX}:"
_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+\-]\d\d:\d\d)?"
_ECHAR = r"\\[tbnrf\"\'\\]"
_TOKENS = {
    "string": rf'"""(?:"{{0,2}}(?:[^"\\]|{_ECHAR}))*"""|"(?:[^"\\\r\n]|{_ECHAR})*"',
    "quoted": rf"'(?:{_NAME})'",
    "iri": r'<[^<>"{}|^`\\\x00-\x20]*>',
    "time": _TIME,
    "language": r"@[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*",
    "typed": "%%",
    "mark": r"[()\[\],;=]",
    "none": r"-(?=[\s,;)])",
    "number": r"-?\d+(?=[\s,\])])",
    "name": _NAME,
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in _TOKENS.items()))
_BLANK = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
# What stands in the brackets: i a name, m a name or none, t a time or none; behind | all or nothing of it.
_EXPRESSIONS = {
    "entity": ("i", "", True), "activity": ("i", "tt", True), "agent": ("i", "", True),
    "wasGeneratedBy": ("i", "mt", True), "used": ("i", "mt", True), "wasAttributedTo": ("ii", "", True),
    "wasAssociatedWith": ("i", "mm", True), "actedOnBehalfOf": ("ii", "m", True),
    "wasDerivedFrom": ("ii", "mmm", True), "wasInfluencedBy": ("ii", "", True),
    "specializationOf": ("ii", "", False), "alternateOf": ("ii", "", False), "hadMember": ("ii", "", False),
}  # fmt: skip
_KINDS = {"i": ("name",), "m": ("name", "none"), "t": ("time", "none")}


def check(text: str) -> int:
    """Return how many expressions a document has. Raises `ValueError` where it is no PROV-N."""
    reading = _Reading(text)
    reading.take("name", "document")
    while reading.word == "prefix":
        reading.take("name")
        reading.take("name")
        reading.take("iri")
    count = 0
    while reading.word != "endDocument":
        reading.expression()
        count += 1
    reading.take("name", "endDocument")
    if reading.kind:
        raise ValueError(f"behind the end: {reading.word!r}")
    return count


class _Reading:
    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self.kind, self.word = "", ""
        self._next()

    def _next(self) -> None:
        self.kind, self.word = next(self._tokens, ("", ""))

    def take(self, kind: str, word: str = "") -> None:
        if self.kind != kind or (word and self.word != word):
            raise ValueError(f"{self.kind} {self.word!r} in place of {kind} {word}")
        self._next()

    def expression(self) -> None:
        needed, more, described = _EXPRESSIONS[self.word]
        self._next()
        self.take("mark", "(")
        given = []
        while self.kind in ("name", "none", "time"):
            given.append(self.kind)
            self._next()
            if self.word not in (",", ";") or (self.word == ";" and len(given) > 1):
                break
            if self.word == ";":
                given.clear()
            self._next()
        form = needed + more if len(given) > len(needed) else needed
        if len(given) != len(form) or not all(
            kind in _KINDS[one] for kind, one in zip(given, form, strict=True)
        ):
            raise ValueError(f"{given} are not {needed} and perhaps {more}")
        if self.word == "[" and described:
            self._attributes()
        self.take("mark", ")")

    def _attributes(self) -> None:
        self._next()
        while self.word != "]":
            self.take("name")
            self.take("mark", "=")
            if self.kind == "string":
                self._next()
                if self.kind == "typed":
                    self._next()
                    self.take("name")
                elif self.kind == "language":
                    self._next()
            elif self.kind in ("quoted", "number"):
                self._next()
            else:
                raise ValueError(f"{self.word!r} is no value")
            if self.word == ",":
                self._next()
        self._next()


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while True:
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        if at == len(text):
            return
        match = _TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"no token of PROV-N: {text[at : at + 40]!r}")
        yield match.lastgroup or "", match[0]
        at = match.end()
