package io.gyosil.classroom.person;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users, in the open transaction: those that its caller may see. */
public interface Users {

    Optional<User> find(long id);

    /** Like {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<User> lock(long id);

    List<User> page(Filter filter, @Nullable Long after, int skip, int most);

    /** Makes one; a password is given as its hash. */
    User insert(long orgId, Draft draft, boolean isOperator, @Nullable String passwordHash);

    /** Changes one; a password that is null stays as it is. */
    User update(long id, Draft draft, @Nullable String passwordHash);

    /** Removes one that is locked; the version of its removal, greater than any before. */
    long delete(long id);

    /** Whether an organization has an active admin other than this user; nobody else decides it meanwhile. */
    boolean hasOtherAdmin(long orgId, long userId);

    /** Ends what a user is logged in with. */
    void logOut(long id);

    /** What a request says of one that it makes or changes. */
    record Draft(
            @Nullable String email,
            @Nullable String name,
            String role,
            boolean isActive,
            List<User.Identity> identities) {}

    /**
     * Which ones are wanted; null is any.
     *
     * @param name a part of the name, whatever its case
     */
    record Filter(
            @Nullable Long orgId,
            @Nullable String role,
            @Nullable String name,
            @Nullable String email) {}
}
