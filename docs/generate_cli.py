"""Write docs/cli.md from the commands themselves: `make docs`, or `python docs/generate_cli.py`.

Reads the signatures that Typer reads, not what Typer makes of them, which changes by version.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

HEAD = """# The command line

*Made from the code by `make docs`; edit the help texts in `src/whence/cli/`, not this file.*

Results go to standard output, progress and errors to standard error, so that output can be piped.
`--help` after any command says what is said here. `python -m whence` is the same as `whence`.

| exit status | means |
|---|---|
| 0 | done; of `assess`: an assessment was made |
| 1 | the input was read but cannot be assessed; the message says why |
| 2 | wrong usage, or input that cannot be read (of `add`: or a page not fetched); the message says why, and what to do instead |
| 130 | interrupted |
"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument or option of a command, as its user writes it."""

    name: str
    is_argument: bool
    required: bool
    meaning: str


def cli_reference() -> str:
    """Return the reference of all commands as Markdown."""
    from whence.cli import app

    lines = [HEAD]
    if app.registered_callback and app.registered_callback.callback:
        lines += _section("whence", app.info.help, parameters(app.registered_callback.callback))
    for command in sorted(app.registered_commands, key=lambda one: str(one.name)):
        assert command.callback is not None
        help = command.help or inspect.getdoc(command.callback)
        lines += _section(f"whence {command.name}", help, parameters(command.callback))
    return "\n".join(lines).rstrip() + "\n"


def parameters(command: Callable[..., Any]) -> list[Parameter]:
    """Return the arguments and options of a command, in their order."""
    hints = get_type_hints(command, include_extras=True)
    given = inspect.signature(command).parameters
    return [_parameter(name, hints[name], one.default) for name, one in given.items()]


def _parameter(name: str, hint: Any, default: Any) -> Parameter:
    kind, info = get_args(hint)[:2]
    is_argument = type(info).__name__ == "ArgumentInfo"
    # In an annotation Typer takes the first name for the default, until it makes the command.
    stated = (info.default, *(info.param_decls or ()))
    declared = [one for one in stated if isinstance(one, str) and one.startswith("-")]
    several = " …" if get_origin(kind) is list else ""
    names = [name.upper() + several] if is_argument else declared or ["--" + name.replace("_", "-")]
    shown = ", ".join(f"`{one}`" for one in names) + (f" `{info.metavar}`" if info.metavar else "")
    meaning = " ".join((info.help or "").replace("\b", "").split())
    if get_origin(kind) is Literal:
        meaning += f" One of {', '.join(f'`{choice}`' for choice in get_args(kind))}."
    required = default is inspect.Parameter.empty
    if required and not is_argument:
        meaning = f"Required. {meaning}"
    if default not in (inspect.Parameter.empty, None, False):
        meaning += f" Default: `{default}`."
    return Parameter(shown, is_argument, required, meaning.replace("|", "\\|"))


def _section(name: str, help: Any, found: list[Parameter]) -> Iterator[str]:
    arguments = [one for one in found if one.is_argument]
    # An argument's metavar, where it has one, is its name in the usage: the last word in backquotes.
    usage = [one.name.strip("`").rpartition("`")[2] for one in arguments]
    written = [
        use if one.required else f"[{use}]" for use, one in zip(usage, arguments, strict=True)
    ]
    options = ["[OPTIONS]"] if len(arguments) < len(found) else []
    rest = " ".join([*options, *(["COMMAND …"] if name == "whence" else written)])
    yield f"## `{name}`\n\n    {name} {rest}\n\n{' '.join(str(help).split())}\n"
    yield from _table("argument", arguments)
    yield from _table("option", [one for one in found if not one.is_argument])


def _table(heading: str, rows: list[Parameter]) -> Iterator[str]:
    if rows:
        yield f"| {heading} | |\n|---|---|"
        yield from (f"| {one.name} | {one.meaning} |" for one in rows)
        yield ""


if __name__ == "__main__":
    path = Path(__file__).with_name("cli.md")
    path.write_text(cli_reference(), encoding="utf-8")
    print(f"written: {path}")
