package io.gyosil.session.live.lesson;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * Codes by which lessons are joined: 8 characters (seed 001) of an alphabet in which none looks like another, 40 bits' worth
 * of chance.
 */
@Singleton
public class Codes {

    private static final int LENGTH = 8;

    private final SecureRandom random = new SecureRandom();
    private final String alphabet;

    /** @param alphabet capital letters and digits; tests make it small, so that guessing succeeds */
    Codes(@Value("${gyosil.live.code-alphabet:23456789ABCDEFGHJKMNPQRSTUVWXYZ}") String alphabet) {
        this.alphabet = alphabet;
    }

    /** A new one. */
    String next() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return code.toString();
    }

    /** What somebody typed, as a code: small letters, spaces and hyphens are taken. Empty when it can be none. */
    public Optional<String> read(String typed) {
        if (typed.length() > 4 * LENGTH) {
            return Optional.empty();
        }
        String code = typed.replaceAll("[\\s\\u00a0\\u3000-]", "").toUpperCase(Locale.ROOT);
        boolean isOne = code.length() == LENGTH && code.chars().allMatch(c -> alphabet.indexOf(c) >= 0);
        return isOne ? Optional.of(code) : Optional.empty();
    }
}
