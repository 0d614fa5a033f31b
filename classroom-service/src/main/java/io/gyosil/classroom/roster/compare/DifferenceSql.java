package io.gyosil.classroom.roster.compare;

/**
 * What a row that is all right would change. An empty cell says nothing: what is here stays. The same conditions decide when the
 * row is applied, so that nothing is written that is as it should be.
 */
public final class DifferenceSql {

    /** Of a user {@code u} with the profiles {@code s} and {@code t}, whom the row {@code r} is about. */
    public static final String USER = """
        jsonb_strip_nulls(jsonb_build_object(
            'name', CASE WHEN r.name <> coalesce(u.name, '') THEN jsonb_build_array(u.name, r.name) END,
            'email', CASE WHEN r.email <> coalesce(u.email, '') THEN jsonb_build_array(u.email, r.email) END,
            'is_active', CASE WHEN r.is_active <> u.is_active THEN jsonb_build_array(u.is_active, r.is_active) END,
            'grade', CASE WHEN r.role = 'student' AND r.grade <> coalesce(s.grade, '')
                          THEN jsonb_build_array(s.grade, r.grade) END,
            'subject', CASE WHEN r.role = 'teacher' AND r.subject <> coalesce(t.subject, '')
                            THEN jsonb_build_array(t.subject, r.subject) END,
            'profile', CASE WHEN (r.role = 'student' AND s.id IS NULL) OR (r.role = 'teacher' AND t.id IS NULL)
                            THEN jsonb_build_array(false, true) END))
        """;

    /** Of a class {@code c}. */
    public static final String CLASS = """
        jsonb_strip_nulls(jsonb_build_object(
            'name', CASE WHEN r.name <> c.name THEN jsonb_build_array(c.name, r.name) END,
            'grade_level', CASE WHEN r.grade <> coalesce(c.grade_level, '')
                                THEN jsonb_build_array(c.grade_level, r.grade) END,
            'subject', CASE WHEN r.subject <> coalesce(c.metadata ->> 'subject', '')
                            THEN jsonb_build_array(c.metadata ->> 'subject', r.subject) END))
        """;

    private DifferenceSql() {}
}
