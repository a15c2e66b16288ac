"""The data folder, its socket, and what kind of place it lies in."""

from __future__ import annotations

import getpass
import os
import socket
import stat
import sys
from pathlib import Path

import pytest

from offhook.desk.address import window_address
from offhook.desk.files import write_atomic
from offhook.desk.folder import DataFolder, FolderRefusal, FolderRefused
from offhook.desk.machine import linux_id, machine_id
from offhook.desk.shared import SharedKind, looks_shared

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes and sockets")
linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux's table of mounts")


def test_option_goes_before_environment_before_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert DataFolder.locate().path.name == "Offhook"
    assert not DataFolder.locate().path.exists()
    monkeypatch.setenv("OFFHOOK_DATA_DIR", str(tmp_path / "environment"))
    assert DataFolder.locate().path == (tmp_path / "environment").resolve()
    assert DataFolder.locate(tmp_path / "option").path == (tmp_path / "option").resolve()


@posix
def test_created_for_this_user_alone(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "deep" / "data").create()
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert folder.create().path.is_dir()


@posix
def test_an_open_folder_of_ours_is_closed(tmp_path: Path) -> None:
    for name in ("empty", "ours"):
        (tmp_path / name).mkdir(mode=0o755)
    (tmp_path / "ours" / "settings.json").write_text("{}")
    for name in ("empty", "ours"):
        DataFolder(tmp_path / name).create()
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o700


