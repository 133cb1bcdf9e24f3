package io.dynamomapping.autoconfigure.docker.compose;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;

/**
 * A service without an engine.
 */
@NullMarked
record ComposeService(ImageReference image, int containerPort, Map<String, String> env,
		Map<String, String> labels) implements RunningService {

	static final int HOST_PORT = 32_768;

	@Override
	public String name() {
		return "dynamodb";
	}

	@Override
	public String host() {
		return "engine";
	}

	@Override
	public ConnectionPorts ports() {
		return new ConnectionPorts() {

			@Override
			public int get(int port) {
				if (port != ComposeService.this.containerPort) {
					throw new IllegalStateException(
							"Expected " + ComposeService.this.containerPort + ", found " + port);
				}
				return HOST_PORT;
			}

			@Override
			public List<Integer> getAll() {
				return List.of(HOST_PORT);
			}

			@Override
			public List<Integer> getAll(@Nullable String protocol) {
				return getAll();
			}

		};
	}

}
