package io.grandstand.architecture.planted;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import org.springframework.transaction.event.TransactionalEventListener;

@RunsIn(Role.NOTIFICATION_CONSUMER)
class GatedListener {

    @TransactionalEventListener
    void on(String event) {}
}
