package io.gyosil.demo.csvimport;

import io.gyosil.demo.DemoFailure;
import io.gyosil.demo.client.DeliveryException;
import io.gyosil.demo.client.GyosilClient;
import io.gyosil.demo.client.Progress;
import io.gyosil.demo.client.PublishCounts;
import io.gyosil.demo.client.Publishing;
import io.gyosil.demo.client.StopSignal;
import io.gyosil.demo.client.UploadReport;
import io.gyosil.demo.client.UploadRun;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Loads a file of answers into a stack: checks all of it, publishes all questions, then sends each student's answers in
 * order, students taking turns. Everything sent follows from the file, so a second run finds it already there.
 */
public final class ResponseLoader {

    /** A batch of questions is large, and the server works on each with a whole connection. */
    private static final int BATCHES_AT_ONCE = 2;

    private final PrintStream out;
    private final Progress.Display display;

    public ResponseLoader(PrintStream out) {
        this.out = out;
        this.display = Progress.on(out);
    }

    /**
     * What to load where.
     *
     * @param prefix begins every user_id; 1 to 40 letters, digits, dots, underscores or hyphens
     * @param atOnce uploads under way at once, 1 to 64
     */
    public record Options(Path file, URI url, String viewerToken, String teacherToken, String prefix, int atOnce) {

        public static final int DEFAULT_AT_ONCE = 8;
        public static final String DEFAULT_PREFIX = ResponseNames.DEFAULT_PREFIX;
        public static final int MOST_AT_ONCE = 64;

        public Options {
            if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
                throw new DemoFailure("--at-once must be from 1 to " + MOST_AT_ONCE + ", not " + atOnce + ".");
            }
            if (!prefix.matches("[\\p{Alnum}._-]{1,40}")) {
                throw new DemoFailure("--prefix must be 1 to 40 letters, digits, dots, underscores or hyphens, not "
                        + FileFaults.quote(prefix) + ".");
            }
        }
    }

    /**
     * Loads one file.
     *
     * @throws DemoFailure if the file is not as it should be (nothing was sent then) or the questions are not taken
     */
    public LoadReport load(Options options) throws InterruptedException {
        Responses responses = ResponseFile.read(options.file());
        out.printf(
                Locale.ROOT,
                "%s: %,d answers of %,d students on %,d skills.%n",
                options.file().getFileName(),
                responses.answers(),
                responses.students().size(),
                responses.skills());
        try (var client = new GyosilClient(options.url(), options.viewerToken(), options.teacherToken());
                var signal = StopSignal.stopping(client)) {
            LoadReport report = send(client, responses, options);
            report.lines().forEach(out::println);
            return report;
        }
    }

    private LoadReport send(GyosilClient client, Responses responses, Options options) throws InterruptedException {
        var names = new ResponseNames(options.prefix());
        PublishCounts published = publish(client, new ResponseQuestions(responses, names));
        List<ResponseUploads> uploads = responses.students().stream()
                .map(student -> new ResponseUploads(student, names))
                .toList();
        try (Progress progress = display.start("Answers", "answers", responses.answers())) {
            UploadReport report = new UploadRun(client, progress).send(uploads, options.atOnce());
            return new LoadReport(published, report);
        }
    }

    private PublishCounts publish(GyosilClient client, ResponseQuestions questions) throws InterruptedException {
        try (Progress progress = display.start("Questions", "questions", questions.count())) {
            return new Publishing(client, progress).publish(questions.iterator(), BATCHES_AT_ONCE);
        } catch (DeliveryException refused) {
            throw new DemoFailure(refused.getMessage() + " Run the same command again: nothing is counted twice.");
        }
    }
}
