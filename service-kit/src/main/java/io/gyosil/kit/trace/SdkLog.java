package io.gyosil.kit.trace;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** What OpenTelemetry has to say goes to the log like everything else: a collector that is away, a variable that makes no sense. */
final class SdkLog extends Handler {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("io.opentelemetry");

    /** Kept, since the JDK forgets loggers that nobody holds. */
    private static final Logger SDK = Logger.getLogger("io.opentelemetry");

    private SdkLog() {
        setFormatter(new SimpleFormatter());
    }

    static void install() {
        if (SDK.getUseParentHandlers()) {
            SDK.setUseParentHandlers(false);
            SDK.addHandler(new SdkLog());
        }
    }

    @Override
    public void publish(LogRecord line) {
        if (isLoggable(line)) {
            LOG.warn(getFormatter().formatMessage(line));
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
