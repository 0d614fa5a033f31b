package io.gyosil.proving.load;

import io.gyosil.demo.client.OneTry;
import io.gyosil.proving.ledger.Acknowledgements;
import io.gyosil.proving.ledger.Entry;
import io.gyosil.proving.ledger.Ledger;
import io.gyosil.proving.ledger.Refusal;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Sends uploads, each try by another way, and writes down what became of it. Safe for many threads. */
public final class Viewer implements AutoCloseable {

    private final List<OneTry> ways;
    private final Ledger ledger;
    private final Acknowledgements acknowledgements;

    public Viewer(List<URI> ways, String token, Ledger ledger, Acknowledgements acknowledgements) {
        this.ways = ways.stream().map(way -> new OneTry(way, token)).toList();
        this.ledger = ledger;
        this.acknowledgements = acknowledgements;
    }

    /** Tries once; says whether it was acknowledged. */
    public boolean send(Entry entry) throws InterruptedException {
        OneTry way = ways.get(Math.floorMod(entry.uuid().hashCode() + entry.tries(), ways.size()));
        long begin = System.nanoTime();
        OneTry.Outcome outcome = way.send(entry.upload());
        if (outcome instanceof OneTry.Unknown unknown) {
            ledger.refused(new Refusal(unknown.status(), unknown.type(), Duration.ofNanos(System.nanoTime() - begin)));
        }
        boolean acknowledged = entry.note(outcome);
        if (acknowledged) {
            acknowledgements.note();
        }
        return acknowledged;
    }

    @Override
    public void close() {
        ways.forEach(OneTry::close);
    }
}
