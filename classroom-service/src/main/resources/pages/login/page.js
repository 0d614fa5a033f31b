// The page of logging in. Its tokens are cookies that no script can read; it only ever sets text, never markup.
// A form is shown when it is listened to, so that the browser does not send it by itself, with the password in the address.
import { ask, leave, me } from "../shared/api.js";
import { button, byId, during, others, say, texts } from "../shared/element.js";
import { next } from "../shared/shell.js";

function show(name) {
    ["log-in", "set-password", "first-admin", "me"].forEach((each) => (byId(each).hidden = each !== name));
}

/** What a link to set a password carries behind the #, which no server sees. */
const LINK = "#set-password=";

async function look() {
    if (location.hash.startsWith(LINK)) {
        show("set-password");
        return;
    }
    const person = await me();
    if (person === null) {
        const first = await ask("/auth/first-admin").catch(() => ({ open: false }));
        show(first.open ? "first-admin" : "log-in");
        if (!first.open) {
            await offerDemo();
        }
    } else if (next()) {
        location.replace(next());
    } else {
        const roles = person.roles.map((role) => texts[role] || role).join(", ");
        byId("who").replaceChildren(`${roles} · `, others(person.name ?? `${texts.user} ${person.user_id}`));
        show("me");
    }
}

/** Only the entrance of a stack on one machine knows these people, and only with a demo school. */
async function offerDemo() {
    const { people } = await ask("/demo/logins").catch(() => ({ people: [] }));
    byId("demo").hidden = people.length === 0;
    byId("demo-people").replaceChildren(...people.map(({ role, email, password }) => {
        const one = button(texts[role], () => during(one, () => enter(email, password)));
        return one;
    }));
}

async function enter(email, password) {
    await ask("/auth/login", { method: "POST", body: { email, password, cookie: true } });
    location.assign(next() ?? "/");
}

function onSubmit(section, work) {
    const form = byId(section).querySelector("form");
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const button = form.querySelector("button[type=submit]");
        button.disabled = true;
        try {
            await work(Object.fromEntries(new FormData(form)), form);
        } catch (error) {
            say(error.message, "bad");
        } finally {
            button.disabled = false;
        }
    });
}

onSubmit("log-in", (fields) => enter(fields.email, fields.password));

onSubmit("set-password", async ({ new_password }) => {
    const token = location.hash.slice(LINK.length);
    await ask("/auth/password-links", { method: "POST", body: { token, new_password }, token: null });
    history.replaceState(null, "", location.pathname + location.search);
    say(texts.set, "good");
    show("log-in");
    byId("email").focus();
});

onSubmit("first-admin", async (fields) => {
    await ask("/auth/first-admin", { method: "POST", body: fields });
    await enter(fields.email, fields.password);
});

onSubmit("me", async (fields, form) => {
    const { current_password, new_password } = fields;
    await ask("/auth/password", { method: "POST", body: { current_password, new_password } });
    form.reset();
    say(texts.changed, "good");
});

byId("log-out").addEventListener("click", () => leave("/login"));

look().catch((failure) => {
    say(failure.message, "bad");
    show("log-in");
});
