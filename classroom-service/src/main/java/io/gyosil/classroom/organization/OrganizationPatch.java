package io.gyosil.classroom.organization;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.request.JsonObject;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.NotNullIfPresent;
import io.gyosil.kit.request.OneLine;
import io.gyosil.kit.request.RawJson;
import io.gyosil.kit.request.SelfChecking;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of an organization; what is absent stays.
 *
 * @param name what it is called
 * @param type what it is
 * @param timeZone of its calendar days, by the IANA database
 * @param meta whatever else is known; null takes it away
 */
@JsonRequest
record OrganizationPatch(
        @Nullable @NotNullIfPresent @Schema(example = "서울고등학교")
        Optional<@OneLine @Size(min = 1, max = 200) String> name,

        @Nullable @NotNullIfPresent @Schema(example = "school")
        Optional<@Size(min = 1, max = 50) String> type,

        @Nullable @Schema(example = "Asia/Seoul") Optional<@Size(min = 1, max = 50) String> timeZone,

        @Nullable @Schema(description = "whatever else is known; null takes it away")
        Optional<@JsonObject RawJson> meta)
        implements SelfChecking {

    /** A time zone that is none. */
    @Override
    public List<FieldError> faults() {
        return TimeZones.faults(timeZone == null ? null : timeZone.orElse(null));
    }
}
