package com.acme.guide;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;
import org.slf4j.MDC;

import org.springframework.stereotype.Component;

@Component
class RequestAudit implements RequestListener {

	private final List<String> lines = new CopyOnWriteArrayList<>();

	@Override
	public void afterRequest(RequestReport report) {
		this.lines.add(MDC.get("user") + ": " + report.operation() + ", " + report.items() + " items");
	}

	@Override
	public Runnable decorate(Runnable task) {
		String user = MDC.get("user");
		return () -> {
			try (MDC.MDCCloseable entry = MDC.putCloseable("user", user)) {
				task.run();
			}
		};
	}

	List<String> lines() {
		return this.lines;
	}

}
