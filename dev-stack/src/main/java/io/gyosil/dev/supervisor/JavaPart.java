package io.gyosil.dev.supervisor;

import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.LogTail;
import io.gyosil.servers.process.Patience;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A JVM that answers over HTTP: a service or the entrance.
 *
 * @param readyPath answers 200 as soon as it serves
 * @param launch for each start anew: an archive of classes may be there by then
 * @param environment what it gets beyond the supervisor's own environment
 * @param log where its output goes
 */
record JavaPart(
        String name, int port, String readyPath, Supplier<Launch> launch, Map<String, String> environment, Path log)
        implements Part {
    private static final Duration START = Duration.ofSeconds(120);
    /** Not more often: who asks takes processors from who starts. */
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private static final int ANSWER_MILLIS = 2_000;
    /**
     * A service takes up to 20 s to end what is under way, and then may have an archive of its classes to write: on a quiet machine in
     * some seconds, on a busy one in a minute.
     */
    private static final int STOP = 150;

    @Override
    public Running start(Consumer<Process> spawned) {
        Launch start = launch.get();
        ProcessBuilder builder = new ProcessBuilder(start.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // What a shell keeps of some stack, from ./gyosil status --env, is not for this one.
        builder.environment().keySet().removeIf(name -> name.matches("(GYOSIL|VIEWER|STUDY|MICRONAUT)_.*"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            spawned.accept(process);
            awaitReady(process, start);
            return new Running(process, () -> end(process));
        } catch (IOException failure) {
            throw new StackFailure("The process of " + name + " could not start: " + failure.getMessage(), failure);
        }
    }

    private void awaitReady(Process process, Launch start) {
        boolean answered = Patience.until(START, INTERVAL, () -> !process.isAlive() || answers());
        if (answered && process.isAlive()) {
            return;
        }
        String what = process.isAlive()
                ? "The " + name + " process is not ready after " + START.toSeconds() + " s: " + readyPath + " on port "
                        + port + " does not answer 200."
                : "The " + name + " process ended while it started, with exit code " + process.exitValue() + ".";
        end(process);
        start.unready().run();
        throw new StackFailure(what + LogTail.appendix(log, 20));
    }

    private boolean answers() {
        try {
            HttpURLConnection request = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + readyPath).toURL().openConnection();
            request.setConnectTimeout(ANSWER_MILLIS);
            request.setReadTimeout(ANSWER_MILLIS);
            try {
                return request.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                request.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
