package io.gyosil.kit.testing.proxy;

import io.gyosil.kit.testing.proxy.Crossing.Phase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Finds the statement COMMIT with all that was executed before it, and the message CommandComplete with its tag. */
final class PostgresCommits implements Watch {

    /** Its type, its length, its tag: 'C', 11, "COMMIT\0". */
    private static final byte[] DONE = "C\0\0\0\u000bCOMMIT\0".getBytes(StandardCharsets.ISO_8859_1);

    private final Map<String, String> prepared = new HashMap<>();
    private final List<String> statements = new ArrayList<>();
    private final PostgresMessages messages = new PostgresMessages();
    private String user = "";
    private volatile String work = "";
    private int found;

    @Override
    public List<Crossing> asked(byte[] bytes, int length) {
        List<Crossing> commits = new ArrayList<>();
        messages.take(bytes, length, message -> {
            List<String> texts = message.texts();
            switch (message.type()) {
                case PostgresMessages.STARTUP -> user = texts.get(texts.indexOf("user") + 1);
                // Parse: the statement's name and its text. Bind: a portal and the statement that it is to execute.
                case 'P' -> prepared.put(texts.get(0), texts.get(1));
                case 'B' -> execute(Objects.requireNonNull(prepared.get(texts.get(1))), message.at(), commits);
                case 'Q' -> execute(texts.get(0), message.at(), commits);
                default -> {}
            }
        });
        return commits;
    }

    private void execute(String sql, int at, List<Crossing> commits) {
        switch (sql.strip().toUpperCase(Locale.ROOT)) {
            case "BEGIN", "ROLLBACK" -> statements.clear();
            case "COMMIT" -> {
                work = user + ": " + String.join("; ", statements);
                statements.clear();
                commits.add(new Crossing(Phase.ASKED, work, at));
            }
            default -> statements.add(sql);
        }
    }

    @Override
    public List<Crossing> answered(byte[] bytes, int length) {
        List<Crossing> commits = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            if (bytes[i] != DONE[found]) {
                found = 0;
            }
            if (bytes[i] == DONE[found] && ++found == DONE.length) {
                found = 0;
                commits.add(new Crossing(Phase.DONE, work, Math.max(0, i + 1 - DONE.length)));
            }
        }
        return commits;
    }
}
