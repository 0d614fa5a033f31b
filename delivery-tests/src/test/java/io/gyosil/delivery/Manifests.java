package io.gyosil.delivery;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What Helm rendered, each as its Kubernetes type. */
record Manifests(List<HasMetadata> all) {

    /**
     * A pod as it will be made.
     *
     * @param of what makes it
     */
    record PodTemplate(String of, Map<String, String> labels, PodSpec spec) {
        Container container() {
            return spec.getContainers().getFirst();
        }

        /** Whether it answers requests forever, rather than doing some work once. */
        boolean isService() {
            return of.startsWith("Deployment");
        }

        @Override
        public String toString() {
            return of;
        }
    }

    static Manifests read(String rendered) {
        List<HasMetadata> all = new ArrayList<>();
        for (Object document : new Yaml().loadAll(rendered)) {
            if (document instanceof Map<?, ?> map) {
                @SuppressWarnings("unchecked")
                Map<String, Object> fields = (Map<String, Object>) map;
                all.add(KubernetesTypes.read(fields));
            }
        }
        return new Manifests(all);
    }

    <T extends HasMetadata> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return of(type).stream()
                .filter(manifest -> manifest.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + type.getSimpleName() + " " + name));
    }

    Deployment deployment(String service) {
        return one(Deployment.class, Chart.RELEASE + "-" + service);
    }

    /** The pod of a service. */
    PodTemplate pod(String service) {
        return podsOf(deployment(service)).findFirst().orElseThrow();
    }

    List<PodTemplate> pods() {
        return all.stream().flatMap(Manifests::podsOf).toList();
    }

    /** The keys of a ConfigMap or a Secret that is among the manifests; empty when it is not. */
    Set<String> keys(Class<? extends HasMetadata> type, String name) {
        return of(type).stream()
                .filter(manifest -> manifest.getMetadata().getName().equals(name))
                .flatMap(manifest -> (manifest instanceof Secret secret
                                ? secret.getData()
                                : ((ConfigMap) manifest).getData())
                        .keySet().stream())
                .collect(Collectors.toSet());
    }

    private static Stream<PodTemplate> podsOf(HasMetadata manifest) {
        String of = manifest.getKind() + " " + manifest.getMetadata().getName();
        return switch (manifest) {
            case Deployment deployment -> {
                var template = deployment.getSpec().getTemplate();
                yield Stream.of(new PodTemplate(of, template.getMetadata().getLabels(), template.getSpec()));
            }
            case Job job -> {
                var template = job.getSpec().getTemplate();
                yield Stream.of(new PodTemplate(of, template.getMetadata().getLabels(), template.getSpec()));
            }
            case Pod pod -> Stream.of(new PodTemplate(of, pod.getMetadata().getLabels(), pod.getSpec()));
            default -> Stream.empty();
        };
    }
}
