// The page of exercises: they are written, tried, changed, removed, and imported from a table.
import { ask, loggedIn } from "../shared/api.js";
import { byId, button, during, fill, make, others, randomId, say, texts } from "../shared/element.js";
import { exercises } from "./table.js";

const PATH = "/api/problems";
const SCHOOL = "-";

/** The one that is being changed; null while a new one is written. */
let changing = null;
let cursor = null;
let classes = new Map();
let isAdmin = false;

const classOf = (select) => (byId(select).value === SCHOOL ? null : byId(select).value);

function written() {
    return {
        class_id: classOf("whose"),
        question: byId("question").value,
        answer: byId("answer").value,
        type: byId("type").value,
        difficulty: Number(byId("difficulty").value),
        grade: byId("grade").value,
    };
}

function write(exercise) {
    changing = exercise;
    byId("write-title").textContent = exercise ? texts.change : texts.write;
    byId("cancel").hidden = !exercise;
    byId("question").value = exercise?.question ?? "";
    byId("answer").value = exercise?.answer ?? "";
    byId("given").value = "";
    byId("verdict").replaceChildren();
    if (exercise) {
        byId("type").value = exercise.type;
        byId("difficulty").value = exercise.difficulty;
        byId("grade").value = exercise.grade;
        byId("whose").value = exercise.class_id ?? SCHOOL;
    }
}

byId("write").addEventListener("submit", (event) => {
    event.preventDefault();
    during(byId("save"), async () => {
        if (changing) {
            await ask(`${PATH}/${changing.problem_id}`, { method: "PATCH", body: written() });
        } else {
            await ask(PATH, { method: "POST", body: written(), headers: { "Idempotency-Key": randomId() } });
        }
        say(texts.saved, "good");
        write(null);
        await list();
        byId("question").focus();
    });
});

byId("cancel").addEventListener("click", () => {
    write(null);
    say("");
    byId("write-title").focus();
});

byId("try").addEventListener("submit", (event) => {
    event.preventDefault();
    during(byId("grade-it"), async () => {
        const { correct } = await ask(`${PATH}/tries`, {
            method: "POST",
            body: { type: byId("type").value, answer: byId("answer").value, given: byId("given").value },
        });
        byId("verdict").replaceChildren(
            make("span", { class: `chip ${correct ? "good" : "bad"}`, text: correct ? texts.right : texts.wrong }));
    });
});

function row(exercise) {
    const mayChange = isAdmin || exercise.class_id !== null && exercise.class_id !== undefined;
    const chips = [
        texts.types[exercise.type],
        fill(texts.level, { difficulty: exercise.difficulty }),
        fill(texts.ofGrade, { grade: exercise.grade }),
        exercise.shared ? texts.school : classes.get(exercise.class_id) ?? exercise.class_id,
    ].map((text) => make("span", { class: "chip" }, others(text)));
    const change = button(texts.edit, () => {
        write(exercise);
        byId("write-title").focus();
    }, "quiet");
    const remove = button(texts.remove, () => during(remove, async () => {
        if (window.confirm(texts.sure)) {
            await ask(`${PATH}/${exercise.problem_id}`, { method: "DELETE" });
            say(texts.removed, "good");
            if (changing?.problem_id === exercise.problem_id) {
                write(null);
            }
            await list();
            byId("main").focus();
        }
    }), "danger quiet");
    [[change, texts.edit], [remove, texts.remove]].forEach(([one, text]) =>
        one.setAttribute("aria-label", `${text}: ${exercise.question}`));
    return make("li", { class: "row" },
        make("div", { class: "grow" },
            others(exercise.question, "question"),
            make("div", {}, `${texts.answer}: `, others(exercise.answer)),
            make("div", { class: "row" }, ...chips)),
        mayChange ? change : null,
        mayChange ? remove : null);
}

async function list(further = false) {
    const query = new URLSearchParams({ limit: "30" });
    if (byId("of").value === SCHOOL) {
        query.set("shared", "true");
    } else if (byId("of").value) {
        query.set("class_id", byId("of").value);
    }
    if (byId("about").value) {
        query.set("type", byId("about").value);
    }
    if (further) {
        query.set("cursor", cursor);
    }
    const page = await ask(`${PATH}?${query}`);
    cursor = page.next_cursor;
    byId("exercises")[further ? "append" : "replaceChildren"](...page.items.map(row));
    byId("more").hidden = !cursor;
    byId("none").hidden = byId("exercises").childElementCount > 0;
}

byId("filter").addEventListener("change", () => list().catch((failure) => say(failure.message, "bad")));
byId("filter").addEventListener("submit", (event) => event.preventDefault());
byId("more").addEventListener("click", () => during(byId("more"), () => list(true)));

byId("import").addEventListener("submit", (event) => {
    event.preventDefault();
    during(byId("send"), async () => {
        byId("faults").hidden = true;
        const { lines, problems } = exercises(await byId("file").files[0].text(), classOf("for"));
        try {
            const { created } = await ask(`${PATH}/bulk`, {
                method: "POST",
                body: { problems },
                headers: { "Idempotency-Key": randomId() },
            });
            say(fill(texts.imported, { count: created }), "good");
            byId("import").reset();
            await list();
        } catch (failure) {
            showFaults(lines, failure.problem?.errors ?? []);
            throw failure;
        }
    });
});

/** Each by its line of the file: nothing of it was taken. */
function showFaults(lines, errors) {
    const faults = errors.map(({ pointer, detail }) => {
        const [, index, field] = /^\/problems\/(\d+)\/?(.*)$/.exec(pointer) ?? [];
        return index === undefined ? detail : fill(texts.fault, {
            line: lines[Number(index)],
            field: texts.columns[field] ?? field,
            detail,
        });
    });
    byId("fault-list").replaceChildren(...faults.map((text) => make("li", {}, others(text))));
    byId("faults").hidden = faults.length === 0;
    if (faults.length > 0) {
        byId("faults").focus();
    }
}

async function begin() {
    const person = await loggedIn();
    if (person === null) {
        return;
    }
    isAdmin = person.roles.includes("admin");
    const mine = await ask("/api/core/classes?limit=500");
    classes = new Map(mine.items.map((each) => [each.id, each.name]));
    const options = () => [...classes].map(([value, text]) => make("option", { value, text }));
    const school = () => make("option", { value: SCHOOL, text: texts.school });
    for (const select of ["whose", "for"]) {
        byId(select).replaceChildren(...options(), ...(isAdmin ? [school()] : []));
    }
    byId("of").replaceChildren(make("option", { value: "", text: texts.everything }), school(), ...options());
    const may = isAdmin || classes.size > 0;
    byId("save").disabled = !may;
    byId("send").disabled = !may;
    if (!may) {
        say(texts.noClass, "warn");
    }
    await list();
}

begin().catch((failure) => say(failure.message, "bad"));
