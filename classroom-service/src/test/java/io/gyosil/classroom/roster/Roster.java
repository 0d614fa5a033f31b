package io.gyosil.classroom.roster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A roster being written: each file with the columns of the specification, its rows as a school's system has them. */
final class Roster {

    static final String USERS_1_1 = "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,"
            + "givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password";

    static final String USERS_1_2 =
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,"
                + "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,"
                + "resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,"
                + "pronouns";

    static final String CLASSES = "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,"
            + "location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods";

    static final String ENROLLMENTS = "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,"
            + "role,primary,beginDate,endDate";

    static final String ROLES = "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,"
            + "orgSourcedId,userProfileSourcedId";

    static final String ORGS = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId";

    private static final String CHANGED = "2026-11-20T00:00:00Z";

    private final Map<String, StringBuilder> files = new LinkedHashMap<>();
    private final String version;
    private final String mode;

    private Roster(String version, String mode) {
        this.version = version;
        this.mode = mode;
    }

    static Roster v11() {
        return new Roster("1.1", "bulk");
    }

    static Roster v12() {
        return new Roster("1.2", "bulk");
    }

    static Roster delta() {
        return new Roster("1.1", "delta");
    }

    /** A school with two classes, a teacher of each, and three students; one of the students is in both. */
    static Roster school() {
        return v11().teacher("t1", "수진", "박", "park@school.example")
                .teacher("t2", "Ada", "Lovelace", "ada@school.example")
                .student("s1", "민준", "김", "minjun@school.example", "07")
                .student("s2", "서연", "이", "", "07")
                .student("s3", "Max", "Mustermann", "", "08")
                .schoolClass("c1", "1학년 1반", "07", "수학")
                .schoolClass("c2", "2학년 1반", "08", "영어")
                .enrol("e1", "c1", "t1", "teacher", true)
                .enrol("e2", "c2", "t2", "teacher", true)
                .enrol("e3", "c1", "s1", "student", false)
                .enrol("e4", "c1", "s2", "student", false)
                .enrol("e5", "c2", "s3", "student", false)
                .enrol("e6", "c2", "s1", "student", false);
    }

    Roster teacher(String id, String given, String family, String email) {
        return user(id, "teacher", given, family, email, "", "");
    }

    Roster student(String id, String given, String family, String email, String grade) {
        return user(id, "student", given, family, email, grade, "");
    }

    /** A user; in 1.2 with the role in its own file. */
    Roster user(String id, String role, String given, String family, String email, String grade, String status) {
        if (version.equals("1.2")) {
            line(
                    "users.csv",
                    USERS_1_2,
                    id,
                    status(status),
                    "true",
                    id,
                    "",
                    given,
                    family,
                    "",
                    "",
                    email,
                    "",
                    "",
                    "",
                    grade,
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "org",
                    "");
            return line("roles.csv", ROLES, "r-" + id, status(status), id, "primary", role, "", "", "org", "");
        }
        return line(
                "users.csv",
                USERS_1_1,
                id,
                status(status),
                "true",
                "org",
                role,
                id,
                "",
                given,
                family,
                "",
                "",
                email,
                "",
                "",
                "",
                grade,
                "");
    }

    Roster schoolClass(String id, String title, String grade, String subject) {
        return schoolClass(id, title, grade, subject, "");
    }

    Roster schoolClass(String id, String title, String grade, String subject, String status) {
        return line(
                "classes.csv",
                CLASSES,
                id,
                status(status),
                title,
                grade,
                "course",
                "",
                "homeroom",
                "",
                "org",
                "term",
                subject,
                "",
                "");
    }

    Roster enrol(String id, String schoolClass, String user, String role, boolean primary) {
        return enrol(id, schoolClass, user, role, primary, "");
    }

    Roster enrol(String id, String schoolClass, String user, String role, boolean primary, String status) {
        return line(
                "enrollments.csv",
                ENROLLMENTS,
                id,
                status(status),
                schoolClass,
                "org",
                user,
                role,
                Boolean.toString(primary),
                "",
                "");
    }

    /** A line as it is. */
    Roster raw(String file, String header, String line) {
        files.computeIfAbsent(file, name -> new StringBuilder(header).append("\r\n"))
                .append(line)
                .append("\r\n");
        return this;
    }

    String file(String name) {
        StringBuilder file = files.get(name);
        return file == null ? "" : file.toString();
    }

    private Roster line(String file, String header, String... cells) {
        return raw(file, header, String.join(",", cells));
    }

    private String status(String status) {
        return mode.equals("bulk") ? status + "," : (status.isEmpty() ? "active" : status) + "," + CHANGED;
    }

    /** The zip with its manifest. */
    byte[] zip() {
        StringBuilder manifest = new StringBuilder("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,")
                .append(version)
                .append("\r\n");
        for (String file : new String[] {"orgs", "users", "roles", "classes", "enrollments"}) {
            manifest.append("file.")
                    .append(file)
                    .append(',')
                    .append(files.containsKey(file + ".csv") ? mode : "absent")
                    .append("\r\n");
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("manifest.csv", manifest.toString().getBytes(StandardCharsets.UTF_8));
        files.forEach((name, content) -> entries.put(name, content.toString().getBytes(StandardCharsets.UTF_8)));
        return zip(entries);
    }

    /** Any files as a zip. */
    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
