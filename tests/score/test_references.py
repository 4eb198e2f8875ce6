import pytest

from schemas.errors import InputFileError
from tasks.score.references import read_references


def test_bodies_in_order(tmp_path) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text('{"subject": "s", "body": "Hi"}\n\n{"body": "Ho"}\n')
    assert read_references(file) == ["Hi", "Ho"]


def test_no_file_no_references() -> None:
    assert read_references(None) == []


@pytest.mark.parametrize("line", ["{", "[]", '{"subject": "s"}', '{"body": " "}'])
def test_bad_line_is_named(tmp_path, line: str) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text('{"body": "Hi"}\n' + line)
    with pytest.raises(InputFileError, match="line 2"):
        read_references(file)


def test_empty_file_is_refused(tmp_path) -> None:
    (tmp_path / "r.jsonl").write_text("\n")
    with pytest.raises(InputFileError, match="no approved email"):
        read_references(tmp_path / "r.jsonl")


def test_missing_file_is_named(tmp_path) -> None:
    with pytest.raises(InputFileError, match=r"r\.jsonl"):
        read_references(tmp_path / "r.jsonl")
