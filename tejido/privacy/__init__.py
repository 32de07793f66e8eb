"""Privacy: what of persons is hidden before anything is read from a text."""

from tejido.privacy.finding import personal_data
from tejido.privacy.masking import HIDDEN, NAMELESS, clean_url, hidden, masked

__all__ = ["HIDDEN", "NAMELESS", "clean_url", "hidden", "masked", "personal_data"]
