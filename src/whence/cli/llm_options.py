"""The options of a language model, for every command that reads documents; and the model itself.

The environment is read here and nowhere else. Nothing is imported, opened or sent without `--llm`.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.model import Assessment, Completion, Document, Issue, Prompt, Statement

from .shield import say

if TYPE_CHECKING:
    from whence.extract import Tagger
    from whence.extract.llm import Reading
    from whence.store.llm import Settings

LlmModel = Annotated[
    str | None,
    typer.Option(
        "--llm",
        metavar="MODEL",
        help="Have a language model find who says what. The text of the documents is sent to it; "
        "what it says is used where its words stand in the text.",
    ),
]
LlmUrl = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        envvar="WHENCE_LLM_URL",
        help="Where the model is: an OpenAI-compatible address; Ollama on this machine if not "
        "given. Or WHENCE_LLM_URL. A key is taken from WHENCE_LLM_KEY.",
    ),
]
LlmCache = Annotated[
    str | None,
    typer.Option(
        metavar="DIR",
        envvar="WHENCE_LLM_CACHE",
        help="Where its answers are kept (they quote the documents), by default in your folder "
        "for caches; '' keeps none. Or WHENCE_LLM_CACHE.",
    ),
]
LlmSeconds = Annotated[
    float,
    typer.Option(
        metavar="SECONDS",
        envvar="WHENCE_LLM_SECONDS",
        min=1,
        help="How long one answer may take. Or WHENCE_LLM_SECONDS.",
    ),
]
LlmTotal = Annotated[
    float,
    typer.Option(
        metavar="SECONDS",
        envvar="WHENCE_LLM_TOTAL",
        min=1,
        help="How long all answers may take; what is not read by then is left to the rules, and "
        "another run goes on from there. Or WHENCE_LLM_TOTAL.",
    ),
]
LlmPrice = Annotated[
    str | None,
    typer.Option(
        metavar="IN/OUT",
        envvar="WHENCE_LLM_PRICE",
        help="What a million tokens cost, read and written, such as 0.15/0.60: the cost is then "
        "told. Or WHENCE_LLM_PRICE.",
    ),
]
SECONDS, TOTAL = 120.0, 3_600.0


class LanguageModel:
    """A model that reads along: a tagger, and afterwards the issues of what it read."""

    def __init__(self, settings: "Settings") -> None:
        from whence.extract.llm import usable
        from whence.store.llm import Client

        self._settings, self._client = settings, Client(settings, usable)
        self._readings: dict[str, Reading] = {}

    def announce(self) -> None:
        """Say on standard error who is sent the documents, before anything is."""
        settings = self._settings
        where = "on this machine" if settings.private else "over the network"
        say(f"the text of the documents is sent to {settings.host} ({settings.model}), {where}")
        if not settings.encrypted:
            say("warning: unencrypted; everybody on the way can read the documents and the key")
        if settings.cache:
            say(f"its answers are kept in {settings.cache}")

    def tagger(self, tell: Callable[[str, str], None]) -> "Tagger":
        """Return the model as a tagger, whence's own where it fails; `tell` is told of each question."""
        from whence.extract.llm import llm_tagger
        from whence.extract.tagging import load_tagger

        def ask(prompt: Prompt) -> Completion:
            tell("extract", f"language model, question {self._client.usage.asked + 1}")
            return self._client.ask(prompt)

        return llm_tagger(ask, local=load_tagger(), heard=self._readings.__setitem__)

    def issues(
        self, documents: Iterable[Document], statements: Iterable[Statement] = ()
    ) -> list[Issue]:
        """Return what an analyst has to know of what the model read of these documents."""
        from whence.extract.llm import issues_of

        found = [Issue(level="info", what=self.account())]
        by_document = defaultdict[str, list[Statement]](list)
        for statement in statements:
            by_document[statement.document].append(statement)
        for document in documents:
            if reading := self._readings.get(document.text):
                found += issues_of(document, reading, by_document[document.id])
        return found

    def account(self) -> str:
        """Return in words who read the documents, and what that has cost."""
        usage, price = self._client.usage, self._settings.price
        cost = price.of(usage.read, usage.written) if price else None
        who = f"{self._settings.model} at {self._settings.host} read the documents"
        return f"the language model {who}: {usage.say(cost)}"


@contextmanager
def language_model(
    model: str | None,
    url: str | None,
    cache: str | None,
    seconds: float,
    total: float,
    price: str | None,
) -> Iterator[LanguageModel | None]:
    """Give the model that the options ask for, announced; None if they ask for none.

    What it has cost is said when the work with it ends, however it ends. Raises `MissingExtra`,
    or `UsageError` for what cannot work.
    """
    if model is None:
        yield None
        return
    from whence.store.llm import Limits, Price, Settings
    from whence.store.llm.settings import LOCAL

    asked = LanguageModel(
        Settings(
            model=model,
            url=url or LOCAL,
            key=os.environ.get("WHENCE_LLM_KEY", "").strip(),
            cache=_cache() if cache is None else Path(cache) if cache else None,
            price=Price.parse(price) if price else None,
            limits=Limits(seconds=seconds, total=total),
        )
    )
    asked.announce()
    try:
        yield asked
    finally:
        say(asked.account())


def with_issues(assessment: Assessment, model: LanguageModel | None) -> Assessment:
    """Return the assessment with the issues of what the model read."""
    if not model:
        return assessment
    found = model.issues(assessment.documents, assessment.statements)
    return replace(assessment, issues=(*assessment.issues, *found))


def _cache() -> Path:
    """Return the user's own folder for answers (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "whence" / "llm"
