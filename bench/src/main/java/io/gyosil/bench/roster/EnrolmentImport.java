package io.gyosil.bench.roster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.demo.client.JsonApi;
import io.gyosil.servers.StackFailure;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;

/**
 * The same enrolments, once as a OneRoster file that the service imports, and once as a staging table from which one
 * statement writes them.
 */
final class EnrolmentImport {
    private static final String SOURCE = "bench";
    private static final String HEADER = "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\n";

    private final Town town;
    private final List<Long> students;
    private final int enrolments;
    private final int classes;
    private String csv = "";

    EnrolmentImport(Town town, List<Long> students, int enrolments, int classes) {
        this.town = town;
        this.students = students;
        this.enrolments = enrolments;
        this.classes = classes;
    }

    /** Enrolments per second: of the applying alone, and with the upload and the preview before it. */
    record Times(double applied, double whole) {}

    /** Makes the classes and names people and classes as the file does. */
    void prepare() throws SQLException {
        town.execute("""
            INSERT INTO classroom (classroom_id, name, org_id)
            SELECT nextval('classroom_id')::text, '반 ' || n, 1 FROM generate_series(1, %d) n;
            INSERT INTO roster_link (org_id, source, kind, sourced_id, user_id)
            SELECT 1, '%s', 'user', 'u' || s.id, s.user_id FROM students s;
            INSERT INTO roster_link (org_id, source, kind, sourced_id, class_id)
            SELECT 1, '%s', 'class', 'c' || classroom_id, classroom_id FROM classroom;
            CREATE TABLE staging (student_id bigint, class_id text, org_id bigint);
            """.formatted(classes, SOURCE, SOURCE));
        List<String> classIds = town.column("SELECT classroom_id FROM classroom ORDER BY classroom_id");
        StringBuilder file = new StringBuilder(HEADER);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < enrolments; i++) {
            // Each student is in ten classes, and in none twice.
            int student = i % students.size();
            String aClass = classIds.get((student + i / students.size() * 7) % classIds.size());
            long id = students.get(student);
            file.append("e")
                    .append(i)
                    .append(",c")
                    .append(aClass)
                    .append(",,u")
                    .append(id)
                    .append(",student\n");
            rows.append(rows.isEmpty() ? "" : ",")
                    .append('(')
                    .append(id)
                    .append(",'")
                    .append(aClass)
                    .append("',1)");
        }
        csv = file.toString();
        town.execute(
                "INSERT INTO staging VALUES " + rows + "; ANALYZE staging; ANALYZE classroom; ANALYZE roster_link");
    }

    void reset() throws SQLException {
        town.execute("TRUNCATE student_classroom; DELETE FROM outbox");
    }

    Times apply() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        JsonNode preview = upload();
        long applying = System.nanoTime();
        try (JsonApi api = town.api()) {
            String path = "/api/roster-imports/" + preview.path("id").asText();
            JsonNode state = api.post(path + "/apply", JsonApi.object().put("over_threshold", true));
            while (!state.path("status").asText().equals("applied")) {
                Thread.sleep(50);
                state = api.get(path).orElseThrow();
            }
        }
        long end = System.nanoTime();
        return new Times(enrolments / ((end - applying) / 1e9), enrolments / ((end - begin) / 1e9));
    }

    private JsonNode upload() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        town.url().resolve("/api/roster-imports?source=" + SOURCE + "&mode=bulk"))
                .header("Authorization", "Bearer " + town.admin())
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new StackFailure("The roster was refused: " + answer.body());
            }
            return new ObjectMapper().readTree(answer.body());
        }
    }

    double insert() throws SQLException {
        long begin = System.nanoTime();
        town.execute("""
            INSERT INTO student_classroom (student_id, class_id, org_id)
            SELECT student_id, class_id, org_id FROM staging ON CONFLICT DO NOTHING
            """);
        return enrolments / ((System.nanoTime() - begin) / 1e9);
    }

    /** Who is in which class, as a hash. */
    String state() throws SQLException {
        return town.column("""
            SELECT count(*) || ' ' || md5(string_agg(student_id || ':' || class_id, ' ' ORDER BY student_id, class_id))
            FROM student_classroom
            """).getFirst();
    }

    String newClass() throws SQLException {
        return town.column("""
            INSERT INTO classroom (classroom_id, name, org_id) VALUES (nextval('classroom_id')::text, '한꺼번에', 1)
            RETURNING classroom_id
            """).getFirst();
    }
}
