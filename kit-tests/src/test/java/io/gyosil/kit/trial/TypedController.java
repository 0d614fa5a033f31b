package io.gyosil.kit.trial;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.OneLine;
import io.gyosil.kit.request.OpaqueId;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** Takes requests as records. */
@Controller("/typed")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "gyosil.trial")
class TypedController {

    /** Who somebody is. */
    enum Role {
        @JsonProperty("head-teacher")
        HEAD_TEACHER,
        STUDENT
    }

    /** A class that is made. */
    @JsonRequest
    record NewClass(
            @NotNull @OneLine @Size(min = 1, max = 10) String name,
            @NotEmpty List<@Valid @NotNull Member> members) {}

    /** One of them. */
    @JsonRequest
    record Member(
            @NotNull @OpaqueId @Size(min = 1, max = 20) String userId,
            @Nullable Role role) {}

    /** What is changed. */
    @JsonRequest
    record Change(
            @Nullable Optional<@Size(min = 1, max = 10) String> name,
            @Nullable Optional<@Email String> email) {}

    @Post
    NewClass post(@Body NewClass body) {
        return body;
    }

    @Patch
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    List<String> patch(@Body Change body) {
        return List.of(said(body.name()), said(body.email()));
    }

    private static String said(@Nullable Optional<String> part) {
        return part == null ? "absent" : part.orElse("null");
    }

    @Get
    List<String> list(
            @QueryValue @Nullable Boolean active,
            @QueryValue @Nullable Role role,
            @QueryValue("at_most") @Nullable @Min(1) @Max(10) Integer most) {
        return List.of(String.valueOf(active), String.valueOf(role), String.valueOf(most));
    }
}
