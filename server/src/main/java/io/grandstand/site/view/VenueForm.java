package io.grandstand.site.view;

import io.grandstand.catalog.Fault;
import io.grandstand.catalog.PlanSketch;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A venue that is typed in.
 *
 * @param form its fields, those of a block as {@code blocks[0].name}
 * @param blocks how many there are
 * @param full whether there may be no more of them
 * @param incomplete blocks that are not drawn yet, counted from 0
 * @param file what is wrong with a plan's file
 */
public record VenueForm(
        FormPage form, int blocks, boolean full, PlanSketch sketch, List<Integer> incomplete, File file) {

    /**
     * What is wrong with a plan's file.
     *
     * @param wrong the key of a sentence; empty where nothing is
     * @param faults the first of them, as the plan's reader says them
     * @param more beyond these
     */
    public record File(String wrong, List<Fault> faults, int more) {

        public static final File NONE = new File("", List.of(), 0);

        public File {
            faults = List.copyOf(faults);
        }
    }

    public VenueForm {
        incomplete = List.copyOf(incomplete);
    }

    /** As they are called above their fields. */
    public String incomplete(Frame frame) {
        return incomplete.stream()
                .map(block -> frame.t("host-venue.block", block + 1))
                .collect(Collectors.joining(", "));
    }

    /** Each of them is complete, and all of them together are too much. */
    public boolean tooMuch() {
        return blocks > 0 && incomplete.isEmpty() && sketch.isEmpty();
    }

    public List<Integer> indices() {
        return IntStream.range(0, blocks).boxed().toList();
    }

    public boolean standing(int block) {
        return form.value(field(block, "kind")).equals("standing");
    }

    public boolean beside(int block) {
        return form.value(field(block, "where")).equals("beside");
    }

    public static String field(int block, String name) {
        return "blocks[" + block + "]." + name;
    }
}
