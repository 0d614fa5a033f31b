package io.gyosil.proving.ledger;

import io.gyosil.demo.client.Upload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The client's own account of all uploads that it sent. Safe for many threads. */
public final class Ledger {

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byUpload = new HashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private String during = "nothing";

    /** What is sent for the first time from now on has to survive this. */
    public synchronized void survive(String what) {
        during = what;
    }

    /** Opens the account of an upload before it is sent for the first time. */
    public synchronized Entry open(Upload upload) {
        Entry entry = new Entry(upload, during);
        if (byUpload.putIfAbsent(entry.uuid(), entry) != null) {
            throw new IllegalArgumentException("an upload is sent as a new one once: " + entry.uuid());
        }
        entries.add(entry);
        return entry;
    }

    /** Writes down a try that came to nothing. */
    public synchronized void refused(Refusal refusal) {
        refusals.add(refusal);
    }

    public synchronized List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** One that was sent before, by chance; there must be one. */
    public synchronized Entry any(RandomGenerator random) {
        return entries.get(random.nextInt(entries.size()));
    }

    public synchronized @Nullable Entry of(String upload) {
        return byUpload.get(upload);
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Those of which it is not known whether the server has them. */
    public List<Entry> unsettled() {
        return entries().stream().filter(entry -> !entry.isSettled()).toList();
    }

    /** How many of all were acknowledged. */
    public long acknowledged() {
        return entries().stream().filter(entry -> entry.answer() != null).count();
    }

    /** How many were taken in without the client knowing at first: a resend found them there. */
    public long foundThere() {
        return entries().stream().filter(Entry::isFoundThere).count();
    }
}
