package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was committed when, as the WAL has it, read by PostgreSQL's own program for that: each commit with its time, in the
 * order in which a recovery meets them.
 */
record History(List<Commit> commits) {

    private static final Pattern COMMIT =
            Pattern.compile("tx: +(\\d+),.*desc: COMMIT (\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d\\.\\d+) UTC");
    private static final String DEEDS = """
        SELECT xmin::text, (payload->>'writer')::int, (payload->>'number')::int FROM session.logs
        """;

    /** A transaction and the time of its commit. */
    record Commit(WriterTransaction transaction, Instant at) {}

    /**
     * What the archive holds of the transactions that a server has now.
     *
     * @param older transactions of before the base backup was complete, whose WAL may be of no need and gone from the archive
     */
    static History read(Path archive, DebianPostgres server, Set<WriterTransaction> older) throws SQLException {
        Map<String, WriterTransaction> transactions = new HashMap<>();
        try (Connection connection = server.connect("gyosil");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(DEEDS)) {
            while (rows.next()) {
                transactions.put(rows.getString(1), new WriterTransaction(rows.getInt(2), rows.getInt(3)));
            }
        }
        List<Path> pieces = pieces(archive);
        Program.End dump = DebianPostgres.run(
                Map.of("TZ", "UTC"),
                "pg_waldump",
                "--rmgr=Transaction",
                pieces.getFirst().toString(),
                pieces.getLast().toString());
        assertThat(dump.code())
                .as(dump.said().lines().reduce((one, next) -> next).orElse(""))
                .isZero();
        List<Commit> commits = new ArrayList<>();
        for (Matcher commit = COMMIT.matcher(dump.said()); commit.find(); ) {
            WriterTransaction transaction = transactions.remove(commit.group(1));
            if (transaction != null) {
                commits.add(new Commit(transaction, Instant.parse(commit.group(2) + "T" + commit.group(3) + "Z")));
            }
        }
        assertThat(older).as("transactions without a commit in the archive").containsAll(transactions.values());
        List<Commit> all = new ArrayList<>();
        transactions.values().stream()
                .sorted(Comparator.comparingInt(WriterTransaction::number))
                .forEach(transaction -> all.add(new Commit(transaction, Instant.MIN)));
        all.addAll(commits);
        return new History(List.copyOf(all));
    }

    /** The archive's pieces of WAL, in their order. */
    static List<Path> pieces(Path archive) {
        try (Stream<Path> files = Files.list(archive)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9A-F]{24}"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The transactions that were committed by then. */
    List<WriterTransaction> until(Instant moment) {
        return commits.stream()
                .filter(commit -> !commit.at().isAfter(moment))
                .map(Commit::transaction)
                .toList();
    }

    /**
     * Whether nobody who committed by then is met behind one who committed later: times are taken a moment before the place in
     * the WAL is, and where two overtake each other PostgreSQL stops at the first that is too late.
     */
    boolean isInOrderAt(Instant moment) {
        long before = commits.stream()
                .takeWhile(commit -> !commit.at().isAfter(moment))
                .count();
        return before == until(moment).size();
    }

    /** A hash of what is there after these transactions. */
    static String hash(List<WriterTransaction> transactions) {
        Map<String, String> lines = new HashMap<>(Map.of("words 1", "0"));
        transactions.forEach(transaction -> transaction.write(lines));
        return hash(lines);
    }

    /** A hash of what is there in a database. */
    static String hash(DebianPostgres server) throws SQLException {
        Map<String, String> lines = new HashMap<>();
        try (Connection connection = server.connect("gyosil");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WriterTransaction.LINES)) {
            while (rows.next()) {
                assertThat(lines.put(rows.getString(1), rows.getString(2))).isNull();
            }
        }
        return hash(lines);
    }

    private static String hash(Map<String, String> lines) {
        try {
            byte[] text = new TreeMap<>(lines).toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
