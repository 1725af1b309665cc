package io.grandstand.kernel;

/** Who makes the call that is being served, for a door that is no controller. */
public interface Callers {

    /** @throws RuntimeException that is answered with 401, where nobody is logged in */
    Caller present();
}
