package com.acme.guide;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dynamomapping.autoconfigure.TableReadyEvent;
import io.dynamomapping.spi.AfterSaveEvent;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class Diary {

	private final List<String> log = new CopyOnWriteArrayList<>();

	@EventListener
	void onSave(AfterSaveEvent<Review> event) {
		this.log.add(event.value().stars() + " stars are in " + event.item().tableName());
	}

	@EventListener
	void onReady(TableReadyEvent event) {
		this.log.add(event.mapping().name() + " is ready");
	}

	List<String> log() {
		return this.log;
	}

}
