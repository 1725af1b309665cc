package io.grandstand.catalog.plan;

import io.grandstand.catalog.BlockPlan;
import io.grandstand.catalog.BlockPlan.Block;
import io.grandstand.catalog.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What typed-in blocks must be like; one plan is checked by one of these. */
public final class BlockRules {

    /**
     * A block in which nothing is wrong.
     *
     * @param rows their names; none where one stands
     * @param seatsInRow none where one stands
     * @param places of a standing one
     */
    record Sound(
            int index, String name, String category, boolean beside, List<String> rows, int seatsInRow, int places) {

        boolean standing() {
            return rows.isEmpty();
        }

        int capacity() {
            return standing() ? places : rows.size() * seatsInRow;
        }
    }

    private final BlockPlan plan;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Sound> sound = new ArrayList<>();

    public BlockRules(BlockPlan plan) {
        this.plan = plan;
        check();
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    public boolean nothingSound() {
        return sound.isEmpty();
    }

    /** Those blocks in which nothing is wrong. */
    List<Sound> sound() {
        return List.copyOf(sound);
    }

    BlockPlan.Numbering numbering() {
        return plan.numbering();
    }

    /** Empty where something is wrong with it. */
    String name() {
        return faults.stream().anyMatch(fault -> fault.path().equals("name")) ? "" : text(plan.name());
    }

    private void check() {
        words("name", plan.name());
        if (plan.blocks().isEmpty()) {
            fault("blocks", "are missing");
        } else if (plan.blocks().size() > BlockPlan.BLOCKS_MAX) {
            fault("blocks", "must be at most " + BlockPlan.BLOCKS_MAX);
            return;
        }
        Set<String> names = new HashSet<>();
        for (int index = 0; index < plan.blocks().size(); index++) {
            check(index, plan.blocks().get(index), names);
        }
        long seats = sound.stream().mapToLong(Sound::capacity).sum();
        if (seats > BlockPlan.SEATS_MAX) {
            fault("blocks", "have " + seats + " seats, more than " + BlockPlan.SEATS_MAX);
            sound.clear();
        }
    }

    private void check(int index, Block block, Set<String> names) {
        String path = "blocks[" + index + "].";
        int before = faults.size();
        if (words(path + "name", block.name()) && !names.add(text(block.name()))) {
            fault(path + "name", "there is a block of this name already");
        }
        words(path + "category", block.category());
        Optional<List<String>> rows = block.standing() ? Optional.of(List.of()) : rows(path, block);
        if (block.standing()) {
            range(path + "places", block.places(), BlockPlan.PLACES_MAX);
        } else {
            range(path + "seatsInRow", block.seatsInRow(), BlockPlan.SEATS_IN_ROW_MAX);
        }
        if (faults.size() == before) {
            sound.add(new Sound(
                    index,
                    text(block.name()),
                    text(block.category()),
                    block.beside(),
                    rows.orElse(List.of()),
                    block.standing() ? 0 : number(block.seatsInRow()),
                    block.standing() ? number(block.places()) : 0));
        }
    }

    private Optional<List<String>> rows(String path, Block block) {
        Optional<List<String>> rows = RowNames.between(
                text(block.rowFrom()).toUpperCase(Locale.ROOT),
                text(block.rowTo()).toUpperCase(Locale.ROOT),
                BlockPlan.ROWS_MAX);
        if (rows.isEmpty()) {
            fault(
                    path + "rowTo",
                    "rows go from a number to a number or from a letter to a letter, at most " + BlockPlan.ROWS_MAX);
        }
        return rows;
    }

    private boolean words(String path, @Nullable String words) {
        boolean right = !text(words).isEmpty()
                && text(words).length() <= BlockPlan.NAME_LENGTH_MAX
                && text(words)
                        .codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        if (!right) {
            fault(path, "must be from 1 to " + BlockPlan.NAME_LENGTH_MAX + " characters");
        }
        return right;
    }

    private void range(String path, @Nullable Integer value, int max) {
        if (value == null || value < 1 || value > max) {
            fault(path, "must be from 1 to " + max);
        }
    }

    private void fault(String path, String message) {
        faults.add(new Fault(path, message));
    }

    private static int number(@Nullable Integer checked) {
        return checked == null ? 0 : checked;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
