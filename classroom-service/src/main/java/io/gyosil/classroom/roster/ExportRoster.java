package io.gyosil.classroom.roster;

import io.gyosil.classroom.access.Scoped;
import io.gyosil.classroom.roster.oneroster.OneRosterWriter;
import io.gyosil.kit.security.Caller;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Writes an organization's roster, page by page, each in a transaction of its own. */
@Singleton
final class ExportRoster {

    private static final int PAGE = 5_000;

    private final Scoped scoped;
    private final ExportedRows rows;

    ExportRoster(Scoped scoped, ExportedRows rows) {
        this.scoped = scoped;
        this.rows = rows;
    }

    /** Writes the zip. An import of it under the same source finds no difference. */
    void write(Caller caller, long orgId, String source, OutputStream out) throws IOException {
        try (OneRosterWriter writer = new OneRosterWriter(new BufferedOutputStream(out), "gyosil-org-" + orgId)) {
            writer.head(scoped.as(caller, () -> rows.organization(orgId)), LocalDate.now(Clock.systemUTC()));
            writer.beginUsers();
            people(caller, orgId, source, writer::user);
            writer.beginRoles();
            people(caller, orgId, source, writer::role);
            writer.beginClasses();
            classes(caller, orgId, source, writer);
            writer.beginEnrollments();
            members(caller, orgId, source, writer);
        }
    }

    private interface Taking<T> {
        void take(T row);
    }

    private void people(Caller caller, long orgId, String source, Taking<ExportedRows.Person> taking) {
        long after = 0;
        List<ExportedRows.Person> page;
        do {
            long from = after;
            page = scoped.as(caller, () -> rows.people(orgId, source, from, PAGE));
            page.forEach(taking::take);
            after = page.isEmpty() ? from : page.getLast().id();
        } while (page.size() == PAGE);
    }

    private void classes(Caller caller, long orgId, String source, OneRosterWriter writer) {
        String after = "";
        List<ExportedRows.SchoolClass> page;
        do {
            String from = after;
            page = scoped.as(caller, () -> rows.classes(orgId, source, from, PAGE));
            page.forEach(writer::schoolClass);
            after = page.isEmpty() ? from : page.getLast().id();
        } while (page.size() == PAGE);
    }

    private void members(Caller caller, long orgId, String source, OneRosterWriter writer) {
        ExportedRows.Member last = new ExportedRows.Member("", 0, "", "", "");
        List<ExportedRows.Member> page;
        do {
            String from = last.classId();
            page = scoped.as(caller, () -> rows.teachers(orgId, source, from, PAGE));
            page.forEach(writer::enrollment);
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE);
        last = new ExportedRows.Member("", 0, "", "", "");
        do {
            ExportedRows.Member from = last;
            page = scoped.as(caller, () -> rows.students(orgId, source, from.classId(), from.userId(), PAGE));
            page.forEach(writer::enrollment);
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE);
    }
}
