import logging
from pathlib import Path

import pytest

from flows.adapters import bundle_adapter
from schemas.errors import MailmillError, UsageError
from schemas.settings import Settings
from tasks.train.manifest import INDEX
from tasks.train.registry import CARD, Registry

from .shelf import Shelf


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Making MLflow's tables takes seconds, so that each test starts from a copy."""
    folder = tmp_path_factory.mktemp("database")
    Registry(f"sqlite:///{folder / 'mlflow.db'}", folder).list()
    return (folder / "mlflow.db").read_bytes()


@pytest.fixture
def shelf(tmp_path: Path, empty_database: bytes, make_adapter, make_manifest) -> Shelf:
    (tmp_path / "mlflow.db").write_bytes(empty_database)
    return Shelf(tmp_path, make_adapter, make_manifest)


def test_a_new_adapter_is_the_candidate(shelf: Shelf):
    assert [shelf.add("a"), shelf.add("b")] == [1, 2]
    assert [v.aliases for v in shelf.registry.show("outreach")] == [(), ("candidate",)]


def test_a_version_says_what_it_depends_on(shelf: Shelf):
    shelf.add("a")
    version = shelf.find("1")
    assert version.base_model == "smollm2-135m-instruct"
    assert version.base_revision == "b179c9523d0e"
    assert (version.data_hash, version.config_hash) == ("d" * 64, "c" * 64)
    assert version.metrics["base.quality"] == 5.5
    assert version.metrics["eval_loss"] == 0.75


def test_the_same_adapter_is_registered_once(shelf: Shelf):
    assert [shelf.add("a"), shelf.add("b"), shelf.add("a")] == [1, 2, 1]
    assert shelf.find("candidate").version == 1


def test_an_adapter_that_is_not_its_manifest_s_is_refused(
    shelf: Shelf, make_adapter, make_manifest
):
    folder = make_adapter(shelf.folder / "changed")
    manifest = make_manifest(folder)
    (folder / "adapter_model.safetensors").write_bytes(b"other")
    with pytest.raises(MailmillError, match="not the one that its manifest describes"):
        shelf.registry.register("outreach", folder, manifest, {}, "")


def test_base_is_no_adapter(shelf: Shelf):
    assert shelf.registry.resolve("outreach", "base") is None


@pytest.mark.parametrize("which", ["2", "v2", "candidate"])
def test_an_adapter_is_found_by_number_and_by_alias(shelf: Shelf, which: str):
    shelf.add("a")
    shelf.add("b")
    assert shelf.find(which).version == 2


def test_an_unknown_adapter_says_what_there_is(shelf: Shelf):
    shelf.add("a")
    shelf.add("b")
    with pytest.raises(
        UsageError, match=r"no adapter `7`; there are base, v1, v2 \(candidate"
    ) as e:
        shelf.registry.resolve("outreach", "7")
    assert e.value.exit_code == 2


def test_a_recipe_without_adapters_says_how_to_make_one(shelf: Shelf):
    with pytest.raises(UsageError, match="mailmill retrain formal"):
        shelf.registry.resolve("formal", "champion")


def test_a_missing_adapter_may_be_asked_for(shelf: Shelf):
    assert shelf.registry.resolve("outreach", "champion", missing_ok=True) is None


def test_rollback_walks_back_through_the_champions(shelf: Shelf):
    for weights in "abc":
        shelf.registry.promote("outreach", shelf.add(weights))
    assert shelf.find("champion").version == 3
    assert [shelf.registry.rollback("outreach") for _ in range(3)] == [2, 1, None]
    assert shelf.find("champion").version == 1


class Killed(Exception):
    """The process ended here."""


def killed(*_args: object) -> None:
    raise Killed


def test_a_rollback_that_was_broken_off_is_a_step_of_its_own(shelf: Shelf, monkeypatch):
    for weights in "abc":
        shelf.registry.promote("outreach", shelf.add(weights))
    with monkeypatch.context() as patch:
        patch.setattr(shelf.registry, "_remember", killed)
        with pytest.raises(Killed):
            shelf.registry.rollback("outreach")
    assert shelf.find("champion").version == 2
    assert [shelf.registry.rollback("outreach") for _ in range(2)] == [1, None]


