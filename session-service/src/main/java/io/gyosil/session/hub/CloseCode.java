package io.gyosil.session.hub;

/** Why we close a socket; the codes are the contract's. */
final class CloseCode {

    static final int GOING_AWAY = 1001;
    static final int NOT_TEXT = 1003;
    static final int TOO_LARGE = 1009;
    static final int ENDED = 4000;
    static final int BAD_TOKEN = 4001;
    static final int NO_HELLO = 4002;
    static final int KICKED = 4003;
    static final int BANNED = 4004;
    static final int TOO_SLOW = 4008;
    static final int TOO_MANY = 4009;

    private CloseCode() {}
}
