"""Records: JSON, tables and exports, row by row or post by post."""
