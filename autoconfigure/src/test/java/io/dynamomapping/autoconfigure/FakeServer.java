package io.dynamomapping.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for what listens at an address, and answers whatever is asked.
 */
@NullMarked
final class FakeServer implements AutoCloseable {

	static final String NO_TABLES = "{\"TableNames\":[]}";

	static final String THROTTLED = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ThrottlingException\"}";

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private FakeServer(HttpServer server, Answer answer) {
		this.server = server;
		server.setExecutor(this.threads);
		server.createContext("/", (exchange) -> {
			try (exchange) {
				byte[] body = exchange.getRequestBody().readAllBytes();
				Request request = new Request(exchange, new String(body, StandardCharsets.UTF_8));
				this.requests.add(request);
				answer.to(request);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		server.start();
	}

	static FakeServer http(Answer answer) {
		try {
			return new FakeServer(HttpServer.create(anyPort(), 0), answer);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static FakeServer https(HttpsConfigurator configurator, Answer answer) throws IOException {
		HttpsServer server = HttpsServer.create(anyPort(), 0);
		server.setHttpsConfigurator(configurator);
		return new FakeServer(server, answer);
	}

	private static InetSocketAddress anyPort() {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
	}

	/**
	 * Answer with a status and a text.
	 * @param status the status
	 * @param body the text
	 * @return the answer
	 */
	static Answer with(int status, String body) {
		return (request) -> request.answer(status, body);
	}

	/**
	 * Answer late.
	 * @param milliseconds how late
	 * @return the answer
	 */
	static Answer after(long milliseconds) {
		return (request) -> {
			Thread.sleep(milliseconds);
			request.answer(200, NO_TABLES);
		};
	}

	List<Request> requests() {
		return this.requests;
	}

	URI endpoint() {
		String scheme = (this.server instanceof HttpsServer) ? "https" : "http";
		return URI.create(scheme + "://localhost:" + this.server.getAddress().getPort());
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	interface Answer {

		void to(Request request) throws IOException, InterruptedException;

	}

	/**
	 * What was asked.
	 *
	 * @param exchange the request and its answer
	 * @param body the text of the request
	 */
	record Request(HttpExchange exchange, String body) {

		@Nullable String header(String name) {
			return this.exchange.getRequestHeaders().getFirst(name);
		}

		void answer(int status, String text) throws IOException {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			this.exchange.sendResponseHeaders(status, bytes.length);
			this.exchange.getResponseBody().write(bytes);
		}

	}

}
