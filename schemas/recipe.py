"""A recipe: one folder under `adapters/`, whose `recipe.yaml` is this model."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from schemas.cues import Cue
from schemas.errors import InputFileError, UsageError
from schemas.settings import PROJECT
from schemas.yaml_files import FileModel, load_yaml

ADAPTERS = PROJECT / "adapters"


class DataSource(FileModel):
    """One corpus of the data mix."""

    source: Literal["generator", "enron", "dolly", "cover-letters", "academic", "summaries"]
    """Which reader or generator makes the examples."""
    limit: int = Field(gt=0)
    """At most this many examples, after all filters."""
    licence: str
    """Licence of the corpus, written into every example."""
    keywords: tuple[str, ...] = ()
    """Keep only rows whose instruction or category holds one of these words."""


class Lora(FileModel):
    """Shape of the adapter (PEFT's LoraConfig)."""

    r: int = Field(ge=1, le=256)
    """Rank."""
    alpha: int = Field(ge=1)
    """Scaling numerator."""
    dropout: float = Field(ge=0, lt=1)
    """Dropout on the adapter's input."""
    targets: tuple[str, ...] | Literal["all-linear"]
    """Names of the projections that get an adapter."""


class Training(FileModel):
    """Settings of one training run (TRL's SFTConfig)."""

    quantization: Literal["nf4", "none"] = "nf4"
    """nf4 is bitsandbytes 4-bit with double quantisation."""
    compute_dtype: Literal["auto", "bfloat16", "float16", "float32"] = "auto"
    """auto: bfloat16 where the hardware has it, else float32 (float16 on older GPUs)."""
    epochs: float = Field(1.0, gt=0)
    """Passes over the training split, unless max_steps is given."""
    max_steps: int | None = Field(None, ge=1)
    """Optimizer steps; overrides epochs."""
    batch_size: int = Field(ge=1)
    """Sequences per device and forward pass."""
    gradient_accumulation: int = Field(1, ge=1)
    """Forward passes per optimizer step."""
    learning_rate: float = Field(gt=0, lt=1)
    """Peak learning rate."""
    scheduler: str = "cosine"
    """Learning-rate schedule, by transformers' names."""
    warmup_ratio: float = Field(0.03, ge=0, lt=1)
    """Share of the steps with rising learning rate."""
    optimizer: str = "adamw_torch"
    """Optimizer, by transformers' names; paged_* needs CUDA and falls back to adamw_torch."""
    max_length: int = Field(1024, ge=64)
    """Tokens of prompt and answer together; longer examples are rejected before training."""
    packing: bool = False
    """Fill batches with whole examples instead of padding."""
    gradient_checkpointing: bool = False
    """Trade speed for memory."""
    eval_steps: int = Field(50, ge=1)
    """Optimizer steps between evaluations and checkpoints."""
    early_stopping_patience: int = Field(3, ge=1)
    """Evaluations without a lower loss before training stops."""
    seed: int = 17
    """Seeds weights, order and dropout."""


class Profile(FileModel):
    """Everything that depends on the hardware."""

    base_model: str
    """A name of adapters/base_models.yaml."""
    lora: Lora
    training: Training


class Prompt(FileModel):
    """Jinja templates, relative to the recipe's folder."""

    system: str = "system.jinja"
    """Static: the same for every row, so that the engine computes it once."""
    user: str = "user.jinja"
    """What differs from row to row, last."""


class Output(FileModel):
    """What the model must answer with."""

    format: Literal["json", "text"]
    """json: one object with exactly these fields; text: the answer is the single field."""
    fields: dict[str, Literal["string", "strings", "letter"]]
    """Name -> a string, three strings, or a letter: a string that begins with the reader's name and
    ends with the writer's."""

    @model_validator(mode="after")
    def _text_has_one_field(self) -> "Output":
        if self.format == "text" and len(self.fields) != 1:
            raise ValueError("a text output has exactly one field")
        return self

    def json_schema(self, letter_pattern: str = "") -> dict[str, object]:
        """JSON schema of the answer. No maxLength: it would make xgrammar forbid escapes.

        Args:
            letter_pattern: expression of a letter's JSON text; empty for any text.
        """
        kinds: dict[str, dict[str, object]] = {
            "string": {"type": "string"},
            "strings": {"type": "array", "items": {"type": "string"}, "minItems": 3, "maxItems": 3},
            "letter": {"type": "string"},
        }
        if letter_pattern:
            kinds["letter"]["pattern"] = letter_pattern
        return {
            "type": "object",
            "properties": {name: kinds[kind] for name, kind in self.fields.items()},
            "required": list(self.fields),
            "additionalProperties": False,
        }


class Sampling(FileModel):
    """vLLM's sampling parameters."""

    temperature: float = Field(0.6, ge=0, le=2)
    min_p: float = Field(0.1, ge=0, le=1)
    """Tokens below this share of the likeliest one's chance are left out. Not top_p: that sorts the
    vocabulary for every token, 30 % of an email's time on a CPU."""
    repetition_penalty: float = Field(1.0, ge=0.5, le=2)
    max_tokens: int = Field(320, ge=16)
    """Bounds the answer; an answer cut here is `output.cut`."""

    def of_further_try(self) -> "Sampling":
        """The same, but for a greedy writer, who would write the same again."""
        if self.temperature:
            return self
        return self.model_copy(update={
            "temperature": 0.7,
            "min_p": max(self.min_p, 0.1),
            "repetition_penalty": max(self.repetition_penalty, 1.1),
        })  # fmt: skip


Ceiling = Annotated[float, Field(ge=0, allow_inf_nan=False)]


# Measures of a held-out answer by what is better; a misspelt one would be noticed after a training.
MoreIsBetter = Literal[
    "answered", "bertscore_f1", "bertscore_precision", "bertscore_recall", "bleu", "closing_ok",
    "distinctness", "fields_used", "greeting_ok", "grounding", "json_valid", "offer_told",
    "own_lead_first", "own_objective_first", "personalization_ok", "quality", "ready", "rouge_l",
    "semantic_similarity", "sourced", "word_count_in_range",
]  # fmt: skip
LessIsBetter = Literal["frame_share", "invented", "loss", "memorisation"]


class Promotion(FileModel):
    """When a candidate takes the champion's place; stands before anything is measured."""

    measure: MoreIsBetter
    """The one that must rise: the lower end of its difference's 95 % interval above 0."""
    guards: tuple[MoreIsBetter, ...] = ()
    """Rates and shares that must not fall."""
    most_points: float = Field(1.0, ge=0)
    """By how many hundredths a guard may fall on average."""
    worst_points: float = Field(5.0, gt=0, allow_inf_nan=False)
    """A fall by so many must be ruled out with 99 %: where the examples are too few for that, the
    candidate is refused."""
    least_answered: float = Field(0.9, ge=0, le=1)
    """Share of the examples that must get a usable answer."""
    least_measured: float = Field(0.9, gt=0, le=1)
    """Share of the examples that measure and guards must have a value for; lower in a recipe with
    a guard that exists for emails to leads alone, and with other examples beside them."""
    ceilings: dict[LessIsBetter, Ceiling] = Field(default_factory=dict)
    """By measure the most that the candidate's mean may be, whatever the champion's is; a candidate
    above it, or not measured at all, is refused."""
    examples: int = Field(400, ge=2)
    """Held-out examples to write; fewer can seldom show a rise."""


class Recipe(FileModel):
    """One thing that Mailmill can learn to write."""

    name: str = Field(pattern=r"[a-z][a-z0-9_]*")
    """The folder's name."""
    purpose: str
    """One sentence for people."""
    writes: Literal["email", "text"]
    """email: usable in a campaign (its output has `subject` and `body`); text: not."""
    data: tuple[DataSource, ...] = Field(min_length=1)
    """The data mix."""
    profiles: dict[Literal["cpu", "gpu"], Profile]
    """cpu: the embedded model; gpu: the reference system's own hyper-parameters."""
    prompt: Prompt = Prompt()
    output: Output
    promotion: Promotion
    """The rule by which a retrained adapter becomes champion."""
    sampling: Sampling = Sampling()
    baseline: Literal["first_sentence"] | None = None
    """What stands beside the adapters in an evaluation and needs no model: the first own sentence
    of the input `email`."""
    cues: tuple[Cue, ...] = ()
    """How parts of the answer may begin. Each prompt names one beginning for each part, so that a
    thousand emails begin, ask and end in many ways where the sampling is cool."""
    cues_like: str | None = None
    """Another recipe, with cues of its own, that hold for the parts that `cues` does not name."""
    takes_leads: bool = False
    """Whether a campaign may use it: the user template takes a lead, a sender and an objective."""
    required_inputs: tuple[str, ...] = ()
    """Variables without which the user template makes no sense, where the shape has them."""
    example_input: dict[str, object] = Field(default_factory=dict)
    """An input of our own, asked for by `mailmill draft` and shown in its help."""
    other_inputs: tuple[dict[str, object], ...] = ()
    """Examples of the other shapes of input that the template takes, if there are any."""

    @model_validator(mode="after")
    def _emails_have_subject_and_body(self) -> "Recipe":
        if self.writes == "email" and set(self.output.fields) != {"subject", "body"}:
            raise ValueError("a recipe that writes emails has the output fields subject and body")
        return self

    @model_validator(mode="after")
    def _a_baseline_reads_an_email(self) -> "Recipe":
        if self.baseline and "email" not in self.required_inputs:
            raise ValueError("a recipe with a baseline has `email` among its required_inputs")
        return self

    @property
    def folder(self) -> Path:
        """The recipe's folder under `adapters/`."""
        return ADAPTERS / self.name


class RatingTask(FileModel):
    """One task that people rate the answers to."""

    title: str
    """A few words."""
    inputs: dict[str, object]
    """The variables of the recipe's user template."""


class RatingTasks(FileModel):
    """A recipe's `rating.yaml`."""

    tasks: tuple[RatingTask, ...] = Field(min_length=1)
    """In the order of the sheet."""


def recipe_names() -> list[str]:
    """Names of all recipes, sorted."""
    return sorted(path.parent.name for path in ADAPTERS.glob("*/recipe.yaml"))


def load_recipe(name: str) -> Recipe:
    """The recipe of that name, with the cues that it takes from another.

    Raises:
        UsageError: there is none.
        InputFileError: its file is wrong.
    """
    recipe = _own_file(name)
    if recipe.cues_like is None:
        return recipe
    own = {cue.part for cue in recipe.cues}
    others = sorted(set(recipe_names()) - {name})
    if recipe.cues_like not in others or (model := _own_file(recipe.cues_like)).cues_like:
        raise InputFileError(
            f"key `cues_like`: `{recipe.cues_like}` is no other recipe with cues of its own",
            where=ADAPTERS / name / "recipe.yaml",
        )
    taken = [cue for cue in model.cues if cue.part not in own]
    return recipe.model_copy(update={"cues": (*taken, *recipe.cues)})


def _own_file(name: str) -> Recipe:
    if name not in recipe_names():
        raise UsageError(
            f"there is no recipe `{name}`", fix=f"the recipes are {', '.join(recipe_names())}"
        )
    return load_yaml(ADAPTERS / name / "recipe.yaml", Recipe)
