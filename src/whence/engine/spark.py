"""A session of Apache Spark to run kernels in: that of this machine, or the one that is configured."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whence.model import MissingExtra, UsageError

from .progress import Teller

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_OLDEST = 17  # of Java, that Spark 4 runs on
_EVERY = 0.5  # seconds between two looks at how far Spark is
_VERSION = re.compile(r'version "(\d+)')
_HELP = (
    f"--engine spark needs a Java {_OLDEST} or newer; install one (on Debian or Ubuntu: "
    "apt-get install openjdk-17-jre-headless), or name it in JAVA_HOME"
)


@contextmanager
def spark_session(memory: int) -> Iterator["SparkSession"]:
    """Give the session that Spark's own configuration asks for, or else one on all cores here.

    `memory` is for a Spark on this machine, in bytes. A session that was there before is used, and
    left. Raises `MissingExtra` without pyspark, `UsageError` without a Java that it runs on.
    """
    check_spark()
    from pyspark.sql import SparkSession

    before = SparkSession.getActiveSession()
    if before is not None:
        yield before
        return
    # Workers run this Python, and not the first on the way.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder: Any = SparkSession.builder
    settings = {
        "spark.app.name": "whence",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.memory": f"{max(1, memory >> 30)}g",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session: SparkSession = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()


@contextmanager
def watching(session: "SparkSession", teller: Teller) -> Iterator[None]:
    """Tell how many tasks of what Spark has in hand are done, until left."""
    tracker, over = session.sparkContext.statusTracker(), threading.Event()

    def look() -> None:
        most = 0.0
        while not over.wait(_EVERY):
            stages = [tracker.getStageInfo(one) for one in tracker.getActiveStageIds()]
            known = [one for one in stages if one]
            total = sum(one.numTasks for one in known)
            done = sum(one.numCompletedTasks for one in known)
            most = max(most, done / total if total else 0.0)
            teller.tell(done, share=most)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        with suppress(RuntimeError):
            thread.join()


def java_version() -> int | None:
    """Return the number of the Java that Spark would start, None if there is none."""
    home = os.environ.get("JAVA_HOME")
    program = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if program is None:
        return None
    try:
        said = subprocess.run(  # noqa: S603 - the Java of this machine
            [program, "-version"], capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    found = _VERSION.search(said.stderr + said.stdout)
    return int(found[1]) if found else None


def check_spark() -> None:
    """Raise `MissingExtra` if pyspark is not there, `UsageError` if a Java that it runs on is not."""
    try:
        import pyarrow  # noqa: F401
        import pyspark  # noqa: F401
    except ImportError:
        raise MissingExtra("running in Spark", "spark") from None
    if (version := java_version()) is None:
        raise UsageError(_HELP)
    if version < _OLDEST:
        raise UsageError(f"{_HELP}; this is Java {version}")
