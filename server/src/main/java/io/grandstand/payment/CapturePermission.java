package io.grandstand.payment;

/** Whether money may be taken now. */
public enum CapturePermission {
    /** What is paid for is kept until the outcome is told. */
    ALLOWED,
    /** What was to be paid for is gone. */
    REFUSED,
    /** It could not be found out now. */
    ASK_AGAIN
}
