"""``offhook doctor`` and ``support`` as processes: what they find, and whom they tell of."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

from offhook.sandbox import Sandbox
from support.desk import LEAD_NUMBER, OWN_NUMBER, TOKEN
from support.running import RunningProgram, wait_until

NOTE = "Veut la Tucson grise, demande Geneviève"
RECORDING = "https://pbx.garage.example/rec/4182579084.mp3"


def look(program: RunningProgram, *arguments: str) -> tuple[int, dict[str, dict[str, Any]]]:
    ran = program.cli("doctor", "--json", *arguments)
    assert ran.stderr == ""
    rows = json.loads(ran.stdout)
    return ran.returncode, {row["found"]: row for row in rows}


def test_a_desk_that_is_well_and_one_that_is_not(program: RunningProgram, crm: Sandbox) -> None:
    code, found = look(program)
    assert code == 0, found
    assert {"display_ok", "store_ok", "network_ok", "token_ok", "clock_ok", "disk_ok"} <= set(found)
    assert {"settings_ok", "journal_none"} <= set(found)
    assert found["network_ok"]["facts"] == [crm.base_url]
    assert all(request.path.endswith("/account") for request in crm.requests())

    program.folder.inbox.mkdir(exist_ok=True)
    aside = program.folder.inbox / "unreadable"
    aside.mkdir()
    (aside / "1.json").write_bytes(b"?")
    found = look(program)[1]
    assert found["journal_unread"]["facts"] == ["1"]
    assert found["journal_unread"]["verdict"] == "warn"

    program.folder.settings.write_text(f'{{"base_url": "{crm.base_url}", "rate_share": "many"}}')
    crm.faults.add("status", code=503, path="account$", times=1)
    program.environment["QT_QPA_PLATFORM"] = "nowhere"
    program.environment["PATH"] = "/nowhere"
    code, found = look(program)
    assert code == 1
    for name in ("display_none", "settings_bad_key", "settings_no_line", "network_status"):
        assert found[name]["verdict"] in ("warn", "fail"), name
        assert found[name]["mend"], name
    assert "Requests a minute" in found["settings_bad_key"]["said"]
    assert found["links_unknown"]["verdict"] == "skipped"
    program.environment["QT_QPA_PLATFORM"] = "offscreen"

    program.give_token("another-token")
    assert "token_rejected" in look(program)[1]
    ran = program.cli("token", "clear")
    assert ran.returncode == 0
    assert "token_missing" in look(program)[1]
    crm.offline(True)
    assert look(program)[1]["network_fault"]["facts"] == [crm.base_url, "no_connection"]
    crm.offline(False)


def test_a_support_file_tells_of_nobody(
    program: RunningProgram, crm: Sandbox, tmp_path: Path
) -> None:
    program.start()
    program.tell("dial", LEAD_NUMBER)
    program.tell("answered")
    program.tell("note", NOTE)
    program.tell("recording", RECORDING)
    program.tell("hangup")
    program.wait_synced()
    wait_until(lambda: program.entries()[-1].call.lead_name)
    entry = program.entries()[-1]
    lead = entry.call.lead_name
    assert lead == "John Doe"
    # What a careless log line or trace could have quoted.
    log = program.folder.log / "crash-20260101-000000-000000.txt"
    quoted = f"{lead} {LEAD_NUMBER} (418) 257-9084 rep@example.com {NOTE} {Path.home()}/x.py"
    log.write_text(f"2026-01-01 00:00:00\nRuntimeError: {quoted}\nin doe's call\n")

    target = tmp_path / "support.zip"
    assert program.tell("support", str(target)) == str(target)
    with zipfile.ZipFile(target) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist()}
    everything = "\n".join(parts.values())
    secrets = [TOKEN, LEAD_NUMBER, OWN_NUMBER, "2579084", "257-9084", "6526793", "rep@example.com"]
    secrets += ["John", "Doe", "Geneviève", "Tucson", "pbx.garage", str(Path.home())]
    secrets += ["Concession Sainte-Foy"]  # the account's name, which is the rep's employer
    for secret in secrets:
        assert not re.search(re.escape(secret), everything, re.IGNORECASE), secret

    assert json.loads(parts["versions.json"])["Offhook"]
    settings = json.loads(parts["settings.json"])
    assert (settings["lines"], settings["base_url"]) == ("set", crm.base_url)
    (call,) = json.loads(parts["calls.json"])
    assert (call["status"], call["sync"]) == ("answered", "synced")
    attempts = json.loads(parts["attempts.json"])
    assert attempts[0]["verb"] == "create"
    assert {attempt["http_status"] for attempt in attempts} <= {200, 201}
    assert attempts[0]["fields"]["to"] == "…"
    assert attempts[0]["fields"]["status"] == "calling"
    assert any(row["found"] == "token_ok" for row in json.loads(parts["findings.json"]))
    crash = parts[f"logs/{log.name}"]
    assert crash.startswith("2026-01-01 00:00:00\nRuntimeError: ")
    assert "logs/offhook.log" in parts


def test_a_support_file_that_cannot_be_written_is_said(program: RunningProgram) -> None:
    ran = program.cli("support", "/nowhere/support.zip")
    assert ran.returncode == 1
    assert "/nowhere/support.zip was not written" in ran.stderr
