// Which service has which path, from the table of which entrances are made.
import { byId, make, say, texts } from "../shared/element.js";

const isDocument = (path) => path.startsWith("/swagger/");

fetch(new URL("./routes.csv", import.meta.url))
    .then((answer) => answer.text())
    .then((csv) => csv.trim().split("\n").slice(1).map((line) => line.split(",")))
    .then((rows) => {
        byId("documents").replaceChildren(...rows.filter(([path]) => isDocument(path)).map(([path, service]) =>
            make("li", {}, make("a", { href: path, text: `${service}: ${path}` }))));
        byId("routes").replaceChildren(...rows.filter(([path]) => !isDocument(path)).map(([path, service, what]) => make("tr", {},
            make("th", { scope: "row" }, make("code", { text: path })),
            make("td", { text: service }),
            make("td", { lang: "en", text: what }))));
    })
    .catch(() => say(texts.offline, "bad"));