def test_a_promotion_that_was_broken_off_is_none(shelf: Shelf, monkeypatch):
    for weights in "abc":
        shelf.registry.promote("outreach", shelf.add(weights))
    with monkeypatch.context() as patch:
        patch.setattr(shelf.registry, "set_alias", killed)
        with pytest.raises(Killed):
            shelf.registry.promote("outreach", 1)
    assert shelf.find("champion").version == 3
    assert [shelf.registry.rollback("outreach") for _ in range(3)] == [2, 1, None]


def test_promoting_the_champion_again_changes_nothing(shelf: Shelf):
    version = shelf.add("a")
    shelf.registry.promote("outreach", version)
    shelf.registry.promote("outreach", version)
    assert shelf.registry.rollback("outreach") is None


def test_a_version_that_does_not_exist_is_not_promoted(shelf: Shelf):
    shelf.add("a")
    with pytest.raises(UsageError, match="no adapter `9`"):
        shelf.registry.promote("outreach", 9)


def test_rolling_back_an_unknown_recipe_finds_nothing(shelf: Shelf):
    assert shelf.registry.rollback("formal") is None


def test_what_the_rule_said_is_kept_with_the_version(shelf: Shelf):
    shelf.add("a")
    said = {"promotion": "refused", "promotion.against": "v3"}
    shelf.registry.record("outreach", 1, said, {"difference.quality.low": -0.5}, "# card")
    assert shelf.find("1").metrics["difference.quality.low"] == -0.5


def test_a_second_verdict_leaves_no_figure_of_the_first(shelf: Shelf):
    shelf.add("a")
    first = {"candidate.rouge_l": 0.9, "difference.rouge_l.low": 0.2, "champion.rouge_l": 0.7}
    shelf.registry.record("outreach", 1, {"promotion": "promoted"}, first, "promoted of 20")
    second = {"candidate.rouge_l": 0.3, "n": 20.0}
    shelf.registry.record("outreach", 1, {"promotion": "refused"}, second, "refused of 40")
    assert shelf.registry.card(shelf.find("1")) == "refused of 40"
    training = {"train_loss": 0.5, "eval_loss": 0.75, "tokens_per_second": 150.4, "steps": 20.0}
    assert shelf.find("1").metrics == training | second


def test_a_bundle_has_the_card_of_the_last_evaluation(
    shelf: Shelf, home: Path, monkeypatch: pytest.MonkeyPatch
):
    version = shelf.add("a")
    shelf.registry.fetch(shelf.find("1"), Settings().models / "adapters")
    shelf.registry.record("outreach", version, {"promotion": "promoted"}, {}, "promoted of 500")
    monkeypatch.setattr("flows.adapters.open_registry", lambda _settings: shelf.registry)
    monkeypatch.setattr("flows.adapters.bundle_of", lambda _recipe: home / "bundled")
    bundle_adapter("outreach", "candidate")
    assert (home / "bundled" / CARD).read_text() == "promoted of 500"


def test_the_list_holds_every_recipe(shelf: Shelf):
    shelf.add("a")
    shelf.add("b", recipe="formal")
    assert [(v.recipe, v.version) for v in shelf.registry.list()] == [
        ("formal", 1),
        ("outreach", 1),
    ]


def test_models_of_others_on_the_same_server_are_not_ours(shelf: Shelf):
    from mlflow import MlflowClient

    shelf.add("a")
    MlflowClient(shelf.uri, shelf.uri).create_registered_model("somebody-elses")
    assert {v.recipe for v in shelf.registry.list()} == {"outreach"}


def test_an_adapter_comes_back_as_it_went_in(shelf: Shelf, tmp_path: Path):
    shelf.add("a")
    folder = shelf.registry.fetch(shelf.find("1"), tmp_path / "models")
    assert folder == tmp_path / "models" / "outreach-v1"
    stored = (shelf.folder / "outreach-a" / "adapter_model.safetensors").read_bytes()
    assert (folder / "adapter_model.safetensors").read_bytes() == stored
    assert (folder / "model_card.md").read_text() == "# Card"
    assert [path.name for path in folder.parent.glob("[!.]*")] == ["outreach-v1"]


