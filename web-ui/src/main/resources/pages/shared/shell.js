// What surrounds every page: the way to the others by role, who is logged in, and the other language.
import { leave, me } from "./api.js";
import { byId, others, say } from "./element.js";

/** Where to go on, as the address says: a page of ours and nothing else. Only a browser knows what it makes of an address. */
export function next() {
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

/** The link to the other language leads to the same place. */
function aimSwitch() {
    const place = new URL(location.href);
    place.searchParams.set("lang", byId("switch").hreflang);
    if (next()) {
        place.searchParams.set("next", next());
    }
    byId("switch").href = place.pathname + place.search + place.hash;
}

function offerLogIn() {
    byId("login-link").href = `/login?next=${encodeURIComponent(location.pathname + location.search + location.hash)}`;
    byId("login").hidden = false;
}

function show(person) {
    document.querySelectorAll("[data-for]").forEach((link) => {
        link.hidden = !link.dataset.for.split(" ").some((role) => person?.roles.includes(role));
    });
    byId("come").hidden = person !== null || location.pathname === "/login";
    byId("leave").hidden = person === null;
    byId("my-name").hidden = person === null;
    if (person?.name) {
        byId("my-name").replaceChildren(others(person.name));
    }
}

["focus", "pointerdown"].forEach((event) => byId("switch").addEventListener(event, aimSwitch));
aimSwitch();

if (byId("navigation")) {
    document.addEventListener("gyosil-logged-out", offerLogIn);
    byId("navigation").querySelector(`a[href="${location.pathname}"]`)?.setAttribute("aria-current", "page");
    byId("leave").addEventListener("click", () => leave());
    me().then(show, (failure) => say(failure.message, "bad"));
}
