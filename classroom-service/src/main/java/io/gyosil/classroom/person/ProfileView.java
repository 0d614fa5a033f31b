package io.gyosil.classroom.person;

import io.gyosil.kit.web.EntityTag;
import io.micronaut.http.HttpResponse;

/**
 * What makes a user a teacher or a student, as callers see it: one profile for a user.
 *
 * @param <T> the profile
 */
interface ProfileView<T> {

    long id();

    /** Grows with every change. */
    long version();

    /** What others learn of it. */
    T profile();

    /** The answer that shows one. */
    static <V extends ProfileView<?>> HttpResponse<V> tagged(V profile) {
        return EntityTag.ok(profile, profile.version());
    }
}
