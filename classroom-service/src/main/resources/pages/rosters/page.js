// The page of roster imports: sends a file, shows what it would change, has it applied or taken back. It only ever sets
// text, never markup, so nothing that a roster says can become part of the page.
import { ask } from "../shared/api.js";
import { byId, language, make, say, texts } from "../shared/element.js";

const number = new Intl.NumberFormat(language);
const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
const IMPORTS = "/api/roster-imports";
const KINDS = ["users", "classes", "enrollments"];
const COUNTS = ["created", "changed", "removed", "unchanged", "not_named", "skipped", "in_error"];
const LOOK_AGAIN_MS = 700;
const SHOWN = 20;

let current = null;
let cursor = null;

const element = (name, text, className) => make(name, { text, class: className });

async function guarded(button, work) {
    const buttons = [byId("send"), byId("apply"), byId("undo")];
    buttons.forEach((each) => (each.disabled = true));
    button.setAttribute("aria-busy", "true");
    try {
        await work();
    } catch (failure) {
        say(failure.message, "bad");
    } finally {
        buttons.forEach((each) => (each.disabled = false));
        button.removeAttribute("aria-busy");
        if (current) {
            showActions(current);
        }
    }
}

byId("upload").addEventListener("submit", (event) => {
    event.preventDefault();
    const file = byId("file").files[0];
    const query = new URLSearchParams({ source: byId("source").value || "oneroster" });
    if (byId("mode").value) {
        query.set("mode", byId("mode").value);
    }
    guarded(byId("send"), async () => {
        say(texts.reading);
        const zip = file.name.toLowerCase().endsWith(".zip");
        const report = await ask(IMPORTS + "?" + query, {
            method: "POST",
            headers: { "Content-Type": zip ? "application/zip" : "text/csv" },
            body: file,
        });
        say(report.errors_total > 0 ? texts.readWithErrors : texts.read, report.errors_total > 0 ? "warn" : "good");
        await show(report, true);
        await listPast();
    });
});

byId("apply").addEventListener("click", () =>
    guarded(byId("apply"), async () => {
        const report = await ask(`${IMPORTS}/${current.id}/apply`, {
            method: "POST",
            body: { over_threshold: byId("over-threshold").checked },
        });
        await follow(report);
    }));

byId("undo").addEventListener("click", () =>
    guarded(byId("undo"), async () => {
        if (window.confirm(texts.undoSure)) {
            await follow(await ask(`${IMPORTS}/${current.id}/undo`, { method: "POST" }));
        }
    }));

async function follow(first) {
    let report = first;
    while (["applying", "undoing"].includes(report.status) && !report.interrupted) {
        say(texts.statuses[report.status]);
        showHead(report);
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
        report = await ask(`${IMPORTS}/${report.id}`);
    }
    const well = ["applied", "undone"].includes(report.status) && report.left_total === 0;
    say(report.interrupted ? texts.interrupted : texts.statuses[report.status], well ? "good" : "warn");
    await show(report, true);
    await listPast();
}

function showHead(report) {
    current = report;
    byId("import").hidden = false;
    byId("import-title").textContent = `${texts.import} ${report.id}: ${status(report)}`;
    byId("import-about").textContent =
        [time.format(new Date(report.created_at)), report.source, "OneRoster " + report.format, report.mode].join(" · ");
    const working = ["applying", "undoing"].includes(report.status);
    byId("import-progress").hidden = !working;
    byId("progress").max = Math.max(1, report.rows_total);
    byId("progress").value = report.rows_done;
    byId("threshold").hidden = !(report.over_threshold && report.status === "previewed");
    showActions(report);
}

function showActions(report) {
    byId("apply").hidden = !(report.is_kept && (report.status === "previewed" || canGoOn(report, "applying")));
    byId("undo").hidden = !(report.is_kept && (report.status === "applied" || report.interrupted));
}

function canGoOn(report, wanted) {
    return report.status === wanted && report.interrupted;
}

function status(report) {
    return report.interrupted ? texts.stopped : texts.statuses[report.status];
}

