package io.gyosil.study.upload;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ProblemResponses;
import io.gyosil.kit.problem.Words;
import io.gyosil.study.StudyProblem;
import io.gyosil.study.viewer.SchoolViewerTokens;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.security.token.bearer.BearerTokenReader;
import java.util.Optional;

/**
 * The first questions put to an upload, before anything of its body is read: is ingest on (else 503), and is this a
 * viewer (else 401, whatever other token it brings).
 */
@ServerFilter("/ingest/**")
class IngestGate implements Ordered {

    private final ViewerSettings settings;
    private final ViewerTokens tokens;
    private final BearerTokenReader reader;
    private final ProblemResponses problems;
    private final UploadCounts counts;

    IngestGate(
            ViewerSettings settings,
            ViewerTokens tokens,
            BearerTokenReader reader,
            ProblemResponses problems,
            UploadCounts counts) {
        this.settings = settings;
        this.tokens = tokens;
        this.reader = reader;
        this.problems = problems;
        this.counts = counts;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> admit(HttpRequest<?> request) {
        if (!settings.ingestEnabled()) {
            counts.count(UploadCounts.DISABLED);
            return problems.of(
                    request, ProblemException.of(StudyProblem.INGEST_DISABLED, Words.of("detail.ingest-disabled")));
        }
        Optional<String> token = reader.findToken(request);
        // Whether a school's is good is asked of the database, by the general security filter.
        if (token.filter(SchoolViewerTokens::mayBeOne).isEmpty()
                && token.flatMap(tokens::holder).isEmpty()) {
            counts.count(UploadCounts.UNAUTHENTICATED);
            return problems.of(
                    request, ProblemException.of(CommonProblem.UNAUTHENTICATED, Words.of("detail.viewer-token")));
        }
        return null;
    }

    /** What neither the controller nor this gate answers itself. */
    @ResponseFilter
    void count(HttpResponse<?> response) {
        switch (response.code()) {
            case 401 -> counts.count(UploadCounts.UNAUTHENTICATED);
            case 413 -> counts.count(UploadCounts.TOO_LARGE);
            case 400, 415 -> counts.count(UploadCounts.INVALID);
            default -> {
                if (response.code() >= 500 && settings.ingestEnabled()) {
                    counts.count(UploadCounts.FAILED);
                }
            }
        }
    }

    @Override
    public int getOrder() {
        // After the trace is known, before the general security filter.
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }
}
