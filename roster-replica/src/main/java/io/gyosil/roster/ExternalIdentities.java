package io.gyosil.roster;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.ExternalUsers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Users of an external issuer, as the replica knows them: their role and organization are ours to say. */
@Singleton
class ExternalIdentities implements ExternalUsers {

    private final RosterQueries rosters;

    ExternalIdentities(RosterQueries rosters) {
        this.rosters = rosters;
    }

    /** @throws ProblemException when the replica is too far behind to say */
    @Override
    public Optional<Caller> find(String issuer, String subject) {
        if (!rosters.isCurrent()) {
            throw ProblemException.of(CommonProblem.UNAVAILABLE, "Who is who is not known here at the moment.");
        }
        List<Caller> users = rosters.knownAs(issuer, subject);
        // While a name goes over from one user to another, it is nobody's.
        return users.size() == 1 ? Optional.of(users.getFirst()) : Optional.empty();
    }
}
