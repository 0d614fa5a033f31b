// Who is in the lesson, and what the teacher may do with them.
import { avatar } from "../lesson/avatar.js";
import { button, byId, during, make, others, texts } from "../shared/element.js";

const ACTS = { in: ["kick", "ban"], kicked: ["ban"], banned: ["unban"] };

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
            others(person.nickname, "name"),
            isIn ? null : make("span", { class: "chip bad", text: texts[person.state] }),
            make("span", { class: "row" }, ...(ACTS[person.state] ?? []).map((act) => this.#button(person, act))));
    }

    #button(person, act) {
        const made = button(texts[act], () => during(made, () => this.#act(person, act)), "quiet");
        made.id = `${act}-${person.participant_id}`;
        made.setAttribute("aria-label", `${texts[act]}: ${person.nickname}`);
        return made;
    }

    async #act(person, act) {
        if (act === "ban" && !(await this.#sure(person))) {
            return;
        }
        const changed = await this.#post(`/participants/${person.participant_id}/${act}`);
        Object.assign(person, changed ?? {});
        this.#show();
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
