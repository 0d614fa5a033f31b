package io.gyosil.study.viewer;

import io.gyosil.event.Topics;
import io.gyosil.event.ViewerChanged;
import io.gyosil.kit.consumer.BatchProcessor;
import io.gyosil.kit.consumer.BatchProcessors;
import io.gyosil.kit.consumer.GroupListener;
import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.event.UnreadableEventException;
import io.micronaut.configuration.kafka.annotation.Topic;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Takes in which viewers schools have. A revocation that was passed over would leave a token good, so nothing is. */
@GroupListener(ViewerListener.GROUP)
class ViewerListener {

    static final String GROUP = "study.viewers";
    private static final Pattern KEY = Pattern.compile("viewer:(\\d{1,18})");

    private final BatchProcessor<ViewerState> batches;

    ViewerListener(BatchProcessors processors, SaveViewers viewers) {
        this.batches = processors.stopping(GROUP, ViewerListener::read, viewers::save, partitions -> {});
    }

    @Topic(Topics.CLASSROOM_STATE)
    void take(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> kafka) {
        batches.take(records, kafka);
    }

    private static Optional<ViewerState> read(ReceivedEvent event) {
        return switch (event.type()) {
            case ViewerChanged.TYPE -> Optional.of(changed(EventJson.read(event.data(), ViewerChanged.class)));
            case ViewerChanged.REMOVED -> Optional.of(revoked(event));
            default -> Optional.empty();
        };
    }

    private static ViewerState changed(ViewerChanged viewer) {
        List<ViewerChanged.Token> tokens = Objects.requireNonNullElse(viewer.tokens(), List.of());
        return new ViewerState(
                viewer.viewerId(),
                viewer.version(),
                viewer.orgId(),
                tokens.stream()
                        .map(token -> new ViewerState.Token(token.sha256(), token.validUntil()))
                        .toList());
    }

    private static ViewerState revoked(ReceivedEvent event) {
        Matcher key = KEY.matcher(event.key());
        if (!key.matches()) {
            throw new UnreadableEventException("it does not say which viewer is revoked: " + event.key());
        }
        return new ViewerState(Long.parseLong(key.group(1)), event.removalVersion(), null, List.of());
    }
}
