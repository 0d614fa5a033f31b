// The page of a school's people: one list for each kind, and a dialog for the one that is edited. What others wrote becomes text only.
import { ask, loggedIn } from "../shared/api.js";
import { button, byId, during, fill, language, make, others, say, texts } from "../shared/element.js";
import { enrolments } from "./class.js";

const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
const ROLES = ["student", "teacher", "admin"];
const PAGE = 30;
const MOST_TEACHERS = 500;

let kind = "users";
let cursor = null;
let asked = 0;
let teachers = new Map();

const roles = () => ROLES.map((role) => [role, texts.roles[role]]);
const chip = (text, tone = "") => make("span", { class: `chip ${tone}`, text });
const grade = (value) => (value ? chip(/^\d+$/.test(value) ? fill(texts.gradeIs, { grade: value }) : value) : null);

// What each kind is called, shows, is looked for by, and lets be changed.
const KINDS = {
    users: {
        path: "/api/core/users",
        filters: () => [
            ["role", [["", texts.anyRole], ...roles()]],
            ["is_active", [["", texts.anyState], ["true", texts.active], ["false", texts.inactive]]],
        ],
        about: (user) => [
            chip(texts.roles[user.role]),
            user.is_active ? null : chip(texts.inactive, "warn"),
            user.email ? others(user.email, "soft") : null,
        ],
        fields: (user) => [
            ["name", "text", 100],
            ["email", "email", 254],
            ...(user ? [["is_active", "check"]] : [["role", "choice", roles()], ["grade", "text", 20], ["subject", "text", 100]]),
        ],
        add: addUser,
        further: (user) => [linkButton(user)],
    },
    teachers: {
        path: "/api/core/teachers",
        filters: () => [],
        about: (teacher) => [teacher.subject ? chip(teacher.subject) : null],
        fields: () => [["subject", "text", 100]],
    },
    students: {
        path: "/api/core/students",
        filters: () => [["grade", null]],
        about: (student) => [grade(student.grade)],
        fields: () => [["grade", "text", 20]],
    },
    classes: {
        path: "/api/core/classes",
        filters: () => [["grade_level", null]],
        before: async () => {
            const { items } = await ask(`/api/core/teachers?limit=${MOST_TEACHERS}`);
            teachers = new Map(items.map((each) => [String(each.id), each.name ?? texts.noName]));
        },
        about: (one) => [
            grade(one.grade_level),
            one.subject ? chip(one.subject) : null,
            one.teacher_id ? others(fill(texts.teacherIs, { name: teachers.get(String(one.teacher_id)) ?? one.teacher_id }), "soft") : null,
        ],
        fields: () => [
            ["name", "text", 200, true],
            ["grade_level", "text", 20],
            ["subject", "text", 100],
            ["teacher_id", "choice", [["", texts.nobody], ...teachers]],
        ],
        add: (values) => ask("/api/core/classes", { method: "POST", body: present(values) }),
        further: (one) => [enrolments(one)],
    },
    viewers: {
        path: "/api/core/viewers",
        filters: null,
        about: (viewer) => [
            make("span", {
                class: "soft",
                text: viewer.last_seen_at ? fill(texts.seen, { when: time.format(new Date(viewer.last_seen_at)) }) : texts.neverSeen,
            }),
        ],
        fields: (viewer) => (viewer ? [] : [["name", "text", 100, true]]),
        add: (values) => ask("/api/core/viewers", { method: "POST", body: values }),
        further: (viewer) => [rotateButton(viewer)],
    },
};

/** What is filled in; numbers of teachers are numbers. */
function present(values) {
    const named = Object.entries(values).filter(([, value]) => value !== "" && value !== null);
    return Object.fromEntries(named.map(([name, value]) => [name, name === "teacher_id" ? Number(value) : value]));
}

/** A user with the profile of the role. When that one is refused, there is no user either, so that one can try again. */
async function addUser({ grade: year, subject, ...values }) {
    const user = await ask("/api/core/users", { method: "POST", body: present(values) });
    const profile = {
        student: ["/api/core/students", { user_id: user.id, grade: year }],
        teacher: ["/api/core/teachers", { user_id: user.id, subject }],
    }[user.role];
    if (profile) {
        const [path, body] = profile;
        await ask(path, { method: "POST", body: present(body) }).catch(async (failure) => {
            await ask(`/api/core/users/${user.id}`, { method: "DELETE" });
            throw failure;
        });
    }
    return user;
}

