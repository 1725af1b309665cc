package io.grandstand.booking.availability;

import io.grandstand.booking.domain.Delta;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells of what a lane has committed: the pictures here at once, those of other processes by Kafka, and who waits in line. */
@Component
public class SeatChanges {

    private final SeatPictures pictures;
    private final DeltaPublisher publisher;
    private final LeftReports reports;

    SeatChanges(SeatPictures pictures, DeltaPublisher publisher, LeftReports reports) {
        this.pictures = pictures;
        this.publisher = publisher;
        this.reports = reports;
    }

    /** Called by a lane's writer, between its batches: nothing here waits for anything. */
    public void committed(List<Delta> deltas) {
        for (Delta delta : deltas) {
            pictures.apply(delta);
            publisher.publish(delta);
            reports.changed(delta.performance());
        }
    }
}
