package io.gyosil.proving;

import io.gyosil.demo.client.Upload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The client's own account of all that it sent. Safe for many threads. */
final class Ledger {

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byUpload = new HashMap<>();

    /** Opens the account of an upload before it is sent for the first time. */
    synchronized Entry open(Upload upload, Kill during) {
        Entry entry = new Entry(upload, during);
        if (byUpload.putIfAbsent(entry.uuid(), entry) != null) {
            throw new IllegalArgumentException("an upload is sent as a new one once: " + entry.uuid());
        }
        entries.add(entry);
        return entry;
    }

    /** One that was sent before, by chance; null when there is none. */
    synchronized @Nullable Entry any(RandomGenerator random) {
        return entries.isEmpty() ? null : entries.get(random.nextInt(entries.size()));
    }

    synchronized @Nullable Entry of(String upload) {
        return byUpload.get(upload);
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Those of which it is not known whether the server has them. */
    List<Entry> unsettled() {
        return entries().stream().filter(entry -> !entry.isSettled()).toList();
    }
}
