"""How much is tested: on a change a part that stands for the rest, every night the whole (`KBTOOL_TESTS=whole`)."""

import os

WHOLE = os.environ.get("KBTOOL_TESTS") == "whole"
