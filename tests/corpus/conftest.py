"""Lets tests of one folder share how they make a corpus."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
