"""`kbtool serve`: a preview that rebuilds when a file changes, for one person on one computer."""
