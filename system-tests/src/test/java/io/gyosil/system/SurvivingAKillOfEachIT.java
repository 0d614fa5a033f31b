package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.proving.chaos.Kill;
import io.gyosil.proving.chaos.Killer;
import io.gyosil.proving.chaos.Report;
import io.gyosil.proving.chaos.Rounds;
import io.gyosil.proving.testing.RunningStack;
import io.gyosil.proving.trial.LessonTrial;
import io.gyosil.proving.trial.Target;
import io.gyosil.proving.trial.Trial;
import io.gyosil.proving.trial.UploadTrial;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
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
        survive(List.of(Kill.SESSION, Kill.KAFKA, Kill.POSTGRES));
    }

    /** Beside {@link SurvivingKillsIT}, which kills the others. */
    @Test
    @Tag("heavy")
    @Tag("kills")
    void messagesAreThoughTheSessionServiceIsKilled() throws Exception {
        survive(List.of(Kill.SESSION));
    }

    private static void survive(List<Kill> kills) throws Exception {
        RunningStack stack = RunningStack.shared();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

        Target target = stack.target();
        try (Trial uploads = new UploadTrial(target, "round-", 40, SEED);
                Trial lesson = new LessonTrial(target, URI.create(stack.info().url()), SEED)) {
            Report report = new Rounds(
                            new Killer(stack.stack(), target.database()),
                            List.of(uploads, lesson),
                            Duration.ZERO,
                            new SplittableRandom(SEED),
                            out)
                    .run(kills, 1);

            assertThat(report.findings()).isEmpty();
            assertThat(report.unresolved()).isZero();
            assertThat(report.drain().complete()).as("%s", report.drain()).isTrue();
            // Else nothing was killed that anybody needed.
            assertThat(report.felt().getLast()).as("reconnected").isPositive();
        }
    }
}
