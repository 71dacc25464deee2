"""What a text has lost or had broken on its way here."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whence.model import Damage, Document
from whence.text import fold

from ..threads.words import thread_words
from .pointing import has_link, pointing_sentence
from .quotemarks import Quoted
from .register import Paragraph
from .stretches import Stretches

_LAST_WORD = re.compile(r"(?<=\s)[^\W\d_]{1,30}\Z")
_FRAGMENT = 3  # letters of a fragment that can be told from a word
# What a whole word may be followed by in a longer one: “like” is no fragment of “likely”.
_INFLECTIONS = frozenset(
    "s es d ed r er ers n en e ing ings ly y al ally ment ness able st est liest lier".split()
)
_PUNCTUATED = 3  # sentences with a full stop by somebody who uses them ...
_LONG = 150  # ... in a comment of so many characters
_SENTENCE_END = re.compile(r"[.!?…؟۔](?=[\"'”’»)\]]{0,3}(?:\s|\Z))")
_MORE = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s{0,3}[(\[]?(?:read more|see more|show more|view more|more|weiterlesen|"
    r"mehr|lire la suite|voir plus|leer más|ver más|читать далее|ещё|المزيد)[)\]]?[\s.…»>]{0,5}\Z",
    re.IGNORECASE,
)
_REPLACED = re.compile("\ufffd+")
_CP1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# Bytes that begin a letter of UTF-8 in Latin, Cyrillic and Arabic script, and the punctuation. Ä and
# Å are letters as well, which a quotation mark may follow.
_MISREAD = re.compile(rf"(?:[ÂÃâÐÑØÙÚÛ×]|[ÄÅ](?![‘’“”…]))[\u0080-\u00ff{_CP1252}]{{1,200}}")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often each word occurs in a page, and all words in order."""

    counts: Counter[str]
    ordered: list[str]

    @classmethod
    def of(cls, texts: Iterable[Sequence[str]]) -> "Vocabulary":
        """Return the words of some texts."""
        counts: Counter[str] = Counter()
        for forms in texts:
            counts.update(forms)
        return cls(counts, sorted(counts))

    def is_fragment(self, word: str) -> bool:
        """Say whether a word occurs once, and is the beginning of another, but no stem of it."""
        if self.counts[word] > 1:
            return False
        place = bisect_left(self.ordered, word)
        for longer in self.ordered[place : place + 50]:
            if not longer.startswith(word):
                return False
            if longer != word and longer[len(word) :] not in _INFLECTIONS:
                return True
        return False


def find_damage(
    document: Document,
    stretches: Sequence[Quoted],
    paragraphs: Sequence[Paragraph],
    pasted: Sequence[tuple[int, int]],
    vocabulary: Vocabulary,
) -> Iterator[Damage]:
    """Yield what is broken in a comment, each with the words that show it."""
    yield from wrong_marks(document, stretches)
    yield from _cut_off(document, pasted, vocabulary)
    yield from _lost_embeds(document, paragraphs, pasted)
    yield from misread(document)


def wrong_marks(document: Document, stretches: Sequence[Quoted]) -> Iterator[Damage]:
    """Yield every closing quotation mark that is used as an opening one."""
    for one in stretches:
        if one.wrong:
            span = document.span(one.opening, one.opening + 1)
            what = "a closing quotation mark is used as an opening one"
            yield Damage(kind="wrong_quote_mark", what=what, span=span)


def misread(document: Document) -> Iterator[Damage]:
    """Yield at the first place what was read in a wrong encoding, with the number of places."""
    lost = list(_REPLACED.finditer(document.text))
    if lost:
        what = f"characters were lost in decoding (U+FFFD){_places(lost)}"
        yield Damage(kind="mojibake", what=what, span=document.span(*lost[0].span()))
    wrong = [match for match in _MISREAD.finditer(document.text) if _is_utf8(match.group())]
    if wrong:
        what = f"UTF-8 was read as Windows-1252{_places(wrong)}"
        yield Damage(kind="mojibake", what=what, span=document.span(*wrong[0].span()))


def _places(found: Sequence[object]) -> str:
    return f", in {len(found)} places" if len(found) > 1 else ""


def _is_utf8(text: str) -> bool:
    octets = b"".join(
        letter.encode("cp1252" if letter in _CP1252 else "latin-1") for letter in text
    )
    try:
        return len(octets.decode("utf-8")) < len(text)
    except UnicodeDecodeError as error:
        # A run may end in a character of the text itself, or have lost its last byte.
        return error.start > 1


def _cut_off(
    document: Document, pasted: Sequence[tuple[int, int]], vocabulary: Vocabulary
) -> Iterator[Damage]:
    """Yield ends in mid-word or mid-sentence, of what is pasted and of the whole.

    Many people write no full stop, so a comment of their own words must have some.
    """
    text = document.text
    if more := _MORE.search(text[-80:]):
        start = max(0, len(text) - 80) + more.start()
        what = "the page shows only the beginning"
        yield Damage(kind="cut_off", what=what, span=document.span(start, len(text)))
    ends = {end for _, end in pasted}
    last = len(text.rstrip())
    if last not in ends and last >= _LONG and len(_SENTENCE_END.findall(text)) >= _PUNCTUATED:
        ends.add(last)
    for end in sorted(ends):
        word = _LAST_WORD.search(text, max(0, end - 40), end)
        if word and (how := _unfinished(word.group(), vocabulary)):
            span = document.span(word.start(), end)
            yield Damage(kind="cut_off", what=f"the text ends in {how}", span=span)


def _unfinished(word: str, vocabulary: Vocabulary) -> str | None:
    form = fold(word)
    if not word.islower():
        return None
    if form in thread_words("unfinished"):
        return "mid-sentence"
    return "mid-word" if len(form) >= _FRAGMENT and vocabulary.is_fragment(form) else None


def _lost_embeds(
    document: Document, paragraphs: Sequence[Paragraph], pasted: Sequence[tuple[int, int]]
) -> Iterator[Damage]:
    """Yield sentences that point at a report, a video or a link where there is none."""
    begun, inside = {start for start, _ in pasted}, Stretches(pasted)
    for place, one in enumerate(paragraphs):
        if inside.meets(one.start, one.end):
            continue
        pointing = pointing_sentence(document.text, one.start, one.end)
        if not pointing:
            continue
        start, end, anywhere = pointing
        following = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        if following is None:
            is_lost = True
        elif following.start in begun or has_link(document.text[following.start : following.end]):
            is_lost = False
        else:
            is_lost = anywhere and not document.text[start:end].endswith(":")
        if is_lost:
            what = "it points at something that is not there: a link, video or report was lost"
            yield Damage(kind="lost_embed", what=what, span=document.span(start, end))
