package io.gyosil.classroom.organization;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.request.JsonObject;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.OneLine;
import io.gyosil.kit.request.RawJson;
import io.gyosil.kit.request.SelfChecking;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organization to be made.
 *
 * @param name what it is called
 * @param type what it is; {@code school} if absent
 * @param timeZone of its calendar days, by the IANA database; {@code Asia/Seoul} if absent
 * @param meta whatever else is known
 */
@JsonRequest
record OrganizationRequest(
        @NotNull @OneLine @Size(min = 1, max = 200) @Schema(example = "서울고등학교")
        String name,

        @Nullable @Size(min = 1, max = 50) @Schema(example = "school")
        String type,

        @Nullable @Size(min = 1, max = 50) @Schema(example = "Asia/Seoul")
        String timeZone,

        @Nullable @JsonObject @Schema(description = "whatever else is known")
        RawJson meta)
        implements SelfChecking {

    /** A time zone that is none. */
    @Override
    public List<FieldError> faults() {
        return TimeZones.faults(timeZone);
    }
}
