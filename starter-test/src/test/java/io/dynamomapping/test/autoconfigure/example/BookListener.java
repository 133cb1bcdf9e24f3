package io.dynamomapping.test.autoconfigure.example;

import io.dynamomapping.spi.ItemEvent;
import io.dynamomapping.spi.ItemListener;

import org.springframework.stereotype.Component;

@Component
class BookListener implements ItemListener {

	@Override
	public void onEvent(ItemEvent<?> event) {
	}

}
