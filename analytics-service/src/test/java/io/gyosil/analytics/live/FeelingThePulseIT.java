package io.gyosil.analytics.live;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.analytics.AnalyticsService;
import io.gyosil.event.CardAnswered;
import io.gyosil.event.CardShown;
import io.gyosil.event.LiveEnded;
import io.gyosil.event.LiveStarted;
import io.gyosil.event.MessageModerated;
import io.gyosil.event.MessagePosted;
import io.gyosil.event.ParticipantJoined;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Teacher 11 of organization 1 has the class {@code eleven}, teacher 12 {@code twelve}; teacher 21 of organization 2 has
 * {@code two-one}.
 */
class FeelingThePulseIT {

    private static final Instant BEGIN = Instant.parse("2026-11-20T01:00:00Z");
    private static final String ACTIVE = "/api/analytics/sessions/active";

    private static AnalyticsService service;

    @BeforeAll
    static void start() throws SQLException {
        // What happened is given to the projection by hand here: nothing answers at this address.
        service = AnalyticsService.on("analytics_pulse", Map.of("gyosil.kafka.bootstrap-servers", "127.0.0.1:1"));
        service.database().update("""
            TRUNCATE classroom_ref, replica_progress;
            INSERT INTO classroom_ref (classroom_id, org_id, teacher_id, name, version, removed)
            VALUES ('eleven', 1, '11', '5학년 1반', 1, false), ('twelve', 1, '12', '5학년 2반', 1, false),
                ('two-one', 2, '21', '3학년 1반', 1, false);
            INSERT INTO replica_progress (topic, partition, caught_up_at)
            SELECT 'gyosil.classroom.state', p, now() + interval '1 day' FROM generate_series(0, 11) AS p;
            """);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Http caller(String who) {
        return switch (who) {
            case "admin 1" -> service.member("admin", "a-1", 1, 0);
            case "admin 2" -> service.member("admin", "a-2", 2, 0);
            case "teacher 11" -> service.member("teacher", "t-11", 1, 11);
            case "teacher 12" -> service.member("teacher", "t-12", 1, 12);
            case "teacher 21" -> service.member("teacher", "t-21", 2, 21);
            default -> service.member("student", who, 1, 1);
        };
    }

    private static void apply(LiveFact... facts) {
        service.bean(ProjectLessons.class).project(List.of(facts));
    }

    private static Http.Answer pulse(String who, String lesson) {
        return caller(who).get("/api/analytics/sessions/" + lesson + "/pulse");
    }

    private static Instant after(int seconds) {
        return BEGIN.plusSeconds(seconds);
    }

    private static LiveFact.Started started(String lesson) {
        return new LiveFact.Started(lesson, "eleven", 1, BEGIN);
    }

    /** Four pupils and the teacher; three write, two of three answer rightly, and so does the teacher. */
    private static List<LiveFact> lesson(String id) {
        return List.of(
                started(id),
                new LiveFact.Joined(id, "seat", "teacher", after(1)),
                new LiveFact.Joined(id, "ann", "student", after(10)),
                new LiveFact.Joined(id, "ben", "student", after(11)),
                new LiveFact.Joined(id, "cho", "student", after(12)),
                new LiveFact.Joined(id, "dan", "student", after(13)),
                new LiveFact.Posted(id, "m-0", "seat", "visible", after(20)),
                new LiveFact.Posted(id, "m-1", "ann", "visible", after(59)),
                new LiveFact.Posted(id, "m-2", "ann", "held", after(60)),
                new LiveFact.Posted(id, "m-3", "ben", "visible", after(119)),
                new LiveFact.Posted(id, "m-4", "cho", "visible", after(300)),
                new LiveFact.Shown(id, "c-1", "p-1", "math", 2, "5", after(130)),
                new LiveFact.Shown(id, "c-2", "p-2", "proverb", 3, "5", after(200)),
                new LiveFact.Answered(id, "c-1", "seat", true, after(131)),
                new LiveFact.Answered(id, "c-1", "ann", true, after(140)),
                new LiveFact.Answered(id, "c-1", "ben", false, after(141)),
                new LiveFact.Answered(id, "c-1", "dan", true, after(142)),
                new LiveFact.Ended(id, "teacher", after(2_700)));
    }

    @Test
    void theFiguresFollowFromTheFacts() {
        apply(lesson("figures").toArray(LiveFact[]::new));

        JsonNode pulse = pulse("teacher 11", "figures").json();

        assertThat(pulse.get("class_id").asText()).isEqualTo("eleven");
        assertThat(pulse.get("started_at").asText()).isEqualTo("2026-11-20T01:00:00Z");
        assertThat(pulse.get("ended_at").asText()).isEqualTo("2026-11-20T01:45:00Z");
        assertThat(pulse.get("end_reason").asText()).isEqualTo("teacher");
        assertThat(numbers(pulse, "participants", "posted", "answered", "messages", "held"))
                .containsExactly(4, 3, 3, 5, 1);
        assertThat(pulse.at("/minutes").findValuesAsText("minute"))
                .containsExactly("2026-11-20T01:00:00Z", "2026-11-20T01:01:00Z", "2026-11-20T01:05:00Z");
        assertThat(pulse.at("/minutes").findValuesAsText("messages")).containsExactly("2", "2", "1");
        assertThat(pulse.at("/minutes").findValuesAsText("held")).containsExactly("0", "1", "0");
        assertThat(numbers(pulse.at("/cards/0"), "answered", "correct")).containsExactly(3, 2);
        assertThat(pulse.at("/cards/0/answered_share").asDouble()).isEqualTo(0.75);
        assertThat(pulse.at("/cards/0/correct_share").asDouble()).isEqualTo(0.6667);
        assertThat(numbers(pulse.at("/cards/1"), "answered", "correct")).containsExactly(0, 0);
        assertThat(pulse.at("/cards/1/correct_share").isNull()).isTrue();
    }

    private static List<Integer> numbers(JsonNode node, String... fields) {
        return List.of(fields).stream().map(field -> node.get(field).asInt()).toList();
    }

    @Test
    void twiceLateAndInAnyOrderItIsTheSame() {
        apply(lesson("order-0").toArray(LiveFact[]::new));
        String expected = pulse("admin 1", "order-0").text();
        Random random = new Random(5);
        for (int round = 1; round <= 20; round++) {
            List<LiveFact> shuffled = new ArrayList<>(lesson("order-" + round));
            shuffled.addAll(shuffled.subList(0, 9));
            Collections.shuffle(shuffled, random);
            int cut = random.nextInt(shuffled.size());
            apply(shuffled.subList(0, cut).toArray(LiveFact[]::new));
            shuffled.subList(cut, shuffled.size()).forEach(FeelingThePulseIT::apply);

            assertThat(pulse("admin 1", "order-" + round).text())
                    .as("round " + round)
                    .isEqualTo(expected.replace("order-0", "order-" + round));
        }
    }

    @Test
    void aLessonWhoseBeginningArrivesLastIsNotThereBeforeAndWholeAfter() {
        List<LiveFact> facts = lesson("late");
        apply(facts.subList(1, facts.size()).toArray(LiveFact[]::new));
        assertThat(pulse("admin 1", "late").status()).isEqualTo(404);

        apply(facts.getFirst());

        assertThat(pulse("admin 1", "late").json().get("messages").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"admin 1, 200", "teacher 11, 200", "teacher 12, 403", "teacher 21, 404", "admin 2, 404", "ann, 403"})
    void aLessonIsForItsTeacherAndTheAdminsOfItsOrganization(String who, int status) {
        apply(started("whose"));

        assertThat(pulse(who, "whose").status()).isEqualTo(status);
    }

    @Test
    void aLessonOfAnotherOrganizationIsAnsweredLikeNone() {
        apply(started("hidden"));

        assertThat(pulse("teacher 21", "hidden").json().get("detail"))
                .isEqualTo(pulse("teacher 21", "made-up").json().get("detail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/analytics/sessions/x/pulse?mood=1", ACTIVE + "?limit=0", ACTIVE + "?cursor=x"})
    void whatIsNotUnderstoodIsRefused(String path) {
        assertThat(caller("admin 1").get(path).status()).isEqualTo(400);
    }

    @Test
    void withoutATokenNobodyIsAnswered() {
        assertThat(service.anyone().get(ACTIVE).status()).isEqualTo(401);
        assertThat(caller("ann").get(ACTIVE).status()).isEqualTo(403);
    }

    @Test
    void lessonsThatGoOnAreListedNewestFirstAndPageByPageWithTheLastMinutesMessages() throws SQLException {
        service.database().update("TRUNCATE live_lesson, live_message, live_participant");
        IntStream.range(0, 5)
                .forEach(n -> apply(new LiveFact.Started("on-" + n, n < 3 ? "eleven" : "twelve", 1, after(n / 2))));
        apply(new LiveFact.Started("elsewhere", "two-one", 2, BEGIN));
        apply(new LiveFact.Ended("on-0", "expired", after(1_800)), new LiveFact.Ended("unknown", "teacher", BEGIN));
        apply(
                new LiveFact.Joined("on-2", "ann", "student", BEGIN),
                new LiveFact.Joined("on-2", "seat", "teacher", BEGIN),
                new LiveFact.Posted("on-2", "m-1", "ann", "visible", Instant.now()),
                new LiveFact.Posted(
                        "on-2", "m-2", "ann", "visible", Instant.now().minusSeconds(7_200)));

        assertThat(ids(caller("admin 1").get(ACTIVE))).containsExactly("on-4", "on-3", "on-2", "on-1");
        assertThat(ids(caller("teacher 11").get(ACTIVE))).containsExactly("on-2", "on-1");
        assertThat(ids(caller("teacher 12").get(ACTIVE))).containsExactly("on-4", "on-3");
        assertThat(ids(caller("admin 2").get(ACTIVE))).containsExactly("elsewhere");
        assertThat(everyPage(caller("admin 1"), ACTIVE + "?limit=1")).containsExactly("on-4", "on-3", "on-2", "on-1");
        JsonNode lesson = caller("teacher 11").get(ACTIVE).json().at("/items/0");
        assertThat(lesson.get("class_name").asText()).isEqualTo("5학년 1반");
        assertThat(numbers(lesson, "participants", "messages_last_minute")).containsExactly(1, 1);
    }

    private static List<String> ids(Http.Answer page) {
        return page.json().at("/items").findValuesAsText("session_id");
    }

    private static List<String> everyPage(Http caller, String first) {
        List<String> ids = new ArrayList<>();
        String next = first;
        while (next != null) {
            Http.Answer page = caller.get(next);
            ids.addAll(ids(page));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }
        return ids;
    }

    @Test
    void staffIsAskedToComeBackWhileTheRostersAreBehind() throws SQLException {
        apply(started("behind"));
        service.database()
                .update("UPDATE replica_progress SET caught_up_at = now() - interval '61 s' WHERE partition = 7");
        try {
            assertThat(pulse("teacher 11", "behind").status()).isEqualTo(503);
            assertThat(caller("admin 1").get(ACTIVE).status()).isEqualTo(503);
        } finally {
            service.database().update("UPDATE replica_progress SET caught_up_at = now() + interval '1 day'");
        }
    }

    @Test
    void whatArrivesOnTheTopicIsTakenAndWhatMakesNoSenseIsKeptAside() throws Exception {
        Infrastructure.shared().with("analytics_pulse_topic");
        String id = "0193-topic";
        try (AnalyticsService other = AnalyticsService.on("analytics_pulse_topic", Map.of());
                SessionTopic topic = new SessionTopic()) {
            topic.send(id, MessagePosted.TYPE, new MessagePosted(id, "m-x", "ann", "splendid", after(3)));
            topic.sendText(id, ParticipantJoined.TYPE, "{\"session_id\": \"" + id + "\"}");
            topic.send(id, MessageModerated.TYPE, new MessageModerated(id, "m-1", "hide", "t", after(9)));
            topic.send(id, MessagePosted.TYPE, new MessagePosted(id, "m-1", "ann", "held", after(2)));
            topic.send(id, ParticipantJoined.TYPE, new ParticipantJoined(id, "ann", "student", after(1)));
            topic.send(id, CardShown.TYPE, new CardShown(id, "c-1", "p-1", "math", 1, "5", after(4)));
            topic.send(id, CardAnswered.TYPE, new CardAnswered(id, "c-1", "ann", true, after(5)));
            topic.send(id, LiveStarted.TYPE, new LiveStarted(id, "eleven", 1, "t-11", BEGIN));
            topic.send(id, LiveEnded.TYPE, new LiveEnded(id, "expired", after(1_800)));

            await().atMost(SOON).untilAsserted(() -> assertThat(other.database().column("""
                SELECT l.end_reason || ' ' || m.state || ' ' || p.role || ' ' || c.type || ' ' || a.correct
                FROM live_lesson l JOIN live_message m USING (session_id) JOIN live_participant p USING (session_id)
                JOIN live_card c USING (session_id) JOIN live_answer a USING (session_id)
                WHERE session_id = '0193-topic'
                """))
                    .containsExactly("expired held student math true"));
        }
    }
}
