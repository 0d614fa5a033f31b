// Cards: the next one is drawn by the server; what the class answers grows as bars. The page may be on the wall, so what is
// right shows when the card is closed, and before only to those who open it.
import { byId, during, fill, make, others, texts } from "../shared/element.js";

const SETTLED_MS = 200;

export class Cards {
    #read;
    #peopleCount;
    #card = null;
    #results = null;

    /**
     * @param post sends to the lesson's API
     * @param read asks it
     * @param peopleCount how many pupils are there
     */
    constructor({ post, read, peopleCount }) {
        this.#read = read;
        this.#peopleCount = peopleCount;
        byId("deck").onsubmit = (event) => {
            event.preventDefault();
            this.#during(byId("next-card"), async () => this.show(await post("/cards", this.#wanted())));
        };
        byId("close-card").onclick = () => this.#during(byId("close-card"), async () => {
            const closed = await post(`/cards/${this.#card.card_id}/close`);
            this.close(this.#card.card_id, closed.answer ?? this.#card.answer);
        });
        this.#draw();
    }

    /** The card that is open, for a page that comes when it was shown already. */
    resume(card) {
        this.show(card);
        return this.#readResults();
    }

    show(card) {
        const isKnown = this.#card?.card_id === card.card_id;
        // The frame for everybody and the answer to the teacher's request are about the same card; only one has its answer.
        this.#card = { ...card, answer: card.answer ?? (isKnown ? this.#card.answer : null) };
        if (!isKnown) {
            this.#results = null;
            this.#settle();
        }
        this.#draw();
    }

    // A page that is loaded again gets many cards at once; what was answered is asked for the last of them.
    async #settle() {
        const cardId = this.#card.card_id;
        await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
        if (this.#card.card_id === cardId && this.#results === null) {
            await this.#readResults();
        }
    }

    async #readResults() {
        const results = await this.#read(`/cards/${this.#card.card_id}/results`).catch(() => null);
        if (results && results.answered >= (this.#results?.answered ?? 0)) {
            this.results(results);
        }
    }

    close(cardId, answer) {
        if (this.#card?.card_id === cardId) {
            this.#card = { ...this.#card, answer, closed_at: this.#card.closed_at ?? new Date().toISOString() };
            this.#draw();
        }
    }

    results(results) {
        if (this.#card?.card_id === results.card_id) {
            this.#results = results;
            this.#draw();
        }
    }

    showCount() {
        if (this.#card) {
            this.#drawCount();
        }
    }

    #wanted() {
        const fields = new FormData(byId("deck"));
        return Object.fromEntries([
            ["grade", fields.get("grade").trim()],
            ["difficulty", Number(fields.get("difficulty"))],
            ["type", fields.get("type")],
        ].filter(([, value]) => value));
    }

    async #during(button, work) {
        const trouble = byId("card-trouble");
        trouble.hidden = true;
        await during(button, () => work().catch((failure) => {
            trouble.textContent = failure.message;
            trouble.hidden = false;
        }));
    }

    #draw() {
        const card = this.#card;
        byId("card").hidden = card === null;
        byId("close-card").hidden = card === null || Boolean(card.closed_at);
        if (card === null) {
            return;
        }
        byId("card-about").replaceChildren(...this.#about(card));
        byId("question").textContent = card.question;
        byId("answer").textContent = card.answer ?? "";
        byId("answer-box").hidden = !card.answer;
        if (card.closed_at) {
            byId("answer-box").open = true;
        }
        this.#drawCount();
        byId("bars").replaceChildren(...(this.#results?.answers ?? []).map((each) => this.#bar(each)));
    }

    #about(card) {
        return [
            card.position ? fill(texts.card, card) : null,
            texts.types[card.type] ?? card.type,
            fill(texts.gradeIs, card),
            fill(texts.difficultyIs, card),
            card.left === undefined ? null : fill(texts.left, card),
            card.closed_at ? texts.closed : null,
        ].filter(Boolean).map((text) => make("span", { class: "chip", text }));
    }

    #drawCount() {
        const answered = this.#results?.answered ?? 0;
        const people = Math.max(this.#results?.people ?? 0, this.#peopleCount(), answered);
        if (this.#card.closed_at && this.#results === null) {
            // How many were right is still being asked for.
            byId("answered").textContent = "";
            return;
        }
        byId("answered").textContent = this.#card.closed_at
            ? fill(texts.answeredWell, { answered, correct: this.#results?.correct ?? 0 })
            : fill(texts.answeredBy, { answered, people });
    }

    #bar({ answer, count, correct }) {
        const isRight = correct && this.#card.closed_at;
        const track = make("span");
        track.style.setProperty("--share", `${Math.round((100 * count) / Math.max(1, this.#results.answered))}%`);
        return make("li", { class: isRight ? "right" : null },
            make("div", { class: "bar-text" },
                others(answer),
                isRight ? make("span", { class: "chip good", text: texts.right }) : null,
                make("span", { text: fill(texts.countOf, { count }) })),
            make("div", { class: "track", "aria-hidden": "true" }, track));
    }
}
