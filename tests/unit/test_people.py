"""Who is at this desk: folders, names, and who is meant where nobody is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from offhook.desk.folder import DataFolder
from offhook.desk.people import NameTaken, People


@pytest.fixture
def people(tmp_path: Path) -> People:
    return People(tmp_path / "data")


def names(people: People) -> list[str]:
    return [person.name for person in people.all()]


def test_at_first_there_is_one_and_nothing_is_written(people: People, tmp_path: Path) -> None:
    (first,) = people.all()
    assert (first.key, first.name, first.path) == ("", "", tmp_path / "data")
    assert people.current() == first
    assert not (tmp_path / "data").exists()


def test_each_has_a_folder_and_the_chosen_one_is_meant(people: People, tmp_path: Path) -> None:
    home = tmp_path / "data"
    marie = people.add("  Marie-Ève   Côté ")
    assert marie.name == "Marie-Ève Côté"
    assert marie.path == home / "desks" / "marie-eve-cote"
    assert DataFolder.locate(home).path == home
    people.choose(marie)
    folder = DataFolder.locate(home)
    assert folder.path == marie.path
    assert (folder.home, folder.person) == (home, "marie-eve-cote")
    assert DataFolder.locate(marie.path).path == marie.path  # named, it is itself
    assert DataFolder(home).person == ""
    people.choose(people.all()[0])
    assert DataFolder.locate(home).path == home


def test_names_are_told_apart_and_folders_too(people: People) -> None:
    people.add("Li")
    with pytest.raises(NameTaken):
        people.add("LI")
    with pytest.raises(ValueError, match="name"):
        people.add(" \n ")
    keys = {people.add(name).key for name in ("Lí", "李", "王", "../..", "x" * 200)}
    assert keys == {"li-2", "person", "person-2", "person-3", "x" * 32}
    assert len(names(people)) == 7


def test_a_new_name_leaves_folder_and_token_where_they_are(people: People) -> None:
    marie = people.add("Marie")
    renamed = people.rename(marie, "Marie-Claude")
    assert (renamed.key, renamed.path) == (marie.key, marie.path)
    first = people.rename(people.all()[0], "Jean")
    assert names(people) == ["Jean", "Marie-Claude"]
    with pytest.raises(NameTaken):
        people.rename(first, "marie-claude")
    assert people.rename(first, "JEAN").name == "JEAN"


@pytest.mark.parametrize("said", ["gone", "../../etc", "", "\x00", "MARIE", "é"])
def test_who_is_gone_or_was_never_there_is_not_meant(
    people: People, tmp_path: Path, said: str
) -> None:
    marie = people.add("Marie")
    people.choose(marie)
    (tmp_path / "data" / "desks" / "current").write_text(said, "utf-8")
    assert people.current().key == ""


def test_garbage_in_a_folder_is_nobody_and_a_card_that_is_damaged_keeps_its_folder(
    people: People, tmp_path: Path
) -> None:
    marie = people.add("Marie")
    (tmp_path / "data" / "desks" / "stray").mkdir()
    (marie.path / "person.json").write_bytes(b"\xff{")
    assert [(each.key, each.name) for each in people.all()] == [("", ""), ("marie", "marie")]
    people.choose(marie)
    assert people.current().path == marie.path


def test_a_folder_that_is_only_called_desks_is_nobody_s(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "desks" / "mine")
    assert folder.home == folder.path
    assert folder.person == ""
