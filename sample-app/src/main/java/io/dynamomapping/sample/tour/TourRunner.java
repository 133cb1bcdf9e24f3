package io.dynamomapping.sample.tour;

import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.sample.airport.Airport;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Prints the tour once the application has started, unless {@code sample.tour} is
 * {@code false}.
 */
@Component
@ConditionalOnProperty("sample.tour")
class TourRunner implements CommandLineRunner {

	private final Tour tour;

	TourRunner(DynamoMapping<String, Map<String, Object>> settings, DynamoMapping<String, Airport> airports,
			CallRecorder recorder) {
		this.tour = new Tour(settings, airports, recorder);
	}

	@Override
	public void run(String... arguments) {
		this.tour.go();
	}

}
