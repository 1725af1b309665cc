package io.grandstand.edge.start;

import java.io.Serial;
import java.util.List;

/** All settings that are wrong, a line each. */
class FaultySettingsException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    FaultySettingsException(List<String> faults) {
        super("These settings are wrong:\n  " + String.join("\n  ", faults));
    }
}
