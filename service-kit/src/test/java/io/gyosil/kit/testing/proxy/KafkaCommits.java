package io.gyosil.kit.testing.proxy;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the answers to EndTxn and OffsetCommit by the number that a request and its answer share. */
final class KafkaCommits implements CommitWatch {

    private static final Set<Short> COMMITS = Set.of((short) 8, (short) 26);

    private final Set<Integer> asked = ConcurrentHashMap.newKeySet();
    private final Frames requests = new Frames(Integer.BYTES + Short.BYTES + Short.BYTES + Integer.BYTES);
    private final Frames answers = new Frames(Integer.BYTES + Integer.BYTES);
    private boolean committed;

    @Override
    public void asked(byte[] bytes, int length) {
        requests.take(bytes, length, head -> {
            if (COMMITS.contains(head.getShort(4))) {
                asked.add(head.getInt(8));
            }
        });
    }

    @Override
    public boolean answered(byte[] bytes, int length) {
        committed = false;
        answers.take(bytes, length, head -> committed |= asked.remove(head.getInt(4)));
        return committed;
    }

    private interface Seen {
        void head(ByteBuffer head);
    }

    /** A stream of messages, each led by its size. */
    private static final class Frames {

        private final ByteBuffer head;
        private int rest;

        Frames(int headBytes) {
            head = ByteBuffer.allocate(headBytes);
        }

        void take(byte[] bytes, int length, Seen seen) {
            int at = 0;
            while (at < length) {
                if (rest > 0) {
                    int skipped = Math.min(rest, length - at);
                    rest -= skipped;
                    at += skipped;
                } else {
                    head.put(bytes[at++]);
                    if (!head.hasRemaining()) {
                        rest = head.getInt(0) + Integer.BYTES - head.capacity();
                        seen.head(head);
                        head.clear();
                    }
                }
            }
        }
    }
}
