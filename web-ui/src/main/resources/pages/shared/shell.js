// What surrounds every page: the way to the others by role, who is logged in, and the other language.
import { leave, me } from "./api.js";
import { byId, others, say } from "./element.js";

/** The link to the other language leads to the same place. */
export function aimSwitch() {
    const place = new URL(location.href);
    place.searchParams.set("lang", byId("switch").hreflang);
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
    byId("my-name").replaceChildren(others(person?.name ?? person?.user_id ?? ""));
}

["focus", "pointerdown"].forEach((event) => byId("switch").addEventListener(event, aimSwitch));
aimSwitch();

if (byId("navigation")) {
    document.addEventListener("gyosil-logged-out", offerLogIn);
    byId("navigation").querySelector(`a[href="${location.pathname}"]`)?.setAttribute("aria-current", "page");
    byId("leave").addEventListener("click", () => leave());
    me().then(show, (failure) => say(failure.message, "bad"));
}
