"""The model card: what an adapter is for, what it learned from, how good it is."""

from collections.abc import Mapping

from jinja2 import Environment, StrictUndefined

from schemas.reasons import explain
from schemas.recipe import Profile, Recipe
from tasks.common.base_models import base_model_spec
from tasks.train.manifest import TrainManifest

TEMPLATE = """\
# {{ recipe.name }}: adapter for {{ run.base_model }}

{{ recipe.purpose }}

## What it is

| | |
| --- | --- |
| Base model | {{ run.base_model }}, revision `{{ run.base_revision }}` |
| Licence | {{ base_licence }} (base model); {{ data_licences }} (data) |
| Kind | LoRA, rank {{ lora.r }}, alpha {{ lora.alpha }}, on {{ targets }} |
| Trained with | {{ quantization }}, {{ run.dtype }} arithmetic, {{ run.optimizer }} |
{% if run.started_from %}
| Went on from | the adapter with sha256 `{{ run.started_from }}`\
{% if run.steps_before %}, of {{ run.steps_before }} steps{% endif %} |
{% endif %}
| Adapter | sha256 `{{ run.adapter_sha256 }}` |
| Data | sha256 `{{ run.data_hash }}` |
| Settings | sha256 `{{ run.config_hash }}` |

## What it learned from

{{ run.examples.train }} training and {{ run.examples.validation }} validation examples.
{% for reason, count in run.dropped.items() %}
{{ count }} left out (`{{ reason }}`): {{ explain(reason) }}
{% endfor %}
{% if data_card %}

{{ data_card }}
{% endif %}

## How it was trained

{{ run.steps }} steps, {{ run.tokens_seen }} tokens at \
{{ "%.0f" | format(run.tokens_per_second) }} a second, \
{{ "%.1f" | format(run.seconds / 60) }} minutes.
Training loss at the end {{ "%.3f" | format(run.train_loss) }}\
{% if run.eval_loss is not none %}, lowest validation loss \
{{ "%.3f" | format(run.eval_loss) }}{% endif %} nats a token.
{% for note in run.notes %}
- {{ note }}
{% endfor %}

## How good it is
{% if metrics %}

Measured on held-out examples that share no group with the training data.
{% if verdict %}
The promotion rule: {{ verdict }}.
{% endif %}

| measure | value |
| --- | --- |
{% for name, value in metrics.items() | sort %}
| {{ name }} | {{ "%.4g" | format(value) }} |
{% endfor %}
{% else %}

Not measured.
{% endif %}

## Limits

It writes drafts. Names, numbers and claims in them are checked after generation, and a person
should read what the checks hold back. It knows the kind of text above and nothing else.
"""


def model_card(
    recipe: Recipe,
    manifest: TrainManifest,
    metrics: Mapping[str, float],
    data_card: str,
    verdict: str = "",
) -> str:
    """Markdown about one adapter.

    Args:
        recipe: what it writes.
        manifest: of the training run.
        metrics: figures of the evaluation by name.
        data_card: Markdown about the data, from curation; may be empty.
        verdict: what the promotion rule said; empty where it was not asked.

    Raises:
        InputFileError: the base model is none of adapters/base_models.yaml.
    """
    # Markdown for people, not HTML; StrictUndefined turns a misspelt name into an error.
    environment = Environment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701
    )
    profile = Profile.model_validate(manifest.settings)
    targets = profile.lora.targets
    return environment.from_string(TEMPLATE).render(
        recipe=recipe,
        run=manifest,
        base_licence=base_model_spec(manifest.base_model).licence,
        data_licences=", ".join(dict.fromkeys(source.licence for source in recipe.data)),
        lora=profile.lora,
        targets=targets if isinstance(targets, str) else ", ".join(targets),
        quantization="4-bit nf4 base, double quantisation"
        if manifest.quantization == "nf4"
        else "unquantised base",
        metrics=metrics,
        verdict=verdict,
        data_card=data_card.strip(),
        explain=explain,
    )
