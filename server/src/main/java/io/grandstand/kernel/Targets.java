package io.grandstand.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which roles a process has, from {@code --target}: names of roles, or of groups of them, separated by commas. */
public final class Targets {

    public static final String ALL = "all";

    private static final Set<Role> WORK = EnumSet.of(
            Role.OUTBOX_RELAY,
            Role.NOTIFICATION_CONSUMER,
            Role.RANKING_CONSUMER,
            Role.ORDER_CONSUMER,
            Role.BOOKING_CONSUMER,
            Role.BOOKING_JOBS,
            Role.ORDER_JOBS,
            Role.PAYMENT_JOBS,
            Role.WAITINGROOM_JOBS,
            Role.IDENTITY_JOBS);

    private static final Map<String, Set<Role>> GROUPS = groups();

    private Targets() {}

    private static Map<String, Set<Role>> groups() {
        var groups = new LinkedHashMap<String, Set<Role>>();
        groups.put(ALL, EnumSet.allOf(Role.class));
        groups.put("fans", EnumSet.complementOf(EnumSet.copyOf(WORK)));
        groups.put("workers", WORK);
        return groups;
    }

    /** @throws IllegalArgumentException naming every word that is neither a role nor a group. */
    public static Set<Role> parse(String targets) {
        var roles = EnumSet.noneOf(Role.class);
        var unknown = new ArrayList<String>();
        for (String word : targets.toLowerCase(Locale.ROOT).split(",", -1)) {
            String name = word.strip();
            Set<Role> group = GROUPS.get(name);
            if (group != null) {
                roles.addAll(group);
                continue;
            }
            Arrays.stream(Role.values())
                    .filter(role -> role.label().equals(name))
                    .findFirst()
                    .ifPresentOrElse(roles::add, () -> unknown.add(name));
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown target " + String.join(", ", unknown) + "; --list-targets prints what there is");
        }
        return roles;
    }

    /** What {@code --list-targets} prints: a line each. */
    public static String list() {
        String groups = GROUPS.entrySet().stream()
                .map(group -> "%-22s %s"
                        .formatted(
                                group.getKey(),
                                group.getKey().equals(ALL)
                                        ? "everything (the default)"
                                        : group.getValue().stream()
                                                .map(Role::label)
                                                .collect(Collectors.joining(", "))))
                .collect(Collectors.joining("\n"));
        String roles = Arrays.stream(Role.values())
                .map(role -> "%-22s %s".formatted(role.label(), role.purpose()))
                .collect(Collectors.joining("\n"));
        return groups + "\n" + roles;
    }
}
