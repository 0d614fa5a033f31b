package io.gyosil.delivery;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The Helm chart, and what Helm makes of it. */
final class Chart {

    static final String RELEASE = "gyosil";
    static final String NAMESPACE = "school";

    /** What hooks are called in a rendering: Helm leaves out what has the real annotation. */
    static final String HOOK = "hook.example";

    static final Path FOLDER = Path.of(System.getProperty("gyosil.home", ".."), "k8s", "gyosil")
            .toAbsolutePath()
            .normalize();

    private static final String KUBERNETES = "1.33.0";

    private Chart() {}

    private static final class WithVisibleHooks {
        static final Path CHART = copy();

        private static Path copy() {
            try {
                Path copy = copyTo(Files.createTempDirectory("gyosil-chart"));
                for (Path template : files(copy.resolve("templates"))) {
                    Files.writeString(template, Files.readString(template).replace("helm.sh/hook:", HOOK + "/hook:"));
                }
                return copy;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The manifests for these values, hooks among them. */
    static Manifests render(String values) {
        PretendCluster.start();
        return Manifests.read(onFile(values, file -> new Helm(WithVisibleHooks.CHART)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(KUBERNETES)
                .withValuesFile(file)
                .call()));
    }

    /** What Helm says after an installation with these values. */
    static String notes(String values) {
        return onFile(values, file -> new Helm(FOLDER)
                .install()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(KUBERNETES)
                .withValuesFile(file)
                .clientOnly()
                .withDryRunOption(DryRun.CLIENT)
                .dryRun()
                .call()
                .getOutput());
    }

    /** Lints it, strictly, as it is with these values. */
    static LintResult lint(String values) {
        try {
            Path copy = copyTo(Files.createTempDirectory("gyosil-lint"));
            Map<String, Object> all = yaml(read("values.yaml"));
            fill(all, yaml(values));
            DumperOptions plain = new DumperOptions();
            plain.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
            Files.writeString(copy.resolve("values.yaml"), new Yaml(plain).dump(all));
            return new Helm(copy).lint().strict().call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> yaml(String text) {
        Map<String, Object> map = new Yaml().load(text);
        return map;
    }

    /** What values.yaml has under that name. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> section(String name) {
        return (Map<String, Object>)
                KubernetesTypes.there(yaml(read("values.yaml")).get(name));
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Helm lays values over those of the chart. */
    @SuppressWarnings("unchecked")
    static void fill(Map<String, Object> under, Map<String, Object> over) {
        over.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map && under.get(key) instanceof Map<?, ?> below) {
                Map<String, Object> both = new LinkedHashMap<>((Map<String, Object>) below);
                fill(both, (Map<String, Object>) map);
                under.put(key, both);
            } else {
                under.put(key, value);
            }
        });
    }

    private interface WithFile {
        String apply(Path file);
    }

    private static String onFile(String values, WithFile work) {
        try {
            Path file = Files.createTempFile("gyosil-values", ".yaml");
            try {
                Files.writeString(file, values);
                return work.apply(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copyTo(Path folder) throws IOException {
        for (Path file : files(FOLDER)) {
            Path target =
                    folder.resolve("gyosil").resolve(FOLDER.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return folder.resolve("gyosil");
    }
}
