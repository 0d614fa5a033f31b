// The teacher's page: who is asking, which lesson, and what comes through its socket. Its parts are in modules of their own.
import { ask, me } from "../shared/api.js";
import { composer } from "../lesson/compose.js";
import { button, byId, during, fill, make, others, say, texts, timeOf } from "../shared/element.js";
import { Cards } from "./cards.js";
import { People } from "./people.js";
import { lessonToTeach } from "./start.js";
import { CLOSED, LessonSocket } from "../lesson/socket.js";
import { Talk } from "../lesson/talk.js";

const PAGE = 50;
const LOOK_AGAIN_MS = 60_000;
const MOST_SEATS = 3;

let lesson = null;
let socket = null;
let talk = null;
let cards = null;
let people = null;
let seats = 0;
let looking = 0;
// By how much the server's clock is ahead of this one; null until it has said so.
let ahead = null;
// Where the next page of older messages begins.
let place = null;
let firstWelcome = true;

const path = (rest = "") => `/api/live-sessions/${lesson.session_id}${rest}`;
const post = (rest, body) => ask(path(rest), { method: "POST", body });

function show(name) {
    ["nobody", "start", "lesson", "over"].forEach((each) => (byId(each).hidden = each !== name));
}

async function begin() {
    try {
        show(null);
        enter(await lessonToTeach(() => show("start")));
    } catch (failure) {
        show("nobody");
        if (failure.status !== 401) {
            say(failure.status === 403 ? texts.forTeachers : failure.message, "bad");
        }
    }
}

/** Takes the teacher's place: a seat whose token is good for this lesson alone. */
function enter(seat) {
    say("");
    lesson = seat.lesson;
    history.replaceState(null, "", `#${lesson.session_id}`);
    ["messages", "people-list", "queue-list", "bars"].forEach((id) => byId(id).replaceChildren());
    talk = new Talk({ list: byId("messages"), empty: byId("no-messages"), newer: byId("newer"), tools: messageTools });
    cards = new Cards({ post, read: (rest) => ask(path(rest)), peopleCount: () => people.count });
    people = new People({ post, onCount: () => cards.showCount() });
    show("lesson");
    showLesson();
    byId("lesson-title").focus();
    during(byId("end"), readWhatIsThere);
    connect(seat.participant_token).catch((failure) => say(failure.message, "bad"));
    clearInterval(looking);
    looking = setInterval(lookAgain, LOOK_AGAIN_MS);
}

function showLesson() {
    byId("lesson-title").replaceChildren(others(lesson.title || texts.untitled));
    byId("lesson-about").replaceChildren(others(lesson.class_name), " · ", fill(texts.since, { time: timeOf(lesson.started_at) }));
    const address = `${location.host}/join`;
    for (const prefix of ["", "projector-"]) {
        byId(`${prefix}code`).textContent = `${lesson.code.slice(0, 4)} ${lesson.code.slice(4)}`;
        byId(`${prefix}address`).textContent = address;
        const source = `/live/qr/${lesson.code}`;
        if (!byId(`${prefix}qr`).src.endsWith(source)) {
            byId(`${prefix}qr`).src = source;
        }
    }
    byId("moderation").querySelectorAll("input").forEach((each) => (each.checked = each.value === lesson.moderation));
    byId("door").textContent = lesson.door_open === false ? texts.openDoor : texts.closeDoor;
    byId("door-closed").hidden = lesson.door_open !== false;
    const minutes = Math.max(0, Math.round((new Date(lesson.expires_at) - Date.now() - ahead) / 60_000));
    byId("time-left").textContent = ahead === null ? "" : fill(texts.minutesLeft, { minutes });
}

// The end moves on while the teacher is here, and nobody says so.
async function lookAgain() {
    lesson = { ...lesson, ...(await ask(path()).catch(() => lesson)) };
    showLesson();
}

async function readWhatIsThere() {
    const [held, hidden] = await Promise.all([
        ask(path("/messages?state=held&limit=500")),
        ask(path("/messages?state=hidden&limit=500")),
    ]);
    held.items.reverse().forEach(queue);
    hidden.items.reverse().forEach((message) => talk.put(message));
}

async function connect(token) {
    place = null;
    firstWelcome = true;
    socket?.close();
    // Another teacher may log in within this tab: what is unsent is of the one who wrote it.
    const owner = (await me())?.user_id ?? "teacher";
    socket = new LessonSocket({ sessionId: lesson.session_id, owner, token, onFrame: take, onState: showLink });
    socket.unsent.forEach(([clientId, content]) => talk.sending(clientId, content));
    socket.open();
}

function showLink(state, code) {
    byId("link").hidden = state === "open" || state === "closed";
    byId("link").textContent = texts[state] ?? "";
    if (state === "open") {
        seats = 0;
    } else if (state === "closed" && code === CLOSED.unknown) {
        takeSeatAgain();
    } else if (state === "closed" && code === CLOSED.ended) {
        ended(lesson.end_reason ?? "teacher");
    } else if (state === "closed") {
        say(texts.elsewhere, "bad");
    }
}

// Another tab took the seat. This one may have it back, but two must not go on forever.
async function takeSeatAgain() {
    try {
        if (++seats > MOST_SEATS) {
            throw new Error(texts.elsewhere);
        }
        await connect((await post("/rejoin")).participant_token);
    } catch (failure) {
        say(failure.message, "bad");
    }
}

