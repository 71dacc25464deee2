"""Threads in plain text: the article, and each comment with author, time and place."""
