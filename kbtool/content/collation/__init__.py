"""The order of titles as people of a language expect it."""
