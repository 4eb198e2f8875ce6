"""How adapters reach the model tonight: added at run time, or merged into the weights in turn."""

from collections.abc import Mapping
from typing import Any

from tasks.common.hardware import Hardware
from tasks.generate.vllm_engine import Attach

# Measured on two cores with the embedded model. What adapters at run time add to an email's time,
# the seconds of an email, and what they add to a batch however small it is.
RUN_TIME_SHARE = 0.25
EMAIL_SECONDS = 0.8
RUN_TIME_LEAST = 9.0
# One swap of the weights; the seconds of a batch however small it is, which every turn costs.
SWAP_SECONDS = 3.0
BATCH_SECONDS = 13.0


def choose_attach(machine: Hardware, leads_by_adapter: Mapping[str, int]) -> dict[str, Any]:
    """The cheaper way, with the figures that decided, for the manifest.

    On a GPU adapters are always added at run time: it costs 8 to 34 % there by published figures,
    and requests of all adapters share every batch.

    Args:
        machine: what generation runs on.
        leads_by_adapter: leads of each adapter of the night; the base model alone is one too.

    Returns:
        `attach`, and on CPUs `run_time_seconds` and `merged_seconds`, the extra time of each.
    """
    if machine.gpu:
        return {"attach": "run time", "why": "GPU"}
    share = RUN_TIME_SHARE * EMAIL_SECONDS * sum(leads_by_adapter.values())
    run_time = max(RUN_TIME_LEAST, share)
    # Second tries come late: each adapter's turn comes about twice.
    others = len(leads_by_adapter) - 1
    merged = SWAP_SECONDS * (2 * others + 1) + BATCH_SECONDS * others
    attach: Attach = "merged" if merged < run_time else "run time"
    return {
        "attach": attach,
        "run_time_seconds": round(run_time, 1),
        "merged_seconds": round(merged, 1),
    }
