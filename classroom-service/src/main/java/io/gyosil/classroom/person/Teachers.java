package io.gyosil.classroom.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The teachers, in the open transaction: those that its caller may see. */
public interface Teachers extends Profiles<Teacher, Teachers.Draft> {

    List<Teacher> page(Filter filter, @Nullable Long after, int skip, int most);

    /** How many classes a teacher has. */
    int classes(long id);

    /** What a request says of one that it makes or changes. */
    record Draft(@Nullable String subject, @Nullable String meta) {}

    /**
     * Which ones are wanted; null is any.
     *
     * @param name a part of the name, whatever its case
     */
    record Filter(
            @Nullable Long orgId,
            @Nullable Long userId,
            @Nullable String subject,
            @Nullable String name) {}
}
