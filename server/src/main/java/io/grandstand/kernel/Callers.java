package io.grandstand.kernel;

import java.util.Optional;

/** Who makes the call that is being served, for what is no controller. */
public interface Callers {

    /** @throws RuntimeException that is answered with 401, where nobody is logged in */
    Caller present();

    /** Nobody where nobody is logged in. */
    Optional<Caller> known();
}
