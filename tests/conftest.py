"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# How long one example takes on a busy machine is no property of the code; test_speed measures cost.
settings.register_profile("tejido", deadline=None)
settings.load_profile("tejido")
