package io.grandstand.edge.start;

import java.io.Serial;
import java.util.List;

/** All settings that are not safe for a real installation. */
class UnsafeSettingsException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    UnsafeSettingsException(List<String> faults) {
        super("not safe for production: " + String.join("; ", faults));
    }
}