function shownOnce(text, secret) {
    const copy = button(texts.copy, () => during(copy, async () => {
        await navigator.clipboard.writeText(secret);
        copy.textContent = texts.copied;
    }));
    return make("div", { class: "message good", role: "status" },
        make("p", { text }), make("output", { class: "secret", text: secret }),
        make("div", { class: "actions" }, navigator.clipboard ? copy : null));
}

function linkButton(user) {
    const place = make("div");
    const offer = button(texts.link, () => inDialog(offer, async () => {
        const link = await ask(`/api/core/users/${user.id}/password-links`, { method: "POST" });
        place.replaceChildren(shownOnce(
            fill(texts.linkMade, { until: time.format(new Date(link.expires_at)) }), location.origin + link.path));
    }));
    return make("div", {}, make("div", { class: "actions" }, offer), place);
}

function rotateButton(viewer) {
    const place = make("div");
    const rotate = button(texts.rotate, () => inDialog(rotate, async () => {
        const { token } = await ask(`/api/core/viewers/${viewer.id}/rotate`, { method: "POST" });
        place.replaceChildren(shownOnce(texts.token, token));
    }));
    return make("div", {}, make("div", { class: "actions" }, rotate), place);
}

function removeButton(one) {
    const place = make("div", { class: "actions" });
    const first = button(kind === "viewers" ? texts.revoke : texts.remove, () => {
        const yes = button(texts.yes, () => inDialog(yes, async () => {
            await ask(`${KINDS[kind].path}/${one.id}`, { method: "DELETE" });
            byId("dialog").close();
            say(texts.removed, "good");
            await list();
        }), "danger");
        const no = button(texts.no, () => (place.replaceChildren(first), first.focus()));
        place.replaceChildren(make("span", { text: texts.sure }), yes, no);
        no.focus();
    }, "danger");
    place.append(first);
    return place;
}

/** Work of a button in the dialog: what went wrong is said there. */
async function inDialog(pressed, work) {
    pressed.disabled = true;
    byId("refused").hidden = true;
    try {
        await work();
    } catch (failure) {
        byId("refused").textContent = failure.message;
        byId("refused").hidden = false;
        byId("refused").scrollIntoView({ block: "nearest" });
    } finally {
        pressed.disabled = false;
    }
}

function field(one, [name, type, limit, required]) {
    const id = `field-${name}`;
    const value = one?.[name] ?? "";
    if (type === "check") {
        const box = make("input", { id, name, type: "checkbox", checked: value === true });
        return make("div", { class: "field" }, make("label", { for: id }, box, texts.fields[name]));
    }
    const input = type === "choice"
        ? make("select", { id, name }, ...limit.map(([key, text]) =>
            make("option", { value: key, text, selected: String(value) === key })))
        : make("input", { id, name, type, maxlength: limit, value, required, autocomplete: "off" });
    return make("div", { class: "field", "data-field": name }, make("label", { for: id, text: texts.fields[name] }), input);
}

/** A pupil has a grade and a teacher a subject; an admin has neither. */
function aimFields() {
    const role = byId("field-role")?.value;
    if (role) {
        document.querySelector("[data-field=grade]").hidden = role !== "student";
        document.querySelector("[data-field=subject]").hidden = role !== "teacher";
    }
}

function read() {
    const values = {};
    for (const input of byId("fields").querySelectorAll("input, select")) {
        values[input.name] = input.type === "checkbox" ? input.checked : input.value.trim();
    }
    return values;
}

let edited = null;

function open(one) {
    edited = one;
    byId("refused").hidden = true;
    byId("dialog-title").replaceChildren(one ? others(one.name ?? texts.noName) : texts.add[kind]);
    byId("fields").replaceChildren(...KINDS[kind].fields(one).map((each) => field(one, each)));
    byId("save").hidden = KINDS[kind].fields(one).length === 0;
    byId("field-role")?.addEventListener("change", aimFields);
    aimFields();
    byId("more-of-it").replaceChildren(...(one
        ? [...(KINDS[kind].further?.(one) ?? []), removeButton(one)]
        : []));
    if (!byId("dialog").open) {
        byId("dialog").showModal();
    }
}

