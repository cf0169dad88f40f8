"""One rule in each file; whatever stands here is found and run. See CONTRIBUTING, "Add a rule"."""
