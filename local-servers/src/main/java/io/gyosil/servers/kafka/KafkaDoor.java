package io.gyosil.servers.kafka;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A further listener of the broker on 127.0.0.1. A client that connects here is sent on to another port, such as
 * that of a proxy before it.
 *
 * @param name in capital letters
 * @param port on which the broker listens
 * @param advertised the port that clients are sent to
 * @param protocol how clients talk there, in Kafka's words
 * @param settings of this listener alone, by Kafka's names
 */
public record KafkaDoor(String name, int port, int advertised, String protocol, Map<String, String> settings) {
    private static final Pattern NAME = Pattern.compile("[A-Z]+");

    /** One that is open to everybody. */
    public KafkaDoor(String name, int port, int advertised) {
        this(name, port, advertised, "PLAINTEXT", Map.of());
    }

    public KafkaDoor {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a listener's name is capital letters only, not " + name);
        }
        settings = Map.copyOf(settings);
    }
}
