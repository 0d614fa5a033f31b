package io.gyosil.demo.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Sends a request again and again until there is an answer that counts, patience is at its end, or it is stopped. */
final class Sender implements AutoCloseable {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final RetrySchedule patience;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final LongAdder retries = new LongAdder();

    Sender(RetrySchedule patience) {
        this.patience = patience;
    }

    sealed interface Reply {}

    record Answer(int status, byte[] body) implements Reply {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    record Silence(String reason) implements Reply {}

    /** One try: its reply, whether another is of use, and how long the server asked us to wait. */
    private record Try(Reply reply, boolean again, Duration atLeast) {}

    Reply send(HttpRequest request) throws InterruptedException {
        long giveUpAt = System.nanoTime() + patience.whole().toNanos();
        for (int tries = 1; ; tries++) {
            Try last = tryOnce(request);
            if (!last.again()) {
                return last.reply();
            }
            Duration wait = longer(patience.before(tries), last.atLeast());
            boolean late = System.nanoTime() + wait.toNanos() > giveUpAt;
            if (late || stop.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Silence(reason(last.reply(), tries));
            }
            retries.increment();
        }
    }

    private Try tryOnce(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            int status = response.statusCode();
            boolean again = status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
            return new Try(new Answer(status, response.body()), again, retryAfter(response));
        } catch (IOException broken) {
            return new Try(new Silence(sentence(request, broken)), true, Duration.ZERO);
        }
    }

    private Duration retryAfter(HttpResponse<?> response) {
        Duration asked = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
        return asked.compareTo(patience.longest()) > 0 ? patience.longest() : asked;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String reason(Reply last, int tries) {
        String why =
                switch (last) {
                    case Answer(int status, byte[] body) -> Problem.sentence(status, body);
                    case Silence(String broken) -> broken;
                };
        return why + " (" + tries + (tries == 1 ? " try)" : " tries)");
    }

    private static String sentence(HttpRequest request, IOException broken) {
        String where = request.uri().getScheme() + "://" + request.uri().getAuthority();
        return switch (broken) {
            case ConnectException _ -> "nothing answers at " + where;
            case HttpTimeoutException _ -> where + " did not answer in time";
            default -> "the connection to " + where + " broke: " + broken.getMessage();
        };
    }

    long retries() {
        return retries.sum();
    }

    boolean isStopped() {
        return stop.getCount() == 0;
    }

    void stop() {
        stop.countDown();
    }

    @Override
    public void close() {
        stop();
        http.shutdownNow();
        http.close();
    }
}
