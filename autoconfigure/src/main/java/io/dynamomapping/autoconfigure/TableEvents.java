package io.dynamomapping.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes that tables are ready, as soon as methods that listen are heard of. Needs no
 * client, so that lazy initialization stays lazy.
 */
final class TableEvents implements SmartInitializingSingleton {

	private final ApplicationEventPublisher publisher;

	private @Nullable List<TableReadyEvent> pending = new ArrayList<>();

	TableEvents(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	void publish(TableReadyEvent event) {
		if (!isKept(event)) {
			this.publisher.publishEvent(event);
		}
	}

	private synchronized boolean isKept(TableReadyEvent event) {
		return this.pending != null && this.pending.add(event);
	}

	@Override
	public void afterSingletonsInstantiated() {
		// Listeners may wait for other threads that open mappings.
		take().forEach(this.publisher::publishEvent);
	}

	private synchronized List<TableReadyEvent> take() {
		List<TableReadyEvent> events = Objects.requireNonNullElse(this.pending, List.of());
		this.pending = null;
		return events;
	}

}
