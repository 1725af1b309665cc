package io.grandstand.architecture.planted;

import org.springframework.beans.factory.annotation.Value;

class LooseSetting {

    private final int seatsMax;

    LooseSetting(@Value("${grandstand.seats-max:4}") int seatsMax) {
        this.seatsMax = seatsMax;
    }

    boolean allows(int seats) {
        return seats <= seatsMax;
    }
}
