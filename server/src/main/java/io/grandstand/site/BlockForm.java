package io.grandstand.site;

import io.grandstand.catalog.BlockPlan;
import io.grandstand.catalog.BlockPlan.Block;
import io.grandstand.site.view.VenueForm;
import io.grandstand.site.view.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A venue's blocks as they were typed; what is wrong in them is kept as it is. */
record BlockForm(String name, List<Map<String, String>> blocks) {

    private static final List<String> FIELDS =
            List.of("name", "category", "kind", "where", "rowFrom", "rowTo", "seatsInRow", "places");
    private static final int TEXT_LENGTH_MAX = 200;

    BlockForm {
        blocks = List.copyOf(blocks);
    }

    /** One block, so that nobody begins with an empty page. */
    static BlockForm first(String section) {
        return new BlockForm(
                "",
                List.of(Map.of("name", section, "category", "R", "rowFrom", "1", "rowTo", "8", "seatsInRow", "12")));
    }

    static BlockForm of(Map<String, String> typed) {
        var blocks = new ArrayList<Map<String, String>>();
        for (int block = 0;
                block < BlockPlan.BLOCKS_MAX && typed.containsKey(VenueForm.field(block, "name"));
                block++) {
            var fields = new LinkedHashMap<String, String>();
            for (String field : FIELDS) {
                fields.put(field, text(typed.getOrDefault(VenueForm.field(block, field), "")));
            }
            blocks.add(fields);
        }
        return new BlockForm(text(typed.getOrDefault("name", "")), blocks);
    }

    /** Another one of the same make, beneath. */
    BlockForm withOneMore() {
        if (full()) {
            return this;
        }
        var more = new ArrayList<>(blocks);
        more.add(Map.of("kind", "seats", "where", "behind"));
        return new BlockForm(name, more);
    }

    BlockForm without(String block) {
        var rest = new ArrayList<Map<String, String>>();
        for (int index = 0; index < blocks.size(); index++) {
            if (!Integer.toString(index).equals(block)) {
                rest.add(blocks.get(index));
            }
        }
        return new BlockForm(name, rest);
    }

    boolean full() {
        return blocks.size() >= BlockPlan.BLOCKS_MAX;
    }

    /** Rows and seats are called as in the language in which their sections were named. */
    BlockPlan plan(Words words) {
        var numbering = new BlockPlan.Numbering(words.say("host-venue.row-label"), words.say("host-venue.seat-label"));
        return new BlockPlan(name, blocks.stream().map(BlockForm::block).toList(), numbering);
    }

    /** By the names that the form's fields have. */
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("name", name);
        for (int block = 0; block < blocks.size(); block++) {
            int index = block;
            values.putAll(blocks.get(block).entrySet().stream()
                    .collect(Collectors.toMap(field -> VenueForm.field(index, field.getKey()), Map.Entry::getValue)));
        }
        return values;
    }

    private static Block block(Map<String, String> fields) {
        return new Block(
                fields.get("name"),
                fields.get("category"),
                "beside".equals(fields.get("where")),
                "standing".equals(fields.get("kind")),
                fields.get("rowFrom"),
                fields.get("rowTo"),
                Typed.whole(fields.getOrDefault("seatsInRow", "")),
                Typed.whole(fields.getOrDefault("places", "")));
    }

    private static String text(String typed) {
        String text = typed.strip();
        return text.length() > TEXT_LENGTH_MAX ? text.substring(0, TEXT_LENGTH_MAX) : text;
    }
}
