package io.dynamomapping.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local, served over HTTP on a loopback port of this JVM until closed.
 * <p>
 * All credentials and regions see the same tables. DynamoDB Local takes access keys of
 * letters and digits only, and table names of three characters or more.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html">DynamoDB
 * Local</a>
 */
public final class EmbeddedDynamoDb implements AutoCloseable {

	private static final int START_ATTEMPTS = 5;

	private final DynamoDBProxyServer server;

	private final URI endpoint;

	private EmbeddedDynamoDb(DynamoDBProxyServer server, int port) {
		this.server = server;
		this.endpoint = URI.create("http://localhost:" + port);
	}

	/**
	 * Start an instance that keeps its tables in memory, on a free port.
	 * @return the running instance
	 */
	public static EmbeddedDynamoDb start() {
		return start(0, null);
	}

	/**
	 * Start an instance.
	 * @param port the port to listen on, or 0 for a free one
	 * @param directory where tables are kept from one start to the next, created when it
	 * is missing, or {@code null} to keep them in memory
	 * @return the running instance
	 * @throws IllegalStateException if DynamoDB Local does not start
	 */
	public static EmbeddedDynamoDb start(int port, @Nullable Path directory) {
		for (int attempt = 1;; attempt++) {
			int candidate = (port != 0) ? port : freePort();
			try {
				return startOn(candidate, directory);
			}
			catch (Exception ex) {
				boolean taken = ex instanceof BindException || ex.getCause() instanceof BindException;
				if (port == 0 && taken && attempt < START_ATTEMPTS) {
					continue;
				}
				throw new IllegalStateException(
						"DynamoDB Local did not start on port " + candidate + ((port != 0 && taken)
								? ": another process listens there. Choose another port, or 0 for a free one." : "."),
						ex);
			}
		}
	}

	private static EmbeddedDynamoDb startOn(int port, @Nullable Path directory) throws Exception {
		if (directory != null) {
			Files.createDirectories(directory);
		}
		String path = (directory != null) ? directory.toString() : null;
		// Not by way of ServerRunner, which reports each start to AWS.
		LocalDynamoDBRequestHandler requestHandler = new LocalDynamoDBRequestHandler(0, directory == null, path, true,
				false);
		DynamoDBProxyServer server = new DynamoDBProxyServer(port,
				new LocalDynamoDBServerHandler(requestHandler, null));
		server.start();
		return new EmbeddedDynamoDb(server, port);
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No free port on the loopback interface", ex);
		}
	}

	/**
	 * Return where the instance listens.
	 * @return an {@code http} address on the loopback interface
	 */
	public URI endpoint() {
		return this.endpoint;
	}

	/**
	 * Stop listening and close the database. Tables kept in memory are gone. Closing
	 * again does nothing.
	 */
	@Override
	public void close() {
		try {
			this.server.stop();
		}
		catch (Exception ex) {
			throw new IllegalStateException("DynamoDB Local at " + this.endpoint + " did not stop", ex);
		}
	}

}
