"""What a work is called that was retracted or corrected, so that nobody cites it unawares."""

from collections.abc import Mapping
from typing import Final

FLAGS: Final[Mapping[str, tuple[str, str]]] = {
    "retraction": ("Retracted", "Retraction notice"),
    "partial_retraction": ("Partly retracted", "Retraction notice"),
    "withdrawal": ("Withdrawn", "Withdrawal notice"),
    "removal": ("Removed", "Removal notice"),
    "expression_of_concern": ("Expression of concern", "Notice of concern"),
    "correction": ("Corrected", "Correction notice"),
    "corrigendum": ("Corrected", "Correction notice"),
    "erratum": ("Corrected", "Correction notice"),
}
"""What to call a work that such a notice is about, and the notice; new versions and the
like are no reason to warn anybody."""

FLAGGED: Final = frozenset(flag for flag, _ in FLAGS.values())
"""Keywords that say that something has become of a work since."""
