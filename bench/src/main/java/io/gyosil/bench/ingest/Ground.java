package io.gyosil.bench.ingest;

import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.load.Answer;
import io.gyosil.bench.load.ClosedLoop;
import io.gyosil.bench.load.HttpConnection;
import io.gyosil.bench.load.HttpRequests;
import io.gyosil.bench.place.OwnService;
import io.gyosil.bench.place.Person;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.postgres.Bootstrap;
import java.sql.SQLException;
import java.util.Map;

/**
 * What all contestants stand on: tables, questions and earlier uploads, made by the service itself, of which each gets a
 * copy.
 *
 * @param origin the database from which the others are copied
 * @param services starts services
 * @param uploads what is sent
 */
record Ground(StudyDatabase origin, OwnService services, Uploads uploads) {
    /** The relay is no part of an upload; peers have none. */
    static final Map<String, String> WITHOUT_RELAY = Map.of("GYOSIL_OUTBOX_RELAY", "false");

    /** Makes it. */
    static Ground prepare(BenchContext context, School school, int connections) throws Exception {
        OwnService services = OwnService.in(context.home(), context.workplace());
        services.prepareDatabase("study");
        StudyDatabase origin = new StudyDatabase(context.workplace().postgres(), Bootstrap.DATABASE);
        String token = services.secrets().viewerToken();
        Ground ground = new Ground(origin, services, new Uploads(school, connections, token));
        context.say("Publishing questions, sending the first uploads…");
        try (OwnService.Running own = services.start("study", origin.jdbcUrl(), WITHOUT_RELAY)) {
            publish(school, own.port(), services.token(Person.TEACHER));
            ClosedLoop.run(own.port(), ground.uploads.earlier());
        }
        origin.rememberBeginning();
        return ground;
    }

    /** A database of its own for a contestant. */
    StudyDatabase copy(String name) throws SQLException {
        return origin.copy(name);
    }

    /** Lets the service write the uploads of a round once, and keeps what it wrote as the rows for the limit. */
    void stage(StudyDatabase limit, int ofEachLearner) throws Exception {
        limit.execute(StudyDatabase.resource("record.sql"));
        try (OwnService.Running own = services.start("study", limit.jdbcUrl(), WITHOUT_RELAY)) {
            ClosedLoop.run(own.port(), uploads.round(ofEachLearner));
        }
        limit.execute(numbered(ofEachLearner));
        limit.execute(StudyDatabase.resource("staging.sql"));
    }

    private String numbered(int ofEachLearner) {
        StringBuilder rows = new StringBuilder();
        for (int connection = 0; connection < uploads.connections(); connection++) {
            int number = 0;
            for (int upload = Uploads.EARLIER; upload < Uploads.EARLIER + ofEachLearner; upload++) {
                for (int learner : uploads.learnersOf(connection)) {
                    number++;
                    rows.append(rows.isEmpty() ? "" : ",")
                            .append("(" + (connection * PgbenchLimit.NUMBERS_OF_A_CLIENT + number) + ",'")
                            .append(Uploads.uuid(learner, upload) + "')");
                }
            }
        }
        return "CREATE TABLE bench.numbered (number integer, client_session_uuid text); INSERT INTO bench.numbered"
                + " VALUES "
                + rows + "; ANALYZE bench.numbered";
    }

    private static void publish(School school, int port, String token) throws Exception {
        try (HttpConnection connection = new HttpConnection(port)) {
            for (String body : school.publications()) {
                Answer answer = connection.exchange(HttpRequests.json("PUT", "/study/questions", token, body));
                if (answer.status() != 200) {
                    throw new StackFailure(
                            "The questions could not be published: " + answer.status() + " " + answer.text());
                }
            }
        }
    }
}
