"""Settings of the installation: environment variables with the prefix MAILMILL_."""

import re
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).resolve().parent.parent


def is_store_address(stated: str) -> bool:
    """Whether it names a place in an object store (`s3://…`); `Path` makes one slash of two.

    One letter before the colon is a drive.
    """
    return bool(re.match(r"\s*[a-z][a-z0-9+.-]+:/", stated, re.IGNORECASE))


class Settings(BaseSettings):
    """Where things are kept, and what is shared by all runs of this machine."""

    model_config = SettingsConfigDict(env_prefix="MAILMILL_", frozen=True, env_ignore_empty=True)

    home: Path = PROJECT / "data"
    """Everything that is made: bronze, silver, gold, runs, registry, models, keys."""
    tracking_uri: str = ""
    """MLflow's tracking URI; empty means SQLite under the home."""
    signing_key: str = Field("", repr=False)
    """Key of the unsubscribe tokens; empty means a key file under the home, made when absent."""
    shard_size: int = Field(256, ge=1, le=10_000)
    """Leads per shard."""
    cool_down_days: int = Field(7, ge=0, le=366)
    """Nobody gets two emails less than this many days apart, whatever campaigns; 0 for no limit."""
    answer_days: int = Field(60, ge=1, le=3660)
    """What the engine wrote is kept this long, so that an unchanged night generates nothing; the
    next night deletes what is older."""

    @property
    def bronze(self) -> Path:
        """Corpora as read: messages, rows, rejects."""
        return self.home / "bronze"

    @property
    def silver(self) -> Path:
        """Training examples, ready to train on."""
        return self.home / "silver"

    @property
    def gold(self) -> Path:
        """What analysts read: emails and outcomes."""
        return self.home / "gold"

    @property
    def runs(self) -> Path:
        """One folder a run: manifest, report, hand-off files."""
        return self.home / "runs"

    @property
    def suppression(self) -> Path:
        """Lists of people who get no email from any campaign of this home."""
        return self.home / "suppression"

    @property
    def models(self) -> Path:
        """Unpacked base models and adapters fetched from the registry."""
        return self.home / "models"

    @property
    def registry(self) -> str:
        """MLflow's tracking URI."""
        return self.tracking_uri or f"sqlite:///{self.home.resolve() / 'mlflow.db'}"


class LeadLimits(BaseSettings):
    """How large a lead file may be: environment variables with the prefix MAILMILL_LEAD_."""

    model_config = SettingsConfigDict(
        env_prefix="MAILMILL_LEAD_", frozen=True, env_ignore_empty=True
    )

    file_mib: int = Field(2_048, ge=1, le=1_048_576)
    """Mebibytes of one file, unpacked."""
    json_mib: int = Field(256, ge=1, le=65_536)
    """Mebibytes of one .json file, unpacked: it is read whole, .jsonl is not."""
    rows: int = Field(2_000_000, ge=1, le=1_000_000_000)
    """Rows of one file."""
    columns: int = Field(1_000, ge=1, le=100_000)
    """Columns of one file, or keys of one JSON object."""
    cell: int = Field(131_072, ge=1_000, le=16_777_216)
    """Characters of one cell; what is longer is no field of a lead."""
