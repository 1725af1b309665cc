package io.grandstand.architecture.planted;

import org.springframework.kafka.annotation.KafkaListener;

class OpenConsumer {

    @KafkaListener(topics = "planted")
    void on(String event) {}
}
