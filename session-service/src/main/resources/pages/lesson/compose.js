// The line to write a message on, as both pages have it.
import { byId, fill, lengthOf, texts } from "../shared/element.js";

const LONGEST = 200;
const COUNTED_FROM = 160;

/**
 * Sends what a field has, whole: while a syllable of Hangul is being composed it is not all there. The Enter that ends a syllable
 * sends nothing, and a press on the button waits until the syllable is done.
 */
export function onSubmit(form, field, send) {
    let composing = false;
    let pressed = false;
    field.addEventListener("compositionstart", () => (composing = true));
    field.addEventListener("compositionend", () => {
        composing = false;
        if (pressed) {
            pressed = false;
            // The browser writes the syllable after it has said so.
            setTimeout(send);
        }
    });
    // In Safari the composition is over when its Enter comes; the key still has the code of a composition.
    field.addEventListener("keydown", (event) =>
        event.key === "Enter" && (event.isComposing || event.keyCode === 229) && event.preventDefault());
    form.onsubmit = (event) => {
        event.preventDefault();
        if (composing) {
            pressed = true;
            field.blur();
            field.focus();
        } else {
            send();
        }
    };
}

/** Calls `post` with what was written; what is too long stays where it is. */
export function composer(post) {
    const field = byId("content");
    const note = byId("count-left");
    const count = () => {
        const length = lengthOf(field.value);
        note.textContent = length >= COUNTED_FROM ? fill(length > LONGEST ? texts.tooLong : texts.length, { length }) : "";
        note.classList.toggle("over", length > LONGEST);
        return length;
    };
    field.addEventListener("input", count);
    onSubmit(byId("compose"), field, () => {
        const length = count();
        if (length > 0 && length <= LONGEST) {
            post(field.value.trim());
            field.value = "";
            count();
        }
    });
}
