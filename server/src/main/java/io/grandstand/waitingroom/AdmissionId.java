package io.grandstand.waitingroom;

import java.util.UUID;

/** Names one admission: one fan's right to book for one performance. */
public record AdmissionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
