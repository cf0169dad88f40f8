"""Looks at a finished site with code that shares nothing with what built it."""
