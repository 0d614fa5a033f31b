package io.gyosil.study.upload;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.web.FieldReader;
import io.gyosil.kit.web.JsonBody;
import io.gyosil.study.NaturalKey;
import io.gyosil.study.upload.Upload.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads an upload and says everything that is wrong with it at once. Viewers are older or newer than the server, so
 * fields that it does not know are listed, not refused; so is a time that can be none.
 */
final class UploadReader {

    static final int MOST_ATTEMPTS = 2_000;

    private static final int LONGEST_UUID = 64;
    private static final int LONGEST_MODE = 30;
    private static final int LONGEST_PUB_ID = 128;
    private static final int MOST_CHOICES = 1_000;
    private static final int MOST_IGNORED = 100;
    private static final String DEFAULT_MODE = "random";

    private UploadReader() {}

    /** @throws ProblemException invalid, naming every bad field */
    static Upload read(byte @Nullable [] body) {
        FieldReader fields = JsonBody.read(body);
        SequencedSet<String> ignored = new TreeSet<>();
        String uuid = named(fields, "client_session_uuid", fields.text("client_session_uuid", LONGEST_UUID));
        Long orgId = fields.optionalNumber("org_id", 1, Long.MAX_VALUE);
        Instant startedAt = time(fields, "started_at", "", ignored);
        Instant finishedAt = time(fields, "finished_at", "", ignored);
        Instant sentAt = time(fields, "sent_at", "", ignored);
        String mode = fields.optionalText("quiz_mode", LONGEST_MODE);
        List<Answer> answers = new ArrayList<>();
        for (FieldReader element : fields.objects("attempts", MOST_ATTEMPTS)) {
            Answer answer = answer(element, ignored);
            if (answer != null) {
                answers.add(answer);
            }
            element.unknown().forEach(name -> ignored.add("attempts[]." + name));
        }
        ignored.addAll(fields.unknown());
        if (uuid == null || !fields.errors().isEmpty()) {
            throw ProblemException.invalid(fields.errors());
        }
        return new Upload(
                uuid,
                orgId,
                startedAt,
                finishedAt,
                sentAt,
                Objects.requireNonNullElse(mode, DEFAULT_MODE),
                List.copyOf(answers),
                ignored.stream().limit(MOST_IGNORED).toList());
    }

    private static @Nullable Answer answer(FieldReader fields, Set<String> ignored) {
        String pubId = named(fields, "pub_id", fields.id("pub_id", LONGEST_PUB_ID));
        int errorsSoFar = fields.errors().size();
        Integer selected = asInt(fields.optionalNumber("selected", 1, MOST_CHOICES));
        boolean unsure = fields.flag("unsure");
        if (selected == null && !unsure && fields.errors().size() == errorsSoFar) {
            fields.wrong("selected", "is missing; it may be only when unsure is true");
        }
        Instant answeredAt = time(fields, "answered_at", "attempts[].", ignored);
        Integer responseTimeMs = asInt(fields.optionalNumber("response_time_ms", 0, Integer.MAX_VALUE));
        return pubId == null
                ? null
                : new Answer(
                        pubId,
                        selected,
                        unsure,
                        answeredAt,
                        responseTimeMs,
                        fields.raw().toString());
    }

    private static @Nullable String named(FieldReader fields, String field, @Nullable String name) {
        String key = name == null ? null : NaturalKey.of(name);
        if (key != null && key.isEmpty()) {
            fields.wrong(field, "must not be blank");
        }
        return key;
    }

    private static @Nullable Instant time(FieldReader fields, String name, String path, Set<String> ignored) {
        fields.optional(name);
        JsonNode value = fields.raw().path(name);
        Instant time = ClientTime.read(value.textValue());
        if (time == null && !value.isMissingNode() && !value.isNull()) {
            ignored.add(path + name);
        }
        return time;
    }

    private static @Nullable Integer asInt(@Nullable Long number) {
        return number == null ? null : Math.toIntExact(number);
    }
}
