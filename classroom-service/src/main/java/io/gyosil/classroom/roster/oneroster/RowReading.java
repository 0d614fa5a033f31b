package io.gyosil.classroom.roster.oneroster;

import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterMode;
import io.gyosil.classroom.roster.RowWords;
import io.gyosil.classroom.roster.StagedRow;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the rows of each file mean for Gyosil. */
final class RowReading {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_GRADE = 20;
    private static final int LONGEST_SUBJECT = 100;
    private static final int LONGEST_ROLE = 60;

    private RowReading() {}

    static StagedRow read(OneRosterFile file, RosterMode mode, Cells cells, long n, boolean rolesApart) {
        return switch (file) {
            case ORGS -> org(mode, cells, n);
            case USERS -> user(mode, cells, n, rolesApart);
            case ROLES -> role(mode, cells, n);
            case CLASSES -> schoolClass(mode, cells, n);
            case ENROLLMENTS -> enrollment(mode, cells, n);
        };
    }

    private static StagedRow org(RosterMode mode, Cells cells, long n) {
        String id = cells.id("sourcedId");
        cells.required("name", LONGEST_TITLE);
        boolean removed = cells.removed(mode);
        return row(RosterKind.ORG, n, cells, id, null, null, null, null, null, null, null, true, false, removed);
    }

    private static StagedRow user(RosterMode mode, Cells cells, long n, boolean rolesApart) {
        String id = cells.id("sourcedId");
        boolean removed = cells.removed(mode);
        String role = null;
        if (!rolesApart) {
            String given = cells.required("role", LONGEST_ROLE);
            role = given == null ? null : personRole(given);
            if (given != null && role == null) {
                cells.passOver(RowWords.of("other-role"));
            }
        }
        String given = cells.text("givenName", LONGEST_NAME);
        String family = cells.text("familyName", LONGEST_NAME);
        String name = KoreanName.whole(given == null ? "" : given, family == null ? "" : family);
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            cells.wrong("givenName", RowWords.of("name-too-long", LONGEST_NAME));
        }
        return row(
                RosterKind.USER,
                n,
                cells,
                id,
                role,
                name.isEmpty() ? null : name,
                cells.optionalEmail("email"),
                cells.optional("grades", LONGEST_GRADE),
                cells.optional("metadata.subject", LONGEST_SUBJECT),
                null,
                null,
                cells.flag("enabledUser", true),
                false,
                removed);
    }

    private static StagedRow role(RosterMode mode, Cells cells, long n) {
        String user = cells.id("userSourcedId");
        String given = cells.required("role", LONGEST_ROLE);
        boolean removed = cells.removed(mode);
        boolean primary = "primary".equalsIgnoreCase(cells.optional("roleType", LONGEST_ROLE));
        String role = given == null ? null : personRole(given);
        String id = cells.text("sourcedId", 255);
        return row(RosterKind.ROLE, n, cells, id, role, null, null, null, null, null, user, true, primary, removed);
    }

    private static StagedRow schoolClass(RosterMode mode, Cells cells, long n) {
        String id = cells.id("sourcedId");
        boolean removed = cells.removed(mode);
        String title = removed ? cells.text("title", LONGEST_TITLE) : cells.required("title", LONGEST_TITLE);
        String grade = cells.optional("grades", LONGEST_GRADE);
        String subject = cells.optional("subjects", LONGEST_SUBJECT);
        return row(RosterKind.CLASS, n, cells, id, null, title, null, grade, subject, null, null, true, false, removed);
    }

    private static StagedRow enrollment(RosterMode mode, Cells cells, long n) {
        String id = cells.id("sourcedId");
        boolean removed = cells.removed(mode);
        String schoolClass = cells.id("classSourcedId");
        String user = cells.id("userSourcedId");
        String given = cells.required("role", LONGEST_ROLE);
        String role = given == null ? null : personRole(given);
        if (given != null && role == null) {
            cells.passOver(RowWords.of("enrols-other-role"));
        }
        if (!removed && cells.isPast("endDate", LocalDate.now(Clock.systemUTC()))) {
            cells.passOver(RowWords.of("past"));
        }
        boolean primary = cells.flag("primary", false);
        return row(
                RosterKind.ENROLLMENT,
                n,
                cells,
                id,
                role,
                null,
                null,
                null,
                null,
                schoolClass,
                user,
                mode == RosterMode.BULK,
                primary,
                removed);
    }

    private static @Nullable String personRole(String role) {
        String plain = role.toLowerCase(Locale.ROOT);
        return plain.equals("student") || plain.equals("teacher") ? plain : null;
    }

    private static StagedRow row(
            RosterKind kind,
            long n,
            Cells cells,
            @Nullable String sourcedId,
            @Nullable String role,
            @Nullable String name,
            @Nullable String email,
            @Nullable String grade,
            @Nullable String subject,
            @Nullable String classRef,
            @Nullable String userRef,
            boolean isActive,
            boolean isPrimary,
            boolean removed) {
        return new StagedRow(
                kind,
                n,
                cells.line(),
                sourcedId,
                role,
                name,
                email,
                grade,
                subject,
                classRef,
                userRef,
                isActive,
                isPrimary,
                removed,
                cells.column(),
                cells.problem(),
                cells.problem() == null ? cells.note() : null,
                cells.problem() == null ? cells.remark() : null);
    }
}
