"""How adapters reach the model tonight: added at run time, or merged into the weights in turn."""

from collections.abc import Mapping
from typing import Any

from tasks.common.hardware import Hardware
from tasks.generate.vllm_engine import Attach

# Measured on two cores with the embedded model: what an adapter at run time adds to an email's
# time, the seconds of an email, and the seconds of one swap of the weights.
RUN_TIME_SHARE = 0.25
EMAIL_SECONDS = 0.8
SWAP_SECONDS = 3.0


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
    run_time = RUN_TIME_SHARE * EMAIL_SECONDS * sum(leads_by_adapter.values())
    # Second tries come late: each adapter's turn comes about twice.
    merged = SWAP_SECONDS * (2 * len(leads_by_adapter) - 1)
    attach: Attach = "merged" if merged < run_time else "run time"
    return {
        "attach": attach,
        "run_time_seconds": round(run_time, 1),
        "merged_seconds": round(merged, 1),
    }
