package io.gyosil.system.client;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.gyosil.client.analytics.DailyFeatures;
import io.gyosil.client.analytics.FeatureView;
import io.gyosil.client.analytics.FeaturesApi;
import io.gyosil.client.study.ApiClient;
import io.gyosil.client.study.ApiException;
import io.gyosil.client.study.PageQuestionView;
import io.gyosil.client.study.Problem;
import io.gyosil.client.study.ProgressApi;
import io.gyosil.client.study.PublishRequest;
import io.gyosil.client.study.PublishRequestQuestion;
import io.gyosil.client.study.PublishResponse;
import io.gyosil.client.study.QuestionsApi;
import io.gyosil.client.study.SessionsApi;
import io.gyosil.client.study.UploadRequest;
import io.gyosil.client.study.UploadRequestAttempt;
import io.gyosil.client.study.UploadResponse;
import io.gyosil.client.study.UploadsApi;
import io.gyosil.proving.testing.RunningStack;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Clients made of the OpenAPI documents do the main job, through the entrance. What a document does not say cannot be written
 * here: a poorer one, and this does not compile.
 */
class SpeakingThroughGeneratedClientsIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-02T09:00:00Z");

    private static String url() {
        return STACK.info().url().replaceAll("/$", "");
    }

    private static Consumer<HttpRequest.Builder> bearing(String token) {
        return request -> request.header("Authorization", "Bearer " + token);
    }

    private static ApiClient study(String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(url());
        return client.setRequestInterceptor(bearing(token));
    }

    private static FeaturesApi features(String token) {
        io.gyosil.client.analytics.ApiClient client = new io.gyosil.client.analytics.ApiClient();
        client.updateBaseUri(url());
        return new FeaturesApi(client.setRequestInterceptor(bearing(token)));
    }

    private static String teacher() {
        return STACK.info().people().ensureStaff();
    }

    private static PublishResponse publish(String learner, int questions) throws ApiException {
        PublishRequest request = new PublishRequest();
        for (int n = 1; n <= questions; n++) {
            request.addQuestionsItem(new PublishRequestQuestion()
                    .pubId(learner + "-" + n)
                    .sourceId((long) n)
                    .userId(learner)
                    .topicId("equations")
                    .topicName("일차방정식")
                    .subject("수학")
                    .content("2x = 4일 때 x는?")
                    .choices(List.of("2", "4"))
                    .key(1));
        }
        return new QuestionsApi(study(teacher())).publishQuestions(request);
    }

    private static UploadRequest upload(String learner) {
        return new UploadRequest()
                .clientSessionUuid(learner)
                .startedAt(AT)
                .finishedAt(AT.plusMinutes(3))
                .addAttemptsItem(new UploadRequestAttempt()
                        .pubId(learner + "-1")
                        .selected(1)
                        .answeredAt(AT.plusMinutes(1))
                        .responseTimeMs(8_000))
                .addAttemptsItem(new UploadRequestAttempt()
                        .pubId(learner + "-2")
                        .unsure(true)
                        .answeredAt(AT.plusMinutes(2))
                        .responseTimeMs(4_000));
    }

    @Test
    void whatIsPublishedAndUploadedBecomesAFeature() throws Exception {
        String learner = "client-학생";
        assertThat(publish(learner, 2).getCreated()).isEqualTo(2);

        UploadResponse answer = new UploadsApi(study(STACK.info().viewerToken()))
                .ingestUpload(upload(learner), OffsetDateTime.now(ZoneOffset.UTC));

        assertThat(answer.getStatus()).isEqualTo(UploadResponse.StatusEnum.INGESTED);
        assertThat(answer.getSessions()).singleElement().satisfies(session -> {
            assertThat(session.getCorrectCount()).isEqualTo(1);
            assertThat(session.getUnsureCount()).isEqualTo(1);
            assertThat(new SessionsApi(study(teacher()))
                            .getQuiz(session.getSessionId())
                            .getAttempts())
                    .hasSize(2);
        });
        assertThat(new ProgressApi(study(teacher()))
                        .listProgress(learner, 10, null)
                        .getItems())
                .hasSize(2);
        await().atMost(SOON).until(() -> !days(learner).isEmpty());
        DailyFeatures day = days(learner).getFirst().getFeatures();
        assertThat(day.getAttempts()).isEqualTo(2);
        assertThat(day.getAccuracy()).isEqualByComparingTo("0.5");
        assertThat(day.getTimeSpentMs()).isEqualTo(12_000);
    }

    private static List<FeatureView> days(String learner) throws io.gyosil.client.analytics.ApiException {
        LocalDate date = AT.toLocalDate();
        return features(teacher())
                .listDailyFeatures(learner, null, "equations", date, date, 10, null)
                .getItems();
    }

    @Test
    void listsAreReadPageByPage() throws ApiException {
        publish("client-pages", 3);
        QuestionsApi questions = new QuestionsApi(study(teacher()));

        PageQuestionView first = questions.listQuestions("client-pages", null, 2, null);
        PageQuestionView second = questions.listQuestions("client-pages", null, 2, first.getNextCursor());

        assertThat(first.getItems()).hasSize(2);
        assertThat(second.getItems()).hasSize(1);
        assertThat(second.getNextCursor()).isNull();
    }

    @Test
    void aProblemNamesTheFields() throws JsonProcessingException {
        UploadRequest nothing = new UploadRequest().clientSessionUuid("").attempts(List.of());
        UploadsApi uploads = new UploadsApi(study(STACK.info().viewerToken()));

        ApiException refusal = catchThrowableOfType(ApiException.class, () -> uploads.ingestUpload(nothing, null));

        assertThat(refusal.getCode()).isEqualTo(400);
        Problem problem = ApiClient.createDefaultObjectMapper().readValue(refusal.getResponseBody(), Problem.class);
        assertThat(problem.getType()).isEqualTo("invalid-request");
        assertThat(problem.getErrors())
                .extracting(error -> error.getPointer())
                .containsExactlyInAnyOrder("/client_session_uuid", "/attempts");
    }
}
