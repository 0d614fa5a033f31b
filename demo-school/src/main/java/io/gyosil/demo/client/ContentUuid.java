package io.gyosil.demo.client;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** A UUID of version 8 (RFC 9562) made of the first bits of the SHA-256 of some content. */
final class ContentUuid {

    private static final long VERSION_8 = 0x8000L;
    private static final long IETF_VARIANT = 0x8000_0000_0000_0000L;

    private ContentUuid() {}

    static UUID of(byte[] content) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(content));
        long high = (digest.getLong() & ~0xF000L) | VERSION_8;
        long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | IETF_VARIANT;
        return new UUID(high, low);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
