package io.gyosil.session.live.lesson;

import io.gyosil.kit.Sha256;
import io.gyosil.kit.security.RandomSecret;

/** A secret of 256 bits that lets its holder into one lesson. The database knows its digest alone. */
record ParticipantToken(String text) {

    private static final String PREFIX = "gp_";
    private static final int LENGTH = PREFIX.length() + RandomSecret.LENGTH;

    /** A new one. */
    public static ParticipantToken next() {
        return new ParticipantToken(RandomSecret.next(PREFIX));
    }

    /** Whether it looks like one: what does not need not be looked for. */
    boolean isPossible() {
        return text.length() == LENGTH && text.startsWith(PREFIX);
    }

    /** What the database knows of it. */
    public byte[] digest() {
        return Sha256.of(text);
    }
}
