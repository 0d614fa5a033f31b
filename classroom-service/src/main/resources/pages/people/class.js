// Who is in a class: the students that are, and a search for those who come in.
import { ask } from "../shared/api.js";
import { button, make, others, texts } from "../shared/element.js";

const MOST_STUDENTS = 200;
const FOUND = 8;

function student(one, act, text) {
    const name = one.name ?? texts.noName;
    const pressed = button(text, () => act(pressed), "quiet");
    pressed.setAttribute("aria-label", `${text}: ${name}`);
    return make("li", { class: "row" }, others(name, "grow"), pressed);
}

/** An element that shows and changes them. */
export function enrolments(one) {
    const members = make("ul", { class: "plain" });
    const found = make("ul", { class: "plain" });
    const wrong = make("p", { class: "message bad", role: "alert", hidden: true });
    const none = make("p", { class: "soft", text: texts.noStudents, hidden: true });
    const search = make("input", { id: "find-student", type: "search", maxlength: 100, autocomplete: "off" });
    const enrolled = new Set();

    async function tried(pressed, work) {
        pressed.disabled = true;
        wrong.hidden = true;
        try {
            await work();
        } catch (failure) {
            wrong.textContent = failure.message;
            wrong.hidden = false;
        } finally {
            pressed.disabled = false;
        }
    }

    async function look() {
        const { items } = await ask(`/api/core/students?${new URLSearchParams({ class_id: one.id, limit: MOST_STUDENTS })}`);
        enrolled.clear();
        items.forEach((each) => enrolled.add(each.id));
        members.replaceChildren(...items.map((each) => student(each, (pressed) => tried(pressed, async () => {
            await ask(`/api/core/enrollments/${each.id}/${encodeURIComponent(one.id)}`, { method: "DELETE" });
            await look();
            search.focus();
        }), texts.takeOut)));
        none.hidden = items.length > 0;
    }

    async function find() {
        const wanted = search.value.trim();
        const { items } = wanted
            ? await ask(`/api/core/students?${new URLSearchParams({ name: wanted, limit: FOUND })}`)
            : { items: [] };
        if (search.value.trim() === wanted) {
            const further = items.filter((each) => !enrolled.has(each.id));
            found.replaceChildren(...further.map((each) => student(each, (pressed) => tried(pressed, async () => {
                await ask("/api/core/enrollments", { method: "POST", body: { student_id: each.id, class_id: one.id } });
                await look();
                await find();
                search.focus();
            }), texts.enrol)));
        }
    }

    search.addEventListener("input", (event) => event.isComposing || find().catch(() => found.replaceChildren()));
    search.addEventListener("compositionend", () => find().catch(() => found.replaceChildren()));
    tried(search, look);
    return make("section", { "aria-label": texts.inClass },
        make("h3", { text: texts.inClass }), wrong, members, none,
        make("div", { class: "field" }, make("label", { for: "find-student", text: texts.findStudent }), search), found);
}
