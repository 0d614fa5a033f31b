// The socket of a lesson, for both pages: happenings come in order and once, posts are sent until they are acknowledged, and
// whatever cuts the line (a tunnel, a phone that slept, a server that restarts), it comes back by itself. See docs/live.md.
import { randomId } from "../shared/element.js";

const BEAT_MS = 15_000;
const ANSWER_MS = 8_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const PAUSE_WHEN_ASKED_MS = 5_000;

/** Close codes behind which coming back by itself would be wrong. */
export const CLOSED = { binary: 1003, large: 1009, ended: 4000, unknown: 4001, kicked: 4003, banned: 4004 };
const TOO_MANY = 4009;
const FINAL = new Set(Object.values(CLOSED));

export class LessonSocket {
    #address;
    #token;
    #onFrame;
    #onState;
    #socket = null;
    #seq = null;
    #unsent;
    #tries = 0;
    #timers = {};
    #stopped = true;
    #welcomed = false;

    /**
     * @param owner whose posts wait in this tab until they are sent: nobody sends another's
     * @param onFrame gets every frame of the server; a happening once, and each in its turn
     * @param onState gets "connecting", "open", "waiting" (it will try again) or "closed" with the code
     */
    constructor({ sessionId, owner, token, onFrame, onState }) {
        this.#address = `${location.origin.replace(/^http/, "ws")}/ws/live-sessions/${encodeURIComponent(sessionId)}`;
        this.#token = token;
        this.#onFrame = onFrame;
        this.#onState = onState;
        this.#unsent = new Unsent(`${sessionId}.${owner}`);
    }

    open() {
        this.#stopped = false;
        addEventListener("online", this.#now);
        addEventListener("offline", this.#lost);
        document.addEventListener("visibilitychange", this.#awake);
        this.#connect();
    }

    close() {
        this.#stopped = true;
        removeEventListener("online", this.#now);
        removeEventListener("offline", this.#lost);
        document.removeEventListener("visibilitychange", this.#awake);
        this.#drop();
    }

    /** What was posted and is not acknowledged yet: [client_id, content], also from before the page was reloaded. */
    get unsent() {
        return this.#unsent.all();
    }

    /** Sends it now or as soon as the line is back; the name under which its ack will come. */
    post(content) {
        const clientId = randomId();
        this.#unsent.add(clientId, content);
        if (this.#welcomed) {
            this.#send({ type: "post", client_id: clientId, content });
        }
        return clientId;
    }

    #connect() {
        this.#drop();
        this.#onState("connecting");
        const socket = new WebSocket(this.#address);
        this.#socket = socket;
        const mine = (work) => (event) => this.#socket === socket && work(event);
        socket.onopen = mine(() => this.#send({ type: "hello", token: this.#token, after: this.#seq ?? undefined }));
        socket.onmessage = mine((event) => this.#take(JSON.parse(event.data)));
        socket.onclose = mine((event) => this.#closed(event.code));
        this.#later("answer", ANSWER_MS, this.#lost);
    }

    /** Forgets the socket; what it still has to say is not listened to. */
    #drop() {
        Object.values(this.#timers).forEach(clearTimeout);
        this.#timers = {};
        const socket = this.#socket;
        this.#socket = null;
        this.#welcomed = false;
        socket?.close();
    }

    #take(frame) {
        this.#heard();
        if (frame.type === "welcome") {
            this.#welcome(frame);
        } else if (frame.seq !== undefined && !this.#isNext(frame.seq)) {
            return;
        } else if (frame.type === "ack" || frame.type === "refused") {
            this.#unsent.remove(frame.client_id);
        }
        this.#onFrame(frame);
    }

    #welcome(frame) {
        this.#welcomed = true;
        this.#tries = 0;
        if (frame.more) {
            // What was missed is too much for the socket; the page reads it, and the numbers go on wherever they are.
            this.#seq = null;
        }
        this.#onState("open");
        this.#unsent.all().forEach(([clientId, content]) => this.#send({ type: "post", client_id: clientId, content }));
    }

    #isNext(seq) {
        if (this.#seq !== null && seq <= this.#seq) {
            return false;
        }
        if (this.#seq !== null && seq > this.#seq + 1) {
            // A number is missing, which should not be: what lies between comes when it is asked for.
            this.#connect();
            return false;
        }
        this.#seq = seq;
        return true;
    }

    // Any frame shows that the other side is there; after a while of silence a beat asks.
    #heard() {
        clearTimeout(this.#timers.answer);
        delete this.#timers.answer;
        this.#timers.beat ??= setTimeout(() => {
            delete this.#timers.beat;
            this.#beat();
        }, BEAT_MS);
    }

    #beat() {
        this.#send({ type: "beat" });
        this.#later("answer", ANSWER_MS, this.#lost);
    }

    #closed(code) {
        this.#drop();
        if (FINAL.has(code)) {
            this.#stopped = true;
            this.#onState("closed", code);
        } else {
            this.#wait(code === TOO_MANY ? PAUSE_WHEN_ASKED_MS : 0);
        }
    }

    // Longer and longer, and not all at the same moment when a whole class lost its server.
    #wait(atLeast) {
        const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#tries++);
        this.#onState("waiting");
        this.#later("again", atLeast + longest * (0.5 + Math.random() / 2), () => this.#connect());
    }

    #lost = () => {
        if (!this.#stopped) {
            this.#drop();
            this.#wait(0);
        }
    };

    #now = () => {
        if (!this.#stopped && !this.#welcomed) {
            this.#connect();
        }
    };

    // A phone that slept may hold a socket that has long been dead: ask, rather than wait for the next beat.
    #awake = () => {
        if (document.visibilityState === "visible" && !this.#stopped) {
            if (this.#welcomed) {
                this.#beat();
            } else {
                this.#connect();
            }
        }
    };

    #later(name, pause, work) {
        clearTimeout(this.#timers[name]);
        this.#timers[name] = setTimeout(work, pause);
    }

    #send(frame) {
        if (this.#socket?.readyState === WebSocket.OPEN) {
            this.#socket.send(JSON.stringify(frame));
        }
    }
}

/** Posts without an ack. The tab keeps them, so that one is not lost when a phone throws the page out of its memory. */
class Unsent {
    #key;
    #posts;

    constructor(name) {
        this.#key = `gyosil.unsent.${name}`;
        try {
            this.#posts = new Map(JSON.parse(sessionStorage.getItem(this.#key)) ?? []);
        } catch {
            this.#posts = new Map();
        }
    }

    all() {
        return [...this.#posts];
    }

    add(clientId, content) {
        this.#posts.set(clientId, content);
        this.#keep();
    }

    remove(clientId) {
        if (this.#posts.delete(clientId)) {
            this.#keep();
        }
    }

    #keep() {
        try {
            sessionStorage.setItem(this.#key, JSON.stringify(this.all()));
        } catch {
            // A browser that keeps nothing still has them until the page is left.
        }
    }
}
