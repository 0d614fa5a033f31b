package io.gyosil.session.live.lesson;

/** Why we close a socket; the codes are the contract's. */
public final class CloseCode {

    public static final int GOING_AWAY = 1001;
    public static final int NOT_TEXT = 1003;
    public static final int TOO_LARGE = 1009;
    public static final int ENDED = 4000;
    public static final int BAD_TOKEN = 4001;
    public static final int NO_HELLO = 4002;
    public static final int KICKED = 4003;
    public static final int BANNED = 4004;
    public static final int TOO_SLOW = 4008;
    public static final int TOO_MANY = 4009;

    private CloseCode() {}
}
