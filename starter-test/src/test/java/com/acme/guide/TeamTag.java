package com.acme.guide;

import io.dynamomapping.autoconfigure.observation.DynamoMeter;
import io.dynamomapping.autoconfigure.observation.DynamoMeterConvention;
import io.dynamomapping.spi.RequestReport;
import io.micrometer.core.instrument.Tags;

import org.springframework.stereotype.Component;

@Component
class TeamTag implements DynamoMeterConvention {

	@Override
	public Tags getTags(DynamoMeter meter, RequestReport request, String table) {
		return DynamoMeterConvention.super.getTags(meter, request, table).and("team", "books");
	}

}
