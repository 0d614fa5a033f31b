package io.gyosil.classroom.person;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gyosil.kit.security.Roles;

/** What a user is in an organization. */
enum UserRole {
    @JsonProperty(Roles.ADMIN)
    ADMIN(Roles.ADMIN),
    @JsonProperty(Roles.TEACHER)
    TEACHER(Roles.TEACHER),
    @JsonProperty(Roles.STUDENT)
    STUDENT(Roles.STUDENT);

    private final String wireName;

    UserRole(String wireName) {
        this.wireName = wireName;
    }

    /** Its name among {@link Roles}. */
    String wireName() {
        return wireName;
    }
}
