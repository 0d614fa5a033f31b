package io.gyosil.delivery;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.servers.process.FileTree;
import io.gyosil.servers.process.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Images, built as everybody builds them, but on nothing: a base image would have to be fetched. */
final class ImageBuild {
    private static final int MINUTES = 15;

    private ImageBuild() {}

    /** Builds those of some modules again, on no base image. */
    static void build(Path log, List<String> modules) throws IOException, InterruptedException {
        for (String module : modules) {
            Files.deleteIfExists(tar(module));
            FileTree.delete(target(module).resolve("jib-cache"));
            FileTree.delete(target(module).resolve("sbom"));
        }
        Process maven = maven(log, modules);
        if (!maven.waitFor(MINUTES, TimeUnit.MINUTES)) {
            maven.destroyForcibly();
            throw new AssertionError(
                    "The images are not built after " + MINUTES + " minutes." + LogTail.appendix(log, 20));
        }
        assumeTrue(
                maven.exitValue() == 0
                        || !Files.readString(log).matches("(?s).*(Could not transfer|offline mode|Unknown host).*"),
                "skipped: the plugins that build images are not here and cannot be fetched");
        if (maven.exitValue() != 0) {
            throw new AssertionError("The images cannot be built." + LogTail.appendix(log, 20));
        }
    }

    /** The digest under which a registry would have it. */
    static String digest(String module) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(target(module).resolve("jib-image.json").toFile())
                .path("imageDigest")
                .asText();
    }

    static Path tar(String module) {
        return target(module).resolve("jib-image.tar");
    }

    private static Path target(String module) {
        return ComposeFile.ROOT.resolve(module).resolve("target");
    }

    private static Process maven(Path log, List<String> modules) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(
                            "mvn",
                            "-B",
                            "-q",
                            "-Pimages",
                            "-DskipTests",
                            "-Dimage.base=scratch",
                            "-Dimage.client.skip=" + !modules.contains("demo-school"),
                            "-pl",
                            String.join(",", modules),
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
