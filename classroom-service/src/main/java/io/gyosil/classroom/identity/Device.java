package io.gyosil.classroom.identity;

import io.gyosil.kit.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody logs in.
 *
 * @param address the network address, as a name for counting
 * @param program what the browser or program calls itself
 * @param token what a browser got when somebody logged in there before, or will have from now on; null for a program
 */
record Device(String address, String program, @Nullable String token) {

    /** The address and the program: as much as a lost answer and its repetition have in common. */
    byte[] digest() {
        return Sha256.of(address + "\n" + program);
    }

    byte @Nullable [] tokenDigest() {
        return token == null ? null : Sha256.of(token);
    }
}
