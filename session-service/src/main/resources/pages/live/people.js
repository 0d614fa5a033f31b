// Who is in the lesson, and what the teacher may do with them.
import { avatar } from "../lesson/avatar.js";
import { byId, fill, make, others, say, texts } from "../shared/element.js";
import { Menu } from "../lesson/menu.js";

const ACTS = { in: ["kick", "ban"], kicked: ["ban"], banned: ["unban"] };
const MENU = new Menu(byId("person-menu"));

export class People {
    #post;
    #onCount;
    #people = [];

    /**
     * @param post sends to the lesson's API
     * @param onCount called when other people are there than before
     */
    constructor({ post, onCount }) {
        this.#post = post;
        this.#onCount = onCount;
        this.#show();
    }

    /** How many pupils are there. */
    get count() {
        return this.#people.filter((person) => person.role === "student" && person.present).length;
    }

    /** A frame of presence; one that says only how many there are changes nothing here. */
    show({ people }) {
        if (!people) {
            return;
        }
        this.#people = people;
        this.#show();
        this.#onCount();
    }

    #show() {
        const pupils = this.#people.filter((person) => person.role === "student");
        const focused = document.activeElement?.closest?.("#people-list button")?.id;
        byId("people-count").textContent = this.count;
        byId("no-people").hidden = pupils.length > 0;
        byId("people-list").replaceChildren(...pupils.map((person) => this.#row(person)));
        // The list is drawn again whenever somebody comes: the focus stays at its button.
        if (focused) {
            byId(focused)?.focus();
        }
    }

    #row(person) {
        const isIn = person.state === "in";
        const where = person.present ? texts.present : texts.absent;
        return make("li", { class: `person${person.present ? " present" : ""}`, "data-participant": person.participant_id },
            make("span", { class: "there", role: "img", "aria-label": where, title: where }),
            avatar(person.avatar_id),
            this.#named(person),
            isIn ? null : make("span", { class: "chip bad", text: texts[person.state] }),
            MENU.opener(`more-${person.participant_id}`, fill(texts.personMenu, { name: person.nickname }),
                (ACTS[person.state] ?? []).map((act) => [texts[act], () => this.#act(person, act), act === "ban" ? "danger" : null])));
    }

    #named(person) {
        const name = others(person.nickname, "name");
        name.title = person.nickname;
        return name;
    }

    async #act(person, act) {
        if (act === "ban" && !(await this.#sure(person))) {
            return;
        }
        try {
            const changed = await this.#post(`/participants/${person.participant_id}/${act}`);
            // Who is there may have come again meanwhile.
            Object.assign(this.#people.find((each) => each.participant_id === person.participant_id) ?? person, changed);
            this.#show();
        } catch (failure) {
            say(failure.message, "bad");
        }
    }

    #sure(person) {
        const dialog = byId("ban-dialog");
        byId("ban-name").textContent = person.nickname;
        dialog.returnValue = "no";
        dialog.showModal();
        return new Promise((sure) =>
            dialog.addEventListener("close", () => sure(dialog.returnValue === "yes"), { once: true }));
    }
}
