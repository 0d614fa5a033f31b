package io.gyosil.roster;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.ExternalUsers;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Users of an external issuer, as the replica knows them: their role and organization are ours to say. */
@Singleton
class ReplicaUsers implements ExternalUsers {

    private final Transactions transactions;
    private final RosterLookUp rosters;

    ReplicaUsers(@Named("web") Transactions transactions, RosterLookUp rosters) {
        this.transactions = transactions;
        this.rosters = rosters;
    }

    /** @throws ProblemException when the replica is too far behind to say */
    @Override
    public Optional<Caller> find(String issuer, String subject) {
        return transactions.inTransaction(() -> {
            if (!rosters.isCurrent()) {
                throw ProblemException.of(CommonProblem.UNAVAILABLE, "Who is who is not known here at the moment.");
            }
            List<Caller> users = rosters.knownAs(issuer, subject);
            // While a name goes over from one user to another, it is nobody's.
            return users.size() == 1 ? Optional.of(users.getFirst()) : Optional.empty();
        });
    }
}
