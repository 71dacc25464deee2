"""`whence schema`: the JSON Schema of results, or of case files."""

from typing import Annotated, Literal

import typer


def schema_command(
    what: Annotated[
        Literal["assessment", "case"],
        typer.Argument(help="`assessment` for what `assess --json` prints, `case` for case files."),
    ] = "assessment",
) -> None:
    """Print a JSON Schema (draft 2020-12)."""
    import json

    from whence.store.schema import assessment_schema, case_schema

    schema = case_schema() if what == "case" else assessment_schema()
    typer.echo(json.dumps(schema, indent=2, ensure_ascii=False))
