"""Makes the index that readers search in."""
