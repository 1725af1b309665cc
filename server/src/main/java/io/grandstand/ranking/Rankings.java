package io.grandstand.ranking;

import java.util.List;

/** What is booked most, and what is being bought now, among what everybody may see and what has not begun. */
public interface Rankings {

    int PLACES_MAX = 50;

    /** Best first, at most {@link #PLACES_MAX}; only those of which something counts. From memory for some seconds. */
    List<Ranked> by(Measure measure);
}
