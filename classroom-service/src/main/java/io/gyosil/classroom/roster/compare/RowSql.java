package io.gyosil.classroom.roster.compare;

/** Which rows of an import a statement is about; their alias is {@code r}. */
public final class RowSql {

    public static final String ORGS = "r.import_id = :id AND r.kind = 'org' AND r.n > :after AND r.n <= :to\n";

    public static final String USERS = "r.import_id = :id AND r.kind = 'user' AND r.n > :after AND r.n <= :to\n";

    public static final String ROLES = "r.import_id = :id AND r.kind = 'role' AND r.n > :after AND r.n <= :to\n";

    public static final String CLASSES = "r.import_id = :id AND r.kind = 'class' AND r.n > :after AND r.n <= :to\n";

    public static final String ENROLLMENTS =
            "r.import_id = :id AND r.kind = 'enrollment' AND r.n > :after AND r.n <= :to\n";

    private RowSql() {}
}
