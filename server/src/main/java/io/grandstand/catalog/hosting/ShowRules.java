package io.grandstand.catalog.hosting;

import io.grandstand.catalog.Fault;
import io.grandstand.catalog.ShowDraft;
import io.grandstand.catalog.ShowKind;
import io.grandstand.catalog.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a show must be like. */
final class ShowRules {

    private static final Set<Integer> AGE_LIMITS = new TreeSet<>(List.of(0, 7, 12, 15, 19));
    private static final int ARTIST_LENGTH_MAX = 200;

    private ShowRules() {}

    static List<Fault> check(ShowDraft draft, Predicate<TeamId> known) {
        var faults = new ArrayList<Fault>();
        HostText.required(faults, "title", draft.title(), ShowDraft.TITLE_LENGTH_MAX);
        HostText.optional(faults, "description", draft.description(), ShowDraft.DESCRIPTION_LENGTH_MAX);
        if (draft.ageLimit() != null && !AGE_LIMITS.contains(draft.ageLimit())) {
            faults.add(new Fault("ageLimit", "must be one of " + AGE_LIMITS));
        }
        HostText.range(faults, "runningMinutes", draft.runningMinutes(), 1, ShowDraft.RUNNING_MINUTES_MAX);
        HostText.range(
                faults, "intermissionMinutes", draft.intermissionMinutes(), 0, ShowDraft.INTERMISSION_MINUTES_MAX);
        switch (draft.kind()) {
            case null -> faults.add(new Fault("kind", "is missing"));
            case GAME -> checkGame(draft, known, faults);
            case CONCERT -> checkConcert(draft, faults);
        }
        return faults;
    }

    private static void checkGame(ShowDraft draft, Predicate<TeamId> known, List<Fault> faults) {
        checkTeam("homeTeamId", draft.homeTeam(), known, faults);
        checkTeam("awayTeamId", draft.awayTeam(), known, faults);
        if (draft.homeTeam() != null && draft.homeTeam().equals(draft.awayTeam())) {
            faults.add(new Fault("awayTeamId", "is the home team"));
        }
        if (draft.artist() != null) {
            faults.add(new Fault("artist", "a game has none"));
        }
    }

    private static void checkTeam(String path, @Nullable TeamId team, Predicate<TeamId> known, List<Fault> faults) {
        if (team == null) {
            faults.add(new Fault(path, "is missing"));
        } else if (!known.test(team)) {
            faults.add(new Fault(path, "there is no such team"));
        }
    }

    private static void checkConcert(ShowDraft draft, List<Fault> faults) {
        HostText.optional(faults, "artist", draft.artist(), ARTIST_LENGTH_MAX);
        if (draft.homeTeam() != null) {
            faults.add(new Fault("homeTeamId", "a concert has none"));
        }
        if (draft.awayTeam() != null) {
            faults.add(new Fault("awayTeamId", "a concert has none"));
        }
    }

    /** The kind and the teams of a show stay as they are: they decided its venue. */
    static List<Fault> checkChange(ShowDraft now, ShowDraft wanted, Predicate<TeamId> known) {
        List<Fault> faults = check(wanted, known);
        if (wanted.kind() != null && wanted.kind() != now.kind()) {
            faults.add(new Fault("kind", "cannot be changed"));
        } else if (now.kind() == ShowKind.GAME) {
            unchanged("homeTeamId", now.homeTeam(), wanted.homeTeam(), faults);
            unchanged("awayTeamId", now.awayTeam(), wanted.awayTeam(), faults);
        }
        return faults;
    }

    private static void unchanged(String path, @Nullable TeamId now, @Nullable TeamId wanted, List<Fault> faults) {
        if (wanted != null && !wanted.equals(now)) {
            faults.add(new Fault(path, "cannot be changed"));
        }
    }
}
