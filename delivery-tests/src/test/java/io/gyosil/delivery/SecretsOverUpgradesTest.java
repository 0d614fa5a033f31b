package io.gyosil.delivery;

import static io.gyosil.delivery.KubernetesTypes.there;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Secret that the chart makes: once, by chance, and never again. */
class SecretsOverUpgradesTest {

    private static final Pattern STRONG = Pattern.compile("[A-Za-z0-9]{48}");

    @Test
    void everySecretIsMadeByChance() {
        Manifests one = Chart.render(ValueSet.MINIMAL.text());
        Manifests other = Chart.render(ValueSet.MINIMAL.text());

        Map<String, String> made = data(one);
        assertThat(made)
                .containsOnlyKeys(
                        "analytics-owner-password",
                        "analytics-web-password",
                        "analytics-worker-password",
                        "classroom-owner-password",
                        "classroom-web-password",
                        "classroom-worker-password",
                        "first-admin-code",
                        "key-secret",
                        "session-owner-password",
                        "session-web-password",
                        "session-worker-password",
                        "study-owner-password",
                        "study-web-password",
                        "study-worker-password",
                        "viewer-sync-token");
        assertThat(made.values())
                .allMatch(secret -> STRONG.matcher(decoded(secret)).matches())
                .doesNotHaveDuplicates();
        assertThat(data(other).values()).doesNotContainAnyElementsOf(made.values());
    }

    @Test
    void anUpgradeKeepsWhatIsThereAndAddsWhatAFurtherServiceNeeds() {
        Map<String, String> before = new HashMap<>(data(Chart.render(ValueSet.MINIMAL.text())));
        before.put("of-somebody-else", encoded("kept, too"));

        PretendCluster.having(secret(Chart.RELEASE, before), () -> {
            Map<String, String> after = data(Chart.render(withLibrary()));

            assertThat(after).containsAllEntriesOf(before);
            assertThat(new HashSet<>(after.keySet()))
                    .containsAll(before.keySet())
                    .contains("library-owner-password", "library-web-password", "library-worker-password")
                    .hasSize(before.size() + 3);
        });
    }

    @Test
    void anUpgradeThatChangesNothingRestartsNothing() {
        Manifests installed = Chart.render(ValueSet.MINIMAL.text());

        PretendCluster.having(secret(Chart.RELEASE, data(installed)), () -> {
            Manifests upgraded = Chart.render(ValueSet.MINIMAL.text());

            assertThat(upgraded.of(Deployment.class)).isEqualTo(installed.of(Deployment.class));
        });
    }

    @Test
    void itOutlivesTheRelease() {
        assertThat(theSecret(ValueSet.MINIMAL.manifests()).getMetadata().getAnnotations())
                .containsEntry("helm.sh/resource-policy", "keep");
    }

    /** Hooks run before it is there. */
    @Test
    void theBootstrapHasTheSamePasswordsAndNothingElse() {
        Manifests manifests = ValueSet.MINIMAL.manifests();
        Map<String, String> passwords = data(manifests).entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("-password"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(manifests.one(Secret.class, "gyosil-bootstrap").getData())
                .isEqualTo(passwords)
                .hasSize(12);
    }

    @Test
    void aSecretOfYoursIsUsedAndNoneIsMade() {
        Manifests manifests = ValueSet.PRODUCTION.manifests();

        assertThat(manifests.of(Secret.class)).isEmpty();
        assertThat(manifests.pods().stream().filter(Manifests.PodTemplate::isService))
                .allSatisfy(pod -> assertThat(References.of(pod))
                        .anyMatch(reference -> reference.name().equals("gyosil-secrets")));
    }

    @Test
    void aChangeOfASecretGivesNewPodsAtTheNextUpgrade() {
        String before = checksum(ValueSet.PRODUCTION.text());

        PretendCluster.having(secret("gyosil-secrets", Map.of("key-secret", encoded("one"))), () -> {
            String one = checksum(ValueSet.PRODUCTION.text());
            assertThat(one).isNotEqualTo(before).isEqualTo(checksum(ValueSet.PRODUCTION.text()));
            PretendCluster.having(
                    secret("gyosil-secrets", Map.of("key-secret", encoded("other"))),
                    () -> assertThat(checksum(ValueSet.PRODUCTION.text())).isNotEqualTo(one));
        });
    }

    @Test
    void nothingSecretIsWhereEverybodyMayRead() {
        Manifests manifests = ValueSet.MINIMAL.manifests();

        assertThat(data(manifests).values()).allSatisfy(secret -> {
            assertThat(manifests.of(ConfigMap.class))
                    .noneMatch(map -> map.toString().contains(decoded(secret)));
            assertThat(manifests.pods()).noneMatch(pod -> pod.spec().toString().contains(decoded(secret)));
        });
    }

    private static String withLibrary() {
        return ValueSet.MINIMAL.text() + """
            services:
              library: {enabled: true, module: library-service, port: 8085, jwks: true, routes: [], secrets: {}, env: {}}
            """;
    }

    private static Secret theSecret(Manifests manifests) {
        return manifests.one(Secret.class, Chart.RELEASE);
    }

    private static Map<String, String> data(Manifests manifests) {
        return theSecret(manifests).getData();
    }

    private static String checksum(String values) {
        var pods = Chart.render(values).deployment("study").getSpec().getTemplate();
        return there(pods.getMetadata().getAnnotations().get("checksum/secret"));
    }

    private static Secret secret(String name, Map<String, String> data) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withData(data)
                .build();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
