package io.gyosil.analytics.feature;

import static io.gyosil.analytics.feature.Facts.fact;
import static io.gyosil.analytics.feature.Facts.session;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.analytics.AnalyticsService;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class ReadingDailyFeaturesIT {

    private static final String PATH = "/api/analytics/features/topic-daily";
    private static final Instant NOON = Instant.parse("2026-11-02T03:00:00Z");

    @Inject
    private AnalyticsService service;

    private void store(Stream<AttemptFact> facts) {
        service.bean(ProjectFacts.class).project(List.of(facts.toList()));
    }

    @Test
    void everyFigureOfADayFollowsFromItsFacts() {
        store(Stream.of(
                fact("s-1", 0, "figures", "t", NOON, "a", "correct"),
                fact("s-1", 1, "figures", "t", NOON.plusSeconds(60), "b", "wrong"),
                fact("s-1", 2, "figures", "t", NOON.plusSeconds(120), "b", "correct"),
                fact("s-1", 3, "figures", "t", NOON.plusSeconds(180), "c", "correct"),
                fact("s-1", 4, "figures", "t", NOON.plusSeconds(240), "c", "unsure")));

        JsonNode item = service.teacher().get(PATH + "?user_id=figures").json().at("/items/0");

        assertThat(item.get("user_id").asText()).isEqualTo("figures");
        assertThat(item.get("topic_id").asText()).isEqualTo("t");
        assertThat(item.get("date").asText()).isEqualTo("2026-11-02");
        assertThat(item.get("created_at").asText()).endsWith("Z");
        assertThat(item.get("updated_at").asText()).endsWith("Z");
        JsonNode features = item.get("features");
        assertThat(features.get("attempts").asInt()).isEqualTo(5);
        assertThat(features.get("correct").asInt()).isEqualTo(3);
        assertThat(features.get("wrong").asInt()).isEqualTo(1);
        assertThat(features.get("unsure").asInt()).isEqualTo(1);
        assertThat(features.get("accuracy").asDouble()).isEqualTo(0.6);
        assertThat(features.get("time_spent_ms").asLong()).isEqualTo(15_000);
        assertThat(features.get("median_response_time_ms").asLong()).isEqualTo(3_000);
        assertThat(features.get("distinct_items").asInt()).isEqualTo(3);
        assertThat(features.get("first_try_accuracy").asDouble()).isEqualTo(0.6667);
        assertThat(features.get("streak").asInt()).isEqualTo(2);
        assertThat(features.get("sources").get("study").asInt()).isEqualTo(5);
        assertThat(features.get("sources").get("exam").asInt()).isZero();
        assertThat(features.size()).isEqualTo(11);
    }

    @Test
    void aDayWithoutTimesHasNoMedianAndADayOfFailuresNoStreak() {
        store(session("s-none", "none", "t", NOON, "wu").stream()
                .map(f -> new AttemptFact(
                        f.sessionId(),
                        f.position(),
                        f.answeredAt(),
                        f.orgId(),
                        f.userId(),
                        f.topicId(),
                        f.itemId(),
                        f.outcome(),
                        null,
                        f.source(),
                        f.origin(),
                        f.version())));

        JsonNode features = service.teacher().get(PATH + "?user_id=none").json().at("/items/0/features");

        assertThat(features.get("median_response_time_ms").isNull()).isTrue();
        assertThat(features.get("time_spent_ms").asLong()).isZero();
        assertThat(features.get("streak").asInt()).isZero();
        assertThat(features.get("first_try_accuracy").asDouble()).isZero();
    }

    @Test
    void aDayIsACalendarDayInSeoul() {
        Instant lastMomentOfTheFirst = Instant.parse("2026-11-01T14:59:59.999999Z");
        store(Stream.of(
                fact("s-midnight", 0, "midnight", "t", lastMomentOfTheFirst, "a", "correct"),
                fact("s-midnight", 1, "midnight", "t", lastMomentOfTheFirst.plusNanos(1_000), "a", "wrong")));

        JsonNode items =
                service.teacher().get(PATH + "?user_id=midnight").json().get("items");

        assertThat(items.findValuesAsText("date")).containsExactly("2026-11-02", "2026-11-01");
    }

    @Test
    void pagesJoinedAreTheWholeListOnceWhateverIsAskedFor() {
        List<AttemptFact> facts = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            for (String user : List.of("page-1", "page-2", "page-3")) {
                for (String topic : List.of("p-1", "p-2")) {
                    String name = user + topic + day;
                    facts.addAll(session(name, user, topic, NOON.plus(Duration.ofDays(day)), "cw"));
                }
            }
        }
        store(facts.stream());

        assertThat(allPages(PATH + "?user_id=page-1", 4)).hasSize(6).doesNotHaveDuplicates();
        assertThat(allPages(PATH + "?topic_id=p-1", 2)).hasSize(9).doesNotHaveDuplicates();
        assertThat(allPages(PATH + "?topic_id=p-1&from=2026-11-03&to=2026-11-03", 1))
                .hasSize(3);
        assertThat(allPages(PATH, 5))
                .contains("page-1 p-1 2026-11-02", "page-3 p-2 2026-11-04")
                .doesNotHaveDuplicates();
        assertThat(allPages(PATH + "?user_id=page-1", 500).getFirst()).endsWith("2026-11-04");
    }

    private List<String> allPages(String path, int limit) {
        List<String> rows = new ArrayList<>();
        String next = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
        while (next != null) {
            Http.Answer page = service.teacher().get(next);
            assertThat(page.status()).isEqualTo(200);
            page.json()
                    .get("items")
                    .forEach(item -> rows.add(item.get("user_id").asText() + " "
                            + item.get("topic_id").asText() + " "
                            + item.get("date").asText()));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
            assertThat(page.json().get("next_cursor").isNull()).isEqualTo(next == null);
        }
        return rows;
    }

    @Test
    void aStudentSeesOnlyTheirOwn() {
        store(session("s-own", "own", "t", NOON, "c").stream());

        assertThat(service.student("own").get(PATH).json().get("items").findValuesAsText("user_id"))
                .containsExactly("own");
        assertThat(service.student("own").get(PATH + "?user_id=own").status()).isEqualTo(200);
        assertThat(service.student("own").get(PATH + "?user_id=other").status()).isEqualTo(403);
        assertThat(service.anyone().get(PATH).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, ?limit",
        "limit=501, ?limit",
        "limit=many, ?limit",
        "from=yesterday, ?from",
        "to=2026-13-01, ?to",
        "from=2026-11-03&to=2026-11-02, ?from",
        "form=2026-11-03, ?form",
        "cursor=made-up, ?cursor",
        "cursor=WyJhIiwiYiIsImMiXQ, ?cursor",
        "cursor=WyJhIl0, ?cursor"
    })
    void aBadParameterIsNamed(String query, String pointer) {
        Http.Answer answer = service.teacher().get(PATH + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }
}
