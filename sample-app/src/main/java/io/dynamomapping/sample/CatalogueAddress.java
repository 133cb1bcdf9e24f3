package io.dynamomapping.sample;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says where the page is when everything is ready.
 */
@Component
class CatalogueAddress {

	private static final Logger logger = LoggerFactory.getLogger(CatalogueAddress.class);

	private final Environment environment;

	CatalogueAddress(Environment environment) {
		this.environment = environment;
	}

	@EventListener(ApplicationReadyEvent.class)
	void print() {
		logger.info("Open http://localhost:{}/", this.environment.getProperty("local.server.port"));
	}

}
