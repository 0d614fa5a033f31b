package io.gyosil.kit.testing.proxy;

import io.gyosil.kit.testing.proxy.Crossing.Phase;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds EndTxn and OffsetCommit, and the answers to them by the number that a request and its answer share. */
final class KafkaCommits implements Watch {

    private static final Map<Short, String> COMMITS = Map.of((short) 8, "OffsetCommit", (short) 26, "EndTxn");

    private final Map<Integer, String> asked = new ConcurrentHashMap<>();
    private final Frames requests = new Frames(Integer.BYTES + Short.BYTES + Short.BYTES + Integer.BYTES);
    private final Frames answers = new Frames(Integer.BYTES + Integer.BYTES);

    @Override
    public List<Crossing> asked(byte[] bytes, int length) {
        List<Crossing> commits = new ArrayList<>();
        requests.take(bytes, length, (head, at) -> {
            String name = COMMITS.get(head.getShort(4));
            if (name != null) {
                asked.put(head.getInt(8), name);
                commits.add(new Crossing(Phase.ASKED, name, at));
            }
        });
        return commits;
    }

    @Override
    public List<Crossing> answered(byte[] bytes, int length) {
        List<Crossing> commits = new ArrayList<>();
        answers.take(bytes, length, (head, at) -> {
            String name = asked.remove(head.getInt(4));
            if (name != null) {
                commits.add(new Crossing(Phase.DONE, name, at));
            }
        });
        return commits;
    }

    private interface Seen {
        /** @param at where it begins in the bytes in hand; 0 when its beginning is already gone */
        void head(ByteBuffer head, int at);
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
                        seen.head(head, Math.max(0, at - head.capacity()));
                        head.clear();
                    }
                }
            }
        }
    }
}
