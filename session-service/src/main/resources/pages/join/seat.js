// What a pupil's browser keeps: the seat in a lesson, so that a reload or a phone that slept comes back to it. The tab's own
// seat is taken at once; one that another tab left on the same device is only offered, since classes share tablets.
import { randomId } from "../shared/element.js";

const DEVICE = "gyosil.device";
const keyOf = (code) => `gyosil.seat.${code}`;

function read(storage, key) {
    try {
        return storage().getItem(key);
    } catch {
        return null;
    }
}

function write(storage, key, value) {
    try {
        if (value === null) {
            storage().removeItem(key);
        } else {
            storage().setItem(key, value);
        }
    } catch {
        // Private windows may refuse to keep anything; then a reload asks for the name again.
    }
}

const tab = () => sessionStorage;
const device = () => localStorage;

/** The seat of this tab; null when there is none. */
export const ownSeat = (code) => JSON.parse(read(tab, keyOf(code)) ?? "null");

/** The seat that was last taken on this device. */
export const lastSeat = (code) => JSON.parse(read(device, keyOf(code)) ?? "null");

/** Keeps {session_id, token, nickname, avatar_id}. */
export function keepSeat(code, seat) {
    const text = JSON.stringify(seat);
    write(tab, keyOf(code), text);
    write(device, keyOf(code), text);
}

export function forgetSeat(code) {
    write(tab, keyOf(code), null);
    write(device, keyOf(code), null);
}

/** Made up at the first visit; a ban is for it, too. */
export function deviceId() {
    const known = read(device, DEVICE);
    const id = known ?? randomId();
    if (known === null) {
        write(device, DEVICE, id);
    }
    return id;
}
