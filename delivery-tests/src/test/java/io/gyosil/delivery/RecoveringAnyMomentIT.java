package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveringAnyMomentIT {

    private static final long SEED = Long.getLong("gyosil.seed", System.nanoTime());
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'base_'yyyyMMdd'T'HHmmssX");

    @TempDir
    private Path dir;

    private Past past;

    @BeforeEach
    void live() {
        past = Past.once();
    }

    @Test
    @Tag("small")
    void twoRandomMomentsComeBackAsTheyWere() throws SQLException {
        recoverMoments(2);
    }

    @Test
    @Tag("full")
    void soDoTwenty() throws SQLException {
        recoverMoments(20);
    }

    private void recoverMoments(int moments) throws SQLException {
        System.out.printf(
                "%d commits; moments are chosen with -Dgyosil.seed=%d%n",
                past.history().commits().size(), SEED);
        Random random = new Random(SEED);
        for (int i = 0; i < moments; i++) {
            Instant moment = randomMoment(random);
            Path target = dir.resolve("moment-" + i);

            Program.End end = past.recover(moment, target);

            assertThat(end.code()).as(end.said()).isZero();
            List<WriterTransaction> expected = past.history().until(moment);
            String hash = hash(target);
            System.out.printf("%s: %d commits are back, state %s%n", moment, expected.size(), hash);
            assertThat(hash).as("%s with seed %d", moment, SEED).isEqualTo(History.hash(expected));
            assertAcknowledged(expected, moment);
        }
    }

    @Test
    void theLatestMomentHasEverythingThatWasArchived() throws SQLException {
        Path target = dir.resolve("latest");

        Program.End end = past.recover("latest", target);

        assertThat(end.code()).as(end.said()).isZero();
        assertThat(hash(target)).isEqualTo(History.hash(past.history().until(Instant.MAX)));
    }

    /** Those whom the server acknowledged before the moment are there; those who began after it are not. */
    private void assertAcknowledged(List<WriterTransaction> recovered, Instant moment) {
        assertThat(recovered)
                .containsAll(past.acknowledged().stream()
                        .filter(one -> one.done().isBefore(moment))
                        .map(Writers.Acknowledged::transaction)
                        .toList())
                .doesNotContainAnyElementsOf(past.acknowledged().stream()
                        .filter(one -> one.begun().isAfter(moment))
                        .map(Writers.Acknowledged::transaction)
                        .toList());
    }

    private Instant randomMoment(Random random) {
        Instant first =
                LocalDateTime.parse(past.base().getFileName().toString(), NAME).toInstant(ZoneOffset.UTC);
        long micros = ChronoUnit.MICROS.between(first, past.end());
        while (true) {
            Instant moment = first.plus(random.nextLong(micros), ChronoUnit.MICROS);
            if (past.history().isInOrderAt(moment)) {
                return moment;
            }
            System.out.println(moment + " is passed over: two commits overtook each other there");
        }
    }

    private static String hash(Path data) throws SQLException {
        try (DebianPostgres recovered = DebianPostgres.start(data, Map.of(), Map.of())) {
            assertThat(recovered.column("SELECT pg_is_in_recovery()")).containsExactly("f");
            return History.hash(recovered);
        }
    }
}
