package io.gyosil.session.live.socket;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.session.Classroom;
import io.gyosil.session.SessionService;
import io.gyosil.session.live.lesson.Audience;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Readers that have stopped reading, as phones do that went to sleep in a pocket. */
class StalledReadersIT {

    @Test
    void areLetGoWhileOthersGetEverything() throws IOException {
        letGo(60);
    }

    @Test
    @Tag("full")
    void areLetGoByTheThousand() throws IOException {
        letGo(1_000);
    }

    private static void letGo(int readers) throws IOException {
        Map<String, Object> many = Map.of("gyosil.live.sockets.most-per-participant", 10_000);
        try (SessionService service = SessionService.on("session_stalled", many)) {
            Classroom lesson = Classroom.begin(service);
            String token = lesson.join("잠든 전화");
            List<Socket> asleep = new ArrayList<>();
            try (LessonSocket teacher = lesson.socket(lesson.teacherToken());
                    LessonSocket awake = lesson.socket(lesson.join("깨어 있는 이"))) {
                for (int i = 0; i < readers; i++) {
                    asleep.add(stalled(service, lesson, token));
                }
                Room room = Objects.requireNonNull(service.bean(Rooms.class).find(UUID.fromString(lesson.sessionId())));
                await().atMost(SOON).until(() -> room.sockets().size() == readers + 2);
                int frames = 0;
                while (room.sockets().size() > 2) {
                    // What their kernels take for them has to be filled first.
                    assertThat(frames).as("frames sent before they were let go").isLessThan(500);
                    String frame =
                            "{\"type\": \"sent\", \"n\": " + frames + ", \"text\": \"" + "가".repeat(1_000) + "\"}";
                    room.deliver(new Broadcast(null, false, Audience.ALL, frame, null));
                    int n = frames++;
                    awake.await(got -> got.path("n").asInt(-1) == n);
                }
                assertThat(awake.isOpen() && teacher.isOpen()).isTrue();
                assertThat(teacher.post("t1", "다 깨어 있나요?").get("type").textValue())
                        .isEqualTo("ack");
                awake.awaitSeq(1);
                await().atMost(SOON).until(() -> slow(service) == readers);
            } finally {
                for (Socket socket : asleep) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void whoOpensTooManyWithoutAWordIsTurnedAway() {
        try (SessionService service = SessionService.on(
                "session_stalled",
                Map.of("gyosil.live.sockets.most-ungreeted", 20, "gyosil.live.sockets.hello", "10m"))) {
            Classroom lesson = Classroom.begin(service);
            List<LessonSocket> silent = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                silent.add(LessonSocket.open(service.uri(), lesson.sessionId()));
            }
            assertThat(LessonSocket.open(service.uri(), lesson.sessionId()).awaitClose())
                    .isEqualTo(4009);
            assertThat(silent).allMatch(LessonSocket::isOpen);
        }
    }

    @Test
    void whoSaysNothingInTimeGivesThePlaceBack() {
        Map<String, Object> one = Map.of("gyosil.live.sockets.most-ungreeted", 1, "gyosil.live.sockets.hello", "3s");
        try (SessionService service = SessionService.on("session_stalled", one)) {
            Classroom lesson = Classroom.begin(service);
            String token = lesson.join("하나");
            assertThat(LessonSocket.open(service.uri(), lesson.sessionId()).awaitClose())
                    .isEqualTo(4002);
            // Again, should this machine have stood still between the opening and the first word.
            await().atMost(SOON).until(() -> {
                try (LessonSocket pupil = LessonSocket.greeted(service.uri(), lesson.sessionId(), token, 0)) {
                    await().atMost(SOON)
                            .until(() -> !pupil.isOpen() || !pupil.frames().isEmpty());
                    return pupil.isOpen();
                }
            });
        }
    }

    /** A socket that says hello and then never reads; its kernel takes as little for it as it may. */
    private static Socket stalled(SessionService service, Classroom lesson, String token) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2_048);
        socket.connect(
                new InetSocketAddress(service.uri().getHost(), service.uri().getPort()));
        OutputStream out = socket.getOutputStream();
        String upgrade = """
            GET /ws/live-sessions/%s HTTP/1.1\r
            Host: localhost\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """.formatted(lesson.sessionId());
        out.write(upgrade.getBytes(StandardCharsets.US_ASCII));
        readHead(socket.getInputStream());
        byte[] hello = "{\"type\":\"hello\",\"token\":\"%s\"}".formatted(token).getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[hello.length + 6];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | hello.length);
        // A mask of zeros leaves the text as it is.
        System.arraycopy(hello, 0, frame, 6, hello.length);
        out.write(frame);
        out.flush();
        return socket;
    }

    private static void readHead(InputStream in) throws IOException {
        int ends = 0;
        while (ends < 4) {
            int c = in.read();
            assertThat(c).isNotNegative();
            ends = c == "\r\n\r\n".charAt(ends) ? ends + 1 : c == '\r' ? 1 : 0;
        }
    }

    private static double slow(SessionService service) {
        return metric(service, "gyosil_live_sockets_slow_total");
    }

    private static double metric(SessionService service, String name) {
        return service.anyone()
                .get("/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }
}
