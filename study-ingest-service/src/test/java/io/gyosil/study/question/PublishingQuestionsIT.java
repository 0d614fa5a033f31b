package io.gyosil.study.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.ServiceTest;
import io.gyosil.study.School;
import io.gyosil.study.StudyService;
import io.gyosil.study.question.PublishRequest.Question;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class PublishingQuestionsIT {

    private static final String PATH = "/study/questions";
    private static final Caller TEACHER = new Caller("t-1", List.of("teacher"));

    @Inject
    private StudyService service;

    private static String question(String pubId, String learner, String content) {
        return """
            {"pub_id": "%s", "source_id": 1, "user_id": "%s", "topic_id": "t", "topic_name": "확률", "subject": "수학",
             "content": "%s", "choices": ["1", "2"], "key": 2}
            """.formatted(pubId, learner, content);
    }

    private Http.Answer publish(String... questions) {
        return service.teacher().put(PATH, "{\"questions\": [" + String.join(",", questions) + "]}");
    }

    @Test
    void countsSayWhatIsNewWhatChangedAndWhatWasThere() {
        assertThat(publish(question("c-1", "cal", "?"), question("c-2", "cal", "?"))
                        .text())
                .isEqualTo("{\"created\":2,\"changed\":0,\"unchanged\":0}");
        assertThat(publish(question("c-1", "cal", "?"), question("c-2", "cal", "다른 문제"), question("c-3", "cal", "?"))
                        .text())
                .isEqualTo("{\"created\":1,\"changed\":1,\"unchanged\":1}");
    }

    @Test
    void aQuestionOfAnotherLearnerIsNamedAndNothingIsPublished() throws SQLException {
        publish(question("o-1", "olga", "?"));

        Http.Answer answer = publish(question("o-2", "otto", "?"), question("o-1", "otto", "?"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("type").asText()).isEqualTo("question-of-another-learner");
        assertThat(answer.json().get("pub_ids").toString()).isEqualTo("[\"o-1\"]");
        assertThat(service.database().column("SELECT user_id FROM study_users WHERE user_id = 'otto'"))
                .isEmpty();
    }

    @Test
    void ofTwoLearnersWhoseTeachersPublishOneNameAtOnceOnlyOneGetsIt() throws Exception {
        PublishQuestions publish = service.bean(PublishQuestions.class);
        for (int round = 0; round < 20; round++) {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<PublishResponse>> both = new ArrayList<>();
            try (ExecutorService teachers = Executors.newFixedThreadPool(2)) {
                for (String learner : List.of("race-a", "race-b")) {
                    Question wanted =
                            new Question("race-" + round, null, learner, "t", "확률", "수학", learner, List.of("1"), 1);
                    both.add(teachers.submit(() -> {
                        together.await();
                        return publish.publish(TEACHER, List.of(wanted));
                    }));
                }
            }
            assertThat(both.stream().filter(PublishingQuestionsIT::succeeded)).hasSize(1);
            assertThat(service.database()
                            .column("SELECT (u.user_id = q.content)::text FROM study_questions q "
                                    + "JOIN study_users u ON u.id = q.user_id WHERE pub_id = 'race-" + round + "'"))
                    .containsExactly("true");
        }
    }

    private static boolean succeeded(Future<PublishResponse> publishing) {
        try {
            publishing.get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(ProblemException.class);
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aViewerThatAsksForWhatChangedMissesNothingThatIsCommittedLate() throws Exception {
        publish(question("f-0", "feed", "?"));
        String seen = latestChange("feed");
        TransactionOperations<?> transactions = service.bean(TransactionOperations.class, "web");
        PublishQuestions publish = service.bean(PublishQuestions.class);
        Question early = new Question("f-1", null, "feed", "t", "확률", "수학", "?", List.of("1"), 1);
        CountDownLatch published = new CountDownLatch(1);
        CountDownLatch committing = new CountDownLatch(1);
        try (ExecutorService others = Executors.newFixedThreadPool(2)) {
            Future<?> slow = others.submit(() -> transactions.executeWrite(status -> {
                publish.publish(TEACHER, List.of(early));
                published.countDown();
                await(committing);
                return true;
            }));
            await(published);
            Future<Http.Answer> quick = others.submit(() -> publish(question("f-2", "feed", "?")));
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> quick.isDone() || isWaited());
            committing.countDown();
            quick.get(1, TimeUnit.MINUTES);
            List<String> first = changedAfter("feed", seen);
            String next = latestChange("feed");
            slow.get(1, TimeUnit.MINUTES);

            List<String> all = new ArrayList<>(first);
            all.addAll(changedAfter("feed", next));
            assertThat(all).containsExactlyInAnyOrder("f-1", "f-2");
        }
    }

    private boolean isWaited() throws SQLException {
        return !service.database()
                .column("SELECT pid FROM pg_stat_activity WHERE usename = '%s_web' AND wait_event_type = 'Lock'"
                        .formatted(service.schema()))
                .isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> changedAfter(String learner, String time) {
        return service.viewer()
                .get(PATH + "?user_id=" + learner + "&changed_after=" + time)
                .json()
                .get("items")
                .findValuesAsText("pub_id");
    }

    private String latestChange(String learner) {
        JsonNode items =
                service.viewer().get(PATH + "?user_id=" + learner).json().get("items");
        return items.get(items.size() - 1).get("changed_at").asText();
    }

    @Test
    void aLearnersPoolComesPageByPage() {
        School.publish(service, "pool", 7, "t");
        List<String> fetched = new ArrayList<>();
        String next = PATH + "?user_id=pool&limit=3";
        while (next != null) {
            Http.Answer page = service.viewer().get(next);
            fetched.addAll(page.json().get("items").findValuesAsText("pub_id"));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }

        assertThat(fetched).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void teachersPublishAndViewersFetchAndStudentsDoNeither() {
        String body = "{\"questions\": [" + question("r-1", "rio", "?") + "]}";

        assertThat(service.student("rio").put(PATH, body).status()).isEqualTo(403);
        assertThat(service.viewer().put(PATH, body).status()).isEqualTo(403);
        assertThat(service.anyone().put(PATH, body).status()).isEqualTo(401);
        assertThat(service.student("rio").get(PATH + "?user_id=rio").status()).isEqualTo(403);
        assertThat(service.anyone().get(PATH + "?user_id=rio").status()).isEqualTo(401);
        assertThat(service.viewer().get(PATH + "?user_id=rio").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /questions                | {"questions": []}
        /question                 | {"questions": [{"pub_id":"x","user_id":"u","topic_id":"t","content":"?","choices":["a"],"key":1}], "question": 1}
        /questions/0/keys         | {"questions": [{"pub_id":"x","user_id":"u","topic_id":"t","content":"?","choices":["a"],"key":1,"keys":2}]}
        /questions/0/key          | {"questions": [{"pub_id":"x","user_id":"u","topic_id":"t","content":"?","choices":["a"],"key":2}]}
        /questions/0/choices      | {"questions": [{"pub_id":"x","user_id":"u","topic_id":"t","content":"?","choices":[],"key":1}]}
        /questions/0/choices/1    | {"questions": [{"pub_id":"x","user_id":"u","topic_id":"t","content":"?","choices":["a",2],"key":1}]}
        /questions/0/source_id    | {"questions": [{"pub_id":"x","source_id":"17","user_id":"u","topic_id":"t","content":"?","choices":["a"],"key":1}]}
        /questions/1/pub_id       | {"questions": [{"pub_id":"x","user_id":"u","topic_id":"t","content":"?","choices":["a"],"key":1},{"pub_id":"x","user_id":"u","topic_id":"t","content":"!","choices":["a"],"key":1}]}
        """)
    void aBadFieldIsNamed(String pointer, String body) {
        Http.Answer answer = service.teacher().put(PATH, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").findValuesAsText("pointer")).contains(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "changed_after=%2B999999-01-01T00:00:00Z, 400",
        "changed_after=soon, 400",
        "chnged_after=2026-11-02T00:00:00Z, 400",
        "cursor=made-up, 400"
    })
    void aBadParameterIsRefused(String query, int status) {
        assertThat(service.viewer().get(PATH + "?user_id=u&" + query).status()).isEqualTo(status);
    }
}
