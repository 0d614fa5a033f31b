// Requests to the API. Who is logged in is known by a cookie that scripts cannot read, a pupil in a lesson by the token of the seat.
import { language, texts } from "./element.js";

// Their title says it all.
const BRIEF = ["wrong-credentials", "unauthenticated"];

export class Refused extends Error {
    constructor(status, problem, retryAfter) {
        const detail = BRIEF.includes(problem.type) ? "" : problem.errors?.[0]?.detail || problem.detail;
        super([problem.title || texts.failed, detail].filter(Boolean).join(" — "));
        this.status = status;
        this.problem = problem;
        /** Seconds, when the server asks for a pause. */
        this.retryAfter = retryAfter;
    }
}

function send(path, { method = "GET", body, token, headers }) {
    const isFile = body instanceof Blob;
    return fetch(path, {
        method,
        credentials: token === undefined ? "same-origin" : "omit",
        headers: {
            Accept: "application/json",
            "Accept-Language": language,
            ...(body === undefined || isFile ? {} : { "Content-Type": "application/json" }),
            ...(token ? { Authorization: `Bearer ${token}` } : {}),
            ...headers,
        },
        body: body === undefined || isFile ? body : JSON.stringify(body),
    }).catch(() => {
        throw new Refused(0, { title: texts.offline });
    });
}

/**
 * The answer's JSON; an empty object when it has none. Somebody who is not logged in any more is offered to log in again.
 *
 * @param options method, headers, body (a file goes as it is), token (of a seat, or null for nobody at all; without it the
 *     cookie goes along) and mayBeNobody (then nobody is offered to log in)
 * @throws Refused for whatever is not 2xx; status 0 when there was no answer
 */
export async function ask(path, options = {}) {
    let [response, answer] = await sent(path, options);
    const isLoggedOut = () =>
        response.status === 401 && options.token === undefined && answer.type !== "wrong-credentials";
    if (isLoggedOut() && (await refreshed())) {
        [response, answer] = await sent(path, options);
    }
    if (isLoggedOut() && !options.mayBeNobody) {
        offerLogIn();
    }
    if (!response.ok) {
        throw new Refused(response.status, answer, Number(response.headers.get("Retry-After")) || 0);
    }
    return answer;
}

/** The layout shows the offer. */
function offerLogIn() {
    document.dispatchEvent(new Event("gyosil-logged-out"));
}

async function sent(path, options) {
    const response = await send(path, options);
    return [response, await response.json().catch(() => ({}))];
}

let caller = null;

/** Who is logged in, as /auth/me says it; null for nobody. Asked once for all modules of a page. */
export function me() {
    caller ??= ask("/auth/me", { mayBeNobody: true }).catch((failure) => {
        if (failure.status === 401) {
            return null;
        }
        caller = null;
        throw failure;
    });
    return caller;
}

/** Who is logged in, on a page that is nothing to nobody: who is not is offered to log in, and null comes. */
export async function loggedIn() {
    const person = await me();
    if (person === null) {
        offerLogIn();
    }
    return person;
}

/** Logs out, and goes to a page. */
export async function leave(page = "/") {
    await send("/auth/logout", { method: "POST" }).catch(() => null);
    location.assign(page);
}

let refreshing = null;

// An access token lasts a quarter of an hour, a lesson longer. A refresh token is good once, and one that comes twice ends
// the log-in: so one request at a time asks, also of several tabs.
function refreshed() {
    refreshing ??= alone(async () => {
        const known = await fetch("/auth/me", { credentials: "same-origin" }).catch(() => null);
        const renewed = known?.status === 401
            ? await fetch("/auth/refresh", { method: "POST", credentials: "same-origin" }).catch(() => null)
            : known;
        return renewed?.ok === true;
    }).finally(() => (refreshing = null));
    return refreshing;
}

function alone(work) {
    return navigator.locks ? navigator.locks.request("gyosil-refresh", work) : work();
}
