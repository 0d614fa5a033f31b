package io.gyosil.kit.testing;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A job as clients of a service have it done. */
public final class AskedJob {

    private static final List<String> ENDS = List.of("done", "failed");

    private AskedJob() {}

    /** Asks for a job by POST, and for its state until it is at its end; says what it is then. */
    public static JsonNode ended(Http caller, String path) {
        Http.Answer asked = caller.post(path, null);
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String place = asked.headers().firstValue("Location").orElseThrow();
        return await().atMost(SOON)
                .until(
                        () -> caller.get(place).json(),
                        job -> ENDS.contains(job.path("state").asText()));
    }

    /** The same, of which only what came of it is of interest. */
    public static JsonNode result(Http caller, String path) {
        JsonNode job = ended(caller, path);
        assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("done");
        return job.get("result");
    }
}
