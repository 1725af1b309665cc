/** Telling people what happened, once each. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "outbox",
            "identity",
            "identity :: event",
            "catalog",
            "order :: event",
            "payment :: event",
            "waitingroom :: event"
        })
@NullMarked
package io.grandstand.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
