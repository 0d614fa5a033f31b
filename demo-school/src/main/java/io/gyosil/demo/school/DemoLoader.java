package io.gyosil.demo.school;

import io.gyosil.demo.DemoFailure;
import io.gyosil.demo.client.DeliveryException;
import io.gyosil.demo.client.GyosilClient;
import io.gyosil.demo.client.JsonApi;
import io.gyosil.demo.client.LearnerUploads;
import io.gyosil.demo.client.Progress;
import io.gyosil.demo.client.PublishCounts;
import io.gyosil.demo.client.Publishing;
import io.gyosil.demo.client.Question;
import io.gyosil.demo.client.StopSignal;
import io.gyosil.demo.client.UploadReport;
import io.gyosil.demo.client.UploadRun;
import io.gyosil.demo.live.DemoProblems;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Fills the demo school into a running stack through its public endpoints. Filling in again changes nothing. */
public final class DemoLoader {

    private static final int BATCHES_AT_ONCE = 2;
    private static final int UPLOADS_AT_ONCE = 8;
    private static final String AGAIN = " Run ./gyosil up --demo again: nothing is counted twice.";

    private final PrintStream out;
    private final Clock clock;

    DemoLoader(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /**
     * Fills the school in, with progress and a line of totals on standard output.
     *
     * @param url where the stack is
     * @param viewerToken bearer token of the viewer
     * @param people who can log in
     * @param dataDir the stack's folder, in which {@code demo.json} remembers which school it is
     * @param seed the school to make; the same as at the first fill of this stack
     * @throws DemoFailure if anything of it did not arrive, or the stack has another school
     */
    public static FillSummary fill(URI url, String viewerToken, DemoPeople people, Path dataDir, long seed)
            throws InterruptedException {
        String admin = people.ensureStaff();
        List<String> pupils = new DemoRoster(people, admin).fill(seed);
        try (JsonApi api = JsonApi.at(people.url(), admin)) {
            DemoProblems.fill(api);
        }
        return new DemoLoader(System.out, Clock.systemUTC()).load(url, viewerToken, admin, dataDir, seed, pupils);
    }

    FillSummary load(URI url, String viewerToken, String adminToken, Path dataDir, long seed, List<String> pupils)
            throws InterruptedException {
        LocalDate yesterday = LocalDate.now(clock.withZone(StudyDays.SEOUL)).minusDays(1);
        DemoMemo memo = DemoMemo.of(dataDir, seed, yesterday);
        DemoSchool school = DemoSchool.generate(memo.seed(), memo.lastDay(), pupils);
        try (var client = new GyosilClient(url, viewerToken, adminToken);
                var signal = StopSignal.stopping(client)) {
            var summary = new FillSummary(school, publish(client, school), upload(client, school));
            requireComplete(summary.uploads());
            out.println(summary.line());
            return summary;
        }
    }

    private PublishCounts publish(GyosilClient client, DemoSchool school) throws InterruptedException {
        List<Question> questions = school.questions();
        try (Progress progress = Progress.on(out).start("Questions", "questions", questions.size())) {
            return new Publishing(client, progress).publish(questions.iterator(), BATCHES_AT_ONCE);
        } catch (DeliveryException refused) {
            throw new DemoFailure(refused.getMessage() + AGAIN, refused);
        }
    }

    private UploadReport upload(GyosilClient client, DemoSchool school) throws InterruptedException {
        List<LearnerUploads> learners = school.pupils().stream()
                .map(pupil -> LearnerUploads.of(pupil.uploads()))
                .toList();
        try (Progress progress = Progress.on(out).start("Answers", "answers", school.answers())) {
            return new UploadRun(client, progress).send(learners, UPLOADS_AT_ONCE);
        }
    }

    private static void requireComplete(UploadReport report) {
        if (report.isComplete()) {
            return;
        }
        String why = report.stoppedBecause() != null ? report.stoppedBecause() : "Not everything arrived.";
        String first =
                report.reasons().isEmpty() ? "" : " First: " + report.reasons().getFirst() + ".";
        throw new DemoFailure("The demo school is not complete: "
                + (report.ingested() + report.alreadyThere()) + " of " + report.total() + " uploads are in. " + why
                + first + AGAIN);
    }
}
