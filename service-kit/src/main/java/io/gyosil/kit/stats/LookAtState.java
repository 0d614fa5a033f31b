package io.gyosil.kit.stats;

import io.gyosil.kit.data.DatabaseSettings;
import io.gyosil.kit.outbox.Backlog;
import io.gyosil.kit.outbox.OutboxTable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanContext;
import io.micronaut.health.HealthStatus;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Puts together how the service is, from what it measures anyway. */
@Singleton
class LookAtState {

    private final OutboxTable outbox;
    private final MeterRegistry meters;
    private final List<HealthIndicator> readiness;
    private final DatabaseSettings settings;

    LookAtState(OutboxTable outbox, MeterRegistry meters, BeanContext beans, DatabaseSettings settings) {
        this.outbox = outbox;
        this.meters = meters;
        this.readiness =
                List.copyOf(beans.getBeansOfType(HealthIndicator.class, Qualifiers.byStereotype(Readiness.class)));
        this.settings = settings;
    }

    StateView now() {
        Backlog backlog = outbox.backlog();
        List<StateView.Part> parts = parts();
        return new StateView(
                settings.service(),
                parts.stream().allMatch(StateView.Part::up),
                parts,
                backlog.depth(),
                backlog.ageSeconds(),
                value(meters.find("gyosil.roster.behind").gauge()),
                groups());
    }

    private List<StateView.Part> parts() {
        return Objects.requireNonNull(Flux.fromIterable(readiness)
                .flatMap(HealthIndicator::getResult)
                .map(part -> new StateView.Part(part.getName(), HealthStatus.UP.equals(part.getStatus())))
                .sort(Comparator.comparing(StateView.Part::name))
                .collectList()
                .block());
    }

    private List<StateView.Group> groups() {
        return meters.find("gyosil.consumer.lag").gauges().stream()
                .map(lag -> {
                    String group = Objects.requireNonNullElse(lag.getId().getTag("group"), "");
                    Double stopped = value(meters.find("gyosil.consumer.stopped")
                            .tag("group", group)
                            .gauge());
                    return new StateView.Group(group, (long) lag.value(), stopped != null && stopped > 0);
                })
                .sorted(Comparator.comparing(StateView.Group::name))
                .toList();
    }

    private static @Nullable Double value(@Nullable Gauge gauge) {
        return gauge == null ? null : gauge.value();
    }
}
