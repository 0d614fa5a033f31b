package io.gyosil.kit.problem;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem as it is on the wire (RFC 9457), for the description of the interface. A kind may have members of its own. */
@Schema(name = "Problem", description = "What went wrong, by RFC 9457. A kind of problem may have further members.")
public record Problem(
        @Schema(description = "The kind; each is explained in docs/reference/problems.md", example = "invalid-request")
        String type,

        @Schema(
                description = "The kind in words, in Korean or English as Accept-Language says",
                example = "The request is not valid")
        String title,

        @Schema(description = "The HTTP status", example = "400")
        int status,

        @Schema(description = "What went wrong this time, in the same language", example = "1 field is not valid")
        String detail,

        @Schema(description = "The path that was asked for", example = "/study/questions")
        String instance,

        @Schema(description = "The bad fields, at most 100 of them") @Nullable
        List<BadField> errors) {

    /** One bad field. */
    @Schema(name = "BadField", description = "What is wrong with one field")
    public record BadField(
            @Schema(
                    description =
                            "A JSON Pointer into the body (RFC 6901), ?name for a parameter, {name} for a part of the"
                                    + " path",
                    example = "/questions/3/pub_id")
            String pointer,

            @Schema(description = "What is wrong, to be read behind the field's name", example = "is missing")
            String detail) {}
}
