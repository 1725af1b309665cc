package io.grandstand.edge.limits;

import java.io.IOException;
import java.io.Serial;
import org.springframework.util.unit.DataSize;

/** A body went on after the largest size that is read. */
public class BodyTooLargeException extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    private final long bytesMax;

    BodyTooLargeException(DataSize max) {
        super("body of more than " + max);
        this.bytesMax = max.toBytes();
    }

    /** What the caller is told. */
    public String sentence() {
        return "The body must not have more than " + bytesMax + " bytes.";
    }
}
