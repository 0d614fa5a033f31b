package io.gyosil.kit.problem;

import java.util.Locale;

/**
 * A kind of problem; each service lists its own in an enum. The Javadoc of a constant says when it is answered and, behind
 * {@code <p>}, what to do: {@code docs/reference/problems.md} is made from it.
 */
public interface ProblemType {

    /** What is known of the kind. */
    Kind kind();

    /**
     * A kind of problem.
     *
     * @param slug the {@code type} on the wire, such as {@code invalid-request}
     * @param status the HTTP status
     * @param english the title in English
     * @param korean the title in Korean
     */
    record Kind(String slug, int status, String english, String korean) {

        /** A kind whose titles the message bundles have as {@code title.<slug>}. */
        public Kind(String slug, int status) {
            this(slug, status, titled(slug, Locale.ENGLISH), titled(slug, Locale.KOREAN));
        }

        /** The title in a language. */
        public String title(Locale language) {
            return language.equals(Locale.KOREAN) ? korean : english;
        }

        private static String titled(String slug, Locale language) {
            return Words.of("title." + slug).in(language);
        }
    }
}
