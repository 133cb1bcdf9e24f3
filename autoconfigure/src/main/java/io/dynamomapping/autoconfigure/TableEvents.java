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

	synchronized void publish(TableReadyEvent event) {
		if (this.pending != null) {
			this.pending.add(event);
		}
		else {
			this.publisher.publishEvent(event);
		}
	}

	@Override
	public synchronized void afterSingletonsInstantiated() {
		List<TableReadyEvent> events = Objects.requireNonNullElse(this.pending, List.of());
		this.pending = null;
		events.forEach(this.publisher::publishEvent);
	}

}
