package io.gyosil.classroom.identity;

import io.gyosil.classroom.ClassroomProblem;
import io.gyosil.classroom.organization.ManageOrganizations;
import io.gyosil.classroom.organization.Organization;
import io.gyosil.classroom.organization.Organizations;
import io.gyosil.classroom.person.ManageUsers;
import io.gyosil.classroom.person.Passwords;
import io.gyosil.classroom.person.User;
import io.gyosil.classroom.person.Users;
import io.gyosil.kit.Sha256;
import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Roles;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.List;

/**
 * Opens a new installation: the person who knows its code makes the first organization and its admin, who is the operator, too.
 * It works once, while there are no users.
 */
@Singleton
class FirstAdmin {

    private final Transactions transactions;
    private final Accounts accounts;
    private final ManageOrganizations organizations;
    private final ManageUsers users;
    private final Passwords passwords;
    private final IdentitySettings settings;

    FirstAdmin(
            @Named("worker") Transactions transactions,
            Accounts accounts,
            ManageOrganizations organizations,
            ManageUsers users,
            Passwords passwords,
            IdentitySettings settings) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.organizations = organizations;
        this.users = users;
        this.passwords = passwords;
        this.settings = settings;
    }

    /** Who it is to be. */
    record Wanted(String code, String organization, String email, String name, String password) {}

    /** Whether the code still opens anything. */
    boolean isOpen() {
        return hasCode() && transactions.inTransaction(accounts::isNew);
    }

    /**
     * Makes the organization and the admin.
     *
     * @throws ProblemException 403 when the code is wrong, or somebody has used it
     */
    User make(Wanted wanted) {
        if (!hasCode() || !MessageDigest.isEqual(Sha256.of(wanted.code()), Sha256.of(code()))) {
            throw refused();
        }
        String hash = passwords.hash(wanted.password());
        return transactions.inTransaction(() -> {
            if (!accounts.isNew()) {
                throw refused();
            }
            Organization organization =
                    organizations.create(new Organizations.Draft(wanted.organization(), "school", "Asia/Seoul", null));
            Users.Draft draft = new Users.Draft(wanted.email(), wanted.name(), Roles.ADMIN, true, List.of());
            return users.create(organization.id(), draft, true, hash);
        });
    }

    private boolean hasCode() {
        return !code().isEmpty();
    }

    private String code() {
        return settings.firstAdminCode() == null ? "" : settings.firstAdminCode();
    }

    private static ProblemException refused() {
        return ProblemException.of(
                ClassroomProblem.CODE_REFUSED, "The code is wrong, or the first admin was made with it already.");
    }
}
