package io.gyosil.bench.roster;

import io.gyosil.bench.load.Answer;
import io.gyosil.bench.load.HttpConnection;
import io.gyosil.bench.load.HttpRequests;
import io.gyosil.servers.StackFailure;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** One request that enrols many. */
final class BulkEnrolment {
    private static final int CREATED = 201;

    private BulkEnrolment() {}

    static double perSecond(int port, String token, String classId, List<Long> students) throws IOException {
        String ids = students.stream().map(String::valueOf).collect(Collectors.joining(","));
        byte[] request = HttpRequests.json(
                "POST",
                "/api/core/enrollments/bulk",
                token,
                "{\"class_id\": \"" + classId + "\", \"student_ids\": [" + ids + "]}");
        try (HttpConnection connection = new HttpConnection(port)) {
            long begin = System.nanoTime();
            Answer answer = connection.exchange(request);
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (answer.status() != CREATED
                    || !answer.text().replace(" ", "").contains("\"enrolled\":" + students.size() + ",")) {
                throw new StackFailure("A bulk enrolment did not enrol all: " + answer.status() + " "
                        + answer.text().substring(0, Math.min(200, answer.text().length())));
            }
            return students.size() / seconds;
        }
    }
}
