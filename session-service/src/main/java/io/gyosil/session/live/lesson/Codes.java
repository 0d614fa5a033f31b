package io.gyosil.session.live.lesson;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /** The keys under which the letters of syllables are: as they stand at the beginning, in the middle and at the end. */
    private static final String[] KEYS = ("r R s e E f a q Q t T d w W c z x v g" // first U+1100
                    + " k o i O j p u P h hk ho hl y n nj np nl b m ml l" // first U+1161
                    + " r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g") // first U+11A8
            .split(" ");

    private static final String JAMO = IntStream.concat(
                    IntStream.range(0x1100, 0x1113),
                    IntStream.concat(IntStream.range(0x1161, 0x1176), IntStream.range(0x11A8, 0x11C3)))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    private static String keys(String typed) {
        StringBuilder keys = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFKD).codePoints().forEach(c -> {
            int jamo = JAMO.indexOf(c);
            keys.append(jamo < 0 ? Character.toString(c) : KEYS[jamo]);
        });
        return keys.toString();
    }

    /** A new one. */
    String next() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return code.toString();
    }

    /**
     * What somebody typed, as a code: small letters, full-width ones, spaces and hyphens are taken, and what a Korean keyboard makes of
     * the keys. Empty when it can be none.
     */
    public Optional<String> read(String typed) {
        if (typed.length() > 4 * LENGTH) {
            return Optional.empty();
        }
        String code = keys(typed).replaceAll("[\\s\\p{Z}\\p{Pd}\\p{Cf}]", "").toUpperCase(Locale.ROOT);
        boolean isOne = code.length() == LENGTH && code.chars().allMatch(c -> alphabet.indexOf(c) >= 0);
        return isOne ? Optional.of(code) : Optional.empty();
    }
}
