package io.gyosil.kit.security;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ProblemResponses;
import io.gyosil.kit.problem.Words;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.jspecify.annotations.Nullable;

/** Refuses what another site's page has a browser ask of a service on the browser's own machine. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class ForeignPages implements Ordered {

    private final OwnPages pages;
    private final ProblemResponses problems;

    ForeignPages(OwnPages pages, ProblemResponses problems) {
        this.pages = pages;
        this.problems = problems;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> admit(HttpRequest<?> request) {
        return pages.isDriveBy(request)
                ? problems.of(request, ProblemException.of(CommonProblem.FORBIDDEN, Words.of("detail.foreign-origin")))
                : null;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.METRICS.after();
    }
}
