// The page of logging in. Its tokens are cookies that no script can read; it only ever sets text, never markup.
// A form is shown when it is listened to, so that the browser does not send it by itself, with the password in the address.
const texts = JSON.parse(document.getElementById("texts").content.textContent);
const language = document.documentElement.lang;
const byId = (id) => document.getElementById(id);
const sections = ["log-in", "first-admin", "me"];

function show(name) {
    sections.forEach((each) => (byId(each).hidden = each !== name));
}

function say(text, tone) {
    const status = byId("status");
    status.replaceChildren();
    if (text) {
        const message = document.createElement("div");
        message.className = "message " + tone;
        message.textContent = text;
        status.append(message);
    }
}

async function ask(path, body, again = true) {
    let response;
    try {
        response = await fetch(path, {
            method: body === undefined ? "GET" : "POST",
            credentials: "same-origin",
            headers: {
                Accept: "application/json",
                "Accept-Language": language,
                ...(body ? { "Content-Type": "application/json" } : {}),
            },
            body: body ? JSON.stringify(body) : undefined,
        });
    } catch {
        throw new Error(texts.offline);
    }
    if (response.status === 401 && again && (await refreshed())) {
        return ask(path, body, false);
    }
    const answer = response.status === 204 ? {} : await response.json().catch(() => ({}));
    if (!response.ok) {
        const error = new Error([answer.title || texts.failed, detail(answer)].filter(Boolean).join(" — "));
        error.status = response.status;
        throw error;
    }
    return answer;
}

function detail(problem) {
    return ["wrong-credentials", "unauthenticated"].includes(problem.type) ? "" : problem.detail;
}

// An access token lasts a quarter of an hour, what one is logged in with a month.
async function refreshed() {
    const answer = await fetch("/auth/refresh", { method: "POST", credentials: "same-origin" }).catch(() => null);
    return answer !== null && answer.ok;
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
    try {
        const me = await ask("/auth/me");
        if (next()) {
            location.replace(next());
            return;
        }
        byId("who").textContent =
            me.roles.map((role) => texts[role] || role).join(", ") + " · " + texts.user + " " + me.user_id;
        byId("rosters").hidden = !me.roles.includes("admin");
        show("me");
    } catch (error) {
        if (error.status !== 401) {
            say(error.message, "bad");
            show("log-in");
            return;
        }
        const first = await ask("/auth/first-admin").catch(() => ({ open: false }));
        show(first.open ? "first-admin" : "log-in");
    }
}

async function enter(email, password) {
    await ask("/auth/login", { email, password, cookie: true }, false);
    if (next()) {
        location.assign(next());
        return;
    }
    say("", "");
    await look();
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
    await ask("/auth/first-admin", fields, false);
    await enter(fields.email, fields.password);
});

onSubmit("me", async (fields, form) => {
    const { current_password, new_password } = fields;
    await ask("/auth/password", { current_password, new_password });
    form.reset();
    say(texts.changed, "good");
});

byId("log-out").addEventListener("click", async () => {
    await fetch("/auth/logout", { method: "POST", credentials: "same-origin" }).catch(() => null);
    show("log-in");
    say(texts.loggedOut, "good");
});

const other = byId("switch");
if (next()) {
    other.href += "&next=" + encodeURIComponent(next());
}
look();