@posix
def test_an_open_folder_of_something_else_is_refused_unchanged(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents").chmod(0o755)
    (tmp_path / "documents" / "letter.txt").write_text("Dear")
    with pytest.raises(FolderRefused) as refused:
        DataFolder(tmp_path / "documents").create()
    assert refused.value.reason is FolderRefusal.NOT_OURS
    assert stat.S_IMODE((tmp_path / "documents").stat().st_mode) == 0o755


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(FolderRefused) as refused:
            DataFolder(path).create()
        assert refused.value.reason is FolderRefusal.NOT_A_FOLDER


@posix
def test_socket_can_be_bound_however_deep_the_folder(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*(["a folder with a long name"] * 6))
    deep.mkdir(parents=True)
    name = DataFolder(deep).socket_name
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(name)
        assert stat.S_IMODE(Path(name).parent.stat().st_mode) == 0o700
    Path(name).unlink()


def test_each_folder_has_its_own_address_and_a_link_has_its_targets(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "one", target_is_directory=True)
    one = DataFolder(tmp_path / "one").socket_name
    assert DataFolder(tmp_path / "link").socket_name == one
    assert DataFolder(tmp_path / "two").socket_name != one


@posix
def test_socket_goes_to_no_place_that_others_may_enter(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    tmp_path = tmp_path_factory.mktemp("p")  # short: a socket's path may have 100 bytes
    for name, mode in (("open", 0o755), ("private", 0o700)):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(mode)
    (tmp_path / "link").symlink_to(tmp_path / "private")
    (tmp_path / "file").write_text("")
    bad = [tmp_path / "open", tmp_path / "link", tmp_path / "file", tmp_path / "none"]
    chosen = window_address(tmp_path, [*bad, tmp_path / "private"])
    assert Path(chosen).parent == tmp_path / "private"
    with pytest.raises(OSError, match="private place"):
        window_address(tmp_path, bad)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give away")
def test_socket_goes_to_no_place_of_another_user(tmp_path: Path) -> None:
    place = tmp_path / "theirs"
    place.mkdir(mode=0o700)
    os.chown(place, 12345, 12345)
    with pytest.raises(OSError, match="private place"):
        window_address(tmp_path, [place])


@posix
def test_address_does_not_rest_on_the_sessions_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    first = DataFolder(tmp_path).socket_name
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert DataFolder(tmp_path).socket_name == first
    place = Path(first).parent
    if place.name.startswith("offhook-") and not any(place.iterdir()):
        place.rmdir()


def test_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomic(path, b"first")
    write_atomic(path, b"second")
    assert path.read_bytes() == b"second"
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_atomic(tmp_path / "folder", b"third")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "folder"]


def test_machine_id_stays_and_tells_nothing(tmp_path: Path) -> None:
    first = machine_id(tmp_path)
    assert machine_id(tmp_path) == first
    assert len(first) == 32
    assert getpass.getuser() not in first
    if Path("/etc/machine-id").exists():
        assert first not in Path("/etc/machine-id").read_text()


@linux
def test_machine_without_an_id_is_given_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offhook.desk.machine._LINUX_PLACES", (tmp_path / "none",))
    first = machine_id(tmp_path / "state")
    assert machine_id(tmp_path / "state") == first
    assert machine_id(tmp_path / "another") != first
    (tmp_path / "state" / "machine-id").write_text("damaged")
    assert machine_id(tmp_path / "state") != first


def test_only_a_real_system_id_counts(tmp_path: Path) -> None:
    place, other = tmp_path / "machine-id", tmp_path / "other"
    other.write_text("0123456789abcdef0123456789abcdef\n")
    for text in ("", "uninitialized\n", "0" * 32, "0123"):
        place.write_text(text)
        assert linux_id((place, other)) == "0123456789abcdef0123456789abcdef"
    assert linux_id((place,)) is None


def test_this_computers_folder_is_not_shared(tmp_path: Path) -> None:
    assert looks_shared(tmp_path) is None


@pytest.mark.parametrize(
    "part",
    [
        "Dropbox",
        "Dropbox (Garage Tremblay)",
        "OneDrive",
        "OneDrive - Garage Tremblay",
        "Google Drive",
        "GoogleDrive-rep@dealer.example",
        "Mobile Documents",
        "iCloud Drive",
        "iCloudDrive",
        "Nextcloud",
    ],
)
def test_names_of_synchronising_programs(tmp_path: Path, part: str) -> None:
    assert looks_shared(tmp_path / part / "Offhook") is SharedKind.SYNCHRONISED


@pytest.mark.parametrize("part", ["box-spring", "drive", "Dropboxes", "one"])
def test_names_that_only_look_alike(tmp_path: Path, part: str) -> None:
    assert looks_shared(tmp_path / part / "Offhook") is None


def test_moved_onedrive_folder_is_known_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "work"))
    assert looks_shared(tmp_path / "work" / "Offhook") is SharedKind.SYNCHRONISED


def test_link_into_a_synchronised_folder(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    assert looks_shared(tmp_path / "plain" / "Offhook") is SharedKind.SYNCHRONISED


MOUNTS = r"""
22 1 0:21 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /srv/home rw,relatime shared:2 - nfs4 nas:/home rw
31 30 0:41 / /srv/home/local rw - ext4 /dev/sdb1 rw
32 22 0:42 / /srv/With\040space rw - cifs //nas/share rw
33 22 0:43 / /srv/ssh rw - fuse.sshfs rep@nas:/ rw
34 22 0:44 / /srv/safe rw - fuse.gocryptfs /srv/.safe rw
35 22 0:45 / /srv/twice rw - ext4 /dev/sdc1 rw
36 35 0:46 / /srv/twice rw - nfs nas:/twice rw
an unknown line
""".strip()


@linux
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/home/rep/Offhook", SharedKind.NETWORK),
        ("/srv/home/local/Offhook", None),
        ("/srv/homework", None),
        ("/srv/With space/Offhook", SharedKind.NETWORK),
        ("/srv/ssh/Offhook", SharedKind.NETWORK),
        ("/srv/safe/Offhook", None),
        ("/srv/twice/Offhook", SharedKind.NETWORK),
    ],
)
def test_file_systems_of_the_network(path: str, kind: SharedKind | None) -> None:
    assert looks_shared(Path(path), MOUNTS) is kind
