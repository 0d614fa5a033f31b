package io.gyosil.classroom.roster.oneroster;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes OneRoster 1.2, bulk. Gyosil knows no courses and terms, which every class must have; all have the same one. What
 * OneRoster has no column for goes into extension columns ({@code metadata.…}).
 */
final class OneRosterWriter implements AutoCloseable {

    private static final String COURSE = "gyosil-course";
    private static final String TERM = "gyosil-year";
    private static final String[] START = {"sourcedId", "status", "dateLastModified"};

    private final ZipOutputStream zip;
    private final CsvWriter csv;
    private final BufferedWriter text;
    private final String org;

    /** @param org the sourcedId of the organization */
    OneRosterWriter(OutputStream out, String org) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        this.csv = CsvWriter.builder().build(text);
        this.org = org;
    }

    /** Writes the files that are the same for everybody. */
    void head(String name, LocalDate today) throws IOException {
        begin("manifest.csv", "propertyName", "value");
        row("manifest.version", "1.0");
        row("oneroster.version", "1.2");
        for (String file : List.of("academicSessions", "classes", "courses", "enrollments", "orgs", "roles", "users")) {
            row("file." + file, "bulk");
        }
        for (String file : List.of(
                "categories",
                "classResources",
                "courseResources",
                "demographics",
                "lineItemLearningObjectiveIds",
                "lineItems",
                "lineItemScoreScales",
                "resources",
                "resultLearningObjectiveIds",
                "results",
                "resultScoreScales",
                "scoreScales",
                "userProfiles",
                "userResources")) {
            row("file." + file, "absent");
        }
        row("source.systemName", "Gyosil");
        row("source.systemCode", "gyosil");
        begin("orgs.csv", "name", "type", "identifier", "parentSourcedId");
        row(org, "", "", name, "school", "", "");
        // The Korean school year begins in March.
        int year = today.getMonthValue() < 3 ? today.getYear() - 1 : today.getYear();
        LocalDate start = LocalDate.of(year, 3, 1);
        begin("academicSessions.csv", "title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear");
        row(
                TERM,
                "",
                "",
                Integer.toString(year),
                "schoolYear",
                start.toString(),
                start.plusYears(1).minusDays(1).toString(),
                "",
                Integer.toString(year + 1));
        begin(
                "courses.csv",
                "schoolYearSourcedId",
                "title",
                "courseCode",
                "grades",
                "orgSourcedId",
                "subjects",
                "subjectCodes");
        row(COURSE, "", "", TERM, "Gyosil", "", "", org, "", "");
    }

    /** Begins {@code users.csv}. */
    void beginUsers() throws IOException {
        begin(
                "users.csv",
                "enabledUser",
                "username",
                "userIds",
                "givenName",
                "familyName",
                "middleName",
                "identifier",
                "email",
                "sms",
                "phone",
                "agentSourcedIds",
                "grades",
                "password",
                "userMasterIdentifier",
                "resourceSourcedIds",
                "preferredGivenName",
                "preferredMiddleName",
                "preferredFamilyName",
                "primaryOrgSourcedId",
                "pronouns",
                "metadata.subject");
    }

    /** A row of it. */
    void user(ExportRepository.Person person) {
        KoreanName.Parts name = KoreanName.parts(Objects.requireNonNullElse(person.name(), ""));
        String email = or(person.email());
        row(
                person.sourcedId(),
                "",
                "",
                Boolean.toString(person.isActive()),
                email.isEmpty() ? person.sourcedId() : email,
                "",
                name.given(),
                name.family(),
                "",
                "",
                email,
                "",
                "",
                "",
                or(person.grade()),
                "",
                "",
                "",
                "",
                "",
                "",
                org,
                "",
                or(person.subject()));
    }

    /** Begins {@code roles.csv}. */
    void beginRoles() throws IOException {
        begin(
                "roles.csv",
                "userSourcedId",
                "roleType",
                "role",
                "beginDate",
                "endDate",
                "orgSourcedId",
                "userProfileSourcedId");
    }

    /** A row of it. */
    void role(ExportRepository.Person person) {
        row("gyosil-role-" + person.id(), "", "", person.sourcedId(), "primary", person.role(), "", "", org, "");
    }

    /** Begins {@code classes.csv}. */
    void beginClasses() throws IOException {
        begin(
                "classes.csv",
                "title",
                "grades",
                "courseSourcedId",
                "classCode",
                "classType",
                "location",
                "schoolSourcedId",
                "termSourcedIds",
                "subjects",
                "subjectCodes",
                "periods");
    }

    /** A row of it. */
    void schoolClass(ExportRepository.SchoolClass schoolClass) {
        row(
                schoolClass.sourcedId(),
                "",
                "",
                schoolClass.name(),
                or(schoolClass.grade()),
                COURSE,
                "",
                "scheduled",
                "",
                org,
                TERM,
                or(schoolClass.subject()),
                "",
                "");
    }

    /** Begins {@code enrollments.csv}. */
    void beginEnrollments() throws IOException {
        begin(
                "enrollments.csv",
                "classSourcedId",
                "schoolSourcedId",
                "userSourcedId",
                "role",
                "primary",
                "beginDate",
                "endDate");
    }

    /** A row of it. */
    void enrollment(ExportRepository.Member member) {
        row(
                "gyosil-" + member.role() + "-" + member.userId() + "-in-" + member.classId(),
                "",
                "",
                member.classSourcedId(),
                org,
                member.userSourcedId(),
                member.role(),
                Boolean.toString(member.isPrimary()),
                "",
                "");
    }

    @Override
    public void close() throws IOException {
        csv.flush();
        zip.close();
    }

    private void begin(String file, String... columns) throws IOException {
        csv.flush();
        zip.putNextEntry(new ZipEntry(file));
        boolean manifest = file.equals("manifest.csv");
        row(IntStream.range(manifest ? START.length : 0, START.length + columns.length)
                .mapToObj(i -> i < START.length ? START[i] : columns[i - START.length])
                .toArray(String[]::new));
    }

    private void row(String... cells) {
        csv.writeRecord(cells);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
