"""Writes what search engines and feed readers ask for."""
