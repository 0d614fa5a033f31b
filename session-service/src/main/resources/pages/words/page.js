// The page of the words that hold a message: an admin writes them, and tries them before they are kept.
import { ask, loggedIn } from "../shared/api.js";
import { byId, during, fill, make, others, say, texts } from "../shared/element.js";

const PATH = "/api/live-words";

const written = () => byId("words").value.split("\n").map((line) => line.trim()).filter(Boolean);

function count() {
    byId("count").textContent = fill(texts.count, { count: written().length });
}

function show(kept) {
    byId("words").value = kept.words.join("\n");
    count();
}

byId("words").addEventListener("input", count);

byId("keep").addEventListener("submit", (event) => {
    event.preventDefault();
    during(byId("save"), async () => {
        try {
            show(await ask(PATH, { method: "PUT", body: { words: written() } }));
            say(texts.saved, "good");
        } catch (failure) {
            const index = /^\/words\/(\d+)$/.exec(failure.problem?.errors?.[0]?.pointer ?? "")?.[1];
            throw index === undefined ? failure : new Error(`${written()[Number(index)]}: ${failure.message}`);
        }
    });
});

byId("try").addEventListener("submit", (event) => {
    event.preventDefault();
    during(byId("try-it"), async () => {
        const { word } = await ask(`${PATH}/tries`, {
            method: "POST",
            body: { text: byId("sentence").value, words: written() },
        });
        byId("verdict").replaceChildren(word
            ? make("span", {}, make("span", { class: "chip warn", text: texts.held }), " ", others(word))
            : make("span", { class: "chip good", text: texts.passes }));
    });
});

async function begin() {
    const person = await loggedIn();
    if (person === null) {
        return;
    }
    show(await ask(PATH));
    const isAdmin = person.roles.includes("admin");
    byId("words").readOnly = !isAdmin;
    byId("save").hidden = !isAdmin;
    byId("trying").hidden = !isAdmin;
    if (!isAdmin) {
        say(texts.readOnly);
    }
}

begin().catch((failure) => say(failure.message, "bad"));
