package io.gyosil.kit.request;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests of every kind. */
final class Trial {

    private Trial() {}

    enum Role {
        @JsonProperty("head-teacher")
        HEAD_TEACHER,
        STUDENT
    }

    /** Each kind of field. */
    @JsonRequest
    record Anything(
            @Nullable @Size(min = 1, max = 5) String name,
            @Nullable @OneLine String line,
            @Nullable @Verbatim String secret,
            @Nullable @OpaqueId @Size(min = 1, max = 31) String id,
            @Nullable @Min(1) @Max(3) Integer count,
            int primitive,
            @Nullable Long whole,
            @Nullable @Rounded @Min(0) Integer millis,
            @Nullable Boolean maybe,
            boolean flag,
            @Nullable Instant at,
            @Nullable LocalDate on,
            @Nullable BigDecimal decimal,
            @Nullable Double real,
            @Nullable Role role,
            @Nullable @Size(min = 1, max = 3) List<@NotNull @Size(min = 1, max = 2) String> choices,
            @Nullable RawJson metadata) {}

    /** One in a list, who wants to be kept as it came. */
    @JsonRequest
    record Answer(
            @NotNull @OpaqueId @Size(min = 1, max = 128) String pubId,
            @Nullable @Min(1) @Max(5) Integer selected,
            boolean unsure,
            @Nullable Instant answeredAt,
            @Nullable @Rounded @Min(0) Integer responseTimeMs,
            @JsonAnySetter @Nullable Map<String, RawJson> others,
            @AsItCame RawJson raw) {}

    /** What takes fields that it does not know. */
    @JsonRequest
    record Upload(
            @NotNull @OpaqueId @Size(min = 1, max = 64) String clientSessionUuid,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @NotEmpty @Size(max = 2_000) List<@Valid @NotNull Answer> answers,
            @JsonAnySetter @Nullable Map<String, RawJson> others) {}

    /** What is changed: absent is null, null is empty. */
    @JsonRequest
    record Patch(
            @Nullable Optional<@Size(min = 1, max = 5) String> name,
            @Nullable Optional<@Email @Size(max = 254) String> email,
            @Nullable @NotNullIfPresent Optional<Role> role,
            @Nullable @NotNullIfPresent @OpaqueId Optional<@Size(max = 3) String> place,
            @Nullable Optional<@JsonObject RawJson> meta) {}
}
