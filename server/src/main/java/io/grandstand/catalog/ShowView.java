package io.grandstand.catalog;

import io.grandstand.kernel.AccountId;
import java.util.Optional;

/** A show as lists show it. */
public record ShowView(
        ShowId id,
        AccountId host,
        ShowKind kind,
        String title,
        Optional<Team> home,
        Optional<Team> away,
        Optional<String> artist,
        int ageLimit,
        Optional<Integer> runningMinutes,
        Optional<Integer> intermissionMinutes,
        Optional<Poster> poster) {}
