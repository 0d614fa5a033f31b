package io.gyosil.classroom.roster;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.micronaut.security.authentication.Authentication;

/**
 * Who asks for rosters.
 *
 * @param orgId the organization, the only one whose roster is touched
 */
record RosterCaller(String userId, long orgId) {

    /** @throws ProblemException when the caller belongs to no organization */
    static RosterCaller of(Authentication authentication) {
        Caller caller = Caller.of(authentication);
        Long orgId = caller.orgId();
        if (orgId == null) {
            throw ProblemException.of(CommonProblem.FORBIDDEN, Words.of("roster.no-organization"));
        }
        return new RosterCaller(caller.userId(), orgId);
    }
}