async function show(report, focus) {
    byId("over-threshold").checked = false;
    showHead(report);
    byId("counts").replaceChildren(...KINDS.map((kind) => {
        const row = element("tr");
        const name = element("th", texts.kinds[kind]);
        name.scope = "row";
        row.append(name);
        COUNTS.forEach((count) => row.append(element("td", number.format(report.counts[kind][count]), "number")));
        return row;
    }));
    const details = [];
    if (report.is_kept) {
        details.push(...(await changes(report)));
    }
    details.push(...remarks(texts.errors, report.errors_total, report.errors));
    details.push(...remarks(texts.notes, report.notes_total, report.notes));
    if (report.file_notes.length > 0) {
        details.push(element("h3", texts.fileNotes), list(report.file_notes));
    }
    if (report.left_total > 0) {
        details.push(element("h3", `${texts.left} (${number.format(report.left_total)})`));
        details.push(table([texts.kind, "id", texts.why],
            report.left.slice(0, SHOWN).map((left) => [texts.one[left.kind], left.id, texts.reasons[left.reason]])));
    }
    byId("details").replaceChildren(...details);
    if (focus) {
        byId("import-title").focus();
    }
}

async function changes(report) {
    const page = await ask(`${IMPORTS}/${report.id}/changes?limit=${SHOWN}`);
    if (page.items.length === 0) {
        return [element("p", texts.noChanges, "soft")];
    }
    const rows = page.items.map((item) => [
        texts.one[item.kind],
        texts.actions[item.action],
        item.name || [item.user_sourced_id, item.class_sourced_id].filter(Boolean).join(" → ") || item.sourced_id,
        difference(item.difference),
    ]);
    const shown = element("h3", `${texts.changes} (${number.format(rows.length)}${page.next_cursor ? "+" : ""})`);
    return [shown, table([texts.kind, texts.what, texts.who, texts.difference], rows)];
}

function difference(fields) {
    return Object.entries(fields || {})
        .map(([name, [before, after]]) => `${texts.fields[name] || name}: ${before ?? "–"} → ${after ?? "–"}`)
        .join(", ");
}

function remarks(title, total, entries) {
    if (total === 0) {
        return [];
    }
    const rows = entries.slice(0, SHOWN).map((entry) =>
        [entry.file, number.format(entry.line), entry.column || "", entry.detail]);
    return [
        element("h3", `${title} (${number.format(total)})`),
        table([texts.file, texts.line, texts.column, texts.why], rows),
    ];
}

function list(entries) {
    const made = element("ul");
    made.append(...entries.map((entry) => element("li", entry)));
    return made;
}

function table(heads, rows) {
    const frame = element("div", null, "scroll");
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", heads.join(", "));
    const made = element("table");
    const head = element("tr");
    heads.forEach((text) => {
        const cell = element("th", text);
        cell.scope = "col";
        head.append(cell);
    });
    made.append(element("thead"), element("tbody"));
    made.tHead.append(head);
    rows.forEach((cells) => {
        const row = element("tr");
        cells.forEach((text) => row.append(element("td", text)));
        made.tBodies[0].append(row);
    });
    frame.append(made);
    return frame;
}

async function listPast(further) {
    const page = await ask(IMPORTS + "?limit=20" + (further ? "&cursor=" + encodeURIComponent(cursor) : ""));
    cursor = page.next_cursor;
    const rows = page.items.map((item) => {
        const row = element("tr");
        const state = element("td");
        const tone = item.interrupted || item.over_threshold ? "warn" : item.status === "applied" ? "good" : "";
        state.append(element("span", status(item), "chip " + tone));
        const open = element("td");
        const button = element("button", texts.show);
        button.type = "button";
        button.setAttribute("aria-label", `${texts.show}: ${texts.import} ${item.id}`);
        button.addEventListener("click", async () => {
            try {
                await show(await ask(`${IMPORTS}/${item.id}`), true);
            } catch (failure) {
                say(failure.message, "bad");
            }
        });
        open.append(button);
        row.append(
            element("td", time.format(new Date(item.created_at))),
            element("td", item.source),
            state,
            element("td", number.format(item.rows_total), "number"),
            open);
        return row;
    });
    if (further) {
        byId("past").append(...rows);
    } else {
        byId("past").replaceChildren(...rows);
    }
    byId("more").hidden = !cursor;
    byId("past-frame").hidden = byId("past").childElementCount === 0;
    byId("no-past").hidden = !byId("past-frame").hidden;
}

byId("more").addEventListener("click", () => listPast(true).catch((failure) => say(failure.message, "bad")));
listPast().catch((failure) => say(failure.message, "bad"));