/** What differs from what is there, as a merge-patch. */
function patchOf(one, values) {
    const changed = Object.entries(values).filter(([name, value]) => String(one[name] ?? "") !== String(value));
    return Object.fromEntries(changed.map(([name, value]) => [
        name, value === "" ? null : name === "teacher_id" ? Number(value) : value]));
}

byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    inDialog(byId("save"), async () => {
        const { path, add } = KINDS[kind];
        if (edited) {
            const patch = patchOf(edited, read());
            if (Object.keys(patch).length > 0) {
                await ask(`${path}/${edited.id}`, { method: "PATCH", body: patch });
            }
            byId("dialog").close();
        } else {
            const made = await add(read());
            if (kind === "classes" || kind === "users" || kind === "viewers") {
                // What is next: who is in the class, the link, the token.
                open(made);
            }
            if (made.token) {
                byId("more-of-it").prepend(shownOnce(texts.token, made.token));
            }
        }
        say(texts.saved, "good");
        await list();
    });
});

byId("close").addEventListener("click", () => byId("dialog").close());
byId("add").addEventListener("click", () => open(null));

function row(one) {
    const name = one.name ?? texts.noName;
    const edit = button(texts.edit, () => open(one), "quiet");
    edit.setAttribute("aria-label", `${texts.edit}: ${name}`);
    return make("li", { class: "row" },
        make("div", { class: "row grow" }, others(name, "name"), ...KINDS[kind].about(one)), edit);
}

function query() {
    const wanted = new URLSearchParams({ limit: PAGE });
    if (KINDS[kind].filters) {
        for (const input of byId("search").querySelectorAll("input, select")) {
            if (input.value.trim()) {
                wanted.set(input.name, input.value.trim());
            }
        }
    }
    return wanted;
}

/** Lists from the beginning, or goes on behind what is there. */
async function list(goOn = false) {
    const mine = ++asked;
    const wanted = query();
    if (goOn) {
        wanted.set("cursor", cursor);
    }
    if (!goOn) {
        await KINDS[kind].before?.();
    }
    const { items, next_cursor } = await ask(`${KINDS[kind].path}?${wanted}`);
    if (mine !== asked) {
        return;
    }
    const rows = items.map(row);
    if (goOn) {
        byId("list").append(...rows);
        rows[0]?.querySelector("button").focus();
    } else {
        byId("list").replaceChildren(...rows);
    }
    cursor = next_cursor;
    byId("more").hidden = cursor === null;
    byId("empty").hidden = byId("list").children.length > 0;
}

function filter([name, options]) {
    const text = options ? options[0][1] : texts.anyGrade;
    if (options) {
        const select = make("select", { name, "aria-label": text },
            ...options.map(([value, label]) => make("option", { value, text: label })));
        select.addEventListener("change", () => show());
        return select;
    }
    return make("input", { name, "aria-label": text, placeholder: text, maxlength: 20, autocomplete: "off" });
}

const show = () => list().catch((failure) => say(failure.message, "bad"));

function choose() {
    const wanted = location.hash.slice(1);
    kind = KINDS[wanted] ? wanted : "users";
    document.querySelectorAll(".kinds a").forEach((link) => {
        if (link.hash === `#${kind}`) {
            link.setAttribute("aria-current", "page");
        } else {
            link.removeAttribute("aria-current");
        }
    });
    byId("list-title").textContent = texts.kinds[kind];
    byId("add").hidden = !KINDS[kind].add;
    byId("add").textContent = texts.add[kind] ?? "";
    byId("search").hidden = KINDS[kind].filters === null;
    byId("search").reset();
    byId("filters").replaceChildren(...(KINDS[kind].filters?.() ?? []).map(filter));
    byId("list").replaceChildren();
    show();
}

byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    show();
});
byId("more").addEventListener("click", () => during(byId("more"), () => list(true)));
addEventListener("hashchange", () => {
    say("");
    choose();
    byId("list-title").focus();
});

loggedIn().then((person) => {
    if (person?.roles.includes("admin")) {
        byId("room").hidden = false;
        choose();
    } else if (person) {
        say(texts.forAdmins, "warn");
    }
}, (failure) => say(failure.message, "bad"));
