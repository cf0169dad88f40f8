"""Questions to the search of built sites, answered by the very script that answers readers."""
