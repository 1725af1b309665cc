package io.grandstand.catalog;

import io.grandstand.kernel.AccountId;
import java.util.List;
import java.util.Optional;

/** Venues, for the host whose they are. */
public interface HostedVenues {

    /** Bytes of a plan's document; an indented one needs about 400 for a seat. */
    int DOCUMENT_BYTES_MAX = 48 * 1024 * 1024;

    /** Makes a venue of a seating plan in pretix's JSON. */
    PlanImport importPlan(AccountId host, byte[] document, PlanImport.Duplicates duplicates);

    /**
     * Makes a venue of blocks; what is wrong is told by the path of its field: {@code blocks[2].rowTo}.
     *
     * @return {@link HostResult.Done} or {@link HostResult.Faulty}
     */
    HostResult<VenueView> build(AccountId host, BlockPlan plan);

    /** What is wrong with blocks, by the paths of their fields. */
    List<Fault> faults(BlockPlan plan);

    /** Draws those of the blocks in which nothing is wrong. */
    PlanSketch sketch(BlockPlan plan);

    /** Draws a venue; empty where there is none of this host. */
    Optional<PlanSketch> sketch(AccountId host, VenueId venue);

    /** The document as it was imported; empty where there is none of this host. */
    Optional<String> plan(AccountId host, VenueId venue);

    /** Gives it another name. */
    HostResult<VenueView> rename(AccountId host, VenueId venue, String name, Optional<String> nameEn);

    HostResult<VenueId> delete(AccountId host, VenueId venue);
}
