"""Ask a model: remembered answers first, then the server, again where it stumbles, within limits."""

from collections.abc import Callable
from datetime import UTC, datetime
from time import sleep
from typing import TYPE_CHECKING, Any

from whence.model import Completion, MissingExtra, Prompt, UsageError

from ..connect import Deadline
from .answers import Answered, error_of, read_answer, seconds_to_wait
from .cache import Cache, key_of
from .form import Form
from .settings import Settings
from .usage import Usage

if TYPE_CHECKING:
    import httpx

_OK = 200
_UNDERSTOOD_NOT = (400, 422)
_SETTINGS_WRONG = {
    401: "the key is refused (WHENCE_LLM_KEY)",
    403: "the key does not allow it (WHENCE_LLM_KEY)",
    404: "there is no such model or address (--llm, --llm-url)",
}
_AGAIN = (408, 409, 425, 429, 500, 502, 503, 504, 529)


class _Failed(Exception):
    """Why a request brought no answer.

    `again` is whether another might, after `wait` seconds if the server says so; `reached` whether
    anybody was there; `late` whether time ran out.
    """

    def __init__(
        self,
        why: str,
        *,
        again: bool = False,
        wait: float | None = None,
        reached: bool = True,
        late: bool = False,
    ) -> None:
        super().__init__(why)
        self.again, self.wait, self.reached, self.late = again, wait, reached, late


class Client:
    """A model at an address, asked one prompt after the other.

    `usage` counts what that has cost. `worth` says of an answer whether it is worth keeping.
    Raises `MissingExtra` without the extra `llm`, `UsageError` for settings that cannot work.
    """

    def __init__(
        self, settings: Settings, worth: Callable[[str], bool] = lambda _text: True
    ) -> None:
        try:
            from openai import OpenAI
        except ImportError:
            raise MissingExtra("asking a language model", "llm") from None
        import httpx

        from ..fetch import trusted
        from .transport import Transport

        self._settings, self._limits, self._worth = settings, settings.limits, worth
        self._cache = Cache(settings.cache) if settings.cache else None
        self._transport = Transport(
            httpx.URL(settings.url), trusted(), self._limits.size, keyed=bool(settings.key)
        )
        http: Any = httpx.Client(transport=self._transport, follow_redirects=False, trust_env=False)
        self._openai = OpenAI(
            api_key=settings.key or "none", base_url=settings.url, http_client=http, max_retries=0
        )
        self._form, self._end, self._silent = Form(), Deadline(self._limits.total), 0
        self.usage = Usage()

    def ask(self, prompt: Prompt) -> Completion:
        """Return what the model answers, or why there is no answer. Raises `UsageError`."""
        settings = self._settings
        key = key_of(settings.url, settings.model, prompt, {"tokens": self._limits.tokens})
        self.usage.asked += 1
        kept = self._cache.get(key) if self._cache else None
        if kept is not None:
            self.usage.remembered += 1
            return Completion(text=kept)
        try:
            answered = self._insist(prompt)
        except _Failed as failed:
            self.usage.failed += 1
            self._silent += not failed.reached
            return Completion(failure=str(failed), complete=False)
        self._silent = 0
        if self._cache and answered.complete and self._worth(answered.text):
            self._cache.put(key, answered.text)
        return Completion(text=answered.text, complete=answered.complete)

    def _insist(self, prompt: Prompt) -> Answered:
        """Return an answer, after as many tries as it may take. Raises `_Failed`, `UsageError`."""
        if self._silent >= self._limits.silent:
            raise _Failed("no server answered before, so it was not asked", reached=False)
        wait, late = self._limits.wait, False
        for left in reversed(range(self._limits.tries)):
            try:
                return self._understood(prompt)
            except _Failed as failed:
                # Who was too slow twice is too slow.
                if not (left and failed.again) or (failed.late and late):
                    raise
                late = late or failed.late
                self._pause(wait if failed.wait is None else failed.wait, str(failed))
                wait *= 2
        raise AssertionError("the last try returns or raises")

    def _pause(self, seconds: float, why: str) -> None:
        """Wait before another try. Raises `_Failed` if that would take too long."""
        if seconds > self._limits.patience:
            raise _Failed(f"{why}; it asks to wait {seconds:.0f} seconds, which is too long")
        if seconds >= self._end.remaining():
            raise _Failed(f"{why}; {self._over()}")
        sleep(seconds)

    def _understood(self, prompt: Prompt) -> Answered:
        """Return an answer to the fullest form of a request that the server understands.

        What it does not understand is remembered once a lesser form has brought an answer.
        """
        form = self._form
        while True:
            status, headers, body = self._send(
                form.request(self._settings.model, prompt, self._limits.tokens)
            )
            said = self._without_key(error_of(body))
            weaker = form.weaker(said) if status in _UNDERSTOOD_NOT else None
            if not weaker:
                self._form = form if status == _OK else self._form
                return self._judge(status, headers, body, said)
            form = weaker

    def _without_key(self, said: str) -> str:
        """Return what a server says without our key, which some repeat."""
        return said.replace(self._settings.key, "…") if self._settings.key else said

    def _judge(self, status: int, headers: "httpx.Headers", body: bytes, said: str) -> Answered:
        """Return the answer that a response holds. Raises `_Failed` or `UsageError` if it holds none."""
        if status == _OK:
            answered = read_answer(body)
            self._count(answered)
            if answered.why:
                raise _Failed(self._without_key(answered.why))
            return answered
        says = f"the server answers {status}" + (f": {said}" if said else "")
        if status in _SETTINGS_WRONG:
            raise UsageError(f"{self._settings.host}: {says}; {_SETTINGS_WRONG[status]}")
        if 300 <= status < 400:
            raise _Failed(f"{says}, which leads elsewhere; nothing is sent there")
        wait = seconds_to_wait(headers.get("retry-after"), datetime.now(UTC))
        raise _Failed(says, again=status in _AGAIN, wait=wait)

    def _send(self, fields: dict[str, Any]) -> "tuple[int, httpx.Headers, bytes]":
        """Return status, headers and body of the response to one request. Raises `_Failed`."""
        import httpx
        from openai import APIConnectionError, APIStatusError

        from .transport import TooLarge

        if self._end.remaining() <= 0:
            raise _Failed(self._over())
        self._transport.deadline = self._end.sooner(self._limits.seconds)
        self.usage.requests += 1
        try:
            raw = self._openai.chat.completions.with_raw_response.create(**fields)
        except APIStatusError as error:
            response: Any = error.response
        except APIConnectionError as error:
            if self._end.remaining() <= 0:
                raise _Failed(self._over()) from None
            cause = error.__cause__
            raise _Failed(
                str(cause),
                again=not isinstance(cause, (TooLarge, httpx.UnsupportedProtocol)),
                reached=not isinstance(cause, (httpx.ConnectError, httpx.TimeoutException)),
                late=isinstance(cause, httpx.TimeoutException),
            ) from None
        else:
            response = raw.http_response
        return response.status_code, response.headers, response.content

    def _count(self, answered: Answered) -> None:
        self.usage.read += answered.read or 0
        self.usage.written += answered.written or 0
        self.usage.untold += answered.read is None

    def _over(self) -> str:
        return f"the {self._limits.total:g} seconds for all requests are over"
