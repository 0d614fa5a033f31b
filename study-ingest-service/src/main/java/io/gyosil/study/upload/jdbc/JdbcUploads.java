package io.gyosil.study.upload.jdbc;

import io.gyosil.kit.data.ArrayParameter;
import io.gyosil.kit.database.Statements;
import io.gyosil.study.upload.UploadAnswer;
import io.gyosil.study.upload.Uploads;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcUploads implements Uploads {

    // Of two that have the same name the second waits here, and sees in the next statement what became of the first.
    private static final String CLAIM = "SELECT pg_advisory_xact_lock(hashtextextended('upload ' || ?, 0))";

    private static final String STORED = """
        SELECT org_id, digest, answer
        FROM study_upload
        WHERE client_session_uuid = ? AND (?::bigint IS NULL OR org_id = ?)
        """;

    private static final String KEEP =
            "INSERT INTO study_upload (org_id, client_session_uuid, digest, answer) VALUES (?, ?, ?, ?::json)";

    private static final String KEEP_SKIPPED = """
        INSERT INTO study_skipped_attempts (org_id, client_session_uuid, position, pub_id, raw)
        SELECT ?, ?, position, pub_id, raw::json
        FROM unnest(?, ?, ?) AS s (position, pub_id, raw)
        """;

    private static final List<ArrayParameter<SkippedAttempt>> SKIPPED = List.of(
            ArrayParameter.ints(SkippedAttempt::position),
            ArrayParameter.texts(SkippedAttempt::pubId),
            ArrayParameter.texts(SkippedAttempt::raw));

    private final JsonMapper json;

    JdbcUploads(JsonMapper json) {
        this.json = json;
    }

    @Override
    public List<Stored> claim(String clientSessionUuid, @Nullable Long orgId) {
        Statements.later(CLAIM, List.of(clientSessionUuid));
        return Statements.query(
                STORED,
                Arrays.asList(clientSessionUuid, orgId, orgId),
                row -> new Stored(row.getLong("org_id"), row.getBytes("digest"), answer(row.getString("answer"))));
    }

    @Override
    public void keep(long orgId, UploadAnswer answer, byte[] digest, List<SkippedAttempt> skipped) {
        Statements.later(KEEP, List.of(orgId, answer.clientSessionUuid(), digest, text(answer)));
        if (!skipped.isEmpty()) {
            List<Object> parameters = new ArrayList<>();
            parameters.add(orgId);
            parameters.add(answer.clientSessionUuid());
            parameters.addAll(ArrayParameter.arrays(SKIPPED, skipped));
            Statements.later(KEEP_SKIPPED, parameters);
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
