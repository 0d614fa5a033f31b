package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.gyosil.delivery.Manifests.PodTemplate;
import io.gyosil.servers.process.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a pod of the chart runs, run here: its settings and files are those of the chart, with another root than {@code /}. */
record LocalPod(Path root, Manifests manifests) {

    /** Puts a file where a pod finds it. */
    void put(String path, String content) throws IOException {
        Path file = Path.of(local(path));
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** Puts all that a ConfigMap holds where a pod finds it. */
    void mount(String configMap, String folder) throws IOException {
        for (Map.Entry<String, String> file :
                manifests.one(ConfigMap.class, configMap).getData().entrySet()) {
            put(folder + "/" + file.getKey(), local(file.getValue()));
        }
    }

    /** Runs a Job to its end, which must be a good one; what it said. */
    String runJob(String name, Map<String, String> more) throws IOException, InterruptedException {
        PodTemplate job = manifests.pods().stream()
                .filter(pod -> pod.of().equals("Job " + name))
                .findFirst()
                .orElseThrow();
        Path log = root.resolve(name + ".log");
        Process process = start(
                job, job.container().getCommand().stream().map(this::local).toList(), more, log);
        if (!process.waitFor(SOON.plus(SOON)) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(name + " failed" + LogTail.appendix(log, 20));
        }
        return Files.readString(log);
    }

    /** Starts a command in the environment of the pod's container. */
    Process start(PodTemplate pod, List<String> command, Map<String, String> more, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment(pod, more));
        return builder.start();
    }

    /** As Kubernetes makes it: what is shared, then what is the container's own, in which names in $(…) are replaced. */
    private Map<String, String> environment(PodTemplate pod, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>();
        pod.container()
                .getEnvFrom()
                .forEach(from -> environment.putAll(manifests
                        .one(ConfigMap.class, from.getConfigMapRef().getName())
                        .getData()));
        environment.putAll(more);
        for (EnvVar variable : pod.container().getEnv()) {
            if (variable.getValue() != null && !more.containsKey(variable.getName())) {
                String value = variable.getValue();
                for (Map.Entry<String, String> known : environment.entrySet()) {
                    value = value.replace("$(" + known.getKey() + ")", known.getValue());
                }
                environment.put(variable.getName(), value);
            }
        }
        environment.replaceAll((name, value) -> local(value));
        return environment;
    }

    private String local(String text) {
        return text.replace("/run/secrets/gyosil", root + "/secrets").replace("/etc/gyosil", root + "/etc");
    }
}
