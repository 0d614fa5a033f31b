package io.gyosil.proving.load;

import io.gyosil.demo.client.Attempt;
import io.gyosil.demo.client.Question;
import io.gyosil.demo.client.Upload;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes one upload after another: right, wrong and unsure answers, questions that come up again, times that are missing,
 * questions that nobody published. Every other handful is of anybody on ten days in any order. Those between are of one
 * learner and one day long ago that never comes again: a feature that was computed without another consumer's fact is not
 * made good by a later one. Safe for many threads.
 */
final class UploadPlan {

    private static final Duration SPAN = Duration.ofDays(10);
    private static final Instant LONG_AGO = Instant.parse("2012-01-01T00:00:00Z");
    private static final int MOST_ATTEMPTS = 9;
    private static final int HANDFUL = 16;

    private final School school;
    private final List<String> learners;
    private final RandomGenerator random;
    private final Instant earliest;
    private int made;

    /** @param now ends the days of which the uploads are */
    UploadPlan(School school, RandomGenerator random, Instant now) {
        this.school = school;
        this.learners = school.learners();
        this.random = random;
        // An hour less, so that no quiz ends after now.
        this.earliest = now.minus(SPAN).minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    }

    synchronized Upload next() {
        int handful = made++ / HANDFUL;
        if (handful % 2 == 0) {
            String learner = learners.get(random.nextInt(learners.size()));
            return upload(learner, earliest.plusMillis(random.nextLong(SPAN.toMillis())));
        }
        Instant day = LONG_AGO.plus(handful / 2, ChronoUnit.DAYS);
        return upload(
                learners.get(handful / 2 % learners.size()),
                day.plusMillis(random.nextLong(Duration.ofHours(12).toMillis())));
    }

    private Upload upload(String learner, Instant start) {
        Instant at = start;
        List<Attempt> attempts = new ArrayList<>();
        int count = random.nextInt(1, MOST_ATTEMPTS + 1);
        for (int i = 0; i < count; i++) {
            int millis = random.nextInt(500, 20_000);
            at = at.plusMillis(millis);
            Instant noted = chance(15) ? null : at;
            attempts.add(i > 0 && chance(2) ? unpublished(learner, noted) : attempt(learner, noted, millis));
        }
        return new Upload(start, at.plusSeconds(5), "random", attempts);
    }

    private Attempt attempt(String learner, @Nullable Instant at, int millis) {
        List<Question> own = school.questionsOf(learner);
        Question question = own.get(random.nextInt(own.size()));
        boolean unsure = chance(15);
        Integer selected = unsure && chance(50) ? null : selected(question);
        return new Attempt(question.pubId(), selected, unsure, at, millis);
    }

    private int selected(Question question) {
        return chance(60)
                ? question.key()
                : 1 + random.nextInt(question.choices().size());
    }

    private static Attempt unpublished(String learner, @Nullable Instant at) {
        return new Attempt(learner + "-nobodys", 1, false, at, 1_000);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
