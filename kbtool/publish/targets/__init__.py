"""The kinds of places, one file each."""
