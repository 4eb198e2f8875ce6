"""Base models by name: unpacked from a pip package, or fetched from the hub at a fixed revision."""

import importlib.util
import io
import os
import shutil
from contextlib import redirect_stderr
from functools import cache, lru_cache
from pathlib import Path

from pydantic import Field, RootModel, model_validator

from schemas.errors import MailmillError, UsageError
from schemas.recipe import ADAPTERS
from schemas.yaml_files import FileModel, load_yaml
from tasks.common.files import read_json, sha256_file, write_json

UNPACKED = "mailmill.json"
# What training and generation read. Leaves out second copies of the weights (PyTorch pickles,
# Mistral's consolidated file), which would double the download.
HUB_FILES = ["*.json", "*.jinja", "tokenizer.model", "model*.safetensors"]


class BaseModelSpec(FileModel):
    """One entry of adapters/base_models.yaml: either package and file, or hub and revision."""

    package: str = ""
    """Import name of the pip package that carries the weights."""
    file: str = ""
    """GGUF file inside the package."""
    sha256: str = Field("", pattern=r"^([0-9a-f]{64})?$")
    """Of that file: a package of another content is refused."""
    hub: str = ""
    """Repository on the Hugging Face hub."""
    revision: str = Field("", pattern=r"^([0-9a-f]{40})?$")
    """Full commit hash on the hub: a branch name would change under a registered adapter."""
    licence: str = Field(min_length=1)
    """Licence of the weights."""
    context: int = Field(ge=512)
    """Tokens of prompt and answer together that the model was made for."""

    @model_validator(mode="after")
    def _comes_from_one_place(self) -> "BaseModelSpec":
        if [bool(self.package), bool(self.file)] != [not self.hub, not self.revision]:
            raise ValueError("needs either `package` and `file`, or `hub` and `revision`")
        if bool(self.package) != bool(self.sha256):
            raise ValueError("`package` goes with the `sha256` of its file, `hub` with a revision")
        return self


class BaseModels(RootModel[dict[str, BaseModelSpec]]):
    """adapters/base_models.yaml."""


@cache
def base_models() -> dict[str, BaseModelSpec]:
    """Every base model by name.

    Raises:
        InputFileError: the file is wrong.
    """
    return load_yaml(ADAPTERS / "base_models.yaml", BaseModels).root


def base_model_spec(name: str) -> BaseModelSpec:
    """The entry of that name.

    Raises:
        UsageError: there is none; the message lists the names.
    """
    if name not in base_models():
        raise UsageError(
            f"there is no base model `{name}`",
            where=ADAPTERS / "base_models.yaml",
            fix=f"the base models are {', '.join(sorted(base_models()))}",
        )
    return base_models()[name]


def base_model_path(name: str, models: Path) -> Path:
    """Folder with the model's safetensors, configuration and tokenizer.

    An embedded model is unpacked once to `models/<name>` (269 MB and 20 s for the 135M model); a
    hub model is taken from the hub's own cache, or fetched where the environment allows it.

    Raises:
        UsageError: there is no such name.
        MailmillError: the weights are not here and cannot be had.
    """
    spec = base_model_spec(name)
    return _unpacked(name, spec, models) if spec.package else _from_hub(name, spec)


def base_revision(name: str, models: Path) -> str:
    """What fixes the weights: the hub's commit hash, or 12 hex digits of the GGUF's SHA-256.

    Args:
        name: a name of adapters/base_models.yaml.
        models: where `base_model_path` unpacks; an unpacked model answers without its package.

    Raises:
        UsageError: there is no such name.
        MailmillError: the package that carries the weights is not installed.
    """
    spec = base_model_spec(name)
    if spec.hub:
        return spec.revision
    marker = models / name / UNPACKED
    if importlib.util.find_spec(spec.package) is None and marker.exists():
        return str(read_json(marker)["gguf_sha256"])[:12]
    return _sha256(_embedded_file(name, spec))[:12]


