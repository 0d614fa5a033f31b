// The card on a pupil's page: a question, one answer, and when it is closed what was right.
import { ask } from "../shared/api.js";
import { onSubmit } from "../lesson/compose.js";
import { byId, during, fill, make, others, texts } from "../shared/element.js";

// What this tab answered, so that a page that is loaded again does not ask for it again. What counts is what the server has.
const keyOf = (cardId) => `gyosil.answer.${cardId}`;

function kept(cardId) {
    try {
        return JSON.parse(sessionStorage.getItem(keyOf(cardId)));
    } catch {
        return null;
    }
}

function keep(cardId, own) {
    try {
        sessionStorage.setItem(keyOf(cardId), JSON.stringify(own));
    } catch {
        // Then a reload asks again, and the answer of the first time stands.
    }
}

const SETTLED_MS = 200;

export class Card {
    #path;
    #token;
    #card = null;
    #own = null;

    /**
     * @param sessionId the lesson
     * @param token the pupil's
     */
    constructor(sessionId, token) {
        this.#path = `/api/live-sessions/${sessionId}/cards`;
        this.#token = token;
        onSubmit(byId("answer-form"), byId("answer"), () =>
            during(byId("answer-button"), () => this.#answer(byId("answer").value.trim())));
    }

    show(card) {
        if (this.#card?.card_id !== card.card_id) {
            this.#own = kept(card.card_id);
            byId("answer").value = "";
        }
        this.#card = { ...card };
        this.#draw();
        if (card.closed_at) {
            this.#readOwn();
        }
    }

    close(cardId, answer) {
        if (this.#card?.card_id === cardId) {
            this.#card = { ...this.#card, answer, closed_at: new Date().toISOString() };
            this.#draw();
            this.#readOwn();
        }
    }

    async #answer(answer) {
        if (!answer) {
            return;
        }
        const card = this.#card;
        try {
            await ask(`${this.#path}/${card.card_id}/answers`, { method: "POST", token: this.#token, body: { answer } });
            this.#own = { answer, correct: null };
            keep(card.card_id, this.#own);
        } catch (failure) {
            if (failure.status !== 409) {
                throw failure;
            }
            // Answered on another device, or closed meanwhile: what counts is what the server has.
            this.#own ??= { answer: null, correct: null };
        }
        if (this.#card === card) {
            this.#draw();
        }
    }

    async #readOwn() {
        const card = this.#card;
        // A latecomer gets many cards at once; only the last is asked for.
        await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
        if (this.#card !== card) {
            return;
        }
        const results = await ask(`${this.#path}/${card.card_id}/results`, { token: this.#token }).catch(() => null);
        if (results && this.#card === card) {
            this.#own = results.own?.answer === undefined ? null : results.own;
            this.#draw();
        }
    }

    #draw() {
        const card = this.#card;
        byId("card").hidden = false;
        byId("card").classList.toggle("closed", Boolean(card.closed_at));
        byId("card-title").textContent = [
            card.position ? fill(texts.card, card) : texts.cardOnly,
            texts.types[card.type] ?? card.type,
        ].join(" · ");
        byId("question").textContent = card.question;
        byId("answer-form").hidden = Boolean(card.closed_at) || this.#own !== null;
        byId("card-fate").replaceChildren(...this.#fate());
    }

    #fate() {
        const own = this.#own;
        const mine = own?.answer ? [make("p", {}, `${texts.yourAnswer} `, others(own.answer))] : [];
        if (!this.#card.closed_at) {
            return own ? [make("p", { class: "message good", text: texts.answered }), ...mine] : [];
        }
        return [
            make("p", {}, `${texts.rightAnswer} `, others(this.#card.answer ?? "", "result")),
            ...mine,
            this.#verdict(own),
        ];
    }

    #verdict(own) {
        if (own === null) {
            return make("p", { class: "message", text: texts.noAnswer });
        }
        if (own.correct === null || own.correct === undefined) {
            return make("p", { class: "soft", text: texts.cardClosed });
        }
        return make("p", { class: `message ${own.correct ? "good" : "warn"}`, text: own.correct ? texts.right : texts.wrong });
    }
}
