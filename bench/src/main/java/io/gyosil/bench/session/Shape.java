package io.gyosil.bench.session;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Who is to be reached in a round.
 *
 * @param rooms how many rooms there are
 * @param ofEach how many sockets are open in each
 * @param frames how many frames are sent to each room in a round, at most 999,999
 */
record Shape(int rooms, int ofEach, int frames) {

    /** Where a frame shows that it is one of ours: whatever else a server says of itself has another letter there. */
    static final int MARK_AT = 9;

    static final char MARK = 't';

    private static final String CONTENT =
            "선생님, 3번 문제의 답이 왜 ½인지 모르겠어요. ".repeat(4).strip();

    int sockets() {
        return rooms * ofEach;
    }

    long deliveries() {
        return (long) sockets() * frames;
    }

    /** Their ids, of which each is 36 characters long. */
    List<String> roomIds() {
        return IntStream.range(0, rooms).mapToObj(Shape::roomId).toList();
    }

    static String roomId(int room) {
        return UUID.nameUUIDFromBytes(("room " + room).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Frame n of a round, some 300 bytes of JSON. */
    static String frame(int n) {
        return "{\"type\":\"test\",\"seq\":%d,\"content\":\"%s\"}".formatted(1_000_000 + n, CONTENT);
    }

    String text() {
        return "%d × %,d".formatted(rooms, ofEach);
    }
}
