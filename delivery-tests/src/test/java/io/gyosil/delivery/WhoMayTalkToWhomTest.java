package io.gyosil.delivery;

import static io.gyosil.delivery.KubernetesTypes.there;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** NetworkPolicies let through what is needed, and nothing else. */
class WhoMayTalkToWhomTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BARE")
    void everyPodIsClosedBothWays(ValueSet set) {
        NetworkPolicy nobody = policy(set, "nobody");

        assertThat(nobody.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(nobody.getSpec().getIngress()).isEmpty();
        assertThat(ports(nobody.getSpec().getEgress())).containsExactly("53/TCP", "53/UDP");
        assertThat(set.manifests().pods())
                .allMatch(pod -> selects(nobody.getSpec().getPodSelector(), pod.labels()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BARE")
    void aServiceMayAskItsStoresAndKeys(ValueSet set) {
        set.manifests().pods().stream().filter(Manifests.PodTemplate::isService).forEach(pod -> {
            Set<String> out = ports(egress(set, pod.labels()));
            assertThat(out).contains("53/UDP", "8081/");
            assertThat(out)
                    .contains(
                            switch (set) {
                                case SCALED -> new String[] {"6432/", "9092/"};
                                case PRODUCTION -> new String[] {"5432/", "9093/", "4318/"};
                                case EVERYTHING -> new String[] {"5432/", "9094/", "9095/", "9096/", "443/"};
                                default -> new String[] {"5432/", "9092/"};
                            });
        });
    }

    /** A hook is there before what is no hook: the other policies are still those of the release before. (SCALED has no Jobs.) */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BARE", "SCALED"})
    void aJobIsLetOutByAPolicyThatComesWithIt(ValueSet set) {
        NetworkPolicy jobs = policy(set, "jobs");

        assertThat(jobs.getMetadata().getAnnotations()).containsKey(Chart.HOOK + "/hook");
        assertThat(ports(jobs.getSpec().getEgress()))
                .contains("53/TCP", "53/UDP")
                .hasSizeGreaterThan(3);
        assertThat(set.manifests().pods().stream()
                        .filter(pod -> pod.of().startsWith("Job "))
                        .filter(pod -> !selects(jobs.getSpec().getPodSelector(), pod.labels())))
                .isEmpty();
    }

    @Test
    void aServiceMayAskNothingElse() {
        assertThat(ports(egress(
                        ValueSet.MINIMAL,
                        ValueSet.MINIMAL.manifests().pod("study").labels())))
                .containsExactlyInAnyOrder("53/TCP", "53/UDP", "8081/", "5432/", "9092/");
    }

    @Test
    void theIngressControllerAndPrometheusMayAskAServiceAndStrangersMayNot() {
        NetworkPolicy services = policy(ValueSet.MINIMAL, "services");

        assertThat(services.getSpec().getIngress()).hasSize(1).allSatisfy(rule -> {
            assertThat(rule.getPorts().stream().map(port -> name(port.getPort())))
                    .containsExactly("8081", "8082", "8083", "8084");
            assertThat(rule.getFrom().stream().map(WhoMayTalkToWhomTest::who))
                    .containsExactlyInAnyOrder("this release", "ingress-nginx", "monitoring");
        });
    }

    @Test
    void withoutAnIngressNoIngressControllerMay() {
        Manifests manifests = Chart.render(ValueSet.MINIMAL.text().replace("host: gyosil.example", "enabled: false"));

        assertThat(
                        manifests
                                .one(NetworkPolicy.class, "gyosil-services")
                                .getSpec()
                                .getIngress()
                                .getFirst()
                                .getFrom()
                                .stream()
                                .map(WhoMayTalkToWhomTest::who))
                .containsExactlyInAnyOrder("this release", "monitoring");
    }

    @Test
    void storesCanBeNamedMoreClosely() {
        List<NetworkPolicyEgressRule> out = egress(
                ValueSet.PRODUCTION,
                ValueSet.PRODUCTION.manifests().pod("study").labels());

        assertThat(out.stream().filter(rule -> ports(List.of(rule)).contains("9093/")))
                .hasSize(1)
                .allMatch(rule -> who(rule.getTo().getFirst()).equals("kafka"));
    }

    @Test
    void theTestMayAskTheServicesAlone() {
        Map<String, String> test = ValueSet.MINIMAL.manifests().pods().stream()
                .filter(pod -> pod.of().equals("Pod gyosil-test"))
                .findFirst()
                .orElseThrow()
                .labels();

        assertThat(ports(egress(ValueSet.MINIMAL, test)))
                .containsExactlyInAnyOrder("53/TCP", "53/UDP", "8081/", "8082/", "8083/", "8084/");
    }

    @Test
    void whereTheyAreSwitchedOffThereAreNone() {
        assertThat(ValueSet.BARE.manifests().of(NetworkPolicy.class)).isEmpty();
    }

    private static NetworkPolicy policy(ValueSet set, String name) {
        return set.manifests().one(NetworkPolicy.class, Chart.RELEASE + "-" + name);
    }

    /** All that a pod with these labels may do, from all policies together. */
    private static List<NetworkPolicyEgressRule> egress(ValueSet set, Map<String, String> labels) {
        return set.manifests().of(NetworkPolicy.class).stream()
                .filter(policy -> selects(policy.getSpec().getPodSelector(), labels))
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .toList();
    }

    private static boolean selects(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream()
                        .allMatch(expression -> expression.getOperator().equals("In")
                                && expression.getValues().contains(labels.get(expression.getKey())));
    }

    private static Set<String> ports(List<NetworkPolicyEgressRule> rules) {
        return new TreeSet<>(rules.stream()
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> name(port.getPort()) + "/" + (port.getProtocol() == null ? "" : port.getProtocol()))
                .toList());
    }

    private static String name(IntOrString port) {
        return port.getValue().toString();
    }

    private static String who(NetworkPolicyPeer peer) {
        return peer.getNamespaceSelector() == null
                ? "this release"
                : there(peer.getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name"));
    }
}
