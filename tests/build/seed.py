"""Where chance begins: the same for everybody, so that no change is refused for what another one did.

`KBTOOL_SEED=fresh` draws a new one, as the nightly run does; `KBTOOL_SEED=…` repeats one that failed.
"""

import os
import secrets

GIVEN = os.environ.get("KBTOOL_SEED", "")
SEED = secrets.token_hex(4) if GIVEN == "fresh" else GIVEN or "kbtool"
