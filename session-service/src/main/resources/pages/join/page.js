// The pupil's page: the code, the name, the room.
import { ask } from "../shared/api.js";
import { AVATARS, avatar, avatarName } from "../lesson/avatar.js";
import { byId, during, fill, lengthOf, make, others, say, texts } from "../shared/element.js";
import { composer } from "../lesson/compose.js";
import { Card } from "./card.js";
import { deviceId, forgetSeat, keepSeat, lastSeat, ownSeat } from "./seat.js";
import { CLOSED, LessonSocket } from "../lesson/socket.js";
import { Talk } from "../lesson/talk.js";

const LESSONS = "/api/live-sessions";
const LONGEST_NAME = 20;
const CODE_LENGTH = 8;
const PAGE = 50;

let code = null;
let seat = null;
let socket = null;
let talk = null;
let card = null;
let firstWelcome = true;
// Where the next page of older messages begins.
let place = null;

const plain = (typed) => typed.normalize("NFKC").toUpperCase().replace(/[\s\p{Pd}]+/gu, "");
// What a Korean keyboard made of the keys, the service reads.
const isLatin = (typed) => /^[\x20-\x7e]*$/.test(typed);

function show(name) {
    ["ask-code", "enter", "room", "over"].forEach((each) => (byId(each).hidden = each !== name));
}

// The code

async function begin() {
    const named = /^\/join\/([^/]+)$/.exec(location.pathname)?.[1];
    if (!named) {
        show("ask-code");
        return;
    }
    try {
        code = plain(decodeURIComponent(named));
    } catch {
        show("ask-code");
        say(texts.noSuchLesson, "bad");
        return;
    }
    byId("code").value = code;
    const own = ownSeat(code);
    if (own && (await comeBack(own))) {
        return;
    }
    await look().catch((failure) => {
        show("ask-code");
        sayKindly(failure);
    });
}

byId("code-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = plain(byId("code").value);
    during(event.submitter, async () => {
        if (isLatin(typed) && typed.length !== CODE_LENGTH) {
            say(texts.codeLength, "bad");
            return;
        }
        code = typed;
        await look().catch(sayKindly);
    });
});

function sayKindly(failure) {
    if (failure.status === 429) {
        say(fill(texts.wait, { seconds: failure.retryAfter || 60 }), "warn");
    } else {
        say(failure.status === 404 ? texts.noSuchLesson : failure.message, "bad");
    }
}

/** Asks which lesson the code opens, and for a name. */
async function look() {
    const found = await ask(`/api/live-codes/${encodeURIComponent(code)}`, { token: null });
    history.replaceState(null, "", `/join/${code}${location.search}`);
    say("");
    byId("enter-class").replaceChildren(others(found.class_name));
    byId("enter-title").replaceChildren(others(found.title || texts.untitled));
    offerLastSeat(found.session_id);
    drawPictures();
    show("enter");
    byId("enter-title").focus();
}

function offerLastSeat(sessionId) {
    const last = lastSeat(code);
    const isKnown = last !== null && last.session_id === sessionId;
    byId("known").hidden = !isKnown;
    byId("enter-form").hidden = isKnown;
    if (isKnown) {
        byId("known-me").replaceChildren(avatar(last.avatar_id), others(last.nickname));
        byId("go-on").onclick = () => during(byId("go-on"), async () => (await comeBack(last)) || look());
    }
}

byId("somebody-else").addEventListener("click", () => {
    byId("known").hidden = true;
    byId("enter-form").hidden = false;
    byId("nickname").focus();
});

// The name

function drawPictures() {
    if (byId("pictures").children.length > 0) {
        return;
    }
    const chosen = AVATARS[Math.floor(Math.random() * AVATARS.length)];
    byId("pictures").append(...AVATARS.map((id) => {
        const name = avatarName(id);
        const input = make("input", { type: "radio", name: "avatar", value: id, "aria-label": name, checked: id === chosen });
        return make("label", { class: "picture", title: name }, input, avatar(id));
    }));
}

byId("enter-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = new FormData(byId("enter-form"));
    const nickname = fields.get("nickname").trim();
    during(byId("enter-button"), async () => {
        if (lengthOf(nickname) > LONGEST_NAME) {
            say(texts.nicknameLength, "bad");
            return;
        }
        try {
            const joined = await ask(`${LESSONS}/join`, {
                method: "POST",
                token: null,
                body: { code, nickname, avatar_id: Number(fields.get("avatar")), device_id: deviceId() },
            });
            sit(joined);
        } catch (failure) {
            if (failure.status === 404 || failure.status === 429) {
                sayKindly(failure);
            } else {
                throw failure;
            }
        }
    });
});

// The seat

/** Takes a seat again that this browser kept; false when it is not good any more. */
async function comeBack(kept) {
    try {
        sit(await ask(`${LESSONS}/${kept.session_id}/rejoin`, { method: "POST", token: kept.token }));
        return true;
    } catch (failure) {
        if (failure.problem?.type === "banned" || failure.status === 403) {
            over("banned");
            return true;
        }
        if (failure.status === 0 || failure.status >= 500) {
            // Nobody said that the seat is lost. The socket keeps trying.
            sit({ ...kept, participant_token: kept.token, participant: kept, lesson: kept.lesson ?? {} });
            return true;
        }
        forgetSeat(code);
        return false;
    }
}

