"""The scripts in `bench/` are no package: they are found beside each other on the path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
