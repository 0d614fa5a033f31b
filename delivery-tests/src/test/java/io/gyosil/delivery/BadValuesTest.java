package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What is senseless is refused before anything is made, with the name of the value. */
class BadValuesTest {

    /**
     * Values that are wrong in one place.
     *
     * @param values over the minimal ones
     * @param named what the message must name
     */
    record Bad(String values, List<String> named) {
        Bad(String values, String... named) {
            this(values, List.of(named));
        }

        @Override
        public String toString() {
            return values;
        }
    }

    static Stream<Bad> bad() {
        return Stream.of(
                new Bad("postgresql: {host: ''}", "postgresql/host"),
                new Bad("postgresql: {host: 'postgresql:5432'}", "postgresql/host"),
                new Bad("postgresql: {port: 70000}", "postgresql/port"),
                new Bad("postgresql: {port: '5432'}", "postgresql/port"),
                new Bad("postgresql: {sslmode: verify}", "postgresql/sslmode"),
                new Bad("postgresql: {sslmode: verify-full}", "postgresql/ca/existingSecret"),
                new Bad("postgresql: {bootstrap: {existingSecret: ''}}", "postgresql/bootstrap/existingSecret"),
                new Bad("postgresql: {database: other}", "postgresql/database"),
                new Bad("postgresql: {bootstrap: {image: 'postgres:latest'}}", "postgresql/bootstrap/image"),
                new Bad("kafka: {bootstrapServers: kafka}", "kafka/bootstrapServers"),
                new Bad("kafka: {securityProtocol: TLS}", "kafka/securityProtocol"),
                new Bad("kafka: {securityProtocol: SASL_SSL}", "kafka/sasl/username", "kafka/sasl/existingSecret"),
                new Bad("kafka: {sasl: {mechanism: GSSAPI}}", "kafka/sasl/mechanism"),
                new Bad("kafka: {properties: {security.protocol: SSL}}", "kafka/properties", "security.protocol"),
                new Bad("ingress: {host: ''}", "ingress/host"),
                new Bad("ingress: {host: 'https://gyosil.example'}", "ingress/host"),
                new Bad("ingress: {tls: {enabled: true, secretName: ''}}", "ingress/tls/secretName"),
                new Bad("ingress: {tls: {enabled: 'yes'}}", "ingress/tls/enabled"),
                new Bad("image: {tag: latest}", "image/tag"),
                new Bad("image: {pullPolicy: Sometimes}", "image/pullPolicy"),
                new Bad("defaults: {replicas: 0}", "defaults/replicas"),
                new Bad("defaults: {digest: abc}", "defaults/digest"),
                new Bad("defaults: {resources: {limits: {memory: lots}}}", "defaults/resources/limits/memory"),
                new Bad("defaults: {autoscaling: {targetCpuPercent: 0}}", "defaults/autoscaling/targetCpuPercent"),
                new Bad("services: {study: {replcas: 3}}", "services/study", "replcas"),
                new Bad("services: {study: {env: {STUDY_INGEST_ENABLED: true}}}", "STUDY_INGEST_ENABLED"),
                new Bad("services: {study: {routes: [ingest]}}", "services/study/routes/0"),
                new Bad("services: {classroom: {enabled: false}}", "services/classroom/enabled"),
                new Bad("services: {library: {enabled: true}}", "services/library", "module"),
                new Bad("services: {Library: {}}", "services", "Library"),
                new Bad("settings: {gyosil.time-zone: UTC}", "settings", "gyosil.time-zone"),
                new Bad("settings: {GYOSIL_SHUTDOWN_DELAY: 9s}", "settings", "GYOSIL_SHUTDOWN_DELAY"),
                new Bad("shutdown: {gracePeriodSeconds: 20}", "shutdown/gracePeriodSeconds"),
                new Bad("tracing: {share: 2}", "tracing/share"),
                new Bad("tracing: {endpoint: 'collector:4318'}", "tracing/endpoint"),
                new Bad("secrets: {existingSecret: 'My Secret'}", "secrets/existingSecret"),
                new Bad("networkPolcy: {}", "networkPolcy"));
    }

    @ParameterizedTest
    @MethodSource
    void bad(Bad bad) {
        assertThatThrownBy(() -> Chart.render(overMinimal(bad.values())))
                .hasMessageContaining("values don't meet the specifications of the schema")
                .message()
                .satisfies(message -> assertThat(message.replace('.', '/'))
                        .contains(bad.named().stream()
                                .map(name -> name.replace('.', '/'))
                                .toList()));
    }

    /** Else nothing could be learnt from the others. */
    @Test
    void theMinimalOnesAloneAreTaken() {
        assertThatCode(() -> Chart.render(overMinimal("{}"))).doesNotThrowAnyException();
    }

    @Test
    void withoutAnyValuesItSaysWhichAreMissing() {
        assertThatThrownBy(() -> Chart.render("{}")).message().satisfies(message -> assertThat(
                        message.replace('.', '/'))
                .contains(List.of(
                        "postgresql/host",
                        "postgresql/bootstrap/existingSecret",
                        "kafka/bootstrapServers",
                        "ingress/host")));
    }

    private static String overMinimal(String values) {
        var all = Chart.yaml(ValueSet.MINIMAL.text());
        Chart.fill(all, Chart.yaml(values));
        return new Yaml().dump(all);
    }
}
