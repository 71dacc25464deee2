"""What a model is asked about one window: its sentences, numbered, between marks they lack."""

from collections.abc import Callable
from hashlib import blake2b
from itertools import count

from whence.data.lexicons import read_yaml
from whence.model import Prompt

from .schema import answer_schema
from .windows import Window


def prompt_for(text: str, window: Window) -> Prompt:
    """Return the prompt for a window; equal words make an equal prompt, wherever they stand."""
    orders = read_yaml("llm.yaml")
    lines = numbered(text, window)
    filled = orders["user"].replace("{fence}", fence_for(lines)).replace("{lines}", lines)
    return Prompt(system=orders["system"], user=filled, schema=answer_schema())


def numbered(text: str, window: Window) -> str:
    """Return the sentences one a line, each behind its number.

    White space within a sentence becomes single spaces, so that only we begin lines.
    """
    return "\n".join(
        f"[{number}] {_sendable(' '.join(text[start:end].split()))}"
        for number, (start, end) in enumerate(window.sentences, 1)
    )


def fence_for(lines: str, digest: Callable[[bytes], str] | None = None) -> str:
    """Return a mark that does not occur in the lines: a hash of them, of more if it does."""
    digest = digest or (lambda data: blake2b(data, digest_size=8).hexdigest())
    data = lines.encode("utf-8")
    marks = (f"<<<{digest(data + str(n or '').encode())}>>>" for n in count())
    return next(mark for mark in marks if mark not in lines)


def _sendable(text: str) -> str:
    """Return the text without halves of characters, which no UTF-8 can carry."""
    return text.encode("utf-8", "replace").decode("utf-8")
