"""The shape of an answer, as the JSON Schema that servers enforce.

In the strict subset: every property required, none besides, no bounds on lengths.
"""

from typing import Any, get_args

from whence.model import Certainty, Directness, Stance

_TEXT = {"type": "string"}
_NUMBER = {"type": "integer"}


def _choice(kind: Any) -> dict[str, Any]:
    return {"type": "string", "enum": list(get_args(kind))}


def _record(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def answer_schema() -> dict[str, Any]:
    """Return the JSON Schema of an answer."""
    return _record(
        attributions={
            "type": "array",
            "items": _record(
                id=_NUMBER,
                source=_TEXT,
                cue=_TEXT,
                content={"type": "array", "items": _TEXT},
                sentences={"type": "array", "items": _NUMBER},
                parent={"type": ["integer", "null"]},
                stance=_choice(Stance),
                certainty=_choice(Certainty),
                directness=_choice(Directness),
            ),
        }
    )
