package io.gyosil.dev.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which path belongs to which service, as {@code routes.csv} at the root says. Of all rows that cover a path the longest
 * decides.
 *
 * @param rows in the order of the file
 */
public record Routes(List<Row> rows) {
    private static final String HEADER = "path,service,what";

    /** The routes of Gyosil. */
    public static final Routes ALL = read();

    /**
     * A row of the file.
     *
     * @param what what is there, in a few words
     */
    public record Row(PathPrefix path, String service, String what) {}

    public Routes {
        rows = List.copyOf(rows);
    }

    /** @throws IllegalArgumentException naming the line that is not as it should be */
    public static Routes parse(String csv) {
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw new IllegalArgumentException("The first line of the routes must be " + HEADER + ".");
        }
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells.length != 3) {
                throw new IllegalArgumentException("This row of the routes has not three cells: " + line);
            }
            Row row = new Row(PathPrefix.of(cells[0]), cells[1], cells[2]);
            if (rows.stream().anyMatch(other -> other.path().compareTo(row.path()) == 0)) {
                throw new IllegalArgumentException("This path is in two rows of the routes: " + row.path());
            }
            rows.add(row);
        }
        return new Routes(rows);
    }

    /** The rows in the order in which they decide: the first that covers a path has it. */
    public List<Row> longestFirst() {
        return rows.stream()
                .sorted((one, other) -> one.path().compareTo(other.path()))
                .toList();
    }

    /** The service that has a path; empty when it is nobody's. */
    public Optional<String> serviceAt(String path) {
        return longestFirst().stream()
                .filter(row -> row.path().covers(path))
                .map(Row::service)
                .findFirst();
    }

    /** What is a service's own. */
    public List<PathPrefix> of(String service) {
        return rows.stream()
                .filter(row -> row.service().equals(service))
                .map(Row::path)
                .toList();
    }

    private static Routes read() {
        try (InputStream csv = Routes.class.getResourceAsStream("routes.csv")) {
            if (csv == null) {
                throw new IOException("routes.csv is not on the class path");
            }
            return parse(new String(csv.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
