package io.dynamomapping.test.autoconfigure.example;

import io.dynamomapping.autoconfigure.DynamoDbClientBuilderCustomizer;
import io.dynamomapping.autoconfigure.DynamoJsonMapperBuilderCustomizer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

@Component
class Customizers implements DynamoDbClientBuilderCustomizer, DynamoJsonMapperBuilderCustomizer {

	@Override
	public void customize(DynamoDbClientBuilder builder) {
	}

	@Override
	public void customize(JsonMapper.Builder builder) {
	}

}
