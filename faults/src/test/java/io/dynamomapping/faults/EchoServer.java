package io.dynamomapping.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands for DynamoDB: remembers what it was asked, and answers it.
 */
final class EchoServer implements AutoCloseable {

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private final List<String> bodies = new CopyOnWriteArrayList<>();

	private volatile UnaryOperator<String> answer = (body) -> body;

	EchoServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::handle);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	private void handle(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		this.bodies.add(body);
		byte[] bytes = this.answer.apply(body).getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("x-amzn-RequestId", "REQUEST-" + this.bodies.size());
		exchange.getResponseHeaders().add("X-Asked", exchange.getRequestHeaders().getFirst("X-Ask"));
		exchange.sendResponseHeaders(200, bytes.length);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(bytes);
		}
	}

	URI endpoint() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort());
	}

	void answer(UnaryOperator<String> answer) {
		this.answer = answer;
	}

	List<String> bodies() {
		return this.bodies;
	}

	void awaitBodies(int count) throws InterruptedException {
		while (this.bodies.size() < count) {
			Thread.sleep(5);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
