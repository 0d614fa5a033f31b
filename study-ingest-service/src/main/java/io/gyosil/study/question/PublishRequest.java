package io.gyosil.study.question;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.OpaqueId;
import io.gyosil.kit.request.SelfChecking;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Questions to be published.
 *
 * @param questions in any order; no name twice
 */
@JsonRequest
record PublishRequest(@NotEmpty @Size(max = 5_000) List<@Valid @NotNull Question> questions) implements SelfChecking {

    /**
     * One learner's copy of a shared item.
     *
     * @param pubId its name for viewers, unique in the organization
     * @param sourceId the shared item, over which item statistics pool
     * @param userId the learner that it belongs to
     * @param topicId its topic, unique in the organization
     * @param topicName the topic's name; its id if absent
     * @param subject the topic's subject; empty if absent
     * @param content the question itself
     * @param choices what can be chosen
     * @param key the right choice's number, from 1
     */
    @JsonRequest
    @Schema(name = "PublishRequestQuestion")
    record Question(
            @NotNull @OpaqueId @Size(min = 1, max = 128) @Schema(example = "q-17")
            String pubId,

            @Nullable @Min(0) @Schema(example = "17") Long sourceId,

            @NotNull @OpaqueId @Size(min = 1, max = 128) @Schema(example = "1001")
            String userId,

            @NotNull @OpaqueId @Size(min = 1, max = 128) @Schema(example = "t-3")
            String topicId,

            @Nullable @Size(min = 1, max = 200) @Schema(example = "일차방정식")
            String topicName,

            @Nullable @Size(max = 120) @Schema(example = "수학")
            String subject,

            @NotNull @Size(min = 1, max = 20_000) @Schema(example = "2x = 4일 때 x는?")
            String content,

            @NotEmpty @Size(max = 20) List<@NotNull @Size(min = 1, max = 2_000) String> choices,
            @NotNull @Min(1) @Max(20) @Schema(example = "2") Integer key) {}

    /** A key that is no choice's, and a name that comes twice. */
    @Override
    public List<FieldError> faults() {
        List<FieldError> faults = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; questions != null && i < questions.size(); i++) {
            Question question = questions.get(i);
            if (question == null) {
                continue;
            }
            if (question.choices() != null
                    && question.key() != null
                    && question.key() > question.choices().size()) {
                faults.add(FieldError.of(
                        "/questions/" + i + "/key",
                        "field.no-choice",
                        question.choices().size()));
            }
            Integer earlier = question.pubId() == null ? null : positions.putIfAbsent(question.pubId(), i);
            if (earlier != null) {
                faults.add(FieldError.of("/questions/" + i + "/pub_id", "field.same-as", "/questions/" + earlier));
            }
        }
        return faults;
    }
}
