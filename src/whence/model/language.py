"""What is asked of a language model, and what it says: the seam between stages and the edge."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question to a language model: standing orders, the material, the shape of an answer.

    `schema` is a JSON Schema (draft 2020-12, in the strict subset that servers enforce).
    """

    system: str
    user: str
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What a model answered. `complete` is False where it was cut off before its end.

    `failure` says why there is no answer, in words for a user; `text` is empty then.
    """

    text: str = ""
    complete: bool = True
    failure: str = ""


# Gives the answer to a prompt. Failures of the server are returned, not raised; a wrong setting
# (no such model, a key that is refused) raises `UsageError`.
Ask = Callable[[Prompt], Completion]
