package io.gyosil.study.viewer;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes each state in that is newer than what is there of the same viewer, in whatever order they come. */
@Singleton
class SaveViewers {

    private final ViewerRepository viewers;

    SaveViewers(ViewerRepository viewers) {
        this.viewers = viewers;
    }

    @Transactional("worker")
    void save(List<ViewerState> states) {
        Collection<ViewerState> newest = states.stream()
                .collect(Collectors.toMap(
                        ViewerState::viewerId,
                        Function.identity(),
                        BinaryOperator.maxBy((one, other) -> Long.compare(one.version(), other.version()))))
                .values();
        Set<Long> saved = Set.copyOf(viewers.save(
                newest.stream().mapToLong(ViewerState::viewerId).toArray(),
                newest.stream().map(ViewerState::orgId).toArray(Long[]::new),
                newest.stream().mapToLong(ViewerState::version).toArray()));
        viewers.deleteTokens(saved.stream().mapToLong(Long::longValue).toArray());
        List<Row> rows = newest.stream()
                .filter(viewer -> saved.contains(viewer.viewerId()))
                .flatMap(viewer -> viewer.tokens().stream().map(token -> new Row(viewer.viewerId(), token)))
                .toList();
        viewers.saveTokens(
                rows.stream().map(row -> row.token().sha256()).toArray(String[]::new),
                rows.stream().mapToLong(Row::viewerId).toArray(),
                rows.stream().map(row -> text(row.token().validUntil())).toArray(String[]::new));
    }

    private record Row(long viewerId, ViewerState.Token token) {}

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : Objects.toString(time);
    }
}
