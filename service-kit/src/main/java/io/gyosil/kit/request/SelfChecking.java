package io.gyosil.kit.request;

import io.gyosil.kit.problem.FieldError;
import java.util.List;

/** A request with rules between its fields. */
public interface SelfChecking {

    /** What breaks them, by its place in the body. Asked of bad requests, too: parts that must be there may be missing. */
    List<FieldError> faults();
}
