package io.gyosil.bench.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.bench.frame.Contestant;
import io.gyosil.bench.load.Answer;
import io.gyosil.bench.load.ClosedLoop;
import io.gyosil.bench.load.HttpConnection;
import io.gyosil.bench.load.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who answers look-ups of codes.
 *
 * @param server how it is started and ended
 * @param plan what is asked in a round
 */
record CodeServer(Server server, Plan plan) implements Contestant {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    /** Three that go on, one of them as people type it; one that was never given, one that has ended, one that expired. */
    private static final List<String> ASKED = List.of(
            Lessons.codeOf(100),
            Lessons.codeOf(540_000),
            Lessons.codeOf(5_000).substring(0, 4) + "%20"
                    + Lessons.codeOf(5_000).substring(4),
            "ZZZZZZZZ",
            Lessons.codeOf(101),
            Lessons.codeOf(50));

    /** A program that listens. */
    interface Server {
        String name();

        String madeOf();

        /** Starts it and waits until it answers. */
        void start() throws Exception;

        int port();

        void stop();
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public String madeOf() {
        return server.madeOf();
    }

    @Override
    public void start() throws Exception {
        server.start();
    }

    @Override
    public List<String> conform() throws Exception {
        List<String> lines = new ArrayList<>();
        try (HttpConnection connection = new HttpConnection(server.port())) {
            for (String code : ASKED) {
                Answer answer = connection.exchange(Lessons.request(code));
                lines.add(code + ": " + answer.status() + " " + seen(answer));
            }
        }
        return lines;
    }

    private static String seen(Answer answer) throws Exception {
        JsonNode json = JSON.readTree(answer.body());
        return answer.status() == OK
                ? json.path("session_id").asText() + " "
                        + json.path("class_name").asText() + " "
                        + json.path("title").asText() + " "
                        + Instant.parse(json.path("expires_at").asText())
                : json.path("type").asText();
    }

    @Override
    public double oneRound(int round) throws Exception {
        return ClosedLoop.run(server.port(), plan).rate();
    }

    /** Nothing is changed by looking. */
    @Override
    public String state() {
        return "";
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Ours, which runs already: it made the tables. */
    static Server own(int port) {
        return new Server() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public String madeOf() {
                return "session-service on Java " + Runtime.version().feature() + ", started as the stack does";
            }

            @Override
            public void start() {}

            @Override
            public int port() {
                return port;
            }

            @Override
            public void stop() {}
        };
    }

    /** The process of a peer, once it was started. */
    static final class Started {
        private @Nullable Process process;

        void is(Process started) {
            process = started;
        }

        void stop() {
            if (process != null) {
                List<ProcessHandle> children = process.descendants().toList();
                process.destroy();
                children.forEach(ProcessHandle::destroy);
            }
        }
    }
}
