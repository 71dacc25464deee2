"""Pictures as SVG: pure functions of records, the same on screen, in a file and on paper."""
