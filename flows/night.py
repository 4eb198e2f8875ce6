"""What a night is: the campaign, tonight's run folder, and who writes what."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from flows.adapters import open_registry
from flows.unfinished import tell_broken_off, unfinished_date
from schemas.campaign import Campaign, load_campaign, matching_files
from schemas.errors import InputFileError, UsageError
from schemas.policy import PolicyTable, load_policies
from schemas.recipe import load_recipe, recipe_names
from schemas.settings import Settings
from tasks.common.base_models import base_model_path, base_revision
from tasks.common.files import printable_names, sha256_file, sha256_json, sweep
from tasks.common.hardware import find_tcmalloc, hardware
from tasks.common.jurisdiction import campaign_standing
from tasks.common.processes import alone
from tasks.common.prompts import recipe_sha256
from tasks.export.footer import footer, sample_link
from tasks.export.outcomes import RunFacts
from tasks.generate.answer_cache import CachedEngine
from tasks.generate.answers import Writer
from tasks.generate.drafts import WriterKey
from tasks.generate.engine import Adapter, Engine
from tasks.generate.supervisor import SupervisedEngine
from tasks.generate.vllm_engine import Attach, VLLMEngine, choose_profile
from tasks.ingest.opt_outs import home_lists
from tasks.train.versions import AdapterVersion


@dataclass(frozen=True)
class Night:
    """Everything a run depends on. `inputs` names each by its hash.

    Aliases are looked up once, for `adapters`: who is promoted meanwhile writes the next night.
    """

    file: Path
    campaign: Campaign
    run: RunFacts
    folder: Path
    lead_files: dict[str, Path]
    suppression_files: list[Path]
    cool_down_days: int
    references: Path | None
    limit: int | None
    adapters: dict[WriterKey, AdapterVersion]
    policies: PolicyTable
    inputs: dict[str, object]


def plan_night(file: Path, leads: Path | None, run_date: date | None, limit: int | None) -> Night:
    """Read the campaign file and find its inputs.

    The run's id is made from the date and everything the run reads, so that the same night
    started again is the same run. Without a date it is last night's where that is unfinished and
    reads the same, else today's: a night goes on after midnight.

    Raises:
        InputFileError: the campaign file is wrong, or a file that it names is not there.
    """
    campaign = load_campaign(file)
    if campaign.recipe not in email_recipes():
        known = campaign.recipe in recipe_names()
        raise InputFileError(
            f"key `recipe`: `{campaign.recipe}` "
            + ("does not write to leads" if known else "is no recipe"),
            where=file,
            fix=f"it may be {' or '.join(email_recipes())}",
        )
    policies = load_policies()
    # Its mistakes show before the night.
    stated = campaign_standing(campaign.compliance, policies, file)
    footer(campaign, sample_link(campaign), stated)
    if leads is not None and not leads.is_file():
        raise InputFileError("there is no such lead file", where=leads)
    lead_files = [leads] if leads else matching_files(file.parent, campaign.leads, "lead")
    suppression = matching_files(file.parent, campaign.suppression, "suppression")
    references = matching_files(
        file.parent, (campaign.references,) if campaign.references else (), "reference"
    )
    adapters = adapters_tonight(campaign, file)
    own_days = campaign.compliance.cool_down_days
    cool_down_days = Settings().cool_down_days if own_days is None else own_days
    inputs: dict[str, object] = {
        "recipes": {name: recipe_sha256(load_recipe(name)) for name in email_recipes()},
        "adapters": {
            " ".join(key): f"v{version.version} {version.sha256}"
            for key, version in adapters.items()
        },
        "campaign": campaign.model_dump(mode="json"),
        "limit": limit,
        "policies": {
            "as_of": policies.as_of.isoformat(),
            "sha256": sha256_json(policies.model_dump(mode="json")),
        },
        "cool_down_days": cool_down_days,
        "files": {
            name: sha256_file(path)
            for name, path in printable_names(
                [*lead_files, *suppression, *references], file.parent
            ).items()
        },
    }
    digest = sha256_json(inputs)[:10]
    runs = Settings().runs / campaign.name
    run_date = run_date or unfinished_date(runs, digest, date.today()) or date.today()
    run_id = f"{run_date:%Y%m%d}-{digest}"
    return Night(
        file=file,
        campaign=campaign,
        run=RunFacts(campaign=campaign.name, run_date=run_date, run_id=run_id),
        folder=runs / run_id,
        lead_files=printable_names(lead_files, file.parent),
        suppression_files=[*suppression, *home_lists(Settings().suppression)],
        cool_down_days=cool_down_days,
        references=references[0] if references else None,
        limit=limit,
        adapters=adapters,
        policies=policies,
        inputs=inputs,
    )


@contextmanager
def only_run(night: Night) -> Iterator[None]:
    """Be the one run of this campaign and date that is at work.

    Raises:
        MailmillError: another one is.
    """
    lock = night.folder.parent / f"{night.run.run_date}.lock"
    run = f"run of campaign {night.run.campaign} for {night.run.run_date}"
    with alone(lock, run, fix="wait for it to end: it commits the night"):
        sweep(night.folder)
        tell_broken_off(night.folder.parent, Settings().gold, night.run, night.cool_down_days)
        yield


def adapters_tonight(campaign: Campaign, file: Path) -> dict[WriterKey, AdapterVersion]:
    """(recipe, adapter) -> version: of the campaign's own and of the champions a row may pick.

    Raises:
        InputFileError: the recipe that `file` names has no such adapter.
    """
    if campaign.adapter == "base":
        return {}
    registry = open_registry(Settings())
    try:
        registry.resolve(campaign.recipe, campaign.adapter)
    except UsageError as error:
        raise InputFileError(f"key `adapter`: {error.what}", where=file, fix=error.fix) from error
    return {
        (name, alias): version
        for name in email_recipes()
        for version in registry.show(name)
        for alias in (*version.aliases, str(version.version))
        if alias in ("champion", campaign.adapter)
    }


def writer_problem(base_model: str | None, recipe: str, adapter: str) -> str:
    """Reason code where a row asks for a writer that a night on `base_model` does not have."""
    if recipe not in email_recipes():
        return "recipe.unknown"
    found = base_of(recipe, adapter)
    if found is None:
        return "adapter.unknown"
    return "" if found == base_model else "adapter.other_base"


def base_of(recipe: str, adapter: str) -> str | None:
    """Name of the base model that an adapter stands on; None where there is no such adapter."""
    if adapter == "base":
        return load_recipe(recipe).profiles[hardware().profile].base_model
    version = open_registry(Settings()).resolve(recipe, adapter, missing_ok=True)
    return version.base_model if version else None


def find_writers(
    keys: Iterable[WriterKey], known: Mapping[WriterKey, AdapterVersion]
) -> dict[WriterKey, Writer]:
    """The writer of each (recipe, adapter), adapters fetched and their hashes checked.

    Args:
        keys: what tonight's rows ask for.
        known: versions that were looked up before; others are looked up now.

    Raises:
        UsageError: a recipe has no such adapter.
    """
    return {
        key: find_writer(key[0], str(known[key].version) if key in known else key[1])
        for key in sorted(set(keys))
    }


def find_writer(recipe_name: str, which: str) -> Writer:
    """The writer that `which` (champion, candidate, base or a version) names."""
    settings = Settings()
    recipe = load_recipe(recipe_name)
    registry = open_registry(settings)
    version = registry.resolve(recipe_name, which)
    if version is None:
        base_model = recipe.profiles[hardware().profile].base_model
        revision = base_revision(base_model, settings.models)
        return Writer(recipe, f"{base_model}@{revision}", None)
    revision = base_revision(version.base_model, settings.models)
    if revision != version.base_revision:
        raise InputFileError(
            f"{recipe_name} v{version.version} was trained on {version.base_model} of revision "
            f"{version.base_revision}, and {revision} is here",
            fix=f"install that revision, or run `mailmill retrain {recipe_name}`",
        )
    path = registry.fetch(version, settings.models / "adapters")
    adapter = Adapter(recipe_name, str(version.version), path, version.sha256)
    return Writer(recipe, f"{version.base_model}@{revision}", adapter)


def engine_for(
    writers: Iterable[Writer],
    attach: Attach | None = None,
    *,
    force: bool = False,
    on_answer: Callable[[bool], object] | None = None,
    on_start: Callable[[], object] | None = None,
) -> Engine:
    """The one engine that serves all `writers`; it starts when the first answer is missing.

    Args:
        writers: those of the night.
        attach: how adapters reach the model; None chooses by the hardware.
        force: whether to write anew what was written before.
        on_answer: called once for every answer to a first try, with whether it was kept.
        on_start: called when the model is loaded.

    Raises:
        InputFileError: the writers stand on more than one base model.
    """
    names = sorted({writer.base_model for writer in writers})
    if len(names) > 1:
        raise InputFileError(
            f"one night needs one base model, and its adapters stand on {' and '.join(names)}",
            fix="retrain them on the same base model, or make two campaigns",
        )
    start = partial(start_engine, names[0].partition("@")[0], attach or usual_attach())
    settings = Settings()
    return CachedEngine(
        start,
        names[0],
        settings.home / "cache" / "answers.sqlite",
        days=settings.answer_days,
        force=force,
        on_answer=on_answer,
        on_start=on_start,
    )


@cache
def start_engine(base_model: str, attach: Attach) -> SupervisedEngine:
    """Start vLLM on a base model, once a process: a start costs 20 s and more."""
    machine = hardware()
    ranks = [load_recipe(name).profiles[machine.profile].lora.r for name in recipe_names()]
    path = base_model_path(base_model, Settings().models)
    make = partial(VLLMEngine, path, choose_profile(machine, attach, max(ranks)))
    # Measured elsewhere at up to 1.8 times the tokens a second of the system's allocator.
    preload = [library] if not machine.gpu and (library := find_tcmalloc()) else []
    engine = SupervisedEngine(make, preload=preload)
    engine.wait_until_ready()
    return engine


def usual_attach() -> Attach:
    """How adapters reach the model where there is no night to choose for."""
    return "run time" if hardware().gpu else "merged"


def email_recipes() -> list[str]:
    """Names of the recipes that a row may pick."""
    return [name for name in recipe_names() if load_recipe(name).takes_leads]
