package io.grandstand.kernel;

import java.io.Serial;

/**
 * A value that came from outside and cannot be what it should; its message is for the caller, in words made for them.
 * Any other {@link IllegalArgumentException} is a fault of ours.
 */
public class BadValueException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    public BadValueException(String message) {
        super(message);
    }
}
