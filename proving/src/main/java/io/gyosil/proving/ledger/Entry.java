package io.gyosil.proving.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.client.OneTry;
import io.gyosil.demo.client.Upload;
import io.gyosil.proving.ledger.Finding.Type;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the client knows of one upload: what it sent, and what it was answered at each try. Safe for many threads. */
public final class Entry {

    private static final String ANSWERS = "answers";

    private final Upload upload;
    private final String uuid;
    private final String during;
    private final List<Finding> complaints = new ArrayList<>();
    private @Nullable Answer answer;
    private int tries;
    private int unknown;
    private int taken;

    /** @param during what the upload has to survive */
    public Entry(Upload upload, String during) {
        this.upload = upload;
        this.uuid = upload.clientSessionUuid();
        this.during = during;
    }

    public Upload upload() {
        return upload;
    }

    public String uuid() {
        return uuid;
    }

    public String during() {
        return during;
    }

    /** Writes down what became of a try; says whether it was acknowledged. */
    public synchronized boolean note(OneTry.Outcome outcome) {
        tries++;
        switch (outcome) {
            case OneTry.Accepted accepted -> acknowledged(accepted.body());
            case OneTry.Refused refused -> complain(Type.DIFFERING, "was refused: " + refused.reason());
            case OneTry.Unknown ignored -> unknown++;
        }
        return outcome instanceof OneTry.Accepted;
    }

    private void acknowledged(JsonNode body) {
        try {
            acknowledged(Answer.of(body));
        } catch (DateTimeException notAnAnswer) {
            complain(Type.DIFFERING, "was answered in an unknown way: " + body);
        }
    }

    private void acknowledged(Answer now) {
        if (now.isFirst() && ++taken > 1) {
            complain(Type.DOUBLED, "was taken in again after it had been taken in before");
        }
        Answer before = answer;
        if (before == null) {
            answer = now;
        } else if (!before.agreesWith(now)) {
            complain(Type.DIFFERING, "was answered " + now + " after " + before);
        }
    }

    /** Whether there is nothing more to ask: it was acknowledged, or the server will never take it. */
    public synchronized boolean isSettled() {
        return answer != null || !complaints.isEmpty();
    }

    public synchronized @Nullable Answer answer() {
        return answer;
    }

    /** Whether it was taken in without the client knowing: a resend found it there. */
    public synchronized boolean isFoundThere() {
        return answer != null && taken == 0;
    }

    public synchronized int tries() {
        return tries;
    }

    /** How many tries had no answer that counts. */
    public synchronized int unknown() {
        return unknown;
    }

    /** What was wrong with the answers by themselves. */
    public synchronized List<Finding> complaints() {
        List<Finding> all = new ArrayList<>(complaints);
        if (answer != null && taken == 0 && unknown == 0) {
            all.add(new Finding(Type.DIFFERING, ANSWERS, uuid, "no try was answered as the first"));
        }
        return all;
    }

    private void complain(Type type, String what) {
        complaints.add(new Finding(type, ANSWERS, uuid, what));
    }
}
