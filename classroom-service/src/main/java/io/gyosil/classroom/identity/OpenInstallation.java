package io.gyosil.classroom.identity;

import io.gyosil.classroom.organization.ManageOrganizations;
import io.gyosil.classroom.person.ManageUsers;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the first organization and its admin, who is the operator, too: while there are no users. */
@Singleton
class OpenInstallation {

    private final AccountRepository accounts;
    private final ManageOrganizations organizations;
    private final ManageUsers users;

    OpenInstallation(AccountRepository accounts, ManageOrganizations organizations, ManageUsers users) {
        this.accounts = accounts;
        this.organizations = organizations;
        this.users = users;
    }

    /** Whether there are no users. */
    @Transactional("worker")
    boolean isNew() {
        return accounts.hasNoUsers();
    }

    /** Makes them; empty when somebody did so before. */
    @Transactional("worker")
    Optional<FirstAdminView> open(FirstAdminRequest wanted, String passwordHash) {
        accounts.lockFirstAdmin();
        if (!accounts.hasNoUsers()) {
            return Optional.empty();
        }
        long orgId = organizations.createSchool(wanted.organization());
        long userId = users.createOperator(orgId, wanted.email(), wanted.name(), passwordHash);
        return Optional.of(new FirstAdminView(Long.toString(userId), orgId));
    }
}
