"""What the comments of a page say to each other, and which of their words are not their own.

Works on finished texts, so it does not matter which format they were read from. Everything is
found from the words alone: no thread is looked up, and nothing is guessed that no word says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from whence.model import Damage, Document

from ..language import detect_language
from ..limits import is_searched
from .alignment import Words, cut_words
from .blocks import all_blocks
from .damage import Vocabulary, find_damage, misread, wrong_marks
from .foreign import find_foreign, own_language
from .handles import handle_key
from .lists import list_points
from .pasted import Setting, find_pasted
from .pieces import cut_pieces
from .quotations import Earlier, marked_stretches, quoted_lines
from .quotemarks import Quoted, quoted
from .register import read_paragraphs
from .replies import Conversation, likeliest
from .stretches import Stretches

_SAMPLED = 50  # comments that tell the language of a thread without an article
_SAMPLE = 200  # characters of each
_AROUND = 20  # characters in which a line may begin before a quotation mark, or end after it


def describe(article: Document | None, comments: Sequence[Document]) -> list[Document]:
    """Return the documents of a page with what their words tell about each other.

    Filled in are `blocks`, `damage` and `language`, and of the comments `replies` and `replies_to`.
    Comments come in the order of the page; one may answer or quote only what stands before it.
    An article too long to be searched is returned as it is. What the reader of the page knew already is kept: a `replies_to` without `replies` is taken for
    the nesting of its markup. Describing twice changes nothing.
    """
    if article and not is_searched(article.text):
        return [article, *describe(None, comments)]
    head = [_describe_article(article)] if article else []
    if not comments:
        return head
    thread = _Thread.of(article, comments)
    return head + [
        _describe_comment(comment, number, thread)
        for number, comment in enumerate(comments, start=1)
    ]


@dataclass(slots=True)
class _Thread:
    """What is known of the whole page, and of the comments described so far."""

    words: dict[str, Words]
    vocabulary: Vocabulary
    language: str | None
    handles: frozenset[tuple[str, ...]]
    earlier: Earlier
    conversation: Conversation

    @classmethod
    def of(cls, article: Document | None, comments: Sequence[Document]) -> "_Thread":
        documents = [*([article] if article else []), *comments]
        words = {document.id: cut_words(document.text) for document in documents}
        earlier = Earlier()
        if article:
            earlier.add(article.id, words[article.id])
        return cls(
            words=words,
            vocabulary=Vocabulary.of(text.forms for text in words.values()),
            language=_language(article, comments),
            handles=frozenset(handle_key(one.author) for one in comments if one.author),
            earlier=earlier,
            conversation=Conversation(),
        )


def _language(article: Document | None, comments: Sequence[Document]) -> str | None:
    if article:
        return article.language or detect_language(article.text)
    return detect_language("\n".join(one.text[:_SAMPLE] for one in comments[:_SAMPLED]))


def _describe_article(article: Document) -> Document:
    stretches = quoted(article.text)
    pieces = cut_pieces(article.text)
    language = _language(article, ())
    points = list_points(article.text)
    foreign = find_foreign(article.text, pieces, language)
    damage = [*wrong_marks(article, stretches), *misread(article)]
    return replace(
        article,
        language=language,
        blocks=all_blocks(article, language, points=points, foreign=list(foreign)),
        damage=_with_damage(article, damage),
    )


def _describe_comment(comment: Document, number: int, thread: _Thread) -> Document:
    text, words = comment.text, thread.words[comment.id]
    stretches = quoted(text)
    points = list_points(text)
    quotations = thread.earlier.quotations(words, marked_stretches(comment, stretches))
    paragraphs = read_paragraphs(text, stretches, thread.language)
    known = [(one.start, one.end) for one in quotations]
    setting = Setting(
        text=text,
        language=thread.language,
        handles=thread.handles,
        excluded=Stretches([*known, *points]),
        marked=_unknown(comment, stretches, Stretches(known)),
    )
    pasted = find_pasted(paragraphs, setting)
    places = [(one.start, one.end) for one in pasted]
    borrowed = [*places, *known]
    replies = thread.conversation.replies(comment, quotations, Stretches(borrowed))
    language = comment.language or own_language(text, paragraphs, borrowed)
    foreign = list(find_foreign(text, paragraphs, language))
    damage = find_damage(comment, stretches, paragraphs, places, thread.vocabulary)
    thread.earlier.add(comment.id, words)
    thread.conversation.add(comment, comment.position or number)
    return replace(
        comment,
        language=language,
        replies=tuple(replies),
        replies_to=likeliest(comment, replies),
        blocks=all_blocks(comment, language, pasted, quotations, points, foreign),
        damage=_with_damage(comment, damage),
    )


def _unknown(
    comment: Document, stretches: Sequence[Quoted], known: Stretches
) -> list[tuple[int, int]]:
    """Return the paragraphs set off as quotations that quote nothing of the thread."""
    text = comment.text
    whole = [(one.start, one.end) for one in stretches if _is_paragraph(text, one)]
    whole += quoted_lines(text)
    whole += [(one.span.start, one.span.end) for one in comment.blocks if one.kind == "quotation"]
    return [place for place in whole if not known.meets(*place)]


def _is_paragraph(text: str, one: Quoted) -> bool:
    """Say whether nothing but blanks and stops stands around quoted words in their line."""
    before = text[max(0, one.opening - _AROUND) : one.opening]
    after = text[one.after : one.after + _AROUND]
    line = after.partition("\n")[0]
    begins = "\n" in before or one.opening < _AROUND
    ends = "\n" in after or one.after + _AROUND > len(text)
    alone = not before.rpartition("\n")[2].strip() and not line.strip(" \t.,;")
    return begins and ends and alone


def _with_damage(document: Document, found: Iterable[Damage]) -> tuple[Damage, ...]:
    return tuple(dict.fromkeys([*document.damage, *found]))
