import pytest

from schemas.errors import InputFileError
from tasks.common.files import printable_names, replacing, sha256_json, write_text


def test_the_old_content_stays_when_writing_fails(tmp_path):
    write_text(tmp_path / "a.txt", "old")
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "a.txt") as temporary:
        temporary.write_text(f"half {1 / 0}")
    assert (tmp_path / "a.txt").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_key_order_does_not_change_a_hash():
    assert sha256_json({"a": 1, "b": [2]}) == sha256_json({"b": [2], "a": 1})


def test_files_are_named_as_reports_write_them(tmp_path):
    odd, plain = tmp_path / "l\udce9.csv", tmp_path / "eu" / "l.csv"
    assert printable_names([odd, plain, plain], tmp_path) == {
        r"l\udce9.csv": odd, "eu/l.csv": plain,
    }  # fmt: skip


def test_a_file_that_would_pass_for_another_is_refused(tmp_path):
    with pytest.raises(InputFileError) as caught:
        printable_names([tmp_path / "l\udce9.csv", tmp_path / r"l\udce9.csv"], tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}/l\\udce9.csv: two files have names that reports can only write alike;"
        " rename one of them in letters that every system knows."
    )
