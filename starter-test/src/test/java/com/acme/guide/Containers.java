package com.acme.guide;

import org.testcontainers.containers.GenericContainer;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;

@TestConfiguration(proxyBeanMethods = false)
class Containers {

	@Bean
	@ServiceConnection(name = "amazon/dynamodb-local")
	GenericContainer<?> dynamoDb() {
		return new GenericContainer<>("amazon/dynamodb-local:2.6.1").withExposedPorts(8000);
	}

}
