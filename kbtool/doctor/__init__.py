"""What is missing or wrong on a machine or in a repository, with the remedy. Nothing here changes anything."""
