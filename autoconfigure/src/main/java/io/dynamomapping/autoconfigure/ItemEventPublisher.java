package io.dynamomapping.autoconfigure;

import io.dynamomapping.autoconfigure.DynamoMappingProperties.PublishEvents;
import io.dynamomapping.spi.ItemEvent;
import io.dynamomapping.spi.ItemListener;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.ResolvableType;

/**
 * Publishes events of items to the application, with the type of the values, so that a
 * listener can ask for {@code AfterSaveEvent<Book>}.
 */
final class ItemEventPublisher implements ItemListener {

	private final ApplicationEventPublisher publisher;

	private final PublishEvents events;

	ItemEventPublisher(ApplicationEventPublisher publisher, PublishEvents events) {
		this.publisher = publisher;
		this.events = events;
	}

	@Override
	public void onEvent(ItemEvent<?> event) {
		if (this.events == PublishEvents.NONE) {
			return;
		}
		ResolvableType type = ResolvableType.forClassWithGenerics(event.getClass(),
				ResolvableType.forType(event.item().valueType()));
		this.publisher.publishEvent(new PayloadApplicationEvent<>(this, event, type));
	}

	@Override
	public boolean listensToLoads() {
		return this.events == PublishEvents.ALL;
	}

}
