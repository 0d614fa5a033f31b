package io.gyosil.demo;

import io.gyosil.demo.school.DemoLoader;
import io.gyosil.demo.school.DemoPeople;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "fill",
        description = {
            "Fills a demo school into a Gyosil that was not started by ./gyosil up, such as one in Docker.",
            "It comes in by the entrance, like any client. Again changes nothing."
        },
        mixinStandardHelpOptions = true)
public final class DemoFill implements Callable<Integer> {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The entrance. Default: ${DEFAULT-VALUE}.")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--secrets",
            paramLabel = "DIR",
            required = true,
            description = {
                "Where the files first-admin-code, viewer-sync-token and demo-admin-password, -teacher-, -student-,",
                "-second-admin-password are."
            })
    private Path secrets = Path.of(".");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Where it is written down which demo school this is.")
    private Path data = Path.of(".");

    @Option(
            names = "--demo-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which demo school; the same seed is the same school. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        SecretFiles known = new SecretFiles(secrets);
        DemoLoader.fill(url, known.viewerToken(), new DemoPeople(url, known), data, seed);
        return 0;
    }
}
