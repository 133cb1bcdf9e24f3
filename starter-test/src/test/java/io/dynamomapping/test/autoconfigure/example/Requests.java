package io.dynamomapping.test.autoconfigure.example;

import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;

import org.springframework.stereotype.Component;

@Component
class Requests implements RequestListener {

	@Override
	public void afterRequest(RequestReport report) {
	}

}
