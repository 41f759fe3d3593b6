"""What every test has: examples may take their time on a busy machine, and are the same each time in CI."""

import os

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
# A landing must not fail by the luck of the draw; on a desk each run looks at other examples.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "unhurried")
