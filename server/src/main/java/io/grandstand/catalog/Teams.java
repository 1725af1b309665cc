package io.grandstand.catalog;

import java.util.List;

/** The clubs. */
public interface Teams {

    /** Clubs in one list; a league has a dozen. */
    int TEAMS_MAX = 500;

    List<Team> all();
}
