package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.proving.OneRound;
import io.gyosil.proving.testing.RunningStack;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * While learners upload and a class talks, the session service, Kafka and PostgreSQL are killed, once each. {@link
 * SurvivingKillsIT} and {@link SurvivingKillsInALessonIT} kill more, and more often.
 */
class SurvivingAKillOfEachIT {

    private static final long SEED = 4;

    @Test
    @Tag("unless-kills")
    @Tag("unless-lesson-kills")
    void uploadsAndMessagesThatWereAcknowledgedAreThereOnceAndAsTheyWereSent() throws Exception {
        survive(List.of("session", "kafka", "postgres"));
    }

    /** Beside {@link SurvivingKillsIT}, which kills the others. */
    @Test
    @Tag("heavy")
    @Tag("kills")
    void messagesAreThoughTheSessionServiceIsKilled() throws Exception {
        survive(List.of("session"));
    }

    private static void survive(List<String> parts) throws Exception {
        RunningStack stack = RunningStack.shared();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

        OneRound.Result result = new OneRound(stack.stack(), stack.info(), out).kill(parts, SEED);

        assertThat(result.findings()).isEmpty();
        assertThat(result.unresolved()).isZero();
        assertThat(result.drain().complete()).as("%s", result.drain()).isTrue();
        // Else nothing was killed that anybody needed.
        assertThat(result.reconnected()).isPositive();
    }
}
