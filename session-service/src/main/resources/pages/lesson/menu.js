// A small menu beside the button that opens it. The browser closes it by Esc, by a press elsewhere and by the button itself.
import { button, byId, make } from "../shared/element.js";

const GAP = 4;
const ROW = 48;

export class Menu {
    #box;
    #opener = null;

    /** @param box an element with `popover`, for one menu at a time */
    constructor(box) {
        this.#box = box;
        box.addEventListener("toggle", (event) => (event.newState === "open" ? this.#focus(0) : this.#back()));
        box.addEventListener("keydown", (event) => this.#step(event));
    }

    /**
     * A button that opens it. It may be drawn again while the menu is open: its id says which it is.
     *
     * @param label what is read aloud
     * @param choices pairs of a text and what it does
     */
    opener(id, label, choices) {
        const made = make("button", { type: "button", class: "quiet more", id, "aria-label": label, title: label, text: "⋯" });
        made.popoverTargetElement = this.#box;
        made.addEventListener("click", () => this.#fill(made, label, choices));
        return made;
    }

    #fill(opener, label, choices) {
        this.#opener = opener.id;
        this.#box.setAttribute("aria-label", label);
        this.#box.replaceChildren(...choices.map(([text, work, className]) => button(text, () => {
            this.#box.hidePopover();
            work();
        }, className)));
        const { top, bottom, right } = opener.getBoundingClientRect();
        const isLow = bottom + GAP + ROW * choices.length > innerHeight;
        this.#box.style.inset = isLow
            ? `auto ${innerWidth - right}px ${innerHeight - top + GAP}px auto`
            : `${bottom + GAP}px ${innerWidth - right}px auto auto`;
    }

    #step(event) {
        const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (way) {
            event.preventDefault();
            this.#focus([...this.#box.children].indexOf(document.activeElement) + way);
        }
    }

    #focus(index) {
        const choices = this.#box.children;
        choices[(index + choices.length) % choices.length]?.focus();
    }

    #back() {
        const at = document.activeElement;
        if (at === document.body || this.#box.contains(at)) {
            byId(this.#opener)?.focus();
        }
    }
}
