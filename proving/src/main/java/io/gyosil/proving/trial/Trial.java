package io.gyosil.proving.trial;

import io.gyosil.proving.ledger.Acknowledgements;
import io.gyosil.proving.ledger.Finding;
import io.gyosil.proving.oracle.Drain;
import java.util.List;
import java.util.Map;

/** A load with an account of it: begin, finish, drain, settle, in this order. */
public interface Trial extends AutoCloseable {

    /** It begins, and goes on until it is finished. */
    void begin() throws InterruptedException;

    /** What is sent from now on has to survive this. */
    void survive(String what);

    /** When acknowledgements came. */
    Acknowledgements acknowledgements();

    /** After so many more acknowledgements all goes on as before. */
    int aFew();

    /** Nothing new is sent; says how much of what was sent stays without an answer though there was time for it. */
    int finish() throws InterruptedException;

    /** Waits until all that was sent has arrived everywhere. */
    Drain drain() throws InterruptedException;

    /** Compares all places as they are. */
    List<Finding> settle() throws InterruptedException;

    /** The names of what was acknowledged, as findings have them as their subject, and what each has survived. */
    Map<String, String> survived();

    /** How often the clients felt that something was gone. */
    int felt();

    /** What went over the wire, as a sentence. */
    String traffic();

    @Override
    void close();
}
