package io.gyosil.kit.testing.proxy;

import java.nio.charset.StandardCharsets;

/** Finds the message CommandComplete with the tag COMMIT. */
final class PostgresCommits implements CommitWatch {

    /** Its type, its length, its tag: 'C', 11, "COMMIT\0". */
    private static final byte[] DONE = "C\0\0\0\u000bCOMMIT\0".getBytes(StandardCharsets.ISO_8859_1);

    private int found;

    @Override
    public void asked(byte[] bytes, int length) {
        // The question may name a prepared statement only; the answer is plain.
    }

    @Override
    public boolean answered(byte[] bytes, int length) {
        boolean committed = false;
        for (int i = 0; i < length; i++) {
            if (bytes[i] != DONE[found]) {
                found = 0;
            }
            if (bytes[i] == DONE[found] && ++found == DONE.length) {
                found = 0;
                committed = true;
            }
        }
        return committed;
    }
}
