// Requests to the API. The teacher is known by a cookie that scripts cannot read, a pupil by the token of the seat.
import { language, texts } from "./element.js";

export class Refused extends Error {
    constructor(status, problem, retryAfter) {
        super([problem.title || texts.failed, problem.errors?.[0]?.detail || problem.detail].filter(Boolean).join(" — "));
        this.status = status;
        this.problem = problem;
        /** Seconds, when the server asks for a pause. */
        this.retryAfter = retryAfter;
    }
}

function send(path, { method = "GET", body, token, headers }) {
    return fetch(path, {
        method,
        credentials: token === undefined ? "same-origin" : "omit",
        headers: {
            Accept: "application/json",
            "Accept-Language": language,
            ...(body === undefined ? {} : { "Content-Type": "application/json" }),
            ...(token ? { Authorization: `Bearer ${token}` } : {}),
            ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
    }).catch(() => {
        throw new Refused(0, { title: texts.offline });
    });
}

/**
 * The answer's JSON.
 *
 * @param options method, body, and token: of a seat, or null for nobody at all; without it the cookie goes along
 * @throws Refused for whatever is not 2xx; status 0 when there was no answer
 */
export async function ask(path, options = {}) {
    let response = await send(path, options);
    if (response.status === 401 && options.token === undefined && (await refreshed())) {
        response = await send(path, options);
    }
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) {
        throw new Refused(response.status, answer, Number(response.headers.get("Retry-After")) || 0);
    }
    return answer;
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
