"""What the patterns of a campaign find: files of its folder, links within it, nothing else."""

from pathlib import Path

import pytest

from schemas.campaign import matching_files
from schemas.errors import InputFileError


def test_a_link_inside_its_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "leads-1.csv").write_text("email\n")
    (tmp_path / "latest.csv").symlink_to("leads-1.csv")
    assert matching_files(tmp_path, ("latest.csv",), "lead") == [tmp_path / "latest.csv"]


@pytest.mark.parametrize("pattern", ["drop/*.csv", "drop/evil.csv", "*/evil.csv", "d*/*.csv"])
def test_a_link_out_of_its_folder_is_refused(tmp_path: Path, pattern: str) -> None:
    secret = tmp_path.parent / f"{tmp_path.name}-secret.csv"
    secret.write_text("email\n")
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "evil.csv").symlink_to(secret)
    with pytest.raises(InputFileError) as caught:
        matching_files(tmp_path, (pattern,), "lead")
    assert str(caught.value) == (
        f"{tmp_path}/drop/evil.csv: is a link that leads out of its folder;"
        f" put the file itself there, or name {secret} in the campaign."
    )


def test_a_match_that_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mary@kilbride.example\n")
    (tmp_path / "sub.txt").mkdir()
    assert matching_files(tmp_path, ("*.txt",), "suppression") == [tmp_path / "a.txt"]
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    with pytest.raises(InputFileError, match=r"b\.txt: is no suppression file: a link to nothing"):
        matching_files(tmp_path, ("*.txt",), "suppression")


def test_a_link_to_a_folder_elsewhere_is_refused(tmp_path: Path) -> None:
    for name in ("campaign", "other"):
        (tmp_path / name).mkdir()
    (tmp_path / "other" / "l.csv").write_text("email\n")
    (tmp_path / "campaign" / "drop").symlink_to(tmp_path / "other")
    with pytest.raises(InputFileError, match="leads out of its folder"):
        matching_files(tmp_path / "campaign", ("*/l.csv",), "lead")


def test_a_campaign_may_name_a_file_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text("email\n")
    (tmp_path / "campaign").mkdir()
    found = matching_files(tmp_path / "campaign", ("../l.csv", str(tmp_path / "l.csv")), "lead")
    assert {path.resolve() for path in found} == {tmp_path / "l.csv"}
