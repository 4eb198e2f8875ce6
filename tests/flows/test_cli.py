"""The command line's own promises: names, exit codes, one sentence."""

import errno
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from flows import cli
from schemas.recipe import recipe_names

PROJECT = Path(__file__).parents[2]
COMMANDS = {
    "demo", "ingest", "curate", "retrain", "evaluate", "campaign", "draft", "adapters", "report",
    "rate", "doctor", "serve", "unsubscribe", "recall",
}  # fmt: skip


@pytest.fixture
def mailmill(monkeypatch, capsys, home):
    """Runs a command in this process; returns exit code, standard output and standard error."""

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["mailmill", *words])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        told = capsys.readouterr()
        return int(stop.value.code or 0), told.out, told.err

    return run


def test_every_promised_command_exists():
    known = typer.main.get_command(cli.app).commands.keys()
    assert known == COMMANDS


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from flows import cli; heavy = ('torch', 'prefect', 'pandas', 'pyarrow');"
        "print([name for name in heavy if name in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_an_unknown_command_is_wrong_use(mailmill):
    assert mailmill("fly")[0] == 2


def test_an_unknown_source_is_wrong_use(mailmill):
    code, _, told = mailmill("ingest", "usenet", "x")
    assert code == 2
    assert "no corpus `usenet`" in told


def test_a_missing_campaign_file_is_a_bad_input(mailmill, tmp_path):
    code, _, told = mailmill("campaign", str(tmp_path / "none.yaml"))
    assert (code, told.count("\n")) == (4, 1)
    assert "none.yaml: there is no such file" in told


def test_a_night_that_cannot_begin_tells_one_sentence(campaign_file, tmp_path):
    mailmill = Path(sys.executable).with_name("mailmill")
    words = ["--home", tmp_path / "home", "campaign", campaign_file(""), "--leads", "/none.csv"]
    run = subprocess.run([mailmill, *words], capture_output=True, text=True)
    assert run.returncode == 4
    assert run.stderr == "mailmill: /none.csv: there is no such lead file.\n"


def test_a_broken_campaign_file_is_a_bad_input(mailmill, campaign_file):
    code, _, told = mailmill("campaign", str(campaign_file("", recipes="outreach")))
    assert code == 4
    assert "unknown key `recipes` (did you mean `recipe`?)" in told


def test_an_unknown_recipe_is_a_bad_input(mailmill, campaign_file):
    code, _, told = mailmill("campaign", str(campaign_file("", recipe="outrich")))
    assert code == 4
    assert "campaign.yaml: key `recipe`: `outrich` is no recipe; it may be formal" in told


def test_an_unknown_adapter_is_a_bad_input(mailmill, campaign_file):
    rows = "Ann,Lee,ann@orlik.example,Head of Finance,Orlik Foods,\n"
    code, _, told = mailmill("campaign", str(campaign_file(rows, adapter="7")))
    assert code == 4
    assert "campaign.yaml: key `adapter`: outreach has no adapter `7`; " in told


def test_a_recipe_without_examples_says_what_to_run(mailmill):
    code, _, told = mailmill("retrain", "outreach")
    assert code == 4
    assert "run `mailmill curate outreach`" in told


def test_a_full_disk_is_told_with_what_to_do(mailmill, monkeypatch):
    def full():
        raise OSError(errno.ENOSPC, "No space left on device", "/data/runs/a")

    monkeypatch.setattr(cli, "app", full)
    code, _, told = mailmill("campaign")
    assert code == 1
    assert told.startswith("mailmill: /data/runs/a: no space left on device; make room on the disk")


@pytest.mark.parametrize(
    "words",
    ["report nothing", "draft nobody", "adapters show nobody", "adapters promote outreach 9"],
)
def test_what_does_not_exist_is_wrong_use(mailmill, words):
    code, _, told = mailmill(*words.split())
    assert (code, told.count("\n")) == (2, 1)


def test_lead_files_of_an_object_store_are_refused(mailmill, campaign_file):
    stated = "s3://bucket/leads.csv"
    of_the_option = mailmill("campaign", str(campaign_file("")), "--leads", stated)
    of_the_file = mailmill("campaign", str(campaign_file("", leads=[stated])))
    for code, _, told in (of_the_option, of_the_file):
        assert code == 4
        assert "not yet of an object store" in told


def test_an_import_counts_by_kind_and_a_bad_row_is_a_bad_input(mailmill, tmp_path, home):
    file = tmp_path / "export.csv"
    file.write_text("email\nann@orlik.example\n\nann@orlik.example\n")
    code, told, _ = mailmill("unsubscribe", "import", str(file))
    assert (code, told.splitlines()[0]) == (
        0, "export.csv: 2 addresses, 0 unsubscribe links; 1 new, 1 known before."
    )  # fmt: skip
    assert (home / "suppression" / "unsubscribed.txt").exists()
    file.write_text("email\nMary Smith\n")
    code, _, told = mailmill("unsubscribe", "import", str(file))
    assert (code, told.count("\n")) == (4, 1)
    assert "export.csv, line 2: the entry is neither an address nor an unsubscribe link" in told


def test_a_rotated_key_is_named(mailmill):
    code, told, _ = mailmill("unsubscribe", "rotate-key")
    assert code == 0
    assert "unsubscribe.2.key signs new unsubscribe links" in told


def test_who_is_nowhere_is_no_error_and_no_address_is_wrong_use(mailmill):
    code, told, _ = mailmill("recall", "ann@orlik.example")
    assert code == 0
    assert re.match(r"No file under .* holds ann@orlik\.example\.", told)
    assert mailmill("recall", "Ann Lee")[0] == 2


def test_doctor_names_engine_and_models(mailmill):
    code, told, _ = mailmill("doctor")
    assert code == 0
    for word in ("cores", "vllm", "torch", "smollm2-135m-instruct", "registry", "free in"):
        assert word in told


def test_campaign_help_names_every_key():
    from schemas.campaign import Campaign

    text = cli.campaign.__doc__ or ""
    assert [key for key in Campaign.model_fields if not re.search(rf"\b{key}\b", text)] == []


def test_the_readme_shows_commands_and_recipes_that_exist():
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"bin/mailmill ([a-z]+)", text))
    assert shown
    assert shown <= COMMANDS
    assert all(f"`{name}`" in text for name in recipe_names())
    for target in re.findall(r"^make ([a-z]+)", text, re.MULTILINE):
        assert f"\n{target}:" in (PROJECT / "Makefile").read_text(encoding="utf-8")
