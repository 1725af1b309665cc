package io.grandstand.payment.sandbox;

/** What the payer chooses on the company's page. */
public enum SandboxChoice {
    SUCCESS,
    DECLINE,
    /** The money is taken, but the company's answer to that never arrives; nor does its answer when it gives some back. */
    LOSE_ANSWER
}
