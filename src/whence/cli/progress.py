"""Progress on standard error: which stage works on what; silent when nobody watches."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

_STAGES = ("read", "extract", "resolve", "trace", "weigh", "check", "judge")


@contextmanager
def show_progress(stages: Sequence[str] = _STAGES) -> Iterator[Callable[[str, str], None]]:
    """Give a callback that shows stage and item in one line, which is gone at the end."""
    if not sys.stderr.isatty():
        yield lambda _stage, _what: None
        return
    from rich.console import Console
    from rich.markup import escape

    console = Console(stderr=True)
    with console.status("") as status:

        def tell(stage: str, what: str) -> None:
            reached = stages.index(stage)
            way = " → ".join(
                f"[bold]{name}[/]" if index == reached else f"[dim]{name}[/]"
                for index, name in enumerate(stages)
            )
            shown = "".join(c if c.isprintable() else "?" for c in what)[:60]
            status.update(f"{way}  {escape(shown)}")

        yield tell
