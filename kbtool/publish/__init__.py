"""Sends a verified release to where people read it, and nothing else."""
