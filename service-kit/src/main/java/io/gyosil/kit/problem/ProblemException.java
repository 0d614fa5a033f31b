package io.gyosil.kit.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. Its detail is for the caller to read: no SQL, no class names, nothing personal. */
public final class ProblemException extends RuntimeException {

    /** The member that says after how many seconds another try is of use; also sent as {@code Retry-After}. */
    public static final String RETRY_AFTER = "retry_after";

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient @Nullable Words words;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members;

    private ProblemException(
            ProblemType type, @Nullable Words words, List<FieldError> errors, Map<String, Object> members) {
        super(detail(Locale.ENGLISH, type, words, errors), null, false, false);
        this.type = type;
        this.words = words;
        this.errors = errors;
        this.members = members;
    }

    /** A problem that its title explains. */
    public static ProblemException of(ProblemType type) {
        return new ProblemException(type, null, List.of(), Map.of());
    }

    /** A problem explained in a sentence, in the caller's language. */
    public static ProblemException of(ProblemType type, Words detail) {
        return new ProblemException(type, detail, List.of(), Map.of());
    }

    /** A problem explained in a sentence, in one language alone. */
    public static ProblemException of(ProblemType type, String detail) {
        return of(type, Words.plain(detail));
    }

    /** A request with bad fields. */
    public static ProblemException invalid(List<FieldError> errors) {
        return of(CommonProblem.INVALID_REQUEST, errors);
    }

    /** A request with one bad field, by a sentence of the message bundles. */
    public static ProblemException invalid(String pointer, String key, Object... parts) {
        return invalid(List.of(FieldError.of(pointer, key, parts)));
    }

    /** A problem with named fields. */
    public static ProblemException of(ProblemType type, List<FieldError> errors) {
        return new ProblemException(type, null, List.copyOf(errors), Map.of());
    }

    /** The same problem with a further member in its answer. */
    public ProblemException with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new ProblemException(type, words, errors, more);
    }

    public ProblemType type() {
        return type;
    }

    /** The detail in English. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    String detail(Locale language) {
        return detail(language, type, words, errors);
    }

    public List<FieldError> errors() {
        return errors;
    }

    Map<String, Object> members() {
        return members;
    }

    private static String detail(Locale language, ProblemType type, @Nullable Words words, List<FieldError> errors) {
        if (words != null) {
            return words.in(language);
        }
        if (errors.isEmpty()) {
            return type.kind().title(language) + ".";
        }
        FieldError first = errors.getFirst();
        String where = first.pointer().isEmpty() ? Words.of("problem.the-body").in(language) : first.pointer();
        String what = first.words().in(language);
        return errors.size() == 1
                ? Words.of("problem.first", where, what).in(language)
                : Words.of("problem.first-and-more", where, what, errors.size() - 1)
                        .in(language);
    }
}
