package io.dynamomapping.autoconfigure.testcontainers;

import java.util.Map;

import org.jspecify.annotations.NullMarked;
import org.testcontainers.localstack.LocalStackContainer;

import org.springframework.objenesis.SpringObjenesis;

/**
 * A container that says where it is, without an engine.
 */
@NullMarked
final class StoppedLocalStackContainer extends LocalStackContainer {

	private String image = "localstack/localstack:4.0.3";

	private Map<String, String> environment = Map.of();

	private StoppedLocalStackContainer() {
		super("localstack/localstack:4.0.3");
	}

	// Its constructors look for an engine.
	static StoppedLocalStackContainer of(String image, Map<String, String> environment) {
		StoppedLocalStackContainer container = new SpringObjenesis().newInstance(StoppedLocalStackContainer.class,
				false);
		container.image = image;
		container.environment = environment;
		return container;
	}

	@Override
	public String getDockerImageName() {
		return this.image;
	}

	@Override
	public Map<String, String> getEnvMap() {
		return this.environment;
	}

	@Override
	public void start() {
	}

	@Override
	public void stop() {
	}

	@Override
	public String getHost() {
		return "stack";
	}

	@Override
	public Integer getMappedPort(int originalPort) {
		return 10_000 + originalPort;
	}

}
