"""Environment of a run. Set before Prefect, MLflow, vLLM and the hub libraries are imported."""

import os
from pathlib import Path

from pydantic import ValidationError

from schemas.errors import UsageError
from schemas.settings import LeadLimits, Settings, is_store_address


def prepare_environment(home: Path | None = None, *, debug: bool = False) -> None:
    """Point every library at the home folder, offline and silent. What the user set stays."""
    if home is not None:
        os.environ["MAILMILL_HOME"] = str(home)
    for settings in (Settings, LeadLimits):
        try:
            settings()
        except ValidationError as error:
            name = f"{settings.model_config['env_prefix']}{error.errors()[0]['loc'][0]}".upper()
            raise UsageError(f"{name}: {error.errors()[0]['msg']}") from error
    stated = Settings().home
    if is_store_address(str(stated)):
        raise UsageError(f"the home is a folder, not yet an object store ({stated})")
    # `serve` leaves the folder that it was started in.
    os.environ["MAILMILL_HOME"] = str(stated.expanduser().resolve())
    prefect_home = Settings().home / "prefect"
    try:
        # Prefect makes the folder itself, but not the ones above it.
        prefect_home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"the home folder cannot be used ({error})", fix="see --home") from error
    defaults = {
        "PREFECT_HOME": str(prefect_home),
        # Stays in the user's home folder even when PREFECT_HOME is set.
        "PREFECT_LOCAL_STORAGE_PATH": str(prefect_home / "storage"),
        "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",
        "PREFECT_LOGGING_LEVEL": "INFO" if debug else "ERROR",
        # The server keeps a failed flow's traceback; the terminal gets our one sentence.
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "INFO" if debug else "CRITICAL",
        "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        # The embedded server needs 16 s on a quiet machine; the default gives up after 20.
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
        "MLFLOW_DISABLE_TELEMETRY": "true",
        "GX_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "VLLM_NO_USAGE_STATS": "1",
        "HF_HUB_OFFLINE": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
        "TRANSFORMERS_VERBOSITY": "error",
        "TOKENIZERS_PARALLELISM": "false",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
