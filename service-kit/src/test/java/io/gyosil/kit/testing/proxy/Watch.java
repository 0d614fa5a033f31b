package io.gyosil.kit.testing.proxy;

import java.util.List;

/** Sees the bytes of one connection from its beginning on, and knows where something in them ends a step of work. */
interface Watch {

    /** Looks at bytes that go to the server. */
    List<Crossing> asked(byte[] bytes, int length);

    /** Looks at bytes that come from the server. */
    List<Crossing> answered(byte[] bytes, int length);
}
