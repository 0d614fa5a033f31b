// The 64 pictures: eight animals in eight colours, drawn here, so that they look alike on every device.
import { texts } from "../shared/element.js";

const COLOURS = ["#e5716b", "#ee9a45", "#f0c545", "#76c07a", "#45b3ab", "#65a1e8", "#a488de", "#ec8db9"];
const INK = "#2a2e37";
const WHITE = "#ffffff";
const ROSE = "#f7a8a8";

const ellipse = (cx, cy, rx, ry, fill) => ["ellipse", { cx, cy, rx, ry, fill }];
const path = (d, fill) => ["path", { d, fill }];
const both = (cx, cy, rx, ry, fill) => [ellipse(24 - cx, cy, rx, ry, fill), ellipse(24 + cx, cy, rx, ry, fill)];
const line = (d) => ["path", { d, fill: "none", stroke: INK, "stroke-width": 1.6, "stroke-linecap": "round" }];
const eyes = (apart, y) => both(apart, y, 1.9, 2.3, INK);
const head = (fur, ry = 13) => ellipse(24, 27, 15, ry, fur);

const ANIMALS = [
    // bear
    (fur) => [...both(11, 15, 5.5, 5.5, fur), ...both(11, 15, 2.6, 2.6, ROSE), head(fur), ...eyes(6, 25),
        ellipse(24, 32, 5.5, 4.5, WHITE), ellipse(24, 30.3, 2, 1.5, INK), line("M22 33.6q2 1.8 4 0")],
    // cat
    (fur) => [path("M10 24L11 8l11 8zM38 24L37 8l-11 8z", fur), path("M12.5 17l.5-6 5 4zM35.5 17l-.5-6-5 4z", ROSE),
        head(fur), ...eyes(6, 25), path("M22.4 29.5h3.2L24 31.4z", INK),
        line("M24 31.4q-2.4 3-4.4.8M24 31.4q2.4 3 4.4.8M7 29l6 .8M7 33l6-1M41 29l-6 .8M41 33l-6-1")],
    // rabbit
    (fur) => [...both(6, 11, 4, 10, fur), ...both(6, 11, 1.8, 7, ROSE), head(fur), ...eyes(6, 26),
        ...both(10, 31, 2.6, 1.6, ROSE), path("M22.6 30h2.8L24 31.6z", INK), path("M22 33h4v3.4h-4z", WHITE)],
    // frog
    (fur) => [...both(9, 15, 6, 6, fur), ...both(9, 15, 3.6, 3.6, WHITE), ...both(9, 15.4, 1.8, 2, INK), head(fur, 12),
        ...both(10, 30, 2.6, 1.6, ROSE), line("M15.5 29q8.5 7 17 0")],
    // pig
    (fur) => [path("M10 20L9 9l10 5zM38 20L39 9l-10 5z", fur), head(fur), ...eyes(7, 24),
        ellipse(24, 31, 6, 4.4, ROSE), ...both(2.2, 31, 1, 1.6, INK)],
    // chick
    (fur) => [path("M22 15q-3-7 2-9 0 4 3 5-3 1-2 4z", fur), head(fur, 13.5), ...eyes(6, 25),
        path("M20 28.5h8L24 34z", "#b4531a"), ...both(10, 30, 2.6, 1.8, ROSE)],
    // penguin
    (fur) => [head(fur, 15), ...both(5.2, 28, 6.4, 8.4, WHITE), ...eyes(5, 25), path("M20.6 29h6.8L24 33z", "#b4531a"),
        ...both(9, 31, 2, 1.3, ROSE)],
    // robot
    (fur) => [line("M24 14V8"), ellipse(24, 7.5, 2.4, 2.4, fur), ["rect", { x: 10, y: 14, width: 28, height: 25, rx: 6, fill: fur }],
        ["rect", { x: 14, y: 19, width: 20, height: 9, rx: 4.5, fill: WHITE }], ...eyes(5, 23.5), line("M19 33.5h10")],
];

export const AVATARS = Array.from({ length: ANIMALS.length * COLOURS.length }, (none, i) => i + 1);

const kindOf = (id) => (id - 1) % ANIMALS.length;
const colourOf = (id) => Math.floor((id - 1) / ANIMALS.length) % COLOURS.length;

/** What the picture shows, in words. */
export const avatarName = (id) => `${texts.colours[colourOf(id)]} ${texts.animals[kindOf(id)]}`;

/** The picture, for eyes alone: the name stands beside it. */
export function avatar(id) {
    const svg = drawn("svg", { viewBox: "0 0 48 48", class: "avatar", "aria-hidden": "true", focusable: "false" });
    const colour = COLOURS[colourOf(id)];
    svg.append(drawn("circle", { cx: 24, cy: 24, r: 24, fill: colour, "fill-opacity": 0.28 }));
    svg.append(...ANIMALS[kindOf(id)](colour).map(([name, attributes]) => drawn(name, attributes)));
    return svg;
}

function drawn(name, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([attribute, value]) => made.setAttribute(attribute, value));
    return made;
}
