"""`whence schema`: the JSON Schema of results, or of case files."""

from typing import Annotated, Literal

import typer


def schema_command(
    what: Annotated[
        Literal["assessment", "case", "why"],
        typer.Argument(
            help="`assessment` for what `assess --json` prints, `case` for case files, "
            "`why` for what `why --json` prints."
        ),
    ] = "assessment",
) -> None:
    """Print a JSON Schema (draft 2020-12)."""
    import json

    from whence.store.schema import assessment_schema, case_schema, why_schema

    schemas = {"assessment": assessment_schema, "case": case_schema, "why": why_schema}
    typer.echo(json.dumps(schemas[what](), indent=2, ensure_ascii=False))
