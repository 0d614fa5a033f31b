package io.gyosil.classroom.roster;

/** What a row of a roster is about. */
public enum RosterKind {
    ORG("org", "orgs.csv"),
    USER("user", "users.csv"),
    ROLE("role", "roles.csv"),
    CLASS("class", "classes.csv"),
    ENROLLMENT("enrollment", "enrollments.csv");

    private final String text;
    private final String file;

    RosterKind(String text, String file) {
        this.text = text;
        this.file = file;
    }

    /** As it is stored. */
    public String text() {
        return text;
    }

    /** The file that has such rows. */
    public String file() {
        return file;
    }
}
