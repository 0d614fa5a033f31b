package io.gyosil.classroom.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an organization goes into a roster, page by page. In the open transaction. Sourced ids are those of the links
 * to a source, and ids of ours where there is none; an import knows both.
 */
public interface ExportedRows {

    /** A student or teacher. */
    record Person(
            long id,
            String sourcedId,
            String role,
            @Nullable String name,
            @Nullable String email,
            boolean isActive,
            @Nullable String grade,
            @Nullable String subject) {}

    /** A class. */
    record SchoolClass(
            String id,
            String sourcedId,
            String name,
            @Nullable String grade,
            @Nullable String subject) {}

    /** Who is in a class, or teaches it. */
    record Member(String classId, long userId, String classSourcedId, String userSourcedId, String role) {}

    /** The organization's name. */
    String organization(long orgId);

    /** People with a profile, in the order of their ids. */
    List<Person> people(long orgId, String source, long after, int limit);

    /** Classes, in the order of their ids. */
    List<SchoolClass> classes(long orgId, String source, String after, int limit);

    /** Teachers of classes, in the order of the classes' ids. */
    List<Member> teachers(long orgId, String source, String afterClass, int limit);

    /** Students in classes, in the order of the classes' ids and their own. */
    List<Member> students(long orgId, String source, String afterClass, long afterUser, int limit);
}
