"""A registry for tests."""

from collections.abc import Callable
from pathlib import Path

from tasks.train.manifest import TrainManifest
from tasks.train.registry import AdapterVersion, Registry


class Shelf:
    """A registry and a way to put numbered adapters into it."""

    def __init__(
        self,
        folder: Path,
        make_adapter: Callable[..., Path],
        make_manifest: Callable[[Path], TrainManifest],
    ):
        self.folder = folder
        self.uri = f"sqlite:///{folder / 'mlflow.db'}"
        self.registry = Registry(self.uri, folder / "artifacts")
        self._adapter, self._manifest = make_adapter, make_manifest

    def add(self, weights: str, recipe: str = "outreach") -> int:
        folder = self.folder / f"{recipe}-{weights}"
        if not folder.exists():
            self._adapter(folder, weights.encode())
        manifest = self._manifest(folder)
        return self.registry.register(recipe, folder, manifest, {"base.quality": 5.5}, "# Card")

    def find(self, which: str) -> AdapterVersion:
        found = self.registry.resolve("outreach", which)
        assert found is not None
        return found
