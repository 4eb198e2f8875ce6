from pathlib import Path

from schemas.recipe import Recipe
from tasks.train.model_card import model_card


def test_the_card_says_what_the_adapter_is(
    recipe: Recipe, make_adapter, make_manifest, tmp_path: Path
):
    manifest = make_manifest(make_adapter(tmp_path / "a"))
    card = model_card(recipe, manifest, {"candidate.quality": 8.25}, "## Sources\n\nOur generator.")
    assert card.startswith("# outreach: adapter for smollm2-135m-instruct\n")
    assert f"sha256 `{manifest.adapter_sha256}`" in card
    assert "LoRA, rank 8, alpha 16, on all-linear" in card
    assert "8 training and 2 validation examples" in card
    assert "3 left out (`example.too_long`)" in card
    assert "Our generator." in card
    assert "lowest validation loss 0.750" in card
    assert "- paged_adamw_32bit needs CUDA: adamw_torch was used" in card
    assert "| candidate.quality | 8.25 |" in card


def test_an_unmeasured_adapter_says_so(recipe: Recipe, make_adapter, make_manifest, tmp_path: Path):
    manifest = make_manifest(make_adapter(tmp_path / "a")).model_copy(update={"eval_loss": None})
    card = model_card(recipe, manifest, {}, "")
    assert "Not measured." in card
    assert "validation loss" not in card
    assert "\n\n\n" not in card


def test_the_card_says_what_it_went_on_from_and_what_the_rule_said(
    recipe: Recipe, make_adapter, make_manifest, tmp_path: Path
):
    manifest = make_manifest(make_adapter(tmp_path / "a"))
    warm = manifest.model_copy(update={"started_from": "ab12", "steps_before": 840})
    card = model_card(recipe, warm, {"n": 2}, "", "against v3: promoted, it rose")
    assert "| Went on from | the adapter with sha256 `ab12`, of 840 steps |\n| Adapter |" in card
    assert (
        "group with the training data.\nThe promotion rule: against v3: promoted, it rose.\n\n"
        in card
    )
    told = model_card(recipe, warm.model_copy(update={"steps_before": 0}), {}, "")
    assert "sha256 `ab12` |\n| Adapter |" in told
    assert "promotion rule" not in told


def test_the_card_names_the_licences(recipe: Recipe, make_adapter, make_manifest, tmp_path: Path):
    manifest = make_manifest(make_adapter(tmp_path / "a"))
    line = "| Licence | Apache-2.0 (base model); Apache-2.0, public record (FERC) (data) |"
    assert line in model_card(recipe, manifest, {}, "")
    other = manifest.model_copy(update={"base_model": "llama-2-7b-chat"})
    assert "| Licence | Llama 2 Community License (base model); " in model_card(
        recipe, other, {}, ""
    )
