package io.gyosil.bench.ingest;

import io.gyosil.bench.load.HttpRequests;
import io.gyosil.bench.load.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The uploads that every contestant gets. A learner's uploads follow each other in time, one topic after the other, and
 * go over the same connection, so that all end in the same state however fast they are.
 *
 * @param school whose learners upload
 * @param connections over how many connections they do
 * @param token the viewer's
 */
record Uploads(School school, int connections, String token) {
    static final int ATTEMPTS = 20;
    static final String PATH = "/ingest/study/attempts";

    /** Uploads that everybody has sent before the first round: one for each learner at each of two topics. */
    static final int EARLIER = 2;

    // Past, whenever this runs: times ahead of the server's clock would be set to receipt.
    private static final Instant BEGIN = Instant.parse("2024-03-04T08:00:00.123Z");
    private static final int CREATED = 201;

    /** The uploads before the first round. */
    Plan earlier() {
        return plan(0, EARLIER);
    }

    /** The uploads of a round. */
    Plan round(int ofEachLearner) {
        return plan(EARLIER, EARLIER + ofEachLearner);
    }

    /** So many uploads of a round's, learner after learner, in one row. */
    List<byte[]> inOneRow(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> request(i % school.learners(), EARLIER + i / school.learners()))
                .toList();
    }

    /** The learners whose uploads go over one connection. */
    List<Integer> learnersOf(int connection) {
        return IntStream.range(0, school.learners())
                .filter(learner -> learner % connections == connection)
                .boxed()
                .toList();
    }

    /** The viewer's name of a learner's upload. */
    static String uuid(int learner, int number) {
        String name = "learner " + learner + ", upload " + number;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Plan plan(int from, int to) {
        List<List<byte[]>> plan = new ArrayList<>();
        for (int connection = 0; connection < connections; connection++) {
            List<byte[]> requests = new ArrayList<>();
            for (int number = from; number < to; number++) {
                for (int learner : learnersOf(connection)) {
                    requests.add(request(learner, number));
                }
            }
            plan.add(requests);
        }
        return new Plan(plan, CREATED);
    }

    byte[] request(int learner, int number) {
        return HttpRequests.json("POST", PATH, token, body(learner, number));
    }

    /** One upload: 7 of 10 answers are right, 1 of 10 is unsure. */
    private static String body(int learner, int number) {
        Random random = new Random(1_000_003L * learner + number);
        int topic = number % School.TOPICS;
        Instant begin = BEGIN.plusSeconds(number * 151_000L + random.nextInt(36_000));
        Instant time = begin;
        StringBuilder attempts = new StringBuilder();
        for (int question = 0; question < ATTEMPTS; question++) {
            time = time.plusSeconds(15 + random.nextInt(40));
            int luck = random.nextInt(10);
            int selected = luck < 7 ? School.key(topic, question) : School.wrong(topic, question);
            attempts.append(question == 0 ? "" : ",")
                    .append("{\"pub_id\":\"" + School.pubId(learner, topic, question) + "\",\"selected\":" + selected)
                    .append(",\"unsure\":" + (luck == 9) + ",\"answered_at\":\"" + time)
                    .append("\",\"response_time_ms\":" + (3_000 + random.nextInt(20_000)) + "}");
        }
        return "{\"client_session_uuid\":\"" + uuid(learner, number) + "\",\"started_at\":\"" + begin
                + "\",\"finished_at\":\"" + time.plusSeconds(5) + "\",\"quiz_mode\":\"random\",\"attempts\":["
                + attempts
                + "]}";
    }
}
