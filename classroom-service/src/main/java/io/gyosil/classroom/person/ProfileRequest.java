package io.gyosil.classroom.person;

import org.jspecify.annotations.Nullable;

/** A profile to be made. */
interface ProfileRequest {

    /** The user who is to have it. */
    Long userId();

    /** The organization, if it is named. */
    @Nullable
    Long orgId();
}
