package io.gyosil.study.upload;

import io.gyosil.kit.Sha256;
import io.gyosil.study.upload.Upload.Answer;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows whether two uploads say the same, and where they differ, without keeping them: the first eight bytes of the
 * SHA-256 of each field and each attempt. What does not count: {@code sent_at},
 * {@code org_id}, unknown fields, times that can be none, the JSON's layout.
 */
final class UploadDigest {

    private static final List<String> FIELDS = List.of("/started_at", "/finished_at", "/quiz_mode");

    private UploadDigest() {}

    static byte[] of(Upload upload) {
        MessageDigest sha256 = Sha256.digest();
        ByteBuffer parts =
                ByteBuffer.allocate((FIELDS.size() + upload.attempts().size()) * Long.BYTES);
        parts.putLong(hash(sha256, upload.startedAt()));
        parts.putLong(hash(sha256, upload.finishedAt()));
        parts.putLong(hash(sha256, upload.quizMode()));
        for (Answer answer : upload.attempts()) {
            parts.putLong(hash(
                    sha256,
                    Arrays.asList(
                            answer.pubId(),
                            answer.selected(),
                            answer.unsure(),
                            answer.answeredAt(),
                            answer.responseTimeMs())));
        }
        return parts.array();
    }

    /** Pointers to what differs between two uploads; empty when they say the same. */
    static List<String> differences(byte[] stored, byte[] sent) {
        List<String> differences = new ArrayList<>();
        LongBuffer a = ByteBuffer.wrap(stored).asLongBuffer();
        LongBuffer b = ByteBuffer.wrap(sent).asLongBuffer();
        for (int i = 0; i < FIELDS.size(); i++) {
            if (a.get(i) != b.get(i)) {
                differences.add(FIELDS.get(i));
            }
        }
        if (a.limit() != b.limit()) {
            differences.add("/attempts");
        }
        for (int i = FIELDS.size(); i < Math.min(a.limit(), b.limit()); i++) {
            if (a.get(i) != b.get(i)) {
                differences.add("/attempts/" + (i - FIELDS.size()));
            }
        }
        return differences;
    }

    private static long hash(MessageDigest sha256, @Nullable Object part) {
        byte[] hash = sha256.digest(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(hash).getLong();
    }
}
