package io.gyosil.study.review;

import static io.gyosil.study.School.INGEST;
import static io.gyosil.study.School.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.ServiceTest;
import io.gyosil.study.School;
import io.gyosil.study.StudyService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@ServiceTest
class AnyOrderOfArrivalIT {

    @Inject
    private StudyService service;

    @Test
    void aLateUploadRefoldsJustItsQuestions() throws SQLException {
        School.publish(service, "late", 3, "t");
        send(upload("late-2")
                .answer("late-t-0", 'c', "2026-11-03T00:00:00Z")
                .answer("late-t-1", 'c', "2026-11-03T00:01:00Z"));
        service.database()
                .update("UPDATE question_progress SET stability = 42 WHERE question_id = "
                        + "(SELECT id FROM study_questions WHERE pub_id = 'late-t-1')");

        send(upload("late-1").answer("late-t-0", 'w', "2026-11-02T00:00:00Z"));

        List<String> fold = IndependentFold.of(service.database().column(IndependentFold.LOG.formatted("late")));
        List<String> progress = service.database().column(IndependentFold.PROGRESS.formatted("late"));
        assertThat(progress.get(0)).isEqualTo(fold.get(0));
        assertThat(progress.get(1)).as("not touched").contains("|42|");
    }

    @Test
    void aLearnersOwnWeightsAreUsed() throws SQLException {
        School.publish(service, "own", 1, "t");
        service.database()
                .update("UPDATE study_users SET fsrs_weights = '{0.5,2,3,9,6.4133,0.8334,3.0194,0.001,1.8722,"
                        + "0.1666,0.796,1.4835,0.0614,0.2629,1.6483,0.6014,1.8729,0.5425,0.0912,0.0658,0.1542}' "
                        + "WHERE user_id = 'own'");

        send(upload("own-1").answer("own-t-0", 'c', "2026-11-02T00:00:00Z"));

        assertThat(service.student("own")
                        .get("/study/users/own/progress")
                        .json()
                        .at("/items/0/stability")
                        .asDouble())
                .isEqualTo(3.0);
    }

    @Test
    void everyOrderOfTheSameUploadsEndsInTheFoldOfTheSortedLog() throws SQLException {
        Random random = new Random(11);
        List<String> expected = List.of();
        for (int permutation = 0; permutation < 20; permutation++) {
            String learner = "perm%02d".formatted(permutation);
            School.publish(service, learner, 4, "t");
            List<School.Upload> uploads = uploads(learner);
            if (permutation > 0) {
                Collections.shuffle(uploads, random);
            }
            uploads.forEach(this::send);

            List<String> progress = service.database().column(IndependentFold.PROGRESS.formatted(learner)).stream()
                    .map(line -> line.replace(learner, "learner"))
                    .toList();
            if (permutation == 0) {
                expected = progress;
                assertThat(service.database().column(IndependentFold.PROGRESS.formatted(learner)))
                        .isEqualTo(
                                IndependentFold.of(service.database().column(IndependentFold.LOG.formatted(learner))));
            }
            assertThat(progress).isEqualTo(expected);
        }
    }

    /** Ties between uploads, missing times, a question many times, and a midnight in Seoul and in UTC. */
    private static List<School.Upload> uploads(String learner) {
        List<School.Upload> uploads = new ArrayList<>();
        String[] starts = {
            "2026-11-01T14:59:58Z",
            "2026-11-01T14:59:58Z",
            "2026-11-01T23:59:59Z",
            "2026-11-05T09:00:00Z",
            "2026-11-05T09:00:00Z",
            "2026-11-20T08:00:00Z"
        };
        for (int n = 0; n < starts.length; n++) {
            School.Upload upload = upload("u" + n + "-" + learner)
                    .with("started_at", starts[n])
                    .with("finished_at", starts[n].replace("8Z", "9Z").replace(":00Z", ":08Z"));
            for (int i = 0; i < 6; i++) {
                String time = i % 3 == 0 ? "" : starts[n];
                upload.answer(School.pubId(learner, "t", (n + i) % 3), "cwuccw".charAt((n * 2 + i) % 6), time);
            }
            uploads.add(upload);
        }
        return uploads;
    }

    private void send(School.Upload upload) {
        assertThat(service.viewer().post(INGEST, upload.json()).status()).isEqualTo(201);
    }
}
