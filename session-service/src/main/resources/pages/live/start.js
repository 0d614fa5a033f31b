// Before the lesson: one that runs is gone back to, another is begun.
import { ask } from "../shared/api.js";
import { byId, button, during, fill, make, others, randomId, say, texts, timeOf } from "../shared/element.js";

const LESSONS = "/api/live-sessions";

/**
 * The lesson that the address names, else the one that the teacher chooses or begins.
 *
 * @param onChoice called when there is something to choose
 * @returns {Promise<{lesson: object, participant_token: string}>}
 */
export async function lessonToTeach(onChoice) {
    const named = /^#([0-9a-f-]{36})$/.exec(location.hash)?.[1];
    if (named) {
        const seat = await rejoin(named).catch((failure) => {
            if (failure.status !== 404 && failure.status !== 409 && failure.status !== 410) {
                throw failure;
            }
            return null;
        });
        if (seat) {
            return seat;
        }
    }
    return choice(onChoice);
}

async function rejoin(sessionId) {
    const seat = await ask(`${LESSONS}/${sessionId}/rejoin`, { method: "POST" });
    return { lesson: seat.lesson, participant_token: seat.participant_token };
}

async function choice(onChoice) {
    const [running, classes] = await Promise.all([
        ask(`${LESSONS}?active=true`),
        ask("/api/core/classes?limit=500"),
    ]);
    byId("class").replaceChildren(...classes.items.map((each) => make("option", { value: each.id, text: each.name })));
    const wanted = /^#class=(.+)$/.exec(location.hash)?.[1];
    if (classes.items.some((each) => each.id === wanted)) {
        byId("class").value = wanted;
    }
    byId("no-class").hidden = classes.items.length > 0;
    byId("begin").disabled = classes.items.length === 0;
    return new Promise((chosen) => {
        byId("running").hidden = running.items.length === 0;
        byId("running-list").replaceChildren(...running.items.map((lesson) => row(lesson, chosen)));
        byId("start-form").onsubmit = (event) => {
            event.preventDefault();
            during(byId("begin"), async () => chosen(await begun(new FormData(byId("start-form")))));
        };
        onChoice();
    });
}

function row(lesson, chosen) {
    const back = button(texts.back, () => during(back, async () => {
        say("");
        chosen(await rejoin(lesson.session_id));
    }), "primary");
    return make("li", { class: "row" },
        make("div", { class: "grow" },
            others(lesson.title || texts.untitled, "name"),
            make("div", { class: "soft" }, others(lesson.class_name), " · ",
                fill(texts.since, { time: timeOf(lesson.started_at) }))),
        back);
}

async function begun(fields) {
    const title = fields.get("title").trim();
    const { participant_token, ...lesson } = await ask(LESSONS, {
        method: "POST",
        // A request that is sent again begins no second lesson.
        headers: { "Idempotency-Key": randomId() },
        body: {
            class_id: fields.get("class_id"),
            moderation: fields.get("moderation"),
            ...(title ? { title } : {}),
        },
    });
    return { lesson, participant_token };
}
