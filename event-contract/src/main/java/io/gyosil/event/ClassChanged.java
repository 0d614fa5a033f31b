package io.gyosil.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class was made or changed: its whole public state. Sent on {@link Topics#CLASSROOM_STATE}, keyed by {@code class:<id>}; a
 * record of that key without data says that it was removed.
 *
 * @param classId the class, {@code classroom_id}
 * @param orgId the organization, if it has one
 * @param teacherId who teaches it: the decimal text of a teacher's id, if there is one
 * @param coTeacherIds who teaches it, too, with the same rights: the decimal texts of teachers' ids, in the order of these;
 *     empty in an event from before there were any
 * @param name its name
 * @param gradeLevel its school year, if anybody said
 * @param subject what is taught in it, if anybody said
 * @param version grows with every change of this class, and never starts again
 */
public record ClassChanged(
        String classId,
        @Nullable Long orgId,
        @Nullable String teacherId,
        List<String> coTeacherIds,
        String name,
        @Nullable String gradeLevel,
        @Nullable String subject,
        long version)
        implements StateEvent {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.classroom.class-changed.v1";

    /** The type of the record without data that ends it. */
    public static final String REMOVED = "gyosil.classroom.class-removed.v1";

    public ClassChanged {
        // An event from before there were co-teachers has no such list.
        coTeacherIds = coTeacherIds == null ? List.of() : List.copyOf(coTeacherIds);
    }

    @Override
    public String key() {
        return "class:" + classId;
    }
}
