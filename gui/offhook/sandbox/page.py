"""The page at ``/``: what the sandbox holds, for a person to look at."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from .follow_up_records import Note, Recording, Task
from .records import CallLogRecord, JsonObject, Lead, RequestRecord

SHOWN_CALLS = 200
SHOWN_REQUESTS = 60

STYLE = """
:root{color-scheme:light dark;--bg:#f6f7f9;--card:#fff;--line:#e3e6eb;--text:#171a1f;--soft:#5b6472;
--accent:#0b6e63;--accent-soft:#e2f3f0;--stop:#b3261e;--stop-soft:#fbe9e7;--warn:#8a5200;
--warn-soft:#fdf1dc}
@media(prefers-color-scheme:dark){:root{--bg:#16191d;--card:#1f2328;--line:#31373f;--text:#eef1f4;
--soft:#a3adba;--accent:#4cc3b3;--accent-soft:#17352f;--stop:#f2776d;--stop-soft:#3b2220;
--warn:#f0b95e;--warn-soft:#382b14}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:14px/1.45 Inter,system-ui,sans-serif}
main{max-width:1120px;margin:0 auto;padding:28px 20px 48px}
h1{font-size:20px;font-weight:600;margin:0}
h2{font-size:15px;font-weight:600;margin:28px 0 8px}
p{color:var(--soft);margin:4px 0 0}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th{font-size:12px;font-weight:500;color:var(--soft);text-align:left}
th,td{padding:8px 14px;border-top:1px solid var(--line);vertical-align:top;white-space:nowrap}
tr:first-child>th{border-top:0}
td.wide{white-space:normal;min-width:170px;overflow-wrap:anywhere}
td.num,th.num{text-align:right}
small{display:block;color:var(--soft);font-size:12px}
code{font:12px/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
a{color:var(--accent)}
.tag{display:inline-block;border-radius:99px;padding:1px 9px;font-size:12px;font-weight:500;
background:var(--accent-soft);color:var(--accent)}
.tag.bad{background:var(--stop-soft);color:var(--stop)}
.tag.odd{background:var(--warn-soft);color:var(--warn)}
.empty{padding:26px;text-align:center;color:var(--soft)}
"""

# Only what is inside <main> is exchanged, so that the page keeps its place while one reads.
SCRIPT = """
setInterval(async () => {
  try {
    const text = await (await fetch('/')).text();
    const fresh = new DOMParser().parseFromString(text, 'text/html').querySelector('main');
    const shown = document.querySelector('main');
    if (fresh && fresh.innerHTML !== shown.innerHTML && getSelection().isCollapsed)
      shown.replaceWith(fresh);
  } catch {}
}, 1500);
"""

_STATUS_CLASS = {"calling": "odd", "pending": "odd", "error": "bad", "interrupted": "bad"}


@dataclass(frozen=True, slots=True)
class Stored:
    """What the sandbox holds, by id; recordings by their communication's."""

    call_logs: Sequence[CallLogRecord]
    leads: Mapping[int, Lead]
    notes: Mapping[int, Note]
    tasks: Mapping[int, Task]
    recordings: Mapping[int, Recording]


def page(
    name: str,
    stored: Stored,
    requests: Sequence[RequestRecord],
    faults: Sequence[JsonObject],
) -> str:
    """The whole page. Whatever a client sent is escaped."""
    call_logs = stored.call_logs
    open_calls = sum(not call_log.is_complete for call_log in call_logs)
    calls = [_call_row(call_log, stored) for call_log in reversed(call_logs[-SHOWN_CALLS:])]
    latest = [_request_row(record) for record in reversed(requests[-SHOWN_REQUESTS:])]
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sandbox CRM</title>
<meta name="viewport" content="width=device-width"><style>{STYLE}</style>
<noscript><meta http-equiv="refresh" content="3"></noscript></head>
<body><main>
<h1>{escape(name)}</h1>
<p>A CRM to try against, on this computer only. {_count(len(call_logs), "call log")},
{open_calls} not completed.</p>
<h2>Call logs</h2>
<div class="card">{_table(_CALL_HEAD, calls, "No call has been logged yet.")}</div>
{_notes(stored)}{_tasks(stored)}{_faults(faults)}<h2>Latest requests</h2>
<div class="card">{_table(_REQUEST_HEAD, latest, "No request has come yet.")}</div>
</main><script>{SCRIPT}</script></body></html>
"""


_CALL_HEAD = (
    '<tr><th>Started<th>Direction<th>From<th>To<th>Status<th class="num">Duration'
    "<th>History<th>Recording</tr>"
)
_REQUEST_HEAD = "<tr><th>Time<th>Request<th>Answer<th>Body</tr>"


def _table(head: str, rows: Sequence[str], nothing: str) -> str:
    if not rows:
        return f'<div class="empty">{nothing}</div>'
    return f"<table>{head}{''.join(rows)}</table>"


def _call_row(call_log: CallLogRecord, stored: Stored) -> str:
    outgoing = call_log.direction == "outgoing"
    lead = stored.leads.get(call_log.lead_id) if call_log.lead_id is not None else None
    name = f"<small>{escape(lead.name)}</small>" if lead else ""
    day, _, time = call_log.start_at.partition("T")
    history = " → ".join(f"{escape(entry['payload']['status'])}" for entry in call_log.history)
    return (
        f"<tr><td>{escape(time)}<small>{escape(day)}</small>"
        f"<td>{'↗ outgoing' if outgoing else '↙ incoming'}<small>No. {call_log.id}</small>"
        f"<td>{escape(call_log.from_)}{'' if outgoing else name}"
        f"<td>{escape(call_log.to)}{name if outgoing else ''}"
        f"<td>{_tag(call_log.status, _STATUS_CLASS.get(call_log.status, ''))}"
        f'<td class="num">{_duration(call_log.duration)}'
        f'<td class="wide">{history}<td class="wide">{_link(call_log.media_url)}'
        f"{_file(stored.recordings.get(call_log.communication_id))}</tr>"
    )


def _file(recording: Recording | None) -> str:
    if recording is None:
        return ""
    again = f", {recording.uploads} uploads" if recording.uploads > 1 else ""
    return f"{recording.kind}, {recording.size:,} bytes<small>uploaded{again}</small>"


def _notes(stored: Stored) -> str:
    latest = list(stored.notes.values())[-SHOWN_CALLS:]
    rows = [
        f"<tr><td>{escape(_name(stored.leads, note.lead_id))}<small>No. {note.id}</small>"
        f'<td class="wide">{escape(note.content)}<td class="num">{len(note.history)}</tr>'
        for note in reversed(latest)
    ]
    head = '<tr><th>Lead<th>Note<th class="num">Written</tr>'
    return f'<h2>Notes</h2><div class="card">{_table(head, rows, "")}</div>' if rows else ""


def _tasks(stored: Stored) -> str:
    latest = list(stored.tasks.values())[-SHOWN_CALLS:]
    rows = [
        f"<tr><td>{escape(task.date)}<td>{escape(_name(stored.leads, task.lead_id))}"
        f'<small>No. {task.id}</small><td class="wide">{escape(task.title)}'
        f"<td>{task.owner_id}<td>{_tag('done', '') if task.completed else _tag('open', 'odd')}</tr>"
        for task in reversed(latest)
    ]
    head = "<tr><th>When<th>Lead<th>Task<th>Owner<th>State</tr>"
    return f'<h2>Tasks</h2><div class="card">{_table(head, rows, "")}</div>' if rows else ""


def _name(leads: Mapping[int, Lead], lead_id: int) -> str:
    lead = leads.get(lead_id)
    return lead.name if lead else f"{lead_id}, gone"


def _request_row(record: RequestRecord) -> str:
    time = record.at.partition("T")[2].removesuffix("+00:00")
    if record.status is None:
        answer = _tag("none", "odd")
    else:
        answer = _tag(str(record.status), "" if record.status < 400 else "bad")
    fault = f" {_tag(record.fault, 'odd')}" if record.fault else ""
    body = "" if record.body is None else json.dumps(record.body, ensure_ascii=False)
    return (
        f"<tr><td>{escape(time)} UTC<td>{escape(record.method)} {escape(record.path)}"
        f'<td>{answer}{fault}<td class="wide"><code>{escape(body)}</code></tr>'
    )


def _faults(faults: Sequence[JsonObject]) -> str:
    if not faults:
        return ""
    rows = [
        f"<tr><td>{escape(rule['fault'])}<td>{escape(rule['match']['method'] or 'any')}"
        f" {escape(rule['match']['path'] or '')}<td><code>{escape(json.dumps(rule['args']))}</code>"
        f'<td class="num">{rule["struck"]}</tr>'
        for rule in faults
    ]
    head = '<tr><th>Fault<th>Requests<th>How<th class="num">Struck</tr>'
    return f'<h2>What goes wrong</h2><div class="card">{_table(head, rows, "")}</div>'


def _tag(text: str, kind: str) -> str:
    return f'<span class="tag {kind}">{escape(text)}</span>'


def _link(url: str | None) -> str:
    if url is None:
        return ""
    return f'<a href="{escape(url)}" rel="noreferrer noopener">{escape(url)}</a>'


def _duration(seconds: int | None) -> str:
    if seconds is None:
        return "–"
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
