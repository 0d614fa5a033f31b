package io.gyosil.study.upload.jdbc;

import io.gyosil.kit.database.Transactions;
import io.gyosil.study.upload.UploadAnswer;
import io.gyosil.study.upload.Uploads;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

@Singleton
class JdbcUploads implements Uploads {

    // Another transaction that claims the same name waits here for this one's end.
    private static final String CLAIM = """
        INSERT INTO study_upload (client_session_uuid, digest) VALUES (:uuid, :digest)
        ON CONFLICT (client_session_uuid) DO NOTHING
        """;

    private static final String RELEASE = "DELETE FROM study_upload WHERE client_session_uuid = :uuid";

    private static final String STORED = "SELECT digest, answer FROM study_upload WHERE client_session_uuid = :uuid";

    private static final String KEEP_ANSWER = """
        UPDATE study_upload SET answer = :answer::json WHERE client_session_uuid = :uuid
        """;

    private static final String KEEP_SKIPPED = """
        INSERT INTO study_skipped_attempts (client_session_uuid, position, pub_id, raw)
        SELECT :uuid, position, pub_id, raw::json
        FROM unnest(:positions, :pubIds, :raws) AS s (position, pub_id, raw)
        """;

    private final JsonMapper json;

    JdbcUploads(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean claim(String clientSessionUuid, byte[] digest) {
        return Transactions.handle()
                        .createUpdate(CLAIM)
                        .bind("uuid", clientSessionUuid)
                        .bind("digest", digest)
                        .execute()
                == 1;
    }

    @Override
    public void release(String clientSessionUuid) {
        Transactions.handle()
                .createUpdate(RELEASE)
                .bind("uuid", clientSessionUuid)
                .execute();
    }

    @Override
    public Stored stored(String clientSessionUuid) {
        return Transactions.handle()
                .createQuery(STORED)
                .bind("uuid", clientSessionUuid)
                .map((row, context) -> new Stored(row.getBytes("digest"), answer(row.getString("answer"))))
                .one();
    }

    @Override
    public void keep(UploadAnswer answer, List<SkippedAttempt> skipped) {
        Transactions.handle()
                .createUpdate(KEEP_ANSWER)
                .bind("uuid", answer.clientSessionUuid())
                .bind("answer", text(answer))
                .execute();
        if (!skipped.isEmpty()) {
            Transactions.handle()
                    .createUpdate(KEEP_SKIPPED)
                    .bind("uuid", answer.clientSessionUuid())
                    .bindArray(
                            "positions",
                            Integer.class,
                            skipped.stream().map(SkippedAttempt::position).toList())
                    .bindArray(
                            "pubIds",
                            String.class,
                            skipped.stream().map(SkippedAttempt::pubId).toList())
                    .bindArray(
                            "raws",
                            String.class,
                            skipped.stream().map(SkippedAttempt::raw).toList())
                    .execute();
        }
    }

    private String text(UploadAnswer answer) {
        try {
            return new String(json.writeValueAsBytes(answer), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UploadAnswer answer(String text) {
        try {
            return json.readValue(text, UploadAnswer.class);
        } catch (IOException e) {
            throw new IllegalStateException("a kept answer cannot be read", e);
        }
    }
}
