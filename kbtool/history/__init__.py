"""What Git knows about the articles; no other package imports `git`."""

import os

# GitPython raises on import where there is no git program. It reads this when it is imported, thus here: before any
# module of the package. The lack of git is a reason for having no dates, not for having no site.
os.environ["GIT_PYTHON_REFRESH"] = "quiet"
