package io.gyosil.servers.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The topics of the stack, as {@code topics.csv} has them; nobody else makes one. */
public final class StackTopics {
    /** All topics. */
    public static final List<TopicSpec> ALL = read();

    private StackTopics() {}

    private static List<TopicSpec> read() {
        try (InputStream csv = StackTopics.class.getResourceAsStream("topics.csv")) {
            if (csv == null) {
                throw new IOException("topics.csv is not on the class path");
            }
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(StackTopics::topic)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static TopicSpec topic(String line) {
        String[] cells = line.split(",", -1);
        return new TopicSpec(
                cells[0],
                Integer.parseInt(cells[1]),
                Duration.ofDays(Integer.parseInt(cells[2])),
                cells[3].equals("compact"));
    }
}
