package io.grandstand.catalog;

/** One general-admission area of a plan: the index of its section there. */
public record AreaNo(int section) implements Place, Comparable<AreaNo> {

    public AreaNo {
        if (section < 0) {
            throw new IllegalArgumentException("section must not be negative: " + section);
        }
    }

    @Override
    public int compareTo(AreaNo other) {
        return Integer.compare(section, other.section);
    }
}
