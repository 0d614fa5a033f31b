package io.gyosil.classroom.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The students, in the open transaction: those that its caller may see. */
public interface Students extends Profiles<Student, Students.Draft> {

    List<Student> page(Filter filter, @Nullable Long after, int skip, int most);

    /** What a request says of one that it makes or changes. */
    record Draft(@Nullable String grade, @Nullable String meta) {}

    /**
     * Which ones are wanted; null is any.
     *
     * @param name a part of the name, whatever its case
     */
    record Filter(
            @Nullable Long orgId,
            @Nullable Long userId,
            @Nullable String grade,
            @Nullable String classId,
            @Nullable String name) {}
}
