package com.acme.guide;

import io.dynamomapping.autoconfigure.observation.DynamoObservationContext;
import io.dynamomapping.autoconfigure.observation.DynamoObservationConvention;
import io.micrometer.common.KeyValues;

import org.springframework.stereotype.Component;

@Component
class OpenTelemetryNames implements DynamoObservationConvention {

	@Override
	public String getName() {
		return "db.client.operation";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(DynamoObservationContext context) {
		return DynamoObservationConvention.super.getLowCardinalityKeyValues(context).and("db.system.name",
				"aws.dynamodb");
	}

}
