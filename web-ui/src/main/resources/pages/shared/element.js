// What the modules of all pages share: the texts of the reader's language, and elements made without markup. What others
// wrote only ever becomes text, set apart from what is around it, so that it can neither run nor turn the line about.
export const texts = JSON.parse(document.getElementById("texts").content.textContent);
export const language = document.documentElement.lang;
export const byId = (id) => document.getElementById(id);

const clock = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" });
export const timeOf = (instant) => clock.format(new Date(instant));

/** Puts values into a text such as "{count} people". */
export function fill(text, values) {
    return text.replace(/\{(\w+)}/g, (hole, name) => values[name] ?? hole);
}

/** An element with attributes; `text` becomes its text, and what is null or false is left out. */
export function make(name, { text, ...attributes } = {}, ...children) {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) {
        if (value !== null && value !== undefined && value !== false) {
            made.setAttribute(attribute, value === true ? "" : value);
        }
    }
    if (text !== undefined && text !== null) {
        made.textContent = text;
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
}

/** What somebody else wrote, set apart. */
export const others = (text, className) => make("bdi", { text, class: className });

export function button(text, onClick, className) {
    const made = make("button", { type: "button", text, class: className });
    made.addEventListener("click", onClick);
    return made;
}

/** One message above the page's content; an empty text takes it away. */
export function say(text, tone = "") {
    byId("status").replaceChildren(...(text ? [make("div", { text, class: `message ${tone}` })] : []));
}

/** Keeps a button from being pressed twice while its work is under way, and says what went wrong. */
export async function during(button, work) {
    button.disabled = true;
    try {
        await work();
    } catch (failure) {
        say(failure.message, "bad");
    } finally {
        button.disabled = false;
    }
}

/** 32 random hexadecimal digits. A page that came without TLS has no crypto.randomUUID. */
export function randomId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Characters as the server counts them. */
export const lengthOf = (text) => [...text.normalize("NFC").trim()].length;
