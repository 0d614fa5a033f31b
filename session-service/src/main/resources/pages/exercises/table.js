// A table of exercises as a spreadsheet saves it.
import { fill, texts } from "../shared/element.js";

const COLUMNS = { question: ["question", "문제"], answer: ["answer", "답"], type: ["type", "종류"],
    difficulty: ["difficulty", "난이도"], grade: ["grade", "학년"] };
const TYPES = { 수학: "math", 어휘: "vocabulary", 낱말: "vocabulary", 속담: "proverb" };

/** Rows of cells with the line on which each begins; RFC 4180, with any line ends and a byte order mark or none. */
export function rows(text) {
    const all = [];
    let cells = [""];
    let line = 1;
    let begin = 1;
    let quoted = false;
    const end = () => {
        if (cells.length > 1 || cells[0].trim()) {
            all.push({ line: begin, cells });
        }
        cells = [""];
    };
    const characters = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
    for (let i = 0; i < characters.length; i++) {
        const c = characters[i];
        line += c === "\n" ? 1 : 0;
        if (quoted && c === '"' && characters[i + 1] === '"') {
            cells[cells.length - 1] += '"';
            i++;
        } else if (c === '"' && (quoted || cells[cells.length - 1] === "")) {
            quoted = !quoted;
        } else if (!quoted && c === ",") {
            cells.push("");
        } else if (!quoted && c === "\n") {
            end();
            begin = line;
        } else {
            cells[cells.length - 1] += c;
        }
    }
    end();
    return all;
}

/**
 * What the server is asked to make.
 *
 * @returns {{lines: number[], problems: object[]}} the exercises, and on which line each stands
 * @throws Error that says which column is missing
 */
export function exercises(text, classId) {
    const [head, ...body] = rows(text);
    const names = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
    const at = {};
    for (const [column, called] of Object.entries(COLUMNS)) {
        at[column] = names.findIndex((name) => called.includes(name));
        if (at[column] < 0) {
            throw new Error(fill(texts.noColumn, { column: called.join(" / ") }));
        }
    }
    if (body.length === 0) {
        throw new Error(texts.noRows);
    }
    return {
        lines: body.map((row) => row.line),
        problems: body.map(({ cells }) => {
            const cell = (column) => (cells[at[column]] ?? "").trim();
            return {
                class_id: classId,
                question: cell("question"),
                answer: cell("answer"),
                type: TYPES[cell("type")] ?? cell("type"),
                // What is no number is the server's to refuse, by its place.
                difficulty: /^\d+$/.test(cell("difficulty")) ? Number(cell("difficulty")) : cell("difficulty"),
                grade: cell("grade"),
            };
        }),
    };
}
