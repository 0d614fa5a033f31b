package io.gyosil.kit.job;

import io.gyosil.kit.data.DatabaseSettings;
import io.gyosil.kit.problem.Languages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;

/** What a route answers that was asked for a job. */
@Singleton
public final class JobAnswers {

    private final DatabaseSettings settings;

    JobAnswers(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** 202 with the job as it is now, and where it will be seen. */
    public HttpResponse<JobView> accepted(HttpRequest<?> request, Jobs.Asked asked) {
        return HttpResponse.<JobView>accepted(place(asked.job())).body(JobView.of(asked.job(), Languages.of(request)));
    }

    /** Where a job is seen. */
    public URI place(Job job) {
        return URI.create("/api/jobs/" + settings.service() + "/" + job.id());
    }
}
