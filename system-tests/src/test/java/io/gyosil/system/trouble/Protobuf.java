package io.gyosil.system.trouble;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a message in protobuf's encoding, without its schema: as much of it as reading spans takes.
 *
 * @param number the field's
 * @param bits of one that is a number
 * @param bytes of one that is a text, bytes or a message
 */
@SuppressWarnings("ArrayRecordComponent")
record Protobuf(int number, long bits, byte[] bytes) {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int BYTES = 2;
    private static final int FOUR_BYTES = 5;

    static List<Protobuf> fields(byte[] message) {
        List<Protobuf> fields = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            fields.add(field(in, tag >>> 3, tag & 7));
        }
        return fields;
    }

    private static Protobuf field(ByteBuffer in, int number, int kind) {
        byte[] none = new byte[0];
        return switch (kind) {
            case VARINT -> new Protobuf(number, varint(in), none);
            case EIGHT_BYTES -> new Protobuf(number, in.getLong(), none);
            case FOUR_BYTES -> new Protobuf(number, in.getInt(), none);
            case BYTES -> {
                byte[] bytes = new byte[(int) varint(in)];
                in.get(bytes);
                yield new Protobuf(number, 0, bytes);
            }
            default -> throw new IllegalStateException("no such kind of field: " + kind);
        };
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    /** All messages or texts that a message has under a number. */
    static List<byte[]> all(byte[] message, int number) {
        return fields(message).stream()
                .filter(field -> field.number() == number)
                .map(Protobuf::bytes)
                .toList();
    }

    /** The one under a number; empty when there is none. */
    static byte[] one(byte[] message, int number) {
        List<byte[]> found = all(message, number);
        return found.isEmpty() ? new byte[0] : found.getFirst();
    }

    static String text(byte[] message, int number) {
        return new String(one(message, number), StandardCharsets.UTF_8);
    }

    static long bits(byte[] message, int number) {
        return fields(message).stream()
                .filter(field -> field.number() == number)
                .mapToLong(Protobuf::bits)
                .findFirst()
                .orElse(0);
    }
}
