package io.gyosil.session.live.socket;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.RawJson;
import io.gyosil.kit.request.Verbatim;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a socket says, read for what it says. */
final class Said {

    private Said() {}

    /** Anything. */
    @JsonRequest
    record Anything(
            @NotNull @Verbatim @Size(min = 1, max = 20) String type,
            @JsonAnySetter Map<String, RawJson> others) {}

    /**
     * Who it is.
     *
     * @param type {@code hello}
     * @param token a participant's
     * @param after the number of the last happening that it has; absent for the latest ones
     */
    @JsonRequest
    record Hello(
            @NotNull @Verbatim @Size(min = 1, max = 20) String type,
            @NotNull @Verbatim @Size(min = 1, max = 200) String token,
            @Nullable @Min(0) Long after) {}

    /**
     * A message to be posted.
     *
     * @param type {@code post}
     * @param clientId the sender's own name of it
     * @param content what it says
     */
    @JsonRequest
    record Post(
            @NotNull @Verbatim String type,
            @NotNull @Verbatim @Size(min = 1, max = 64) String clientId,
            @Nullable @Verbatim String content) {}

    /** The name of something to be posted, whatever else is wrong with it. */
    @JsonRequest
    record Named(
            @Nullable @Verbatim @Size(min = 1, max = 64) String clientId,
            @JsonAnySetter Map<String, RawJson> others) {}
}
