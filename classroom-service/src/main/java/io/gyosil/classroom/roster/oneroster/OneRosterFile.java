package io.gyosil.classroom.roster.oneroster;

import io.gyosil.classroom.roster.RosterKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files of OneRoster 1.1 and 1.2 that are read, in the order in which they are. */
enum OneRosterFile {
    ORGS(RosterKind.ORG, List.of("sourcedId", "name", "type"), Set.of("name", "type", "parentSourcedId")),
    USERS(RosterKind.USER, List.of("sourcedId", "givenName", "familyName"), Set.of("givenName", "familyName")),
    ROLES(RosterKind.ROLE, List.of("userSourcedId", "role"), Set.of("userSourcedId", "roleType")),
    CLASSES(RosterKind.CLASS, List.of("sourcedId", "title"), Set.of("title", "schoolSourcedId")),
    ENROLLMENTS(
            RosterKind.ENROLLMENT,
            List.of("sourcedId", "classSourcedId", "userSourcedId", "role"),
            Set.of("classSourcedId", "userSourcedId"));

    /** Other columns of OneRoster, with nothing that Gyosil keeps. */
    private static final Set<String> OTHERS = Set.of(
            "academicsessions.csv",
            "courses.csv",
            "demographics.csv",
            "userprofiles.csv",
            "userresources.csv",
            "resources.csv",
            "classresources.csv",
            "courseresources.csv",
            "categories.csv",
            "lineitems.csv",
            "results.csv",
            "scorescales.csv",
            "lineitemscorescales.csv",
            "resultscorescales.csv",
            "lineitemlearningobjectiveids.csv",
            "resultlearningobjectiveids.csv");

    private final RosterKind kind;
    private final List<String> required;
    private final Set<String> named;

    OneRosterFile(RosterKind kind, List<String> required, Set<String> named) {
        this.kind = kind;
        this.required = required;
        this.named = named;
    }

    RosterKind kind() {
        return kind;
    }

    /** Its name in a zip. */
    String fileName() {
        return kind.file();
    }

    /** Its name in the manifest. */
    String property() {
        return "file." + kind.file().replace(".csv", "");
    }

    /** The columns without which no row of it can be understood. */
    List<String> required() {
        return required;
    }

    /** Which file a header is of. */
    static Optional<OneRosterFile> ofHeader(CsvTable table) {
        return Stream.of(values())
                .filter(file -> file.named.stream().allMatch(table::has))
                .findFirst();
    }

    static boolean isPassedOver(String name) {
        return OTHERS.contains(name.toLowerCase(Locale.ROOT));
    }
}
