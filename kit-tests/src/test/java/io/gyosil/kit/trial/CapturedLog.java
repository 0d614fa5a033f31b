package io.gyosil.kit.trial;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.gyosil.kit.trace.Trace;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What is logged while it is open. */
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<String> traces = new CopyOnWriteArrayList<>();
    private @Nullable Logger talkative;

    /** Starts listening. */
    public CapturedLog() {
        start();
        root.addAppender(this);
    }

    /** Starts listening, also to what a class says at the level that is usually off. */
    public static CapturedLog withDebugOf(String className) {
        CapturedLog log = new CapturedLog();
        log.talkative = (Logger) LoggerFactory.getLogger(className);
        log.talkative.setLevel(Level.DEBUG);
        return log;
    }

    /** How many messages contain that. */
    public long count(String part) {
        return messages.stream()
                .filter(message -> String.valueOf(message).contains(part))
                .count();
    }

    /** Messages and the messages of their exceptions. */
    public String text() {
        return String.join("\n", messages);
    }

    /** The traces of those that belong to one. */
    public List<String> traces() {
        return List.copyOf(traces);
    }

    @Override
    protected void append(ILoggingEvent event) {
        messages.add(event.getFormattedMessage());
        for (IThrowableProxy e = event.getThrowableProxy(); e != null; e = e.getCause()) {
            messages.add(e.getMessage());
        }
        if (event.getMDCPropertyMap().containsKey(Trace.NAME)) {
            traces.add(event.getMDCPropertyMap().get(Trace.NAME));
        }
    }

    @Override
    public void close() {
        root.detachAppender(this);
        if (talkative != null) {
            talkative.setLevel(null);
        }
    }
}
