package io.gyosil.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.bench.load.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TheUploadsTest {

    private static final int LEARNERS = 8;
    private static final int OF_EACH = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Uploads uploads = new Uploads(new School(LEARNERS), 4, "token");

    @Test
    void aLearnersUploadsGoOverOneConnectionAndFollowEachOtherInTime() throws Exception {
        Map<String, Integer> connectionOf = new HashMap<>();
        Map<String, Instant> end = new HashMap<>();
        Plan plan = uploads.round(OF_EACH);
        for (int connection = 0; connection < plan.connections().size(); connection++) {
            for (byte[] request : plan.connections().get(connection)) {
                JsonNode upload = body(request);
                String learner = learnerOf(upload);
                Instant begin = Instant.parse(upload.path("started_at").asText());
                assertThat(connectionOf.getOrDefault(learner, connection)).isEqualTo(connection);
                assertThat(begin).isAfter(end.getOrDefault(learner, Instant.EPOCH));
                connectionOf.put(learner, connection);
                end.put(learner, Instant.parse(upload.path("finished_at").asText()));
            }
        }
        assertThat(connectionOf).hasSize(LEARNERS);
    }

    @Test
    void everyUploadHasANameOfItsOwnAndTwentyAttempts() throws Exception {
        Set<String> names = new HashSet<>();
        for (List<byte[]> requests : uploads.round(OF_EACH).connections()) {
            for (byte[] request : requests) {
                names.add(body(request).path("client_session_uuid").asText());
                assertThat(body(request).path("attempts")).hasSize(Uploads.ATTEMPTS);
            }
        }
        assertThat(names).hasSize(LEARNERS * OF_EACH);
    }

    @Test
    void allIsInThePastSoThatNoClockChangesIt() throws Exception {
        for (byte[] request : uploads.inOneRow(LEARNERS * 40)) {
            assertThat(Instant.parse(body(request).path("finished_at").asText()))
                    .isBefore(Instant.parse("2026-01-01T00:00:00Z"));
        }
    }

    private static String learnerOf(JsonNode upload) {
        return upload.at("/attempts/0/pub_id").asText().replaceAll("-.*", "");
    }

    private static JsonNode body(byte[] request) throws Exception {
        String text = new String(request, StandardCharsets.UTF_8);
        return JSON.readTree(text.substring(text.indexOf("\r\n\r\n") + 4));
    }
}
