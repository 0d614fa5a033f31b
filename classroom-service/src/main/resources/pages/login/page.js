// The page of logging in. Its tokens are cookies that no script can read; it only ever sets text, never markup.
// A form is shown when it is listened to, so that the browser does not send it by itself, with the password in the address.
import { ask, leave, me } from "../shared/api.js";
import { byId, others, say, texts } from "../shared/element.js";
import { aimSwitch } from "../shared/shell.js";

function show(name) {
    ["log-in", "first-admin", "me"].forEach((each) => (byId(each).hidden = each !== name));
}

/** Where to go on: a page of ours and nothing else. Only a browser knows what it makes of an address. */
function next() {
    const wanted = new URLSearchParams(location.search).get("next");
    if (!wanted) {
        return null;
    }
    try {
        const url = new URL(wanted, location.origin);
        return url.origin === location.origin ? url.href : "/";
    } catch {
        return "/";
    }
}

async function look() {
    const person = await me();
    if (person === null) {
        const first = await ask("/auth/first-admin").catch(() => ({ open: false }));
        show(first.open ? "first-admin" : "log-in");
    } else if (next()) {
        location.replace(next());
    } else {
        const roles = person.roles.map((role) => texts[role] || role).join(", ");
        byId("who").replaceChildren(`${roles} · `, others(person.name ?? `${texts.user} ${person.user_id}`));
        show("me");
    }
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

if (next()) {
    const place = new URL(location.href);
    place.searchParams.set("next", next());
    history.replaceState(null, "", place);
    aimSwitch();
}
look().catch((failure) => {
    say(failure.message, "bad");
    show("log-in");
});
