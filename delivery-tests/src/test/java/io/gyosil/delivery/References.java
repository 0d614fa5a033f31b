package io.gyosil.delivery;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.ArrayList;
import java.util.List;

/** Which keys of which ConfigMaps and Secrets a pod reads. */
final class References {

    /**
     * One of them.
     *
     * @param keys which keys; none when it takes all there are
     */
    record Reference(Class<? extends HasMetadata> type, String name, List<String> keys) {}

    private References() {}

    static List<Reference> of(Manifests.PodTemplate pod) {
        List<Reference> all = new ArrayList<>();
        pod.spec().getVolumes().forEach(volume -> {
            if (volume.getSecret() != null) {
                all.add(new Reference(
                        Secret.class,
                        volume.getSecret().getSecretName(),
                        keys(volume.getSecret().getItems())));
            }
            if (volume.getConfigMap() != null) {
                all.add(new Reference(
                        ConfigMap.class,
                        volume.getConfigMap().getName(),
                        keys(volume.getConfigMap().getItems())));
            }
        });
        pod.container()
                .getEnvFrom()
                .forEach(from -> all.add(
                        new Reference(ConfigMap.class, from.getConfigMapRef().getName(), List.of())));
        pod.container().getEnv().forEach(variable -> {
            if (variable.getValueFrom() != null && variable.getValueFrom().getSecretKeyRef() != null) {
                var key = variable.getValueFrom().getSecretKeyRef();
                all.add(new Reference(Secret.class, key.getName(), List.of(key.getKey())));
            }
        });
        return all;
    }

    private static List<String> keys(List<KeyToPath> items) {
        return items.stream().map(KeyToPath::getKey).toList();
    }
}