def _unpacked(name: str, spec: BaseModelSpec, models: Path) -> Path:
    folder = models / name
    source = _embedded_file(name, spec)
    if _is_whole(folder, _sha256(source)):
        return folder
    # Beside the final name and with the process id: two runs may unpack at once, one rename wins.
    temporary = models / f".{name}.{os.getpid()}.tmp"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    try:
        _convert(source, temporary)
        write_json(
            temporary / UNPACKED,
            {
                "name": name,
                "gguf_sha256": _sha256(source),
                "files": {p.name: sha256_file(p) for p in sorted(temporary.iterdir())},
            },
        )
        if not _is_whole(folder, _sha256(source)):
            shutil.rmtree(folder, ignore_errors=True)
            temporary.rename(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return folder


def _convert(source: Path, folder: Path) -> None:
    """Turn a GGUF file into a plain bfloat16 checkpoint that every library loads."""
    from transformers import AutoModelForCausalLM, AutoTokenizer
    from transformers.utils.quantization_config import GgufConfig

    # Keeps the library's own progress bars off the terminal; errors still raise.
    with redirect_stderr(io.StringIO()):
        tokenizer = AutoTokenizer.from_pretrained(source.parent, gguf_file=source.name)
        model = AutoModelForCausalLM.from_pretrained(
            source.parent,
            gguf_file=source.name,
            quantization_config=GgufConfig(dequantize=True),
            dtype="bfloat16",
        )
        # The weights are plain now; left in, it would make every later load look for a GGUF file.
        model.config.__dict__.pop("quantization_config", None)
        # The tokenizer knows where a turn ends; generation must stop there and nowhere else.
        for config in (model.config, model.generation_config):
            config.bos_token_id = tokenizer.bos_token_id
            config.eos_token_id = tokenizer.eos_token_id
            config.pad_token_id = tokenizer.pad_token_id
        tokenizer.model_max_length = model.config.max_position_embeddings
        model.save_pretrained(folder)
        tokenizer.save_pretrained(folder)


def _is_whole(folder: Path, gguf_sha256: str) -> bool:
    """Whether `folder` was unpacked from this very file and nothing in it has changed since."""
    if not (folder / UNPACKED).exists():
        return False
    marker = read_json(folder / UNPACKED)
    return marker["gguf_sha256"] == gguf_sha256 and all(
        (folder / file).exists() and sha256_file(folder / file) == digest
        for file, digest in marker["files"].items()
    )


def _embedded_file(name: str, spec: BaseModelSpec) -> Path:
    # Found, not imported: the carriers import runtimes that Mailmill does not install.
    found = importlib.util.find_spec(spec.package)
    folders = found.submodule_search_locations if found else None
    path = Path(folders[0]) / spec.file if folders else None
    if path is None or not path.is_file():
        raise MailmillError(
            f"the base model `{name}` needs the file {spec.file} of the package {spec.package}, "
            "which is not installed",
            fix="run `make`, or install the pins of deployment/pins",
        )
    if _sha256(path) != spec.sha256:
        raise MailmillError(
            f"the weights of the base model `{name}` are not those of adapters/base_models.yaml",
            where=path,
            fix=f"install the pins of deployment/pins again, for {spec.package}",
        )
    return path


@lru_cache
def _sha256(path: Path) -> str:
    return sha256_file(path)


def _from_hub(name: str, spec: BaseModelSpec) -> Path:
    from huggingface_hub import constants, snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    try:
        folder = Path(snapshot_download(
            spec.hub, revision=spec.revision, allow_patterns=HUB_FILES, local_files_only=True
        ))  # fmt: skip
        if _has_all_weights(folder):
            return folder
    except LocalEntryNotFoundError:
        pass
    if constants.is_offline_mode():
        raise MailmillError(
            f"the base model `{name}` ({spec.hub}) is not on this machine",
            fix="run the command again with HF_HUB_OFFLINE=0 where there is a network, or take "
            "over the hub cache of a machine that has it (HF_HOME)",
        )
    try:
        folder = Path(snapshot_download(
            spec.hub, revision=spec.revision, allow_patterns=HUB_FILES
        ))  # fmt: skip
    except (HfHubHTTPError, OSError) as error:
        raise MailmillError(
            f"the base model `{name}` ({spec.hub}) cannot be fetched "
            f"({str(error).splitlines()[0]})",
            fix="check the network; a gated model also wants its licence accepted on its hub page "
            "and HF_TOKEN set",
        ) from error
    return folder


def _has_all_weights(folder: Path) -> bool:
    """Whether a cached snapshot is whole: an interrupted download leaves some shards out."""
    index = folder / "model.safetensors.index.json"
    shards = set(read_json(index)["weight_map"].values()) if index.exists() else {
        "model.safetensors"
    }  # fmt: skip
    return all((folder / name).exists() for name in ("config.json", *shards))
