package io.gyosil.bench.session;

import io.gyosil.bench.load.HttpRequests;
import io.gyosil.bench.load.Plan;
import io.gyosil.bench.place.OwnService;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.postgres.Bootstrap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** 540,000 lessons, of which every fiftieth goes on, in the tables that the service's own migrations made. */
record Lessons(OwnService services) {

    static final int ROWS = 540_000;
    private static final int EVERY = 50;
    private static final int OK = 200;

    /** Makes the rows; the service must have made the tables. */
    void fill() throws SQLException {
        try (Connection connection = services.workplace().postgres().connect(Bootstrap.DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = session");
            for (String sql : resource("lessons.sql").split(";\n")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            statement.execute("CHECKPOINT");
        }
    }

    /** The code of a lesson that goes on. */
    static String code(SplittableRandom random) {
        return codeOf(EVERY * random.nextInt(2, ROWS / EVERY + 1));
    }

    /** The code of lesson n, whose digits to the base of 8 it has, each raised by 2. */
    static String codeOf(int n) {
        StringBuilder code = new StringBuilder();
        for (int shift = 21; shift >= 0; shift -= 3) {
            code.append((n >> shift & 7) + 2);
        }
        return code.toString();
    }

    /** A round of look-ups of right codes, by chance. */
    static Plan plan(int connections, int requests) {
        SplittableRandom random = new SplittableRandom(7);
        List<List<byte[]>> all = new ArrayList<>();
        for (int connection = 0; connection < connections; connection++) {
            List<byte[]> own = new ArrayList<>();
            for (int i = 0; i < requests / connections; i++) {
                own.add(request(code(random)));
            }
            all.add(own);
        }
        return new Plan(all, OK);
    }

    /** A look-up. */
    static byte[] request(String code) {
        return HttpRequests.json("GET", "/api/live-codes/" + code, "", "");
    }

    /** How others than the service come to the same tables. */
    Map<String, String> environment() {
        return Map.of(
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                Integer.toString(services.workplace().postgres().port()),
                "PGDATABASE",
                Bootstrap.DATABASE,
                "PGUSER",
                "session_web",
                "PGPASSWORD",
                services.secrets().roles("session").webPassword());
    }

    static String resource(String name) {
        try (InputStream in = Lessons.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new StackFailure(name + " is not on the class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new StackFailure(name + " cannot be read.", failure);
        }
    }
}
