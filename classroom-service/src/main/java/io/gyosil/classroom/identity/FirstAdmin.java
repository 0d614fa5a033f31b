package io.gyosil.classroom.identity;

import io.gyosil.classroom.ClassroomProblem;
import io.gyosil.classroom.person.Passwords;
import io.gyosil.kit.Sha256;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Objects;

/** Lets the person who knows a new installation's code open it. It works once, while there are no users. */
@Singleton
class FirstAdmin {

    private final OpenInstallation installation;
    private final Passwords passwords;
    private final String code;

    FirstAdmin(OpenInstallation installation, Passwords passwords, IdentitySettings settings) {
        this.installation = installation;
        this.passwords = passwords;
        this.code = Objects.requireNonNullElse(settings.firstAdminCode(), "");
    }

    /** Whether the code still opens anything. */
    boolean isOpen() {
        return !code.isEmpty() && installation.isNew();
    }

    /**
     * Makes the organization and the admin.
     *
     * @throws ProblemException 403 when the code is wrong, or somebody has used it
     */
    FirstAdminView make(FirstAdminRequest wanted) {
        if (code.isEmpty() || !MessageDigest.isEqual(Sha256.of(wanted.code()), Sha256.of(code))) {
            throw refused();
        }
        return installation.open(wanted, passwords.hash(wanted.password())).orElseThrow(FirstAdmin::refused);
    }

    private static ProblemException refused() {
        return ProblemException.of(ClassroomProblem.CODE_REFUSED, Words.of("detail.code-refused"));
    }
}
