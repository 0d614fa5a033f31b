package io.gyosil.demo.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.websockets.core.WebSocketChannel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class StayingInALessonTest {

    private static final String WELCOME = "{'type': 'welcome', 'seq': 0, 'more': false}";

    private final FakeHub hub = new FakeHub();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Phone phone = new Phone(http, hub.address(), "gp_1", frame -> {});

    @BeforeEach
    void open() {
        phone.open();
    }

    @AfterEach
    void close() {
        phone.close();
        hub.close();
    }

    private JsonNode heard() throws InterruptedException {
        return hub.heard.take();
    }

    private static String happening(int seq) {
        return "{'type': 'message-posted', 'seq': " + seq + ", 'message': {'message_id': 'm-" + seq + "'}}";
    }

    private void awaitSeq(long seq) throws InterruptedException {
        while (phone.lastSeq() < seq) {
            Thread.sleep(5);
        }
    }

    @Test
    void itSaysWhoComesAndComesBackWithItsPlace() throws Exception {
        WebSocketChannel first = hub.next();
        assertThat(heard()).hasToString("{\"type\":\"hello\",\"token\":\"gp_1\"}");
        FakeHub.say(first, WELCOME);
        FakeHub.say(first, happening(7));
        FakeHub.say(first, happening(8));
        awaitSeq(8);
        FakeHub.cut(first);

        WebSocketChannel second = hub.next();
        assertThat(heard()).hasToString("{\"type\":\"hello\",\"token\":\"gp_1\",\"after\":8}");
        FakeHub.say(second, WELCOME);
        FakeHub.say(second, happening(9));
        awaitSeq(9);

        assertThat(phone.complaints()).isEmpty();
        assertThat(phone.connections()).isEqualTo(2);
        assertThat(phone.happenings()).extracting(Happening::messageId).containsExactly("m-7", "m-8", "m-9");
    }

    @Test
    void whatWasNotAcknowledgedIsPostedAgainUnderTheSameName() throws Exception {
        WebSocketChannel first = hub.next();
        heard();
        FakeHub.say(first, WELCOME);
        assertThat(phone.awaitWelcome(Duration.ofSeconds(30))).isTrue();
        CompletableFuture<JsonNode> answer = phone.post("c-1", "안녕");
        assertThat(heard().path("content").asText()).isEqualTo("안녕");
        FakeHub.cut(first);

        WebSocketChannel second = hub.next();
        heard();
        FakeHub.say(second, WELCOME);
        assertThat(heard().path("client_id").asText()).isEqualTo("c-1");
        FakeHub.say(
                second, "{'type': 'refused', 'client_id': 'c-1', 'problem': {'type': 'unavailable', 'status': 503}}");
        assertThat(heard().path("client_id").asText()).as("after a while").isEqualTo("c-1");
        FakeHub.say(second, "{'type': 'ack', 'client_id': 'c-1', 'message_id': 'm-1', 'state': 'visible'}");

        assertThat(answer.get(30, TimeUnit.SECONDS).path("message_id").asText()).isEqualTo("m-1");
    }

    @Test
    void aRefusalThatNoRepetitionWouldChangeIsTheAnswer() throws Exception {
        WebSocketChannel first = hub.next();
        heard();
        FakeHub.say(first, WELCOME);
        assertThat(phone.awaitWelcome(Duration.ofSeconds(30))).isTrue();
        CompletableFuture<JsonNode> answer = phone.post("c-1", "");

        FakeHub.say(first, "{'type': 'refused', 'client_id': 'c-1', 'problem': {'status': 400}}");

        assertThat(answer.get(30, TimeUnit.SECONDS).path("type").asText()).isEqualTo("refused");
    }

    @Test
    void aGapAndANumberTwiceAreComplainedOf() throws Exception {
        WebSocketChannel first = hub.next();
        FakeHub.say(first, happening(1));
        FakeHub.say(first, happening(3));
        FakeHub.say(first, happening(3));
        FakeHub.say(first, happening(4));
        awaitSeq(4);

        assertThat(phone.complaints()).containsExactly("happening 3 came after 1", "happening 3 came after 3");
    }

    @Test
    void itDoesNotComeBackToALessonThatHasEnded() throws Exception {
        WebSocketChannel first = hub.next();
        heard();
        FakeHub.close(first, 4000);

        assertThat(phone.awaitEnd(Duration.ofSeconds(60))).isTrue();
        assertThat(hub.heard).isEmpty();
        assertThat(phone.connections()).isZero();
    }
}
