package io.gyosil.classroom.roster.oneroster;

import io.gyosil.classroom.RosterProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;

/** Why a file is no roster that can be read: sentences for the one who sent it, without anything that is in it. */
final class UnreadableRoster {

    private UnreadableRoster() {}

    /** @param key of the sentence in the message bundles, without {@code roster.} */
    static ProblemException because(String key, Object... parts) {
        return ProblemException.of(RosterProblem.UNREADABLE, Words.of("roster." + key, parts));
    }

    static ProblemException tooLarge(Words sentence) {
        return ProblemException.of(RosterProblem.TOO_LARGE, sentence);
    }

    /** A name from the file, fit to be repeated. */
    static String quoted(String name) {
        String plain = name.codePoints()
                .limit(60)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "\"" + plain + "\"";
    }
}
