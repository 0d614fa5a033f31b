package io.gyosil.study.upload;

import io.gyosil.kit.data.ArrayParameter;
import io.gyosil.kit.data.StatementPipeline;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The uploads taken in, in plain JDBC: the first and a part of the last of the four trips to the server that an upload makes,
 * see {@code docs/adr/0030-an-upload-in-four-trips.md}.
 */
@Singleton
class UploadRegister {

    // Of two that have the same name the second waits here, and sees in the next statement what became of the first.
    static final String CLAIM = "SELECT pg_advisory_xact_lock(hashtextextended('upload ' || ?, 0))";

    static final String STORED = """
        SELECT org_id, digest, answer
        FROM study_upload
        WHERE client_session_uuid = ? AND (?::bigint IS NULL OR org_id = ?)
        """;

    static final String KEEP =
            "INSERT INTO study_upload (org_id, client_session_uuid, digest, answer) VALUES (?, ?, ?, ?::json)";

    static final String KEEP_SKIPPED = """
        INSERT INTO study_skipped_attempts (org_id, client_session_uuid, position, pub_id, raw)
        SELECT ?, ?, position, pub_id, raw::json
        FROM unnest(?, ?, ?) AS s (position, pub_id, raw)
        """;

    private static final List<ArrayParameter<SkippedAttempt>> SKIPPED = List.of(
            ArrayParameter.ints(SkippedAttempt::position),
            ArrayParameter.texts(SkippedAttempt::pubId),
            ArrayParameter.texts(SkippedAttempt::raw));

    private final StatementPipeline statements;
    private final JsonMapper json;

    UploadRegister(StatementPipeline statements, JsonMapper json) {
        this.statements = statements;
        this.json = json;
    }

    /** What is kept of an upload. */
    record Stored(long orgId, byte[] digest, UploadResponse answer) {}

    /**
     * An attempt at a question that is not known, as it came.
     *
     * @param position its place in the upload, from 0
     * @param pubId the question
     * @param raw the attempt, JSON
     */
    record SkippedAttempt(int position, String pubId, String raw) {}

    /**
     * Claims an upload's name until the transaction ends; everybody else who claims it waits.
     *
     * @param orgId the organization that is meant; null for any
     * @return what is kept under the name, at most once for each organization
     */
    List<Stored> claim(String clientSessionUuid, @Nullable Long orgId) {
        statements.later(CLAIM, List.of(clientSessionUuid));
        return statements.query(
                STORED,
                Arrays.asList(clientSessionUuid, orgId, orgId),
                row -> new Stored(row.getLong("org_id"), row.getBytes("digest"), answer(row.getString("answer"))));
    }

    /** Keeps an upload's answer and the attempts that were skipped, with the transaction's last statements. */
    void keep(long orgId, UploadResponse answer, byte[] digest, List<SkippedAttempt> skipped) {
        statements.later(KEEP, List.of(orgId, answer.clientSessionUuid(), digest, text(answer)));
        if (!skipped.isEmpty()) {
            List<Object> parameters = new ArrayList<>();
            parameters.add(orgId);
            parameters.add(answer.clientSessionUuid());
            parameters.addAll(ArrayParameter.arrays(SKIPPED, skipped));
            statements.later(KEEP_SKIPPED, parameters);
        }
    }

    private String text(UploadResponse answer) {
        try {
            return new String(json.writeValueAsBytes(answer), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UploadResponse answer(String text) {
        try {
            return json.readValue(text, UploadResponse.class);
        } catch (IOException e) {
            throw new IllegalStateException("a kept answer cannot be read", e);
        }
    }
}
