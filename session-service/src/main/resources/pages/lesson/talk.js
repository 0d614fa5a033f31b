// The conversation: messages in the order of their numbers, one's own that are on their way at the end.
import { avatar } from "./avatar.js";
import { make, others, texts, timeOf } from "../shared/element.js";

const NEAR_THE_END = 80;

export class Talk {
    #list;
    #empty;
    #newer;
    #tools;
    #items = new Map();
    #onTheWay = new Map();
    #me = null;
    #follows = true;
    #height = 0;

    /**
     * @param list the `ol` to fill
     * @param empty what is shown while there is no message
     * @param newer a button that leads down to what came while the reader was further up
     * @param tools makes the buttons beside a message; with them hidden messages stay to be seen
     */
    constructor({ list, empty, newer, tools }) {
        this.#list = list;
        this.#empty = empty;
        this.#newer = newer;
        this.#tools = tools;
        newer.addEventListener("click", () => this.#toEnd());
        list.addEventListener("scroll", () => this.#scrolled());
        // A card that appears above, or a keyboard below, takes room: a reader who was at the end stays there.
        new ResizeObserver(() => this.#follows && this.#toEnd()).observe(list);
    }

    /** Whose messages stand on the own side. */
    mine(participantId) {
        this.#me = participantId;
    }

    /** Shows a message, or what has become of it. */
    put(message) {
        const atEnd = this.#isAtEnd();
        if (this.#place(message)) {
            this.#settle(atEnd, message.participant_id === this.#me);
        }
    }

    /** Shows what was said before, and leaves what is read where it is; how many of them are new. */
    putOlder(messages) {
        const before = this.#items.size;
        const fromEnd = this.#list.scrollHeight - this.#list.scrollTop;
        messages.forEach((message) => this.#place(message));
        this.#empty.hidden = this.#list.children.length > 0;
        if (this.#follows) {
            this.#toEnd();
        } else {
            this.#list.scrollTop = this.#list.scrollHeight - fromEnd;
        }
        return this.#items.size - before;
    }

    #place(message) {
        const isHidden = message.state === "hidden" || message.content === undefined || message.content === null;
        if (isHidden && !this.#tools) {
            this.remove(message.message_id);
            return false;
        }
        const item = this.#drawn(message, isHidden);
        const there = this.#items.get(message.message_id);
        if (there) {
            there.replaceWith(item);
        } else {
            this.#list.insertBefore(item, this.#after(message.seq));
        }
        this.#items.set(message.message_id, item);
        this.#arrived(message);
        return true;
    }

    /** Marks or takes away. */
    hide(messageId) {
        const item = this.#items.get(messageId);
        if (item && this.#tools) {
            this.put({ ...item.message, state: "hidden" });
        } else {
            this.remove(messageId);
        }
    }

    remove(messageId) {
        this.#items.get(messageId)?.remove();
        this.#items.delete(messageId);
        this.#settle(false);
    }

    /** One's own post, before the server has it. */
    sending(clientId, content) {
        const item = make("li", { class: "bubble own sending" }, this.#text(content), make("p", { class: "fate", text: texts.sending }));
        this.#onTheWay.set(clientId, item);
        this.#list.append(item);
        this.#settle(true, true);
    }

    /** One's own that wait for a teacher, some since before the page was loaded; others do not wait any more. */
    waiting(messages) {
        const known = new Set();
        for (const [clientId, item] of [...this.#onTheWay]) {
            if (item.classList.contains("held") && !messages.some((message) => message.message_id === item.dataset.message)) {
                this.#taken(clientId);
            }
            known.add(item.dataset.message);
        }
        messages.filter((message) => !known.has(message.message_id)).forEach(({ message_id, content }) => {
            this.sending(message_id, content);
            this.acked({ client_id: message_id, message_id, state: "held" });
        });
    }

    /** The server has it: it is there for all, or a teacher looks at it first. */
    acked({ client_id, message_id, state }) {
        const item = this.#onTheWay.get(client_id);
        if (!item) {
            return;
        }
        item.dataset.message = message_id;
        if (this.#items.has(message_id)) {
            this.#taken(client_id);
        } else {
            item.classList.toggle("sending", state !== "held");
            item.classList.toggle("held", state === "held");
            item.querySelector(".fate").textContent = state === "held" ? texts.held : texts.sending;
        }
    }

    refused({ client_id, problem }) {
        const item = this.#onTheWay.get(client_id);
        if (item) {
            item.className = "bubble own refused";
            item.querySelector(".fate").textContent =
                problem?.errors?.[0]?.detail ?? problem?.detail ?? problem?.title ?? texts.failed;
        }
    }

    #drawn(message, isHidden) {
        const own = message.participant_id === this.#me;
        const item = make("li", { class: `bubble${own ? " own" : ""}${isHidden ? " hidden-one" : ""}`, "data-seq": message.seq },
            make("div", { class: "who" },
                avatar(message.avatar_id),
                others(message.nickname, "name"),
                message.role === "teacher" ? make("span", { class: "chip", text: texts.teacher }) : null,
                make("time", { datetime: message.created_at, text: timeOf(message.created_at) })),
            message.content ? this.#text(message.content) : make("p", { class: "soft", text: texts.hiddenOne }),
            isHidden ? make("p", { class: "fate", text: texts.hidden }) : null);
        item.message = message;
        if (this.#tools) {
            item.firstChild.append(make("div", { class: "tools" }, ...this.#tools(message, isHidden)));
        }
        return item;
    }

    #text(content) {
        return make("p", { class: "content", dir: "auto", text: content });
    }

    #arrived(message) {
        for (const [clientId, item] of this.#onTheWay) {
            if (item.dataset.message === message.message_id) {
                this.#taken(clientId);
            }
        }
    }

    #taken(clientId) {
        this.#onTheWay.get(clientId).remove();
        this.#onTheWay.delete(clientId);
    }

    /** What stands behind the place of that number; at the latest one's own posts that have none yet. */
    #after(seq) {
        const later = [...this.#list.children].reverse();
        let place = null;
        for (const item of later) {
            if (item.dataset.seq !== undefined && Number(item.dataset.seq) < seq) {
                break;
            }
            place = item;
        }
        return place;
    }

    #scrolled() {
        if (this.#list.clientHeight === this.#height) {
            this.#follows = this.#isAtEnd();
            this.#newer.hidden ||= this.#follows;
        }
        this.#height = this.#list.clientHeight;
    }

    #isAtEnd() {
        return this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < NEAR_THE_END;
    }

    #toEnd() {
        this.#list.scrollTop = this.#list.scrollHeight;
        this.#newer.hidden = true;
        this.#follows = true;
    }

    #settle(atEnd, own = false) {
        this.#empty.hidden = this.#list.children.length > 0;
        if (atEnd || own) {
            this.#toEnd();
        } else {
            this.#newer.hidden = this.#isAtEnd();
        }
    }
}
