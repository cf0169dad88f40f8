"""An own, careful reading of the repository: who may read what. When in doubt, nobody."""
