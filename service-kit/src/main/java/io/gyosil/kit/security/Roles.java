package io.gyosil.kit.security;

/** The roles that a token can give. */
public final class Roles {

    /** Runs an organization. */
    public static final String ADMIN = "admin";

    /** Teaches classes. */
    public static final String TEACHER = "teacher";

    /** Learns; sees only their own. */
    public static final String STUDENT = "student";

    /** Makes organizations and their first admins; is an admin as well. Sees nobody of another organization. */
    public static final String OPERATOR = "operator";

    /** A viewer app, known by its own token rather than a person's. */
    public static final String VIEWER = "viewer";

    private Roles() {}
}
