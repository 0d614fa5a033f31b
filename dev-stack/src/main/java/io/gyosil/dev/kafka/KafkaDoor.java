package io.gyosil.dev.kafka;

import java.util.regex.Pattern;

/**
 * A further listener of the broker on 127.0.0.1. Whoever comes in by it is told to come back by another port, such as
 * that of a proxy before it.
 *
 * @param name in capital letters
 * @param port on which the broker listens
 * @param advertised the port that clients are told
 */
public record KafkaDoor(String name, int port, int advertised) {
    private static final Pattern NAME = Pattern.compile("[A-Z]+");

    public KafkaDoor {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a listener's name is capital letters only, not " + name);
        }
    }
}
