package io.grandstand.catalog;

import org.jspecify.annotations.Nullable;

/** A show as a host wants it, unchecked. */
public record ShowDraft(
        @Nullable ShowKind kind,
        @Nullable String title,
        @Nullable TeamId homeTeam,
        @Nullable TeamId awayTeam,
        @Nullable String artist,
        @Nullable String description,
        @Nullable Integer ageLimit,
        @Nullable Integer runningMinutes,
        @Nullable Integer intermissionMinutes) {

    public static final int TITLE_LENGTH_MAX = 200;
    public static final int DESCRIPTION_LENGTH_MAX = 10_000;
    public static final int RUNNING_MINUTES_MAX = 1_440;
    public static final int INTERMISSION_MINUTES_MAX = 240;
}