function sit({ session_id, participant_token, participant, lesson }) {
    const { participant_id, nickname, avatar_id } = participant;
    const { title, class_name } = lesson;
    seat = { session_id, token: participant_token, participant_id, nickname, avatar_id, lesson: { title, class_name } };
    keepSeat(code, seat);
    say("");
    byId("messages").replaceChildren();
    byId("card").hidden = true;
    talk = new Talk({ list: byId("messages"), empty: byId("no-messages"), newer: byId("newer") });
    talk.mine(participant_id);
    card = new Card(session_id, participant_token);
    showRoom();
    connect();
    byId("room-title").focus();
}

function showRoom() {
    byId("me").replaceChildren(avatar(seat.avatar_id), others(seat.nickname, "name"));
    byId("room-title").replaceChildren(others(seat.lesson.title || texts.untitled));
    byId("room-about").replaceChildren(others(seat.lesson.class_name ?? ""));
    show("room");
}

function connect() {
    socket?.close();
    firstWelcome = true;
    place = null;
    socket = new LessonSocket({ sessionId: seat.session_id, owner: seat.participant_id, token: seat.token, onFrame: take, onState: showLink });
    socket.unsent.forEach(([clientId, content]) => talk.sending(clientId, content));
    socket.open();
}

function showLink(state, closeCode) {
    byId("link").hidden = state === "open" || state === "closed";
    byId("link").textContent = texts[state] ?? "";
    if (state === "closed") {
        const why = { [CLOSED.ended]: "ended", [CLOSED.kicked]: "kicked", [CLOSED.banned]: "banned" }[closeCode];
        if (closeCode === CLOSED.unknown) {
            forgetSeat(code);
            location.reload();
        } else {
            over(why ?? "failed");
        }
    }
}

// What happens

const HAPPENINGS = {
    welcome(frame) {
        // Where a reader begins, all that was said before must not be read aloud.
        byId("log").setAttribute("aria-live", "off");
        setTimeout(() => byId("log").setAttribute("aria-live", "polite"), 1_000);
        seat.lesson = { title: frame.lesson.title, class_name: frame.lesson.class_name };
        showRoom();
        if (firstWelcome) {
            byId("older").hidden = !(frame.seq > PAGE);
        }
        if (frame.card && (firstWelcome || frame.more)) {
            card.show(frame.card);
        }
        talk.waiting(frame.waiting);
        firstWelcome = false;
        if (frame.more) {
            place = null;
            during(byId("older"), older);
        }
    },
    "message-posted": (frame) => talk.put({ ...frame.message, seq: frame.message.seq ?? frame.seq }),
    "message-hidden": (frame) => talk.hide(frame.message_id),
    "message-restored": (frame) => talk.put(frame.message),
    "card-shown": (frame) => card.show(frame.card),
    "card-closed": (frame) => card.close(frame.card_id, frame.answer),
    "lesson-ended": () => over("ended"),
    presence: (frame) => {
        byId("room-about").replaceChildren(
            others(seat.lesson.class_name ?? ""), " · ", fill(texts.people, { count: frame.count }));
    },
    ack: (frame) => talk.acked(frame),
    refused: (frame) => talk.refused(frame),
    removed: (frame) => over(frame.act === "ban" ? "banned" : "kicked"),
};

function take(frame) {
    HAPPENINGS[frame.type]?.(frame);
}

function over(why) {
    socket?.close();
    byId("link").hidden = true;
    const { title, text } = texts.over[why];
    byId("over-title").textContent = title;
    byId("over-why").textContent = text;
    byId("come-back").hidden = why !== "kicked" && why !== "left";
    byId("another").hidden = why === "kicked" || why === "failed";
    if (why === "ended") {
        forgetSeat(code);
    }
    show("over");
    byId("over-title").focus();
}

byId("come-back").addEventListener("click", () =>
    during(byId("come-back"), async () => (seat !== null && (await comeBack(seat))) || look()));

/** Gives the seat up in this browser: the next one at this device is asked for a name. */
function leave() {
    byId("me-menu").hidePopover();
    socket?.close();
    seat = null;
    forgetSeat(code);
}

// It hangs below its button, wherever that is just now.
byId("me-menu").addEventListener("beforetoggle", () => {
    const { bottom, right } = byId("me").parentElement.getBoundingClientRect();
    byId("me-menu").style.inset = `${bottom + 4}px ${innerWidth - right}px auto auto`;
});

byId("not-me").addEventListener("click", () => {
    leave();
    byId("nickname").value = "";
    look().catch((failure) => {
        show("ask-code");
        sayKindly(failure);
    });
});

byId("leave-lesson").addEventListener("click", () => {
    leave();
    over("left");
});

// Talking

/** What was said before: the next page, newest first, that has something new. */
async function older() {
    let added = 0;
    do {
        const query = `limit=${PAGE}${place === null ? "" : `&cursor=${encodeURIComponent(place)}`}`;
        const page = await ask(`${LESSONS}/${seat.session_id}/messages?${query}`, { token: seat.token });
        added = talk.putOlder(page.items);
        place = page.next_cursor ?? null;
    } while (added === 0 && place !== null);
    byId("older").hidden = place === null;
}

byId("older").addEventListener("click", () => during(byId("older"), older));

composer((content) => talk.sending(socket.post(content), content));

begin();
