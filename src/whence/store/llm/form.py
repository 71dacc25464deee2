"""How a question is put to a server: with all that helps, less of it where a server refuses it."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from whence.model import Prompt

Shape = Literal["json_schema", "json_object", "text"]
_WEAKER: dict[Shape, Shape] = {"json_schema": "json_object", "json_object": "text"}


@dataclass(frozen=True, slots=True)
class Form:
    """What besides the messages is sent.

    `shape` is how the answer is held to its schema, `plain` leaves out the temperature, which
    some models do not let one set, `limit` names the field that limits how much is written.
    """

    shape: Shape = "json_schema"
    plain: bool = False
    limit: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"

    def weaker(self, said: str) -> "Form | None":
        """Return what to send instead after a server refused this with these words, if anything."""
        if "temperature" in said and not self.plain:
            return replace(self, plain=True)
        if "max_completion_tokens" in said and self.limit == "max_tokens":
            return replace(self, limit="max_completion_tokens")
        shape = _WEAKER.get(self.shape)
        return replace(self, shape=shape) if shape else None

    def request(self, model: str, prompt: Prompt, tokens: int) -> dict[str, Any]:
        """Return the fields of a request."""
        system = prompt.system
        fields: dict[str, Any] = {"model": model, self.limit: tokens}
        if not self.plain:
            fields["temperature"] = 0
        if self.shape == "json_schema":
            schema = {"name": "attributions", "strict": True, "schema": dict(prompt.schema)}
            fields["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif self.shape == "json_object":
            fields["response_format"] = {"type": "json_object"}
        fields["messages"] = [
            {"role": "system", "content": system},
            {"role": "user", "content": prompt.user},
        ]
        return fields
