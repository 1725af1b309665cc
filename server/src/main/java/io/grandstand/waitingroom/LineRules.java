package io.grandstand.waitingroom;

import java.time.Duration;

/** What every line goes by, for who explains it to those who stand in it. */
public interface LineRules {

    /** How long a called fan has to come before it is somebody else's turn. */
    Duration callGrace();

    /** How long a called fan who did not come may still come, before all who were not called yet. */
    Duration parking();
}
