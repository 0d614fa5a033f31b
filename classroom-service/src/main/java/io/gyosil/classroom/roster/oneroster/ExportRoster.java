package io.gyosil.classroom.roster.oneroster;

import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Writes an organization's roster, page by page. */
@Singleton
public final class ExportRoster {

    private static final int PAGE = 5_000;

    private final ExportRepository rows;

    ExportRoster(ExportRepository rows) {
        this.rows = rows;
    }

    /** Writes the zip. An import of it under the same source finds no difference. */
    public void write(long orgId, String source, OutputStream out) throws IOException {
        try (OneRosterWriter writer = new OneRosterWriter(new BufferedOutputStream(out), "gyosil-org-" + orgId)) {
            writer.head(rows.organization(orgId).orElse(""), LocalDate.now(Clock.systemUTC()));
            writer.beginUsers();
            people(orgId, source, writer::user);
            writer.beginRoles();
            people(orgId, source, writer::role);
            writer.beginClasses();
            classes(orgId, source, writer);
            writer.beginEnrollments();
            members(writer, (after, user) -> rows.teachers(orgId, source, after, user, PAGE));
            members(writer, (after, user) -> rows.students(orgId, source, after, user, PAGE));
        }
    }

    private interface Taking<T> {
        void take(T row);
    }

    private void people(long orgId, String source, Taking<ExportRepository.Person> taking) {
        List<ExportRepository.Person> page = rows.people(orgId, source, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(taking::take);
            page = rows.people(orgId, source, page.getLast().id(), PAGE);
        }
    }

    private void classes(long orgId, String source, OneRosterWriter writer) {
        List<ExportRepository.SchoolClass> page = rows.classes(orgId, source, "", PAGE);
        while (!page.isEmpty()) {
            page.forEach(writer::schoolClass);
            page = rows.classes(orgId, source, page.getLast().id(), PAGE);
        }
    }

    private interface Members {
        List<ExportRepository.Member> after(String classId, long userId);
    }

    private static void members(OneRosterWriter writer, Members members) {
        List<ExportRepository.Member> page = members.after("", 0);
        while (!page.isEmpty()) {
            page.forEach(writer::enrollment);
            page = members.after(page.getLast().classId(), page.getLast().userId());
        }
    }
}
