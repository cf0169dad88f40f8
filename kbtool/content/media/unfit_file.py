"""What is wrong with a file that must not be published."""


class UnfitFileError(Exception):
    """The file is not what its name says, or hides what nobody could clean; the text says which."""
