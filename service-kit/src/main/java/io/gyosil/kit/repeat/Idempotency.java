package io.gyosil.kit.repeat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.kit.database.Statements;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a creating POST be sent again with the same {@code Idempotency-Key}: what it made is remembered for a day in the
 * table {@code idempotency_key}, in the transaction that makes it.
 */
@Singleton
public final class Idempotency {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 200;

    private static final String CLAIM = "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))";
    private static final String FORGET = "DELETE FROM idempotency_key WHERE created_at < now() - interval '1 day'";
    private static final String FIND = "SELECT digest, answer FROM idempotency_key WHERE user_id = ? AND key = ?";
    private static final String KEEP = "INSERT INTO idempotency_key (user_id, key, digest, answer) VALUES (?, ?, ?, ?)";

    private final ObjectMapper json;

    Idempotency(ObjectMapper json) {
        this.json = json;
    }

    private record Kept(byte[] digest, String answer) {}

    /**
     * Makes something in the open transaction, or answers what the same request made before.
     *
     * @return 201 with what was made
     * @throws ProblemException 409 while the same key is being worked on, 422 when it came with another request
     */
    public HttpResponse<?> created(HttpRequest<?> request, Caller caller, byte @Nullable [] body, Supplier<?> make) {
        String key = request.getHeaders().get(HEADER);
        if (key == null) {
            return HttpResponse.created(make.get());
        }
        if (key.isBlank() || key.length() > LONGEST) {
            throw ProblemException.invalid(HEADER, "header.length", LONGEST);
        }
        String user = caller.userId();
        byte[] digest = digest(request, body);
        if (!claim(user + " " + key)) {
            throw ProblemException.of(CommonProblem.CONFLICT, Words.of("detail.key-under-way"));
        }
        Statements.later(FORGET, List.of());
        for (Kept kept : Statements.query(
                FIND,
                List.of(Long.valueOf(user), key),
                row -> new Kept(row.getBytes("digest"), row.getString("answer")))) {
            if (!Arrays.equals(kept.digest(), digest)) {
                throw ProblemException.of(CommonProblem.UNPROCESSABLE, Words.of("detail.key-of-another"));
            }
            return answer(kept.answer());
        }
        String made = write(make.get());
        Statements.later(KEEP, List.of(Long.valueOf(user), key, digest, made));
        return answer(made);
    }

    private static boolean claim(String name) {
        return Statements.query(CLAIM, List.of(name), row -> row.getBoolean(1)).getFirst();
    }

    private static HttpResponse<?> answer(String made) {
        return HttpResponse.created(made).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private String write(Object made) {
        try {
            return json.writeValueAsString(made);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + made.getClass(), e);
        }
    }

    private static byte[] digest(HttpRequest<?> request, byte @Nullable [] body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((request.getMethodName() + " " + request.getPath() + "\n").getBytes(StandardCharsets.UTF_8));
            return sha.digest(body == null ? new byte[0] : body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
