package io.gyosil.kit.problem;

import java.util.List;
import java.util.Map;

/** Ends a request with a problem. Its detail is for the caller to read: no SQL, no class names, nothing personal. */
public final class ProblemException extends RuntimeException {

    /** The member that says after how many seconds another try is of use; also sent as {@code Retry-After}. */
    public static final String RETRY_AFTER = "retry_after";

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members;

    private ProblemException(ProblemType type, String detail, List<FieldError> errors, Map<String, Object> members) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = errors;
        this.members = members;
    }

    /** A problem explained in a sentence. */
    public static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(type, detail, List.of(), Map.of());
    }

    /** A request with bad fields. */
    public static ProblemException invalid(List<FieldError> errors) {
        return of(CommonProblem.INVALID_REQUEST, errors);
    }

    /** A problem with named fields. */
    public static ProblemException of(ProblemType type, List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String more = errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more";
        String where = first.pointer().isEmpty() ? "The body" : first.pointer();
        return new ProblemException(type, where + " " + first.detail() + more + ".", List.copyOf(errors), Map.of());
    }

    /** The same problem with a further member in its answer. */
    public ProblemException with(String name, Object value) {
        Map<String, Object> more = new java.util.LinkedHashMap<>(members);
        more.put(name, value);
        return new ProblemException(type, detail(), errors, more);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    Map<String, Object> members() {
        return members;
    }
}
