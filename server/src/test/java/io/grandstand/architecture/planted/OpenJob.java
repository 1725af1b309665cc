package io.grandstand.architecture.planted;

import org.springframework.scheduling.annotation.Scheduled;

class OpenJob {

    @Scheduled(fixedDelay = 1000)
    void work() {}
}
