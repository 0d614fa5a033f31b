package io.gyosil.kit.metric;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.TestTokens;
import io.gyosil.kit.trial.RawHttp;
import io.gyosil.kit.trial.TrialService;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Prometheus is shown of the requests to a service. */
class MeasuringRequestsIT {

    private static final Pattern BUCKET = Pattern.compile("http_server_requests_seconds_bucket\\{.*le=\"([^\"]*)\".*");
    private static final String TOO_LARGE = "x".repeat((1 << 20) + 1);

    private static TrialService service;

    @BeforeAll
    static void start() {
        service = TrialService.on("kit_metric");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     /trial/csv,               200, /trial/csv",
        "GET,     /trial/path/17,           200, /trial/path/{number}",
        "GET,     /trial/path/seventeen,    400, /trial/path/{number}",
        "GET,     /trial/query?user_id=1,   200, /trial/query",
        "GET,     /trial/problem,           422, /trial/problem",
        "GET,     /trial/broken,            500, /trial/broken",
        "GET,     /trial/late,              503, /trial/late",
        "GET,     /trial/teachers,          401, /trial/teachers",
        "GET,     /nowhere/17,              404, none",
        "DELETE,  /trial/csv,               405, none",
    })
    void aRequestIsCountedByItsRouteAndWhatBecameOfIt(String method, String path, int status, String route) {
        String series = series(method, status, route);
        double before = value(series);

        assertThat(service.anyone().send(method, path, null).status()).isEqualTo(status);

        await().atMost(SOON).until(() -> value(series) == before + 1);
    }

    @Test
    void whatSecurityAndTheServerItselfRefuseIsCountedToo() {
        service.anyone().as(TestTokens.of("student", "1")).get("/trial/teachers");
        service.anyone().as("no token").get("/trial/teachers");
        service.anyone().post("/trial/body", TOO_LARGE);

        for (String series : List.of(
                series("GET", 403, "/trial/teachers"),
                series("GET", 401, "/trial/teachers"),
                series("POST", 413, "/trial/body"))) {
            await(series).atMost(SOON).until(() -> value(series) > 0);
        }
    }

    @Test
    void theBucketsAreFewAndHoldTheLimitsThatPeopleAskFor() {
        service.anyone().get("/trial/csv");

        assertThat(scrape().filter(line -> line.contains("uri=\"/trial/csv\"") && line.contains("status=\"200\""))
                        .flatMap(line -> BUCKET.matcher(line).results())
                        .map((MatchResult bucket) -> bucket.group(1)))
                .containsExactly("0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0", "+Inf");
    }

    @Test
    void strangersCannotMakeTheNumberOfSeriesGrow() {
        nowhere(1);
        strange(1);
        // A scrape is a request, too, and shows itself from the next one on.
        scrape();
        Set<String> before = names();

        for (int i = 2; i <= 200; i++) {
            nowhere(i);
        }
        for (int i = 2; i <= 60; i++) {
            strange(i);
        }

        Set<String> more = names();
        more.removeAll(before);
        assertThat(more).noneMatch(name -> name.startsWith("http_"));
        // What the service does by itself may show for the first time meanwhile.
        assertThat(more).hasSizeLessThan(59);
        assertThat(scrape()).noneMatch(line -> line.contains("nowhere") || line.contains("STRANGE"));
    }

    private static void nowhere(int i) {
        service.anyone().get("/nowhere/" + i + "/a%2f..%00?" + i + "=" + i);
    }

    private static void strange(int i) {
        Http anyone = service.anyone();
        anyone.get("/nowhere/" + i);
        anyone.get("/trial/path/" + i);
        anyone.get("/trial/path/a" + i);
        anyone.get("/health/" + i);
        anyone.send("STRANGE" + i, "/nowhere", null);
        anyone.send("STRANGE" + i, "/trial/path/" + i, null);
        anyone.send("OPTIONS", "/nowhere/" + i, null);
        anyone.as("token" + i).get("/trial/teachers?" + i);
        anyone.with("X-Forwarded-Host", "host" + i)
                .with("Content-Type", "text/x" + i)
                .post("/trial/body", "{}");
        for (String line : List.of(
                "GET http://nowhere" + i + "/ HTTP/1.1",
                "GET //nowhere" + i + " HTTP/1.1",
                "GET /%zz" + i + " HTTP/1.1",
                "nowhere" + i)) {
            RawHttp.answer(service.uri(), line, "Host: school", "Connection: close");
        }
    }

    @Test
    void everySeriesSaysOfWhichServiceItIs() {
        assertThat(scrape().filter(line -> !line.startsWith("#")))
                .isNotEmpty()
                .allMatch(line -> line.contains("service=\"kit_metric\""));
    }

    @Test
    void theBuildAndThePressureOnItsMemoryAreMeasured() {
        assertThat(scrape())
                .anyMatch(line ->
                        line.matches("gyosil_build_info\\{java=\"25[^\"]*\",service=\"kit_metric\",version=\".+\"} 1"))
                .anyMatch(line -> line.startsWith("jvm_gc_overhead{"))
                .anyMatch(line -> line.startsWith("jvm_memory_usage_after_gc{"));
    }

    private static String series(String method, int status, String route) {
        return "http_server_requests_seconds_count{method=\"%s\",service=\"kit_metric\",status=\"%d\",uri=\"%s\"} "
                .formatted(method, status, route);
    }

    private static double value(String series) {
        return scrape().filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .sum();
    }

    /** The series there are, but for those that each new kind of garbage collection adds. */
    private static Set<String> names() {
        return scrape().filter(line -> !line.startsWith("#") && !line.startsWith("jvm_gc_"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toSet());
    }

    private static Stream<String> scrape() {
        return service.anyone().get("/prometheus").text().lines();
    }
}