def test_an_adapter_that_is_here_is_not_downloaded_again(shelf: Shelf, tmp_path: Path):
    shelf.add("a")
    version = shelf.find("1")
    first = shelf.registry.fetch(version, tmp_path / "models")
    for path in (shelf.folder / "artifacts").rglob("*.safetensors"):
        path.unlink()
    assert shelf.registry.fetch(version, tmp_path / "models") == first


def test_a_damaged_local_copy_is_fetched_again(shelf: Shelf, tmp_path: Path):
    shelf.add("a")
    version = shelf.find("1")
    folder = shelf.registry.fetch(version, tmp_path / "models")
    (folder / "adapter_model.safetensors").write_bytes(b"damaged")
    again = shelf.registry.fetch(version, tmp_path / "models")
    stored = (shelf.folder / "outreach-a" / "adapter_model.safetensors").read_bytes()
    assert (again / "adapter_model.safetensors").read_bytes() == stored


def test_a_changed_file_in_the_registry_is_refused(shelf: Shelf, tmp_path: Path):
    shelf.add("a")
    (stored,) = (shelf.folder / "artifacts").rglob("*.safetensors")
    stored.write_bytes(b"evil")
    with pytest.raises(MailmillError, match="hash is not the registered one"):
        shelf.registry.fetch(shelf.find("1"), tmp_path / "models")
    assert not (tmp_path / "models" / "outreach-v1").exists()


def test_a_pickle_in_the_registry_is_refused(shelf: Shelf, tmp_path: Path):
    shelf.add("a")
    (stored,) = (shelf.folder / "artifacts").rglob("*.safetensors")
    stored.with_name("adapter_model.bin").write_bytes(b"pickle")
    with pytest.raises(MailmillError, match=r"adapter_model\.bin is none of the files"):
        shelf.registry.fetch(shelf.find("1"), tmp_path / "models")


def test_an_adapter_of_another_shape_is_not_registered(
    tmp_path: Path, shelf: Shelf, make_adapter, make_manifest
):
    folder = make_adapter(tmp_path / "odd", rank=3)
    with pytest.raises(MailmillError, match=r"has shape \[3, 4\], and .* says rank 2"):
        shelf.registry.register("outreach", folder, make_manifest(folder), {}, "")


def test_the_training_index_comes_along(shelf: Shelf, tmp_path: Path):
    shelf.add("a")
    index = shelf.folder / "outreach-a" / INDEX
    index.write_bytes(b"index")
    shelf.add("a")  # known already: the index is added to it
    folder = shelf.registry.fetch(shelf.find("1"), tmp_path / "models")
    assert (folder / INDEX).read_bytes() == b"index"


def test_an_adapter_whose_index_is_gone_is_refused(shelf: Shelf, tmp_path: Path):
    shelf.add("a")
    (shelf.folder / "outreach-a" / INDEX).write_bytes(b"index")
    shelf.add("a")
    for path in (shelf.folder / "artifacts").rglob(INDEX):
        path.unlink()
    with pytest.raises(MailmillError, match="is missing or not the registered one"):
        shelf.registry.fetch(shelf.find("1"), tmp_path / "models")


def test_an_adapter_of_before_the_index_still_loads(shelf: Shelf, tmp_path: Path):
    shelf.add("a")
    folder = shelf.registry.fetch(shelf.find("1"), tmp_path / "models")
    assert shelf.find("1").index_sha256 == ""
    assert not (folder / INDEX).exists()


def test_the_terminal_stays_quiet(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], make_adapter, make_manifest
):
    shelf = Shelf(tmp_path, make_adapter, make_manifest)
    shelf.add("a")
    shelf.registry.fetch(shelf.find("candidate"), tmp_path / "models")
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("alembic").level == logging.WARNING
