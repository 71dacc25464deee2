"""Assessment → the answer in a terminal, or a report in one HTML file.

Everything here reads an `Assessment` and nothing else. Its texts come from strangers: whatever
is shown goes through `safe` first.
"""
