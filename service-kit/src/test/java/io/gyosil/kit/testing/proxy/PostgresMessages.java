package io.gyosil.kit.testing.proxy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** What a client says to PostgreSQL, cut into messages: one without a type to start with, then a letter and a length each. */
final class PostgresMessages {

    /** Stands for the type of the message that names the user. */
    static final char STARTUP = '^';

    /** Enough for the longest statement; of values no more is looked at. */
    private static final int MOST_BYTES = 64 << 10;

    private static final int PROTOCOL_3 = 3 << 16;

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    private boolean started;
    private char type = STARTUP;
    private boolean typeIsThere;
    private int rest;

    /**
     * A whole message.
     *
     * @param texts those at its beginning, each of which ends with a zero
     * @param at where it begins in the bytes in hand; 0 when its beginning is already gone
     */
    record Message(char type, List<String> texts, int at) {}

    void take(byte[] bytes, int count, Consumer<Message> each) {
        int begin = 0;
        for (int i = 0; i < count; i++) {
            if (started && !typeIsThere) {
                type = (char) bytes[i];
                typeIsThere = true;
            } else if (length.hasRemaining()) {
                length.put(bytes[i]);
                rest = length.hasRemaining() ? 1 : length.getInt(0) - Integer.BYTES;
            } else {
                if (content.size() < MOST_BYTES) {
                    content.write(bytes[i]);
                }
                rest--;
            }
            if (rest == 0 && !length.hasRemaining()) {
                end(begin, each);
                begin = i + 1;
            }
        }
    }

    private void end(int begin, Consumer<Message> each) {
        byte[] bytes = content.toByteArray();
        boolean isRequestForTls = !started && ByteBuffer.wrap(bytes).getInt() != PROTOCOL_3;
        if (!isRequestForTls) {
            int from = started ? 0 : Integer.BYTES;
            String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
            each.accept(new Message(type, List.of(text.split("\0", -1)), begin));
            started = true;
        }
        typeIsThere = false;
        content.reset();
        length.clear();
    }
}
