package io.gyosil.system.ship;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.dev.machine.FileTree;
import io.gyosil.dev.machine.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The image of study-ingest-service, built as everybody builds it, but on nothing: a base image would have to be fetched. */
final class ImageBuild {
    private static final Path MODULE = ComposeFile.ROOT.resolve("study-ingest-service");
    private static final int MINUTES = 5;

    private ImageBuild() {}

    /**
     * Builds it anew.
     *
     * @return the digest under which a registry would have it
     */
    static String build(Path log) throws IOException, InterruptedException {
        Path target = MODULE.resolve("target");
        Files.deleteIfExists(tar());
        FileTree.delete(target.resolve("jib-cache"));
        FileTree.delete(target.resolve("sbom"));
        Process maven = maven(log);
        if (!maven.waitFor(MINUTES, TimeUnit.MINUTES)) {
            maven.destroyForcibly();
            throw new AssertionError(
                    "The image is not built after " + MINUTES + " minutes." + LogTail.appendix(log, 20));
        }
        assumeTrue(
                maven.exitValue() == 0
                        || !Files.readString(log).matches("(?s).*(Could not transfer|offline mode|Unknown host).*"),
                "skipped: the plugins that build images are not here and cannot be fetched");
        if (maven.exitValue() != 0) {
            throw new AssertionError("The image cannot be built." + LogTail.appendix(log, 20));
        }
        return JsonMapper.builder()
                .build()
                .readTree(target.resolve("jib-image.json").toFile())
                .path("imageDigest")
                .asText();
    }

    static Path tar() {
        return MODULE.resolve("target/jib-image.tar");
    }

    private static Process maven(Path log) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(
                            "mvn",
                            "-B",
                            "-q",
                            "-Pimages",
                            "-DskipTests",
                            "-Dimage.base=scratch",
                            "-Dimage.client.skip=true",
                            "-pl",
                            MODULE.getFileName().toString(),
                            "-am",
                            "package")
                    .directory(ComposeFile.ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException noSuchProgram) {
            assumeTrue(false, "skipped: there is no mvn on the PATH");
            throw noSuchProgram;
        }
    }
}
