package io.gyosil.study.upload;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.request.AsItCame;
import io.gyosil.kit.request.CleanText;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.OpaqueId;
import io.gyosil.kit.request.RawJson;
import io.gyosil.kit.request.Rounded;
import io.gyosil.kit.request.SelfChecking;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer sends. Viewers are older or newer than the server, so fields that it does not know are listed, not refused; so
 * are times that can be none.
 *
 * @param clientSessionUuid the viewer's name of it
 * @param orgId the organization whose questions are meant; for a viewer of the whole installation, where two organizations
 *     have a {@code pub_id}
 * @param startedAt when the learner began, by the viewer's clock
 * @param finishedAt when the learner was done
 * @param sentAt when this was written; may be new at each resend
 * @param quizMode how the questions were chosen
 * @param attempts the answers, in order
 * @param others fields that this server does not know
 */
@JsonRequest
record UploadRequest(
        @NotNull @Size(min = 1, max = 64) @Schema(example = "6d1f8e0e-5a0b-4f57-9a53-0f4f3f6f1c11")
        String clientSessionUuid,

        @Nullable @Min(1) @Schema(example = "1") Long orgId,

        @Nullable @Schema(implementation = Instant.class, example = "2026-11-02T09:00:00Z")
        RawJson startedAt,

        @Nullable @Schema(implementation = Instant.class, example = "2026-11-02T09:12:30Z")
        RawJson finishedAt,

        @Nullable @Schema(implementation = Instant.class, example = "2026-11-02T09:12:31Z")
        RawJson sentAt,

        @Nullable @Size(min = 1, max = 30) @Schema(example = "random", defaultValue = "random")
        String quizMode,

        @NotEmpty @Size(max = 2_000) List<@Valid @NotNull Attempt> attempts,
        @JsonAnySetter @Nullable @Schema(hidden = true) Map<String, RawJson> others)
        implements SelfChecking {

    private static final String DEFAULT_MODE = "random";
    private static final int MOST_IGNORED = 100;

    /**
     * One answer.
     *
     * @param pubId the question
     * @param selected the number of the choice taken, from 1; may be missing only when unsure
     * @param unsure whether the learner said so
     * @param answeredAt when, by the viewer's clock
     * @param responseTimeMs how long it took, in milliseconds
     * @param others fields that this server does not know
     * @param raw all of it
     */
    @JsonRequest
    @Schema(name = "UploadRequestAttempt")
    record Attempt(
            @NotNull @OpaqueId @Size(min = 1, max = 128) @Schema(example = "q-17")
            String pubId,

            @Nullable @Min(1) @Max(1_000) @Schema(example = "2")
            Integer selected,

            @Nullable @Schema(defaultValue = "false") Boolean unsure,

            @Nullable @Schema(implementation = Instant.class, example = "2026-11-02T09:01:08Z")
            RawJson answeredAt,

            @Nullable @Rounded @Min(0) @Max(Integer.MAX_VALUE) @Schema(example = "8123")
            Integer responseTimeMs,

            @JsonAnySetter @Nullable @Schema(hidden = true) Map<String, RawJson> others,
            @AsItCame @Schema(hidden = true) RawJson raw) {}

    /** Answers that took no choice and are not unsure. */
    @Override
    public List<FieldError> faults() {
        return attempts == null
                ? List.of()
                : IntStream.range(0, attempts.size())
                        .filter(i -> attempts.get(i) != null
                                && attempts.get(i).selected() == null
                                && !Boolean.TRUE.equals(attempts.get(i).unsure()))
                        .mapToObj(i -> FieldError.of("/attempts/" + i + "/selected", "field.selected"))
                        .toList();
    }

    /**
     * The upload without what is only of the wire.
     *
     * @param meant the organization whose questions are meant; null for any
     */
    Upload upload(@Nullable Long meant) {
        SortedSet<String> ignored = new TreeSet<>();
        ignore(others, "", ignored);
        List<Upload.Answer> answers =
                attempts.stream().map(attempt -> answer(attempt, ignored)).toList();
        return new Upload(
                CleanText.ofId(clientSessionUuid),
                meant,
                time(startedAt, "started_at", ignored),
                time(finishedAt, "finished_at", ignored),
                time(sentAt, "sent_at", ignored),
                Objects.requireNonNullElse(quizMode, DEFAULT_MODE),
                answers,
                ignored.stream().limit(MOST_IGNORED).toList());
    }

    private static Upload.Answer answer(Attempt attempt, SortedSet<String> ignored) {
        ignore(attempt.others(), "attempts[].", ignored);
        return new Upload.Answer(
                attempt.pubId(),
                attempt.selected(),
                Boolean.TRUE.equals(attempt.unsure()),
                time(attempt.answeredAt(), "attempts[].answered_at", ignored),
                attempt.responseTimeMs(),
                attempt.raw()::text);
    }

    private static void ignore(@Nullable Map<String, RawJson> others, String path, SortedSet<String> ignored) {
        if (others != null) {
            others.keySet().forEach(name -> ignored.add(path + name));
        }
    }

    private static @Nullable Instant time(@Nullable RawJson json, String name, SortedSet<String> ignored) {
        Instant time = json == null ? null : ClientTime.read(json);
        if (time == null && json != null) {
            ignored.add(name);
        }
        return time;
    }
}