const HAPPENINGS = {
    welcome(frame) {
        lesson = { ...lesson, ...frame.lesson, code: lesson.code };
        talk.mine(frame.participant.participant_id);
        ahead = Date.parse(frame.now) - Date.now();
        showLesson();
        if (firstWelcome) {
            byId("older").hidden = !(frame.seq > PAGE);
        }
        firstWelcome = false;
        if (frame.card) {
            cards.resume(frame.card);
        }
        if (frame.more) {
            place = null;
            during(byId("older"), older);
        }
    },
    "message-posted": (frame) => {
        unqueue(frame.message.message_id);
        talk.put({ ...frame.message, seq: frame.message.seq ?? frame.seq });
    },
    "message-hidden": (frame) => talk.hide(frame.message_id),
    "message-restored": (frame) => talk.put(frame.message),
    "card-shown": (frame) => cards.show(frame.card),
    "card-closed": (frame) => cards.close(frame.card_id, frame.answer),
    "card-results": (frame) => cards.results(frame.results),
    "moderation-changed": (frame) => {
        lesson.moderation = frame.moderation;
        showLesson();
    },
    "lesson-ended": (frame) => ended(frame.reason),
    presence: (frame) => people.show(frame),
    ack: (frame) => talk.acked(frame),
    refused: (frame) => talk.refused(frame),
    held: (frame) => queue(frame.message),
    unheld: (frame) => unqueue(frame.message_id),
};

function take(frame) {
    HAPPENINGS[frame.type]?.(frame);
}

function ended(reason) {
    clearInterval(looking);
    socket?.close();
    history.replaceState(null, "", location.pathname + location.search);
    document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
    byId("link").hidden = true;
    byId("over-why").textContent = texts.overWhy[reason] ?? "";
    show("over");
    byId("over-title").focus();
}

// Messages

function act(message, name) {
    return (event) => during(event.target, async () => {
        const changed = await post(`/messages/${message.message_id}/${name}`);
        if (name === "hide" || name === "restore") {
            talk.put({ ...message, ...changed });
        } else {
            unqueue(message.message_id);
        }
    });
}

function messageTools(message, isHidden) {
    return [button(isHidden ? texts.restore : texts.hide, act(message, isHidden ? "restore" : "hide"), "quiet")];
}

function queue(message) {
    unqueue(message.message_id);
    byId("queue-list").append(make("li", { "data-message": message.message_id },
        make("div", { class: "row" }, others(message.nickname, "name"),
            make("span", { class: "chip warn", text: texts.heldFor[message.hold_reason] ?? texts.held })),
        make("p", { class: "content", dir: "auto", text: message.content }),
        make("div", { class: "tools" },
            button(texts.approve, act(message, "approve"), "quiet primary"),
            button(texts.reject, act(message, "reject"), "quiet"))));
    countQueue();
}

function unqueue(messageId) {
    byId("queue-list").querySelector(`[data-message="${messageId}"]`)?.remove();
    countQueue();
}

function countQueue() {
    const waiting = byId("queue-list").children.length;
    byId("queue-count").textContent = waiting;
    byId("queue").hidden = waiting === 0;
    byId("to-queue-count").textContent = waiting;
    byId("to-queue").hidden = waiting === 0;
}

/** What was said before: the next page, newest first, that has something new. */
async function older() {
    let added = 0;
    do {
        const page = await ask(path(`/messages?limit=${PAGE}${place === null ? "" : `&cursor=${encodeURIComponent(place)}`}`));
        added = talk.putOlder(page.items);
        place = page.next_cursor ?? null;
    } while (added === 0 && place !== null);
    byId("older").hidden = place === null;
}

// The address keeps the lesson; a place within the page is only gone to.
document.querySelectorAll("[data-to]").forEach((link) => link.addEventListener("click", () => {
    byId(link.dataset.to).focus({ preventScroll: true });
    byId(link.dataset.to).closest("section").scrollIntoView();
}));

byId("older").addEventListener("click", () => during(byId("older"), older));

composer((content) => talk.sending(socket.post(content), content));

// The lesson itself

byId("moderation").addEventListener("change", (event) =>
    during(event.target, async () => {
        lesson = { ...lesson, ...(await ask(path(), { method: "PATCH", body: { moderation: event.target.value } })) };
    }).finally(showLesson));

byId("extend").addEventListener("click", () => during(byId("extend"), async () => {
    lesson = { ...lesson, ...(await post("/extend", {})) };
    showLesson();
    say(texts.extended, "good");
}));

byId("door").addEventListener("click", () =>
    during(byId("door"), async () => {
        lesson = { ...lesson, ...(await ask(path(), { method: "PATCH", body: { door_open: !lesson.door_open } })) };
    }).finally(showLesson));

byId("copy").addEventListener("click", () => during(byId("copy"), async () => {
    await navigator.clipboard.writeText(`${location.origin}/join/${lesson.code}`);
    say(texts.copied, "good");
}));

byId("project").addEventListener("click", () => {
    byId("projector").showModal();
    byId("projector").requestFullscreen?.().catch(() => {});
});

byId("projector").addEventListener("close", () => document.fullscreenElement && document.exitFullscreen());

// Esc leaves the full screen first; the teacher who presses it wants the lesson back.
document.addEventListener("fullscreenchange", () => document.fullscreenElement || byId("projector").close());

byId("end").addEventListener("click", () => byId("end-dialog").showModal());

byId("end-dialog").addEventListener("close", () => {
    if (byId("end-dialog").returnValue === "yes") {
        byId("end-dialog").returnValue = "no";
        during(byId("end"), async () => {
            await post("/end");
            ended("teacher");
        });
    }
});

byId("another").addEventListener("click", begin);

// Without TLS there may be no clipboard.
byId("copy").hidden = !navigator.clipboard;
begin();
