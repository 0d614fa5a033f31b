package io.gyosil.demo.client;

import static io.gyosil.demo.client.FakeStack.answering;
import static io.gyosil.demo.client.FakeStack.hangUp;
import static io.gyosil.demo.client.FakeStack.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class OneTryTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");
    private static final Upload UPLOAD = new Upload(
            MONDAY,
            MONDAY.plusSeconds(20),
            "random",
            List.of(new Attempt("q-1", 2, false, MONDAY.plusSeconds(9), 9_000)));

    private FakeStack stack;
    private OneTry viewer;

    @BeforeEach
    void start() throws IOException {
        stack = new FakeStack();
        viewer = new OneTry(stack.url(), FakeStack.VIEWER);
    }

    @AfterEach
    void stop() {
        viewer.close();
        stack.close();
    }

    @Test
    void aWholeAnswerIsGivenAsItCame() throws Exception {
        assertThat(viewer.send(UPLOAD)).isInstanceOfSatisfying(OneTry.Accepted.class, answer -> assertThat(
                        answer.body().path("status").asText())
                .isEqualTo("ingested"));
        assertThat(stack.uploads()).containsOnlyKeys(UPLOAD.clientSessionUuid());
    }

    @Test
    void whatMayHaveArrivedIsUnknownAndNotRepeated() throws Exception {
        stack.first(problem(503, "Busy", "later"), hangUp(), answering(201, "{\"status\": \"inge"));

        assertThat(viewer.send(UPLOAD)).isInstanceOf(OneTry.Unknown.class);
        assertThat(viewer.send(UPLOAD)).isInstanceOf(OneTry.Unknown.class);
        assertThat(viewer.send(UPLOAD)).isInstanceOf(OneTry.Unknown.class);
        assertThat(stack.uploads()).isEmpty();
    }

    @Test
    void aRefusalComesWithItsReason() throws Exception {
        stack.first(problem(422, "Changed", "it was another one"));

        assertThat(viewer.send(UPLOAD)).isEqualTo(new OneTry.Refused("422 Changed: it was another one"));
    }
}
