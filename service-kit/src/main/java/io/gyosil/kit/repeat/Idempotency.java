package io.gyosil.kit.repeat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.kit.Sha256;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets a creating POST be sent again with the same {@code Idempotency-Key}: what it made is remembered for a day in the
 * table {@code idempotency_key}, in the transaction that makes it.
 */
@Singleton
public class Idempotency {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 200;

    private final KeptAnswerRepository answers;
    private final ObjectMapper json;

    Idempotency(KeptAnswerRepository answers, ObjectMapper json) {
        this.answers = answers;
        this.json = json;
    }

    /**
     * Makes something, or answers what the same request made before, in one transaction. A request without a key makes it in
     * any case.
     *
     * @param body the request's record; what it says must be the same when it comes again
     * @return 201 with what was made
     * @throws ProblemException 409 while the same key is being worked on, 422 when it came with another request
     */
    @Transactional
    public <T> HttpResponse<T> created(HttpRequest<?> request, Caller caller, Object body, Supplier<T> make) {
        String key = request.getHeaders().get(HEADER);
        if (key == null) {
            return HttpResponse.created(make.get());
        }
        if (key.isBlank() || key.length() > LONGEST) {
            throw ProblemException.invalid(HEADER, "header.length", LONGEST);
        }
        long user = Long.parseLong(caller.userId());
        byte[] digest = digest(request, body);
        if (!answers.claim(user + " " + key)) {
            throw ProblemException.of(CommonProblem.CONFLICT, Words.of("detail.key-under-way"));
        }
        answers.forget();
        Optional<KeptAnswer> before = answers.find(user, key);
        if (before.isPresent()) {
            if (!Arrays.equals(before.get().digest(), digest)) {
                throw ProblemException.of(CommonProblem.UNPROCESSABLE, Words.of("detail.key-of-another"));
            }
            return answer(before.get().answer());
        }
        String made = write(make.get());
        answers.keep(user, key, digest, made);
        return answer(made);
    }

    /** What was kept is the JSON of such a thing, and goes out as it is. */
    @SuppressWarnings("unchecked")
    private static <T> HttpResponse<T> answer(String made) {
        return (HttpResponse<T>) HttpResponse.created(made).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private String write(Object made) {
        try {
            return json.writeValueAsString(made);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + made.getClass(), e);
        }
    }

    private byte[] digest(HttpRequest<?> request, Object body) {
        MessageDigest sha = Sha256.digest();
        sha.update((request.getMethodName() + " " + request.getPath() + "\n").getBytes(StandardCharsets.UTF_8));
        return sha.digest(write(body).getBytes(StandardCharsets.UTF_8));
    }
}
