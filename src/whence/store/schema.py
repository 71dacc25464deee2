"""Assessments as JSON, and the JSON Schemas of what goes in and what comes out."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from whence.data.changes import changes_schema
from whence.model import Assessment, Document, InputError, Knowledge, Question, SourceList, Why

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def assessment_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `whence assess --json` prints.

    Everything that we write is required; more fields may come, so none are forbidden.
    """
    schema = _adapter().json_schema(mode="serialization", schema_generator=_generator())
    return {"$schema": _DIALECT, **schema, "title": "Assessment by whence"}


def why_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `whence why --json` prints."""
    from pydantic import TypeAdapter

    adapter = TypeAdapter(Why)
    schema = adapter.json_schema(mode="serialization", schema_generator=_generator())
    return {"$schema": _DIALECT, **schema, "title": "Two documents compared by whence"}


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what people write.

    `properties` has one schema for each kind of file: `case` (case.yaml), `knowledge`
    (knowledge/*.yaml) and `sources` (sources.yaml); an object with all three is a whole case.
    """
    from pydantic import TypeAdapter

    files = {"case": Question, "knowledge": Knowledge, "sources": SourceList}
    schemas, shared = TypeAdapter.json_schemas(
        [(name, "validation", TypeAdapter(kind)) for name, kind in files.items()],
        title="Case for whence",
        schema_generator=_generator(),
    )
    properties = {name: schemas[name, "validation"] for name in files}
    shared["$defs"]["Question"]["properties"]["likelihoods"] = changes_schema()
    return {
        "$schema": _DIALECT,
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **shared,
    }


def to_json(assessment: Assessment, indent: int | None = 2) -> str:
    """Write an assessment as JSON with the names of the contract (`from`, not `from_`)."""
    return _adapter().dump_json(assessment, indent=indent).decode()


def why_json(why: Why) -> str:
    """Write what speaks for and against two documents having one origin as JSON."""
    from pydantic import TypeAdapter

    return TypeAdapter(Why).dump_json(why, by_alias=True, indent=2).decode()


def document_json(document: Document) -> str:
    """Return one document with its text as one line of JSON."""
    from pydantic import TypeAdapter

    return TypeAdapter(Document).dump_json(document, by_alias=True).decode()


def from_json(text: str | bytes) -> Assessment:
    """Read an assessment written by `to_json`; raises `InputError` if it is not one."""
    from pydantic import ValidationError

    try:
        return _adapter().validate_json(text)
    except (ValidationError, KeyError, TypeError, ValueError) as error:
        raise InputError(f"not an assessment by whence: {error}") from None


def read_assessment(path: Path) -> Assessment:
    """Read the file of an assessment. Raises `InputError` if it is not one, or cannot be read."""
    try:
        return from_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from None
    except InputError as error:
        raise InputError(f"{path}: {error}") from None


def _adapter() -> "TypeAdapter[Assessment]":
    from pydantic import TypeAdapter

    return TypeAdapter(Assessment)


def _generator() -> Any:
    """Return how pydantic's schemas are made to say what we really read and write."""
    from pydantic.json_schema import GenerateJsonSchema

    class Generator(GenerateJsonSchema):
        def field_is_required(self, field: Any, total: bool) -> bool:
            """Every field is written, whether it has a default or not."""
            if self.mode == "serialization":
                return True
            return super().field_is_required(field, total)

        def function_plain_schema(self, schema: Any) -> Any:
            """Dates are the only values read by a function: text, or a bare year."""
            if self.mode == "serialization":
                return super().function_plain_schema(schema)
            return {
                "type": ["string", "integer"],
                "description": "EDTF date or interval: 2014, 2014-03~, 2014-11-02, 2014-01/..",
            }

    return Generator
