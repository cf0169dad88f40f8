"""The files of a base: found, named, decoded, refused, used."""
