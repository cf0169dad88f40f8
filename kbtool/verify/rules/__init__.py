"""The rules about a finished site, one in each file."""
