// The line to write a message on, as both pages have it.
import { byId, fill, lengthOf, texts } from "../shared/element.js";

const LONGEST = 200;
const COUNTED_FROM = 160;

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
    // The Enter that ends a syllable is no Enter that sends: until then the syllable is not there.
    field.addEventListener("keydown", (event) => event.key === "Enter" && event.isComposing && event.preventDefault());
    byId("compose").addEventListener("submit", (event) => {
        event.preventDefault();
        const length = count();
        if (length > 0 && length <= LONGEST) {
            post(field.value.trim());
            field.value = "";
            count();
        }
    });
}
