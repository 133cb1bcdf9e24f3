package io.dynamomapping.sample.airport;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.dynamomapping.DynamoMapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Fills the table of airports when the application starts for the first time, before the
 * web server takes requests. A setting remembers that it is complete, so that a load that
 * was cut short is repeated and airports that were edited or deleted later stay as they
 * are.
 */
@Component
class AirportLoader implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(AirportLoader.class);

	private static final int PORTION = 1000;

	private static final String CATALOGUE = "catalogue";

	private final DynamoMapping<String, Airport> airports;

	private final DynamoMapping<String, Map<String, Object>> settings;

	private volatile boolean running;

	AirportLoader(DynamoMapping<String, Airport> airports, DynamoMapping<String, Map<String, Object>> settings) {
		this.airports = airports;
		this.settings = settings;
	}

	@Override
	public void start() {
		if (!isLoaded()) {
			load(AirportFile.read());
		}
		logger.info(String.format(Locale.ROOT, "%,d airports loaded", this.airports.count()));
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
	}

	private boolean isLoaded() {
		return this.settings.containsKey(CATALOGUE) && !this.airports.isEmpty();
	}

	private void load(List<Airport> all) {
		for (int start = 0; start < all.size(); start += PORTION) {
			int end = Math.min(start + PORTION, all.size());
			this.airports.putAll(
					all.subList(start, end).stream().collect(Collectors.toMap(Airport::ident, (airport) -> airport)));
			logger.info(String.format(Locale.ROOT, "%,d of %,d airports stored", end, all.size()));
		}
		this.settings.put(CATALOGUE, Map.of("airports", all.size(), "loadedAt", Instant.now().toString()));
	}

}
