"""The registry of adapters, kept by MLflow.

A registered model is a recipe, a model version is an adapter. The alias `candidate` is the newest
adapter, `champion` the one that writes tonight's emails.
"""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from filelock import FileLock

from schemas.errors import MailmillError, UsageError
from tasks.common.files import sha256_file
from tasks.train.adapter_files import weights_problem
from tasks.train.manifest import (
    ADAPTER_FILES,
    INDEX,
    LOSS_CURVE,
    MANIFEST,
    TrainManifest,
    adapter_sha256,
)
from tasks.train.mlflow_client import begin_run, connect, log_run, log_verdict
from tasks.train.versions import AdapterVersion, file_problem, read_version, what_there_is

__all__ = ["AdapterVersion", "Registry"]

FOLDER = "adapter"
CARD = "model_card.md"
# Marks our models on a tracking server that others use too.
OURS = {"mailmill": "adapter"}
# Former champions, oldest first, as a JSON list in a tag of the registered model.
HISTORY = "former_champions"
# `list` is a method of the registry, which hides the type from its own class.
Versions = list[AdapterVersion]


class Registry:
    """Adapters by recipe and version.

    Args:
        uri: MLflow's tracking URI.
        artifacts: where the files are kept; a tracking server (http…) keeps them itself.
    """

    def __init__(self, uri: str, artifacts: Path):
        self._uri = uri
        self._place = None if uri.startswith("http") else artifacts.resolve().as_uri()
        self._connected: Any = None

    def register(
        self,
        recipe: str,
        adapter_dir: Path,
        manifest: TrainManifest,
        metrics: dict[str, float],
        model_card: str,
    ) -> int:
        """Add an adapter as the recipe's candidate and return its version.

        An adapter that is registered already becomes the candidate again under its old version.

        Raises:
            MailmillError: the folder's adapter is not the one of the manifest, or no plain LoRA
                adapter of its base model.
        """
        if adapter_sha256(adapter_dir) != manifest.adapter_sha256:
            raise MailmillError(
                "the adapter is not the one that its manifest describes",
                where=adapter_dir,
                fix=f"run `mailmill retrain {recipe}` again",
            )
        if problem := weights_problem(adapter_dir, manifest.base_model):
            raise MailmillError(
                f"the adapter cannot be trusted: {problem}",
                where=adapter_dir,
                fix=f"run `mailmill retrain {recipe}` again",
            )
        known = [
            v for v in self.list() if (v.recipe, v.sha256) == (recipe, manifest.adapter_sha256)
        ]
        if known:
            self._add_index(known[-1], adapter_dir)
            self.set_alias(recipe, "candidate", known[-1].version)
            return known[-1].version
        client = self._client()
        run_id = begin_run(client, recipe, self._place)
        log_run(client, run_id, manifest, metrics)
        for name in (*ADAPTER_FILES, LOSS_CURVE, MANIFEST):
            client.log_artifact(run_id, str(adapter_dir / name), FOLDER)
        client.log_text(run_id, model_card, f"{FOLDER}/{CARD}")
        client.set_terminated(run_id)
        if recipe not in self.recipes():
            client.create_registered_model(recipe, tags=OURS)
        tags = {
            name: getattr(manifest, name)
            for name in (
                "adapter_sha256",
                "base_model",
                "base_revision",
                "data_hash",
                "config_hash",
            )
        }
        made = client.create_model_version(
            recipe, source=f"runs:/{run_id}/{FOLDER}", run_id=run_id, tags=tags
        )
        registered = read_version(client, made, {})
        self._add_index(registered, adapter_dir)
        self.set_alias(recipe, "candidate", registered.version)
        return registered.version

    def _add_index(self, version: AdapterVersion, adapter_dir: Path) -> None:
        """Keep the training index of a version that has none yet; it may be made later."""
        index = adapter_dir / INDEX
        if version.index_sha256 or not index.exists():
            return
        client = self._client()
        client.log_artifact(version.run_id, str(index), FOLDER)
        client.set_model_version_tag(
            version.recipe, str(version.version), "index_sha256", sha256_file(index)
        )

    def recipes(self) -> Sequence[str]:
        """Names of the recipes that have an adapter, sorted."""
        ((key, value),) = OURS.items()
        found = self._client().search_registered_models(f"tags.{key} = '{value}'")
        return sorted(model.name for model in found)

    def list(self) -> Versions:
        """Every adapter, by recipe and version."""
        return [version for recipe in self.recipes() for version in self.show(recipe)]

    def show(self, name: str) -> Versions:
        """The adapters of one recipe, oldest first; none where it has none."""
        if name not in self.recipes():
            return []
        client = self._client()
        # Only the registered model knows the aliases; a search for versions leaves them out.
        aliases = client.get_registered_model(name).aliases
        found = client.search_model_versions(f"name = '{name}'")
        return sorted(
            (read_version(client, version, aliases) for version in found),
            key=lambda version: version.version,
        )

    def resolve(
        self, recipe: str, which: str, *, missing_ok: bool = False
    ) -> AdapterVersion | None:
        """The adapter that `champion`, `candidate` or a version number names; None for `base`.

        Args:
            recipe: name of the recipe.
            which: champion, candidate, base or a version, as `3` or `v3`.
            missing_ok: answer None for an adapter that does not exist, too.

        Raises:
            UsageError: there is no such adapter; the message says which there are.
        """
        if which == "base":
            return None
        versions = self.show(recipe)
        wanted = which.removeprefix("v")
        for version in versions:
            if which in version.aliases or wanted == str(version.version):
                return version
        if missing_ok:
            return None
        raise UsageError(f"{recipe} has no adapter `{which}`", fix=what_there_is(recipe, versions))

    def set_alias(self, recipe: str, alias: str, version: int) -> None:
        """Point an alias at a version."""
        self._client().set_registered_model_alias(recipe, alias, str(version))

    def record(
        self,
        recipe: str,
        version: int,
        said: Mapping[str, str],
        figures: Mapping[str, float],
        model_card: str,
    ) -> None:
        """Keep what the promotion rule said about a version, and the figures that it looked at.

        They and the card take the place of those of an earlier evaluation: old means beside a new
        verdict would tell of a decision that nobody made.
        """
        client = self._client()
        run_id = client.get_model_version(recipe, str(version)).run_id
        log_verdict(client, run_id, said, figures)
        client.log_text(run_id, model_card, f"{FOLDER}/{CARD}")

    def card(self, version: AdapterVersion) -> str:
        """The model card in Markdown, as the last evaluation left it."""
        with TemporaryDirectory() as folder:
            path = self._client().download_artifacts(version.run_id, f"{FOLDER}/{CARD}", folder)
            return Path(path).read_text(encoding="utf-8")

    def promote(self, recipe: str, version: int) -> None:
        """Make a version the champion; the champion until now is remembered for `rollback`.

        Raises:
            UsageError: there is no such version.
        """
        self.resolve(recipe, str(version))
        current = self._champion(recipe)
        if current == version:
            return
        if current is not None:
            self._remember(recipe, [*self._former(recipe), current])
        self.set_alias(recipe, "champion", version)

    def rollback(self, recipe: str) -> int | None:
        """Give the title back to the champion before; None where there was none.

        Each further call goes one champion back. A step that was broken off between title and
        history leaves the champion as its own predecessor, which would be no step back.
        """
        existing = {version.version for version in self.show(recipe)}
        former = [version for version in self._former(recipe) if version in existing]
        while former and former[-1] == self._champion(recipe):
            former.pop()
        if not former:
            return None
        *earlier, version = former
        self.set_alias(recipe, "champion", version)
        self._remember(recipe, earlier)
        return version

    def fetch(self, version: AdapterVersion, into: Path) -> Path:
        """The adapter's files in `into/<recipe>-v<n>`, downloaded once, verified every time.

        Raises:
            MailmillError: the files are not those that were registered, or not only data.
        """
        folder = into / f"{version.recipe}-v{version.version}"
        into.mkdir(parents=True, exist_ok=True)
        # Two nights that need it first must not take each other's files away.
        with FileLock(into / f".{folder.name}.lock"):
            if not folder.exists() or file_problem(folder, version) is not None:
                self._download(version, folder)
        return folder

    def _download(self, version: AdapterVersion, folder: Path) -> None:
        temporary = folder.with_name(f".{folder.name}.tmp")
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir()
        try:
            self._client().download_artifacts(version.run_id, FOLDER, str(temporary))
            if problem := file_problem(temporary / FOLDER, version):
                raise MailmillError(
                    f"{version.recipe} v{version.version} cannot be trusted: {problem}",
                    where=self._uri,
                    fix=f"restore the registry's files, or run `mailmill retrain {version.recipe}`",
                )
            shutil.rmtree(folder, ignore_errors=True)
            (temporary / FOLDER).rename(folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)

    def _client(self) -> Any:
        if self._connected is None:
            self._connected = connect(self._uri)
        return self._connected

    def _champion(self, recipe: str) -> int | None:
        champion = self._client().get_registered_model(recipe).aliases.get("champion")
        return None if champion is None else int(champion)

    def _former(self, recipe: str) -> Sequence[int]:
        if recipe not in self.recipes():
            return []
        return tuple(
            json.loads(self._client().get_registered_model(recipe).tags.get(HISTORY, "[]"))
        )

    def _remember(self, recipe: str, former: Sequence[int]) -> None:
        self._client().set_registered_model_tag(recipe, HISTORY, json.dumps(former))
