// The home of everybody, by role. What cannot be had is left out: one service that is away takes nothing else along.
import { ask, me } from "../shared/api.js";
import { byId, fill, make, others, say, texts, timeOf } from "../shared/element.js";

const SERVICES = ["classroom", "session", "study", "analytics"];
const MOST_CLASSES = 50;

document.querySelectorAll("form.join").forEach((form) =>
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        location.assign(`/join/${encodeURIComponent(form.querySelector("input").value.trim())}`);
    }));

function show(person) {
    const is = (role) => person.roles.includes(role);
    byId("mine").hidden = false;
    byId("hello").textContent = fill(texts.hello, { name: person.name ?? person.user_id });
    byId("pupil").hidden = !is("student");
    byId("admin").hidden = !is("admin");
    const teaches = is("teacher") || is("admin");
    const work = [showClasses(teaches)];
    if (teaches) {
        work.push(showRunning());
    }
    if (is("operator")) {
        work.push(showServices());
    }
    return Promise.all(work);
}

async function showClasses(teaches) {
    const classes = await ask(`/api/core/classes?limit=${MOST_CLASSES}`);
    byId("classes").hidden = false;
    byId("no-classes").hidden = classes.items.length > 0;
    byId("more-classes").hidden = !classes.next_cursor;
    byId("class-list").replaceChildren(...classes.items.map((each) => make("li", { class: "row" },
        make("div", { class: "grow" },
            others(each.name, "name"),
            make("div", { class: "soft" },
                [/^\d+$/.test(each.grade_level) ? fill(texts.grade, { grade: Number(each.grade_level) }) : each.grade_level, each.subject].filter(Boolean).join(" · "))),
        teaches ? make("a", { class: "button quiet", href: `/live#class=${each.id}`, "aria-label": `${texts.begin}: ${each.name}`,
            text: texts.begin }) : null)));
}

async function showRunning() {
    const running = await ask("/api/live-sessions?active=true");
    byId("running").hidden = running.items.length === 0;
    byId("running-list").replaceChildren(...running.items.map((lesson) => make("li", { class: "row" },
        make("div", { class: "grow" },
            others(lesson.title || texts.untitled, "name"),
            make("div", { class: "soft" }, others(lesson.class_name), " · ", fill(texts.since, { time: timeOf(lesson.started_at) }))),
        make("a", { class: "button primary", href: `/live#${lesson.session_id}`, text: texts.back }))));
}

async function showServices() {
    byId("operator").hidden = false;
    const sizes = await Promise.all(SERVICES.map((service) => ask(`/api/database-stats/${service}`).catch(() => null)));
    byId("services").replaceChildren(...SERVICES.map((service, at) => make("tr", {},
        make("th", { scope: "row", text: service }),
        make("td", {}, make("span", sizes[at] ? { class: "chip good", text: texts.answers } : { class: "chip bad", text: texts.away })),
        make("td", { class: "number", text: sizes[at]?.pretty ?? "–" }))));
    const known = sizes.find((size) => size);
    byId("database").textContent = known ? fill(texts.database, { size: known.database_pretty }) : "";
}

me()
    .then((person) => {
        if (person === null) {
            byId("visitor").hidden = false;
            return null;
        }
        return show(person);
    })
    .catch((failure) => say(failure.message, "bad"));
